"""The source of a model in words: what it tells, where all else is illustrative."""

from collections.abc import Sequence

_FACTS = {
    "name": "tên",
    "subject_type": "loại",
    "bloc": "khối",
    "unit": "đơn vị",
    "holder": "chủ thể",
    "field": "lĩnh vực",
    "location": "địa bàn",
    "summary": "tóm tắt",
    "story": "bài viết",
}


def model_source(source: str, sourced: Sequence[str]) -> str:
    """Return the source as it stands, or with what it tells where illustrative data was laid over the model.

    `sourced` names what it tells, as `data_access.told_models.sourced_facts` does; empty = everything.

    >>> model_source("Báo cáo số 5", ("name", "bloc"))
    'Tên, khối: Báo cáo số 5; thông tin khác: dữ liệu minh họa'
    """
    if not source or not sourced:
        return source
    told = ", ".join(_FACTS[name] for name in sourced)
    return f"{told[:1].upper()}{told[1:]}: {source}; thông tin khác: dữ liệu minh họa"

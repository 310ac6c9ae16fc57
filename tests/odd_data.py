"""Data that no seed makes, for whoever looks at a page or tests it: many blocs and units, long names, much left out.

Beside the published facts: `python -m tests.odd_data` adds them to the database that is set.
"""

from itertools import cycle, islice

from sqlalchemy import Engine

from data_access.engine import connect
from data_access.revisions import begin
from seed.facts import BLOCS, named_models

UNITS = 500
MODELS = 1_200
IDLE_UNITS = 50
"""So many units at the end have no model."""

LONG_UNIT = (
    "Đảng bộ bộ phận liên ngành các đơn vị sự nghiệp công lập trực thuộc Sở và các trung tâm, ban quản lý dự án đầu tư "
    "xây dựng trên địa bàn tỉnh số {}"
)
LONG_MODEL = max((name for name, _ in named_models().values()), key=len)

MOVED = "U001"
"""The unit that was in the first bloc until 2022."""

NEW_BLOCS = {
    "doanh-nghiep": "Khối Doanh nghiệp nhà nước và tổ chức tín dụng",
    "y-te": "Khối Y tế",
    "giao-duc": "Khối Giáo dục phổ thông",
    "vu-trang": "Khối Lực lượng vũ trang",
    "dong-bang": "Khối Đảng ủy phường, xã đồng bằng",
    "mien-nui": "Khối Đảng ủy xã miền núi, biên giới",
    "hop-tac-xa": "Khối Hợp tác xã",
    "hoi": "Khối các tổ chức hội quần chúng được giao biên chế",
}
EMPTY_BLOC = "hoi"
"""The bloc without units."""

NEW_FIELD = "dong-bao-co-dao"


def write_odd_data(engine: Engine) -> int:
    """Add blocs up to twelve, a fifth field, 500 units and models of which little is known; return the revision."""
    blocs = [code for code in (*(one.code for one in BLOCS), *NEW_BLOCS) if code != EMPTY_BLOC]
    fields = cycle(("kinh-te", "van-hoa-xa-hoi", NEW_FIELD, ""))
    units = [
        {"code": f"U{number:03}", "name": _unit_name(number), "bloc": bloc, "kind": "committee"}
        for number, bloc in zip(range(1, UNITS + 1), cycle(blocs), strict=False)
    ]
    years = [
        {"unit": unit["code"], "year": year, "bloc": unit["bloc"], "member_count": 10 + place % 290}
        for place, unit in enumerate(units)
        for year in range(2021, 2026)
    ]
    for row in years[:2]:
        row["bloc"] = blocs[1]
    working = islice(cycle(units[: UNITS - IDLE_UNITS]), MODELS)
    models = [
        {
            "code": f"DVK-1{number:05}",
            "name": LONG_MODEL if number % 40 == 0 else f"Vận động nhân dân xây dựng tuyến đường số {number}",
            "bloc": unit["bloc"],
            "unit": unit["code"],
            "field": field,
            "subject_type": ("collective", "individual", "")[number % 3],
        }
        for number, unit, field in zip(range(1, MODELS + 1), working, fields, strict=False)
    ]
    with begin(engine, "edit") as revision:
        revision.write("category", [_bloc(place, code) for place, code in enumerate(NEW_BLOCS, len(BLOCS) + 1)])
        revision.write(
            "category", [{"kind": "field", "code": NEW_FIELD, "name": "Vùng đồng bào có đạo", "position": 5}]
        )
        revision.write("unit", units)
        revision.write("unit_year", years)
        revision.write("model", models)
        revision.write("model_year", [_year(place, model) for place, model in enumerate(models)])
        return revision.id


def _unit_name(number: int) -> str:
    return f"Đảng bộ cơ sở số {number}" if number % 50 else LONG_UNIT.format(number)


def _bloc(position: int, code: str) -> dict[str, object]:
    return {"kind": "bloc", "code": code, "name": NEW_BLOCS[code], "position": position}


def _year(place: int, model: dict[str, str]) -> dict[str, object]:
    kept = {name: model[name] for name in ("bloc", "unit", "field", "subject_type")}
    return {"model": model["code"], "year": 2021 + place % 5, "status": "registered", "registered_level": "", **kept}


if __name__ == "__main__":
    write_odd_data(connect())

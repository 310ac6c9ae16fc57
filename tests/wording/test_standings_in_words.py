"""Blocs and units side by side, in words."""

import pandas as pd
import pytest

from data_access.coverage import Coverage
from data_access.figures import HeadlineFigure
from data_access.one_unit import Rank
from data_access.scope import Scope
from wording.headline import during
from wording.standings import counted, leading_by, offered_measures, rank_in_words, reach_sentence, shown

WHOLE = HeadlineFigure(13, "itemised", 13, None)


def _blocs(*rows: tuple[str, int, int, int, object]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["name", "models", "reviewed", "recognized", "members"])
    frame["members"] = frame["members"].astype("Int64")
    return frame.assign(bloc=frame["name"], active=0, exemplary=0, awarded=0, units=2, units_with_models=1)


BLOCS = _blocs(("A", 3, 4, 4, 100), ("B", 10, 4, 2, 1000), ("C", 0, 0, 0, pd.NA))


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        ("mo-hinh", "B nhiều nhất: 10 mô hình, 76,9%."),
        ("tren-1000", "A cao nhất: 30,0 mô hình trên 1.000 đảng viên; thấp nhất là B: 10,0."),
        ("cong-nhan", "A cao nhất: 100% số mô hình đã thẩm định; thấp nhất là B: 50,0%."),
        ("tieu-bieu", "Chưa có số liệu trong phạm vi đang xem."),
    ],
)
def test_the_leading_bloc_is_said_for_each_measure(measure: str, sentence: str) -> None:
    assert leading_by(BLOCS, measure, WHOLE) == sentence


def test_equal_blocs_are_said_to_be_equal() -> None:
    equal = _blocs(("A", 1, 2, 1, 10), ("B", 1, 4, 2, 10))
    assert leading_by(equal, "cong-nhan", WHOLE) == "Các khối bằng nhau: mỗi khối 50,0% số mô hình đã thẩm định."
    shared = _blocs(("A", 1, 1, 1, 10), ("B", 1, 1, 1, 10), ("C", 1, 2, 1, 10))
    assert leading_by(shared, "cong-nhan", WHOLE).startswith("2 khối cùng cao nhất: 100%")


def test_what_is_not_known_is_a_dash_and_not_offered() -> None:
    assert [shown("tren-1000", row) for row in BLOCS.itertuples()] == ["30,0", "10,0", "—"]
    assert offered_measures(BLOCS, 0, WHOLE) == ["mo-hinh", "tren-1000", "cong-nhan"]
    assert offered_measures(BLOCS[2:], 2025, WHOLE) == ["mo-hinh", "dang-thuc-hien"]
    assert offered_measures(BLOCS, 0, HeadlineFigure(225, "published", 14, 225)) == ["mo-hinh", "cong-nhan"]


def test_a_title_says_when_only_a_part_is_itemised() -> None:
    assert counted("mo-hinh", 0, WHOLE) == "Mô hình đăng ký mới theo khối"
    part = HeadlineFigure(225, "published", 14, 225)
    assert counted("mo-hinh", 0, part) == "14 mô hình đã nhập chi tiết, theo khối"


def test_the_reach_is_told_with_and_without_units() -> None:
    told = "3 khối, 6 tổ chức cơ sở đảng; 3 đơn vị có mô hình, còn 3 đơn vị chưa có."
    assert reach_sentence(BLOCS, Coverage(3, 3, 6, False), WHOLE) == told
    bare = BLOCS.assign(units=0, units_with_models=0)
    assert "70 tổ chức cơ sở đảng theo số liệu công bố" in reach_sentence(bare, Coverage(0, 0, 70, True), WHOLE)
    assert reach_sentence(bare, Coverage(0, 0, None, False), WHOLE) == "3 khối: chưa có đơn vị nào."
    one = BLOCS[:1].assign(units_with_models=2)
    assert reach_sentence(one, Coverage(2, 2, 2, False), WHOLE) == "A có 2 tổ chức cơ sở đảng; tất cả đều có mô hình."
    part = HeadlineFigure(225, "published", 14, 225)
    told = "3 khối, 6 tổ chức cơ sở đảng; đã nhập chi tiết 14 trên 225 mô hình."
    assert reach_sentence(BLOCS, Coverage(0, 6, 6, False), part) == told


def test_a_rank_names_those_that_share_it() -> None:
    assert rank_in_words(Rank(1, 20, 0)) == "đứng thứ nhất trong 20 đơn vị của khối"
    assert rank_in_words(Rank(3, 20, 2)) == "đứng thứ 3 trong 20 đơn vị của khối, cùng 2 đơn vị khác"


def test_a_scope_says_its_time() -> None:
    periods = {"2021-2025": "2021–2025"}
    assert during(Scope(1, "2021-2025"), periods) == "giai đoạn 2021–2025"
    assert during(Scope(1, "2021-2025", (2022, 2023)), periods) == "năm 2022 và 2023"
    assert during(Scope(1), periods) == "tất cả các giai đoạn"

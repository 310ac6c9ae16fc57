"""Sentences of the report: natural for none, one and many, and silent about what is not known."""

import pandas as pd
import pytest

from data_access.counts import Cohort
from data_access.coverage import Coverage
from wording.headline import Stated
from wording.report import (
    blocs_told,
    fields_told,
    levels_told,
    organisation_told,
    published_told,
    registered_told,
    results_told,
    scope_told,
    steps_told,
    units_told,
    years_told,
)
from wording.takeaways import covered, leading_field, leading_level, leading_pair, review_rate


def _headline(total: str, types: tuple[str, ...], level: str, units: tuple[str, str]) -> list[Stated]:
    return [Stated("", (total,)), Stated("", types), Stated("", (level,)), Stated("", units[:1], units[1])]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (
            _headline("225", ("108", "117"), "59", ("68", "/70")),
            "Giai đoạn 2021–2025, có 225 mô hình “Dân vận khéo” được đăng ký, gồm 108 mô hình tập thể và 117 mô hình "
            "cá nhân; 59 mô hình đăng ký ở cấp Đảng bộ Khối trở lên; 68/70 tổ chức cơ sở đảng có mô hình.",
        ),
        (
            _headline("225", ("108", "117"), "—", ("—", "/70")),
            "Giai đoạn 2021–2025, có 225 mô hình “Dân vận khéo” được đăng ký, gồm 108 mô hình tập thể và 117 mô hình "
            "cá nhân.",
        ),
        (
            _headline("3", ("0", "3"), "0", ("20", "/20")),
            "Giai đoạn 2021–2025, có 3 mô hình “Dân vận khéo” được đăng ký, đều là mô hình cá nhân; cả 20 tổ chức cơ "
            "sở đảng đều có mô hình.",
        ),
        (
            _headline("1", ("1", "0"), "0", ("1", "/1")),
            "Giai đoạn 2021–2025, có 1 mô hình “Dân vận khéo” được đăng ký, là mô hình tập thể.",
        ),
        (
            _headline("0", ("—",), "0", ("0", "/70")),
            "Giai đoạn 2021–2025, chưa có mô hình “Dân vận khéo” nào được đăng ký.",
        ),
    ],
)
def test_registration_is_told_in_one_sentence(stated: list[Stated], said: str) -> None:
    assert registered_told("giai đoạn 2021–2025", stated) == said


def test_years_tell_where_the_number_went() -> None:
    assert years_told([(2021, 23), (2022, 28), (2023, 28), (2024, 75), (2025, 71)]) == (
        "Số mô hình đăng ký mới tăng từ 23 (năm 2021) lên 71 (năm 2025); "
        "nhiều nhất là năm 2024 với 75 mô hình, gấp 2,7 lần năm trước."
    )
    assert years_told([(2021, 9), (2022, 4)]) == "Số mô hình đăng ký mới giảm từ 9 (năm 2021) xuống 4 (năm 2022)."
    assert years_told([(2021, 0), (2022, 1)]) == "Mô hình được đăng ký mới trong các năm: 2022 (1 mô hình)."
    assert "bằng năm 2021" in years_told([(2021, 4), (2022, 4)])


def test_what_followed_is_told_without_zeros() -> None:
    further = [("Tiêu biểu", 43), ("Nhân rộng", 0), ("Khen thưởng", 65)]
    assert steps_told(225, 164, 151, further) == (
        "Đến nay, 164/225 mô hình đã được thẩm định (72,9%); trong đó 151 mô hình được công nhận, đạt 92,1% số đã "
        "thẩm định. Trong tổng số mô hình đã đăng ký có 43 mô hình tiêu biểu (19,1%) và 65 mô hình được khen thưởng "
        "(28,9%)."
    )
    assert steps_told(3, 3, 3, []) == "Đến nay, cả 3 mô hình đã được thẩm định và đều được công nhận."
    assert steps_told(1, 1, 1, []) == "Đến nay, 1 mô hình đã được thẩm định và được công nhận."
    assert steps_told(2, 1, 0, []).endswith("(50,0%); chưa có mô hình nào được công nhận.")


def test_levels_blocs_and_fields_pass_over_what_is_none() -> None:
    assert levels_told([("Cơ sở", 2, 3), ("Tỉnh", 1, 0)]) == (
        "Theo cấp đăng ký, có 2 mô hình cấp cơ sở và 1 mô hình cấp tỉnh. Theo cấp công nhận, có 3 lượt ở cấp cơ sở."
    )
    assert levels_told([("Cơ sở", 0, 0)]) == ""
    assert blocs_told([("Khối A", 6), ("Khối B", 3), ("Khối C", 0)], "") == (
        "Khối A có nhiều mô hình nhất với 6 mô hình, chiếm 66,7%; ít nhất là Khối C, chưa có mô hình."
    )
    assert blocs_told([("Khối A", 3), ("Khối B", 3)], "Bằng nhau.") == "Bằng nhau."
    assert fields_told([("Kinh tế", 1), ("Y tế", 0), ("Giáo dục", 4)]) == (
        "Tính chung, có 4 mô hình thuộc lĩnh vực Giáo dục và 1 mô hình thuộc lĩnh vực Kinh tế."
    )


def test_units_without_a_model_are_named_behind_the_sentence() -> None:
    assert units_told("Còn 2 đơn vị chưa có.", ["A", "B"], 2) == "Còn 2 đơn vị chưa có: A và B."
    many = units_told("Còn 12 đơn vị chưa có.", [str(number) for number in range(12)], 12)
    assert many.endswith("8, 9 và 2 đơn vị khác.")


def test_results_read_as_phrases() -> None:
    assert results_told([Stated("Hộ gia đình tham gia", ("445",), " hộ"), Stated("Diện tích", ("6,3",), " ha")]) == (
        "445 hộ gia đình tham gia; diện tích: 6,3 ha"
    )


def test_published_figures_are_told_but_not_twice() -> None:
    stated = [
        Stated(
            "Mô hình giai đoạn 2021–2023",
            ("79",),
            about="giai đoạn 2021–2023",
            parts=("52 tập thể", "27 cá nhân"),
            higher=("15 tập thể",),
        ),
        Stated("Mô hình giai đoạn 2021–2025", ("225",), about="giai đoạn 2021–2025"),
        Stated("Tổ chức cơ sở đảng trực thuộc", ("70",), parts=("40 đảng bộ cơ sở", "30 chi bộ cơ sở")),
        Stated("Đảng viên", ("5.080",)),
    ]
    assert published_told("số liệu công bố 09/06/2024", "giai đoạn 2021–2025", stated) == (
        "Theo số liệu công bố ngày 09/06/2024, giai đoạn 2021–2023 có 79 mô hình (52 tập thể, 27 cá nhân), "
        "trong đó ở cấp Đảng bộ Khối có 15 tập thể."
    )
    assert organisation_told("Đảng bộ X", stated) == [
        "Đảng bộ X có 70 tổ chức cơ sở đảng trực thuộc, gồm 40 đảng bộ cơ sở và 30 chi bộ cơ sở, với 5.080 đảng viên."
    ]
    assert organisation_told("Đảng bộ X", stated[:2]) == []


def test_filters_stand_in_a_title() -> None:
    assert scope_told(("Khối: Khối A", "Loại: Cá nhân")) == "Khối A; loại: Cá nhân"


def test_takeaways_are_right_for_one_for_all_and_for_ties() -> None:
    assert review_rate(Cohort(3, 2, 0, 0, 0, 0)) == "Trong 2 mô hình đã thẩm định, chưa có mô hình nào được công nhận."
    assert review_rate(Cohort(3, 1, 1, 0, 0, 0)) == "1 mô hình đã thẩm định và được công nhận."
    assert review_rate(Cohort(3, 2, 2, 0, 0, 0)) == "Cả 2 mô hình đã thẩm định đều được công nhận."
    one = pd.DataFrame({"name": ["Cơ sở", "Tỉnh"], "registered": [1, 0], "recognized": [0, 0]})
    assert leading_level(one) == "1 mô hình, đăng ký ở cấp cơ sở."
    split = pd.DataFrame({"name": ["Cơ sở", "Tỉnh", "A"], "registered": [2, 1, 1], "recognized": [0, 0, 0]})
    assert leading_level(split) == "Đăng ký ở cấp cơ sở: 2 trên 4 mô hình."
    grid = pd.DataFrame({"bloc_name": ["Khối A"] * 3, "field_name": ["K", "V", "Q"], "models": [1, 1, 1]})
    assert leading_pair(grid[:2]) == (
        "Nhiều nhất là lĩnh vực K của Khối A và lĩnh vực V của Khối A: mỗi nơi 1 mô hình."
    )
    assert leading_pair(grid).startswith("Các mô hình phân bố khá đều")
    fields = pd.DataFrame({"name": ["Kinh tế", "Y tế"], "models": [3, 1]})
    assert leading_field(fields) == "Lĩnh vực Kinh tế nhiều nhất: 3 mô hình, 75,0%."
    assert leading_field(fields.assign(models=2)).startswith("Các lĩnh vực Kinh tế và Y tế cùng nhiều nhất")
    assert covered(Coverage(20, 20, 20, published=False)) == "Cả 20 tổ chức cơ sở đảng đều có mô hình."

"""The areas of the resolution, in words."""

import pandas as pd

from wording.resolution import area_sentence, leading_area, none_linked


def _named(*rows: tuple[str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "models"])


def test_the_area_with_most_models_and_those_without_are_said() -> None:
    assert leading_area(_named(("Y tế", 3), ("Giáo dục", 1))) == "Y tế có nhiều mô hình nhất: 3 mô hình."
    told = leading_area(_named(("Y tế", 3), ("Giáo dục", 3), ("Thu ngân sách", 0)))
    assert told == (
        "Y tế và Giáo dục cùng có nhiều mô hình nhất: mỗi nội dung 3 mô hình. Chưa có mô hình: Thu ngân sách."
    )
    assert leading_area(_named(("Y tế", 0))).startswith("Chưa có mô hình nào")


def test_an_area_names_the_blocs_of_its_models() -> None:
    told = "1.003 mô hình. Khối B: 1.000; Khối A: 3."
    assert area_sentence(_named(("Khối A", 3), ("Khối B", 1000), ("Khối C", 0))) == told
    many = [(f"Khối {letter}", models) for letter, models in zip("ABCDE", (5, 4, 3, 2, 1), strict=True)]
    assert area_sentence(_named(*many)).endswith("Khối A: 5; Khối B: 4; Khối C: 3; 2 khối khác: 3.")
    assert area_sentence(_named(*many[:4])).endswith("Khối C: 3; Khối D: 2.")
    assert area_sentence(_named(("Khối A", 0))).startswith("Chưa có mô hình nào phục vụ")


def test_models_without_areas_are_counted() -> None:
    assert none_linked(14).startswith("14 mô hình đã nhập chi tiết chưa được gắn")
    assert none_linked(0).startswith("Chưa có mô hình nào được nhập chi tiết")

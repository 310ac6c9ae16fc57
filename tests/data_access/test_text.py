"""Folded text compares what people mean, not how they typed it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.text import fold, fold_all, in_alphabet, slug


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        ("Mẹ đỡ đầu", "me do dau"),
        ("  Dân   vận\tkhéo\n", "dan van kheo"),
        ("ĐẢNG BỘ", "dang bo"),
        ("225 mô hình", "225 mo hinh"),
        ("plain  ASCII", "plain ascii"),
        ("“Dân vận khéo” – 50 m²…", "“dan van kheo” – 50 m²…"),
        ("Ñandú, żółw và Đường", "nandu, zołw va duong"),
        ("", ""),
    ],
)
def test_accents_case_and_surplus_space_do_not_count(given_text: str, folded: str) -> None:
    assert fold(given_text) == folded


def test_a_name_becomes_a_code_of_letters_digits_and_hyphens() -> None:
    assert slug("Vùng đồng bào  có đạo (2)") == "vung-dong-bao-co-dao-2"
    assert slug("–") == ""
    assert slug("dài " * 20).count("dai") == 16


def test_composed_and_decomposed_letters_fold_alike() -> None:
    name = "Tổ tự quản bảo vệ đường biên"
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@given(st.text())
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.lists(st.text(max_size=12), max_size=5))
def test_many_texts_fold_as_each_does(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(one) for one in texts]


def test_names_are_sorted_by_the_vietnamese_alphabet_and_by_the_value_of_numbers() -> None:
    numbered = ["Chi bộ 10a", "Đảng bộ A", "Dân vận", "Chi bộ 10", "Chi bộ 2"]
    assert sorted(numbered, key=in_alphabet) == ["Chi bộ 2", "Chi bộ 10", "Chi bộ 10a", "Dân vận", "Đảng bộ A"]
    toned = ["mă", "mai", "mạ", "má", "mã", "mả", "mà", "ma"]
    assert sorted(toned, key=in_alphabet) == ["ma", "mà", "mả", "mã", "má", "mạ", "mai", "mă"]

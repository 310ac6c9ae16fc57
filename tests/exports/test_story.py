"""The story: what is told in which order, in words and figures, and what leaves itself out."""

import pandas as pd
import pytest
from sqlalchemy import Engine

from data_access.revisions import begin
from exports.story_models import story_paragraphs
from exports.story_parts import Column, Story
from exports.story_text import printable
from tests.exports.conftest import story_of
from wording.headline import Stated


def _keys(story: Story) -> list[str]:
    return [section.key for section in story.sections]


def test_a_full_database_tells_everything_in_the_order_of_a_meeting(full_story: Story) -> None:
    keys = [key for key in _keys(full_story) if not key.startswith("mo-hinh")]
    assert keys == [
        "bia",
        "tong-quan",
        "cong-bo",
        "theo-nam",
        "cong-nhan",
        "theo-cap",
        "theo-khoi",
        "khoi-linh-vuc",
        "don-vi",
        "nghi-quyet",
        "ket-qua",
        "danh-sach",
        "ket-thuc",
    ]
    assert all(section.takeaway for section in full_story.sections if section.kind != "list")
    assert full_story.illustrative
    assert full_story.imprint.startswith("Phiên bản số liệu 2 · cập nhật ")
    assert full_story.imprint.endswith("Dữ liệu minh họa")


def test_facts_alone_leave_out_what_is_not_known(facts_story: Story) -> None:
    assert _keys(facts_story) == ["bia", "tong-quan", "cong-bo", "theo-khoi", "nghi-quyet", "danh-sach", "ket-thuc"]
    blocs = facts_story.sections[3]
    assert blocs.title == "14 mô hình đã nhập chi tiết, theo khối"
    assert not facts_story.illustrative
    assert "minh họa" not in facts_story.imprint


def test_the_headline_is_published_for_the_period_and_itemised_under_a_filter(full_engine: Engine) -> None:
    whole = story_of(full_engine, parts=("tong-quan",)).sections[0]
    assert whole.takeaway == "225 mô hình “Dân vận khéo” trong giai đoạn 2021–2025."
    assert whole.figures[0].note == "công bố · đã nhập chi tiết 225/225"
    narrowed = story_of(full_engine, parts=("tong-quan", "theo-khoi"), blocs=("kinh-te",))
    assert narrowed.sections[0].figures[0].note == "số liệu chi tiết · cả giai đoạn công bố 225"
    assert narrowed.filters == ("Khối: Khối Kinh tế, Tài chính, Kỹ thuật",)
    assert _keys(narrowed) == ["tong-quan"]


def test_figures_of_the_charts_add_up_to_the_headline(full_story: Story) -> None:
    sections = {section.key: section for section in full_story.sections}
    for key in ("theo-nam", "theo-khoi", "khoi-linh-vuc"):
        assert sections[key].tables[0].frame["models"].sum() == 225
    years = sections["theo-nam"]
    assert years.chart is not None
    stacked = years.tables[0].frame[[series.column for series in years.chart.series]]
    assert list(stacked.sum(axis=1)) == list(years.tables[0].frame["models"])
    heat = sections["khoi-linh-vuc"]
    assert heat.chart is not None
    assert heat.tables[0].frame[[series.column for series in heat.chart.series]].to_numpy().sum() == 225


def test_charts_and_columns_name_only_what_their_table_holds(full_story: Story) -> None:
    for section in full_story.sections:
        for table in section.tables:
            assert {column.name for column in table.columns} <= set(table.frame.columns), section.key
        if section.chart is not None:
            chart, frame = section.chart, section.tables[0].frame
            used = {chart.category, *(series.column for series in chart.series)} | ({chart.written} - {""})
            assert used <= set(frame.columns), section.key
            assert not chart.row_colours or len(chart.row_colours) == len(frame)


def test_parts_come_in_the_order_asked_for_and_unknown_ones_are_passed_over(full_engine: Engine) -> None:
    told = story_of(full_engine, parts=("ket-qua", "khong-co", "bia", "bia"))
    assert _keys(told) == ["ket-qua", "bia"]


def test_chosen_models_are_told_in_their_order_and_unknown_ones_are_passed_over(full_engine: Engine) -> None:
    told = story_of(full_engine, parts=("mo-hinh",), models=("DVK-000016", "DVK-999999", "DVK-000001"))
    assert _keys(told) == ["mo-hinh-DVK-000016", "mo-hinh-DVK-000001"]
    model = told.sections[0].model
    assert model is not None
    assert [heading for heading, _ in model.story] == ["Hoàn cảnh", "Cách làm", "Kết quả", "Bài học"]
    assert ("Đơn vị", "Đảng bộ cơ sở minh họa 04") in model.facts


def test_a_chosen_illustrative_model_marks_the_story_wherever_it_is_from(full_engine: Engine) -> None:
    scope = {"units": ("khong-co",), "parts": ("mo-hinh",)}
    assert not story_of(full_engine, models=(), **scope).illustrative
    assert story_of(full_engine, models=("DVK-000016",), **scope).illustrative


def test_a_named_model_says_what_the_article_tells_of_it(full_engine: Engine, facts_engine: Engine) -> None:
    asked = {"parts": ("mo-hinh",), "models": ("DVK-000003",)}
    article = story_of(facts_engine, **asked).sections[0].source
    assert article.startswith("“Quảng Bình: ")
    shown = story_of(full_engine, **asked).sections[0].source
    assert shown == f"Tên, khối: {article}; thông tin khác: dữ liệu minh họa"


def test_lists_are_cut_and_say_so(full_engine: Engine) -> None:
    table = story_of(full_engine, parts=("danh-sach",), listed=10).sections[0].tables[0]
    assert len(table.frame) == 10
    assert table.cut == "Danh sách nêu 10 trên 225 dòng."


def test_units_without_models_are_named(full_story: Story) -> None:
    units = next(section for section in full_story.sections if section.key == "don-vi")
    assert units.takeaway == "68 trên 70 tổ chức cơ sở đảng có mô hình; còn 2 đơn vị chưa có."
    assert len(units.tables[1].frame) == 2


@pytest.mark.parametrize(
    "scope", [{"period": ""}, {"period": "khong-co"}, {"years": (2024,)}, {"units": ("khong-co",)}]
)
def test_any_scope_tells_a_story(full_engine: Engine, scope: dict[str, object]) -> None:
    told = story_of(full_engine, **scope)
    assert _keys(told)[:2] == ["bia", "tong-quan"]
    assert _keys(told)[-1] == "ket-thuc"


def test_twelve_blocs_each_have_a_row_and_a_colour(engine: Engine) -> None:
    with begin(engine, "seed") as revision:
        codes = [f"khoi-{number:02}" for number in range(1, 13)]
        revision.write_tuples(
            "category",
            ("kind", "code", "name", "position"),
            [("bloc", code, f"Khối thứ {place}", place) for place, code in enumerate(codes, 1)],
        )
        revision.write("model", [{"code": f"M{code}", "name": "Mô hình", "bloc": code} for code in codes])
        revision.write("model_year", [{"model": f"M{code}", "year": 2024, "bloc": code} for code in codes])
    section = story_of(engine, period="", parts=("theo-khoi",)).sections[0]
    assert section.chart is not None
    assert len(section.tables[0].frame) == len(section.chart.row_colours) == 12


def test_an_empty_database_tells_of_nothing_without_failing(engine: Engine) -> None:
    with begin(engine, "seed") as revision:
        revision.write("setting", [{"key": "organisation", "value": "Đảng bộ <b>"}])
    told = story_of(engine, period="")
    assert _keys(told) == ["bia", "tong-quan", "ket-thuc"]
    assert told.organisation == "Đảng bộ <b>"


def test_characters_that_no_document_can_hold_are_left_out() -> None:
    found = (
        pd.DataFrame({"name": ["A\x00\uffff", "Ỗ"], "year": [1, 2]}),
        {"organisation": "Đảng\x0b bộ"},
        Stated("\ufffe", ("1",)),
    )
    frame, settings, stated = printable(found)
    assert list(frame["name"]) == ["A", "Ỗ"]
    assert settings == {"organisation": "Đảng bộ"}
    assert stated == Stated("", ("1",))


def test_cells_are_shown_as_vietnamese_readers_write_them() -> None:
    assert Column("a", "A", "count").shown(5080) == "5.080"
    assert Column("a", "A", "share").shown(71 / 225) == "31,6%"
    assert Column("a", "A", "amount").shown(1234.5) == "1.234,5"
    assert Column("a", "A", "year").shown(2024) == "2024"
    assert Column("a", "A", "count").shown(pd.NA) == "—"


def test_a_story_is_parted_by_its_headings() -> None:
    assert story_paragraphs("Mở đầu.\n\n**Kết quả.** Có **25** hộ\ntham gia.\n\n") == (
        ("", "Mở đầu."),
        ("Kết quả", "Có 25 hộ tham gia."),
    )
    assert story_paragraphs("") == ()

"""Two records side by side: what differs is marked, long texts are cut where they begin to differ."""

from ui.side_by_side import around_difference, side_by_side


def test_long_texts_are_shown_where_they_begin_to_differ() -> None:
    same = "x" * 5_000
    before, after = around_difference(f"{same}cũ", f"{same}mới")
    assert before == f"…{'x' * 40}cũ"
    assert after == f"…{'x' * 40}mới"
    assert around_difference("ngắn", "") == ("ngắn", "")
    before, after = around_difference(same, same + "thêm")
    assert after == f"…{'x' * 40}thêm"


def test_words_that_differ_are_marked_on_both_sides() -> None:
    drawn = side_by_side(("Đã có", "Trong tệp"), [("Tên", "Hòa giải ở cơ sở", "Hòa giải tại cơ sở")])
    assert "Hòa giải <mark>ở</mark> cơ sở" in drawn
    assert "Hòa giải <mark>tại</mark> cơ sở" in drawn


def test_what_only_one_side_knows_is_not_marked_and_what_neither_knows_is_left_out() -> None:
    drawn = side_by_side(
        ("Đã có", "Trong tệp"), [("Chủ thể", "", "Chi đoàn"), ("Địa bàn", "", ""), ("Năm", "2024", "2024")]
    )
    assert "<mark>" not in drawn
    assert "Địa bàn" not in drawn
    assert "—" in drawn


def test_texts_are_escaped_also_where_they_are_marked() -> None:
    drawn = side_by_side(("<a>", "<b>"), [("<i>", "x <script>", "x <img>")])
    assert not {"<a>", "<b>", "<i>", "<script>", "<img>"} & set(drawn.replace(">", ">|").split("|"))
    assert "<mark>&lt;script&gt;</mark>" in drawn

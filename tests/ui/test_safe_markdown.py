"""A story may be typed by anyone: nothing in it runs, and nothing is loaded from outside."""

import pytest

from ui.safe_markdown import safe_html


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "Một <img src=x onerror=alert(1)> hai",
        "<iframe src='https://example.org'></iframe>",
        "![ảnh](https://example.org/a.png)",
        '![<img src=x onerror="alert(1)">](/anh/a.webp)',
        "[mở](javascript:alert(1))",
        "[mở](JaVaScRiPt:alert(1))",
        "[mở](data:text/html;base64,PHNjcmlwdD4=)",
        "[mở](//example.org)",
        "<javascript:alert(1)>",
    ],
)
def test_nothing_typed_runs_or_loads(typed: str) -> None:
    drawn = safe_html(typed)
    assert all(f"<{tag}" not in drawn for tag in ("script", "img", "iframe", "a "))


def test_text_links_lists_and_tables_are_drawn() -> None:
    drawn = safe_html("**Đậm** và [nguồn](https://example.org/a)\n\n- một\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    assert "<strong>Đậm</strong>" in drawn
    assert '<a href="https://example.org/a">nguồn</a>' in drawn
    assert "<li>một</li>" in drawn
    assert "<td>2</td>" in drawn

"""Documents become HTML that leads where the dashboard has things, and to nothing that it has not."""

from pathlib import Path

import pytest

from ui import guide_text
from ui.guide_text import Heading, guide

TEXT = """# Sách

<!-- bỏ qua -->
Mở đầu: [cài đặt](cai-dat.md#sao-luu), [mã](../deploy/backup.sh), [trang](https://example.org), [dưới](#việc-một).

## Phần

### Việc `một`

#### Nhỏ

<script>alert(1)</script>

| a |
|---|
| 1 |
"""


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> guide_text.Guide:
    (tmp_path / "sach.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(guide_text, "DOCS", tmp_path)
    return guide("sach")


def test_title_and_headings_make_the_contents(written: guide_text.Guide) -> None:
    assert written.title == "Sách"
    assert written.headings == (Heading(2, "phần", "Phần"), Heading(3, "việc-một", "Việc một"))
    assert '<h3 id="việc-một">' in written.html
    assert "<h1" not in written.html


def test_links_lead_to_guides_pages_and_headings_alone(written: guide_text.Guide) -> None:
    assert '<a href="/huong-dan?tai_lieu=cai-dat">cài đặt</a>' in written.html
    assert "<span>mã</span>" in written.html
    assert '<a href="https://example.org">trang</a>' in written.html
    assert '<a href="#vi%E1%BB%87c-m%E1%BB%99t">dưới</a>' in written.html


def test_raw_html_shows_as_text_and_wide_tables_scroll(written: guide_text.Guide) -> None:
    assert "<script>" not in written.html
    assert "bỏ qua" not in written.html
    assert '<div class="wide" tabindex="0"><table>' in written.html


def test_pictures_come_from_the_project_with_their_size() -> None:
    assert 'src="/huong-dan/anh/tong-quan.webp"' in guide("huong-dan").html
    assert 'width="1366" height="768"' in guide("huong-dan").html

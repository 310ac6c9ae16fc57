"""The deck: one HTML file that plays by keys, clicker or finger, refers to nothing outside and needs no server."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from exports.deck_slides import slide_html
from exports.fonts import FONTS
from exports.story_parts import Story

_STATIC = Path(__file__).parent / "static"
_WEIGHTS = (("SourceSansPro-Regular.otf", "400"), ("SourceSansPro-Semibold.otf", "600 900"))
_KEYS = (
    ("→  ↓  PageDown  Dấu cách", "Trang sau"),
    ("←  ↑  PageUp", "Trang trước"),
    ("Home · End", "Trang đầu · trang cuối"),
    ("Số rồi Enter", "Đến trang có số đó"),
    ("F  hoặc  F5", "Toàn màn hình"),
    ("O", "Xem tất cả các trang"),
    ("B  hoặc  .", "Màn hình đen (W: màn hình trắng)"),
    ("T", "Đồng hồ (R: tính lại từ đầu)"),
    ("H", "Bảng phím này"),
    ("Vuốt ngang", "Chuyển trang trên màn hình cảm ứng"),
)
_BUTTONS = (
    ("ArrowLeft", "Trang trước", "M15 5l-7 7 7 7"),
    ("ArrowRight", "Trang sau", "M9 5l7 7-7 7"),
    ("KeyO", "Tất cả các trang", "M4 5h6v5H4zM14 5h6v5h-6zM4 14h6v5H4zM14 14h6v5h-6z"),
    ("KeyT", "Đồng hồ", "M12 7v5l3 2M12 3a9 9 0 100 18 9 9 0 000-18z"),
    ("KeyF", "Toàn màn hình", "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"),
    ("KeyH", "Bảng phím", "M9.5 9a2.5 2.5 0 115 .4c-.5 1.2-2.5 1.6-2.5 3.6M12 17v.1"),
)


def deck(story: Story) -> bytes:
    """Return the story as a deck in UTF-8; lists are for paper and left out."""
    told = [section for section in story.sections if section.kind != "list"]
    slides = "".join(slide_html(story, section, place, len(told)) for place, section in enumerate(told, 1))
    title = escape(f"{story.title} – {story.when}")
    return (
        '<!doctype html><html lang="vi" translate="no"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{content_policy()}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="referrer" content="no-referrer"><title>{title}</title><style>{_style()}</style></head>'
        f"<body><main>{slides}</main>{_presenter()}<script>{_script()}</script></body></html>"
    ).encode()


@cache
def content_policy() -> str:
    """Return the Content-Security-Policy of every deck: our own style and script, and what the file carries."""
    return (
        f"default-src 'none'; style-src {_hash(_style())}; script-src {_hash(_script())}; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


def _presenter() -> str:
    buttons = "".join(
        f'<button type="button" data-key="{key}" title="{name}" aria-label="{name}">'
        f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"/></svg></button>'
        for key, name, path in _BUTTONS
    )
    keys = "".join(f"<dt>{escape(key)}</dt><dd>{escape(does)}</dd>" for key, does in _KEYS)
    return (
        f'<progress class="progress" value="1" max="1" aria-label="Tiến độ trình chiếu"></progress>'
        f'<nav class="bar" aria-label="Điều khiển trình chiếu">{buttons}</nav>'
        f'<div class="keys" hidden><h2>Phím điều khiển</h2><dl>{keys}</dl></div>'
        '<div class="clock" hidden></div><div class="typed" hidden></div><div class="blank" hidden></div>'
    )


@cache
def _style() -> str:
    faces = "".join(
        f'@font-face{{font-family:"Deck Sans";font-weight:{weight};src:url(data:font/otf;base64,'
        f'{b64encode((FONTS / name).read_bytes()).decode()}) format("opentype")}}'
        for name, weight in _WEIGHTS
    )
    return faces + (_STATIC / "deck.css").read_text(encoding="utf-8")


@cache
def _script() -> str:
    return (_STATIC / "deck.js").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

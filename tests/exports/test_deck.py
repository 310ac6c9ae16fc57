"""The deck as a file: whole in itself, strict about what it runs, harmless whatever the names are."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from sqlalchemy import Engine, insert

from data_access.engine import writing
from data_access.revisions import begin
from data_access.schema import photo
from exports.deck import deck
from exports.story_parts import Story
from tests.exports.conftest import story_of

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{}} \\N \u202e\x01 =1+1"


class Read(HTMLParser):
    """Every element with its attributes, and all text by the element it stands in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self._open[-1] if self._open else "", []).append(data)


@pytest.fixture(scope="module")
def full_html(full_story: Story) -> str:
    return deck(full_story).decode()


def _slides(html: str) -> list[str]:
    return [attributes["id"] or "" for tag, attributes in Read(html).elements if tag == "section"]


def test_every_section_but_the_list_is_a_slide_in_its_order(full_html: str, full_story: Story) -> None:
    assert _slides(full_html) == [section.key for section in full_story.sections if section.kind != "list"]
    assert f"1 / {len(_slides(full_html))}" in full_html


def test_sentences_and_figures_stand_on_the_slides(full_html: str, full_story: Story) -> None:
    text = " ".join(part for parts in Read(full_html).texts.values() for part in parts)
    for section in full_story.sections:
        if section.kind != "list":
            assert section.headline in text
            for figure in section.figures:
                assert figure.label in text or section.chart is not None
    assert "Phiên bản số liệu 2" in text
    assert "Dữ liệu minh họa" in text


def test_nothing_outside_is_referred_to(full_html: str) -> None:
    elements = Read(full_html).elements
    assert {tag for tag, _ in elements} & {"link", "iframe", "object", "embed", "base", "form", "a", "audio"} == set()
    for _, attributes in elements:
        for name in ("src", "href", "xlink:href", "srcset", "action", "style"):
            assert (attributes.get(name) or "data:").startswith("data:"), attributes
    assert set(re.findall(r"https?://[^\"')\s<]+", full_html)) == {"http://www.w3.org/2000/svg"}
    assert set(re.findall(r"url\((\w+):", full_html)) == {"data"}
    assert "@import" not in full_html


def test_only_our_own_style_and_script_may_run(full_html: str) -> None:
    read = Read(full_html)
    policy = next(a["content"] or "" for _, a in read.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", full_html, re.DOTALL)
        assert f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" in policy
    assert not [attributes for _, attributes in read.elements if any(name.startswith("on") for name in attributes)]


def test_it_says_its_language_and_is_not_translated(full_html: str) -> None:
    html = next(attributes for tag, attributes in Read(full_html).elements if tag == "html")
    assert html == {"lang": "vi", "translate": "no"}
    assert not re.search(r'aria-label="[^"]*\b(axis|titled|values|chart)\b', full_html)


def test_the_published_facts_make_a_deck_without_the_mark(facts_story: Story) -> None:
    html = deck(facts_story).decode()
    assert _slides(html) == ["bia", "tong-quan", "cong-bo", "theo-khoi", "nghi-quyet", "ket-thuc"]
    assert "minh họa" not in html


def test_hostile_names_stay_text(engine: Engine) -> None:
    with begin(engine, "seed") as revision:
        revision.write("setting", [{"key": "organisation", "value": HOSTILE}])
        names = ("kind", "code", "name", "position")
        revision.write_tuples(
            "category", names, [("bloc", f"b{place}", HOSTILE + str(place), place) for place in (1, 2)]
        )
        revision.write_tuples("category", names, [("field", f"f{place}", HOSTILE, place) for place in (1, 2)])
        columns = ("code", "name", "summary", "story", "holder", "featured", "bloc", "field")
        revision.write_tuples(
            "model", columns, [(f"M{place}", *[HOSTILE] * 4, True, f"b{place}", f"f{place}") for place in (1, 2)]
        )
        rows = [(f"M{place}", 2024, f"b{place}", f"f{place}", "recognized") for place in (1, 2)]
        revision.write_tuples("model_year", ("model", "year", "bloc", "field", "status"), rows)
    html = deck(story_of(engine, period="")).decode()
    elements = [tag for tag, _ in Read(html).elements]
    assert elements.count("script") == 1
    assert "img" not in elements
    assert {"bia", "theo-khoi", "khoi-linh-vuc", "mo-hinh-M1"} <= set(_slides(html))


def test_a_photo_is_carried_along(engine: Engine) -> None:
    with begin(engine, "seed") as revision:
        revision.write("model", [{"code": "M1", "name": "Một", "featured": True}])
        revision.write("model_year", [{"model": "M1", "year": 2024}])
        revision.write("model_photo", [{"model": "M1", "photo": "a" * 64, "position": 1, "caption": "Buổi <b>lễ</b>"}])
    with writing(engine) as connection:
        connection.execute(
            insert(photo).values(sha256="a" * 64, size="full", width=1, height=1, content=b"RIFF....WEBP")
        )
    html = deck(story_of(engine, period="", parts=("mo-hinh",))).decode()
    image = next(attributes for tag, attributes in Read(html).elements if tag == "img")
    assert image["src"] == "data:image/webp;base64," + b64encode(b"RIFF....WEBP").decode()
    assert image["alt"] == "Buổi <b>lễ</b>"

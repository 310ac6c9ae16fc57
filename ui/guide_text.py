"""The documents of docs/ that people read inside the dashboard: Markdown as HTML, with a table of contents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

DOCS = Path(__file__).resolve().parent.parent / "docs"
GUIDES = ("huong-dan", "tai-len", "thuat-ngu", "cai-dat", "lenh", "mo-rong", "bao-mat")
"""What can be read, by the names of the files; the first is what opens."""

PICTURES = "/huong-dan/anh"
_PICTURES_BESIDE = "pictures/"
_OF_THE_TITLE, _DEEPEST = 3, 3
"""Tokens of the first heading, with which every guide begins; the deepest level of a table of contents."""

_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A heading of a document; `level` 2 is a part, 3 a task in it."""

    level: int
    anchor: str
    words: str


@dataclass(frozen=True)
class Guide:
    """A document: its title, the HTML below the title, its headings in order."""

    title: str
    html: str
    headings: tuple[Heading, ...]


@cache
def guide(name: str) -> Guide:
    """Return one of GUIDES; read once a process. Raw HTML in it shows as text.

    Links to other guides lead there, those to files that are not shown become text, pictures come from PICTURES.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(_COMMENT.sub("", (DOCS / f"{name}.md").read_text(encoding="utf-8")))
    headings = []
    for opened, inline in pairwise(tokens):
        words = _words(inline.children or [])
        if opened.type == "heading_open":
            opened.attrSet("id", anchor(words))
            headings.append(Heading(int(opened.tag[1:]), anchor(words), words))
        _place(inline.children or [])
    title, *rest = headings
    html = str(parser.renderer.render(tokens[_OF_THE_TITLE:], parser.options, {}))
    html = html.replace("<table>", '<div class="wide" tabindex="0"><table>').replace("</table>", "</table></div>")
    html = html.replace("<pre>", '<pre tabindex="0">')
    return Guide(title.words, html, tuple(one for one in rest if one.level <= _DEEPEST))


def anchor(words: str) -> str:
    """Return the anchor of a heading as code hosts make it, so that one link serves in both places.

    >>> anchor("Tải danh sách lên: ba bước")
    'tải-danh-sách-lên-ba-bước'
    """
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", words.lower()))


def _words(children: Sequence[Token]) -> str:
    return "".join(child.content for child in children if child.type in ("text", "code_inline"))


def _place(children: Sequence[Token]) -> None:
    """Point links and pictures of a text to where the dashboard has them."""
    dead = False
    for child in children:
        if child.type == "link_open":
            file = str(child.attrGet("href") or "").partition("#")[0]
            dead = bool(file) and "://" not in file and file.removesuffix(".md") not in GUIDES
            if dead:
                child.tag, child.attrs = "span", {}
            elif file.endswith(".md"):
                child.attrSet("href", f"/huong-dan?tai_lieu={file.removesuffix('.md')}")
        elif child.type == "link_close" and dead:
            child.tag, dead = "span", False
        elif child.type == "image":
            _picture(child)


def _picture(image: Token) -> None:
    """Make an image of docs/pictures a link to itself in full size, with its size so that the text does not jump."""
    name = str(image.attrGet("src") or "").removeprefix(_PICTURES_BESIDE)
    with Image.open(DOCS / _PICTURES_BESIDE / name) as picture:
        width, height = picture.size
    address, alt = f"{PICTURES}/{name}", escape(image.content)
    shown = f'<img src="{address}" alt="{alt}" width="{width}" height="{height}" loading="lazy">'
    image.type, image.content = "html_inline", f'<a class="picture" href="{address}" target="_blank">{shown}</a>'

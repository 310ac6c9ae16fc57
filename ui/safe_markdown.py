"""Markdown that somebody typed, as HTML that cannot do anything: no raw HTML, nothing loaded from outside."""

from functools import cache

from markdown_it import MarkdownIt


def safe_html(markdown: str) -> str:
    """Return Markdown as HTML. HTML in it shows as text, an image as its description; links lead to web pages only."""
    return str(_parser().render(markdown))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
    parser.add_render_rule("image", lambda self, tokens, place, options, env: _described(tokens[place].content))
    parser.validateLink = _leads_to_a_page  # type: ignore[method-assign, assignment] # the parser's own way to be told
    return parser


def _described(text: str) -> str:
    return "".join({"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(sign, sign) for sign in text)


def _leads_to_a_page(address: str) -> bool:
    return address.startswith(("https://", "http://", "/")) and not address.startswith("//")

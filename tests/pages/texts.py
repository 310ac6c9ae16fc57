"""What a reader asks for and finds on a page that runs as a script."""

from streamlit.testing.v1 import AppTest

_HELD = "held_in_address"


def texts(page: AppTest) -> str:
    """Return all text of a page, HTML as it is sent."""
    plain = [str(element.value) for kind in (page.markdown, page.info, page.error) for element in kind]
    return "\n".join([*plain, *(str(element.proto.body) for element in page.get("html"))])


def ask(page: AppTest, **address: str) -> None:
    """Change the address as a link does; the next run shows it."""
    for name, value in address.items():
        page.session_state[name] = value
    if _HELD in page.session_state:
        page.session_state[_HELD].update(address)

"""What a reader finds on a page that runs as a script."""

from streamlit.testing.v1 import AppTest


def texts(page: AppTest) -> str:
    """Return all text of a page, HTML as it is sent."""
    plain = [str(element.value) for kind in (page.markdown, page.info, page.error) for element in kind]
    return "\n".join([*plain, *(str(element.proto.body) for element in page.get("html"))])

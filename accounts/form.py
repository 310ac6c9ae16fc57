"""What a browser sends: forms, and the address to go to afterwards."""

from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

_LARGEST = 16 * 1024
_OWN = ("/dang-nhap", "/dang-xuat", "/doi-mat-khau")


class FormTooLarge(Exception):
    """The body is larger than any form of the dashboard."""


async def read_form(request: Request) -> dict[str, str]:
    """Return the fields of a form by name, the first of each.

    Errors: FormTooLarge.
    """
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST:
            raise FormTooLarge
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError as error:
        raise FormTooLarge from error
    return {name: values[0] for name, values in fields.items()}


def onward(wanted: str) -> str:
    """Return the address on this server to go to after signing in; "/" for whatever is or may lead elsewhere."""
    plain = wanted.isprintable() and "\\" not in wanted and wanted.startswith("/") and not wanted.startswith("//")
    if not plain:
        return "/"
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    return "/" if parts.scheme or parts.netloc or parts.path.startswith(_OWN) else wanted

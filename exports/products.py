"""The documents a story can become: name of the file, type, and what makes it."""

from collections.abc import Callable
from dataclasses import dataclass

from data_access.scope import Scope
from exports import drawing
from exports.order import Order
from exports.story import LISTED, tell
from exports.story_parts import Story
from exports.story_subject import Load


@dataclass(frozen=True)
class Product:
    """One kind of document.

    command    its name on the command line; label is its name for a reader
    extension  of the file, and its name in addresses
    drawn      whether it holds pictures that are drawn for it
    listed     how many rows its lists have at most
    """

    command: str
    label: str
    extension: str
    media_type: str
    render: Callable[[Story], bytes]
    drawn: bool
    listed: int = LISTED


def _deck(story: Story) -> bytes:
    from exports.deck import deck

    return deck(story)


def _slides(story: Story) -> bytes:
    from exports.slides import slides

    return slides(story)


def _report(story: Story) -> bytes:
    from exports.report import report

    return report(story)


def _handout(story: Story) -> bytes:
    from exports.handout import handout

    return handout(story)


def _workbook(story: Story) -> bytes:
    from exports.workbook import workbook

    return workbook(story)


_OFFICE = "application/vnd.openxmlformats-officedocument"
PRODUCTS = {
    product.extension: product
    for product in (
        Product("deck", "Bộ trình chiếu (HTML)", "html", "text/html; charset=utf-8", _deck, True),
        Product("slides", "PowerPoint (PPTX)", "pptx", f"{_OFFICE}.presentationml.presentation", _slides, True),
        Product("report", "Báo cáo Word (DOCX)", "docx", f"{_OFFICE}.wordprocessingml.document", _report, False),
        Product("handout", "Tài liệu phát tay (PDF)", "pdf", "application/pdf", _handout, True),
        Product(
            "workbook", "Bảng tính Excel (XLSX)", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", _workbook, False, 20_000
        ),
    )
}
"""By extension. What makes a document is imported with the first one of its kind: each loads a library of its own."""


def made(load: Load, product: Product, order: Order) -> bytes:
    """Make a document.

    Errors: LookupError if there is no such revision; DrawingFailed; SQLAlchemyError if the database cannot be reached.
    """
    if product.drawn:
        drawing.get_ready()  # while the story is told
    return product.render(tell(load, order.scope, order.parts, order.models, product.listed))


def file_name(product: Product, scope: Scope) -> str:
    """Return the name of the file: period and revision are in it, so that none is taken for another."""
    part = "-loc" if scope.narrowed else ""
    return f"dan-van-kheo-{scope.period or 'tat-ca'}{part}-phien-ban-{scope.revision}.{product.extension}"

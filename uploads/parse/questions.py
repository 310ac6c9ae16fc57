"""Headers that a person has to explain before a file can be read."""

from collections.abc import Iterable

from uploads.datasets.columns import Dataset
from uploads.parse.headers import HeaderIndex, HeaderMap
from uploads.parse.sheets import Sheet
from uploads.parse.table import SEARCHED_ROWS, texts
from uploads.unusable import HeaderQuestion, UnclearHeaders

_SHOWN = 8


def refuse_ambiguous(header: HeaderMap, dataset: Dataset) -> None:
    """Raise UnclearHeaders about every header that may mean several columns, or the same column as another header."""
    if not header.ambiguous:
        return
    questions = tuple(HeaderQuestion(text, columns) for text, columns in header.ambiguous.items())
    told_once = {
        (question.columns if len(question.columns) == 1 else question.header): question for question in questions
    }
    message = " ".join(_sentence(question, questions, dataset) for question in told_once.values())
    raise UnclearHeaders("ambiguous_header", message, questions)


def _sentence(question: HeaderQuestion, questions: Iterable[HeaderQuestion], dataset: Dataset) -> str:
    text, columns = question.header, question.columns
    labels = " hoặc ".join(f"“{dataset.column(column).label}”" for column in columns)
    ways = " hoặc ".join(f'--map "{text}={column}"' for column in columns)
    rival = next((other.header for other in questions if other.columns == columns and other.header != text), "")
    if rival and len(columns) == 1:
        return (
            f"Hai tiêu đề “{text}” và “{rival}” đều có thể là cột {labels}. Hãy chỉ rõ bằng {ways} "
            f'hoặc bỏ qua một cột bằng --map "{rival}=".'
        )
    if len(columns) == 1:
        return (
            f"Tiêu đề “{text}” đứng ở nhiều cột. Hãy xóa cột thừa hoặc đổi tiêu đề; "
            f"muốn chỉ đọc cột đầu tiên thì dùng {ways}."
        )
    return f"Tiêu đề “{text}” có thể là {labels}. Hãy đổi tiêu đề hoặc chỉ rõ bằng {ways}."


def no_table(sheets: Iterable[Sheet], index: HeaderIndex) -> UnclearHeaders:
    """Return the refusal of a file in which no sheet has the table, asking about the row most like its header."""
    wanted = ", ".join(f"“{column.label}”" for column in index.dataset.required)
    rows = [texts(row) for sheet in sheets for _, row in zip(range(SEARCHED_ROWS), sheet.rows(), strict=False)]
    fullest = max(rows, key=lambda row: (index.count(row), sum(map(bool, row))), default=())
    headers = [cell for cell in dict.fromkeys(fullest) if cell]
    matches = [(header, index.match(header)) for header in headers]
    seen = ", ".join(f"“{text[:40]}”" for text in headers[:_SHOWN])
    found = f" Dòng giống tiêu đề nhất: {seen}." if seen else ""
    return UnclearHeaders(
        "no_header",
        f"Không tìm thấy bảng “{index.dataset.label}”: cần dòng tiêu đề có cột {wanted}.{found} Hãy dùng tệp mẫu, "
        'sửa tiêu đề hoặc chỉ rõ cột bằng --map "Tiêu đề=cột".',
        tuple(HeaderQuestion(header, found.columns) for header, found in matches if not found.passed_over),
    )

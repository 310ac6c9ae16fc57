"""What can keep a change from being saved, told in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from accounts.permission import Refused
from data_access.integrity import IntegrityProblem
from data_access.revisions import NothingChanged
from ui.admin_receipt import put_notice
from wording.words import RECORDS


@contextmanager
def saving() -> Iterator[None]:
    """Save inside this block: whatever refuses the change is told at the next rerun; other exceptions pass."""
    try:
        yield
    except NothingChanged:
        put_notice("Không có gì thay đổi nên không lưu phiên bản mới.")
    except Refused as refused:
        put_notice(str(refused))
    except IntegrityProblem as problem:
        put_notice(in_use_in_words(problem))
    except IntegrityError:
        put_notice("Giá trị không hợp lệ nên chưa lưu. Hãy kiểm tra lại các ô số và năm.")


def in_use_in_words(problem: IntegrityProblem) -> str:
    """Say which records still need what was to go."""
    users = sorted({RECORDS[one.table] for one in problem.problems if one.target != "model_year"})
    if not users:
        return "Mỗi mô hình cần ít nhất một năm hoặc một giai đoạn. Hãy thêm năm khác trước khi xóa năm này."
    return f"Chưa lưu được vì đang được dùng ở: {', '.join(users)}. Hãy sửa các bản ghi đó trước."

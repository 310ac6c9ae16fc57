"""What can keep a change from being saved, told in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, OperationalError

from accounts.audit import record
from accounts.permission import Refused
from data_access.integrity import Dangling, IntegrityProblem
from data_access.refusals import why_refused
from data_access.revisions import Author, NothingChanged
from data_access.schema import VERSIONED
from ui.access import Viewer
from ui.admin_desk import Desk
from ui.history_words import Key, row_names
from ui.load import load, newest_revision
from wording.words import RECORDS


@contextmanager
def saving(at: Desk, unchanged: str = "Không có gì thay đổi nên không lưu phiên bản mới.") -> Iterator[None]:
    """Save inside this block: whatever refuses the change is told by the next reruns; other exceptions pass.

    unchanged  what is told where nothing would change
    """
    at.refusal = ""
    try:
        yield
    except NothingChanged:
        at.refuse(unchanged)
    except Refused as refused:
        at.refuse(str(refused))
    except IntegrityProblem as problem:
        at.refuse(in_use_in_words(problem))
    except IntegrityError:
        at.refuse("Giá trị không hợp lệ nên chưa lưu. Hãy kiểm tra lại các ô số và năm.")
    except OperationalError as error:
        at.refuse(why_refused(error))


def in_use_in_words(problem: IntegrityProblem) -> str:
    """Say which records still need what was to go."""
    missed = [one for one in problem.problems if one.target != "model_year"]
    if not missed:
        return "Mỗi mô hình cần ít nhất một năm hoặc một giai đoạn. Hãy thêm năm khác trước khi xóa năm này."
    users = sorted({RECORDS[one.table] for one in missed})
    needed = tuple(sorted({_key(one) for one in missed})[:3])
    what = ", ".join(load(row_names, newest_revision(), needed).values())
    return (
        f"Chưa lưu được: {what} đang được dùng ở {', '.join(users)}. Hãy sửa các bản ghi đó trước; "
        "với danh mục, hãy ghi năm kết thúc và mục kế thừa thay vì bỏ."
    )


def _key(one: Dangling) -> Key:
    """Return the key of the record that a row still refers to."""
    kind = next(ref.kind for ref in VERSIONED[one.table].references if ref.column == one.column)
    return one.target, (kind, one.value) if kind else (one.value,)


def recorded(viewer: Viewer, event: str, detail: str) -> Author:
    """Return the author of an admin's deed, which enters the audit record in the same transaction."""

    def name(connection: Connection) -> str:
        who = viewer.author("admin")(connection)
        record(connection, event, account=who, address=viewer.visit.address, detail=detail)
        return who

    return name

"""One upload of one session: what was chosen, what was seen of it, and how far its writing has come.

It lives in the session, so it survives every rerun and a change of page; a page that is loaded anew begins anew.
"""

import logging
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import streamlit as st
from sqlalchemy.exc import OperationalError

from accounts.permission import Refused
from data_access.engine import connect
from data_access.refusals import why_refused
from ui.access import Viewer
from ui.file_names import shown_name
from ui.notice import Kind
from uploads.apply import StalePlan
from uploads.datasets import DATASETS
from uploads.limits import limits
from uploads.parse.source import Source, source_of_bytes
from uploads.plan.judgements import Judgement, Verdict
from uploads.plan.plan import Likely
from uploads.plan.planning import Request
from uploads.plan.preview import Preview
from uploads.unusable import UnusableFile
from uploads.upload import Receipt
from uploads.work import Work, WorkEnded, begin_apply, begin_check

_log = logging.getLogger(__name__)
_KEY = "intake"
_numbers = count(1)

_STALE = (
    "Số liệu vừa được người khác thay đổi nên chưa ghi gì",
    "Tệp đã được so sánh lại với số liệu mới nhất. Hãy xem lại bên dưới rồi bấm ghi lần nữa.",
)
_BROKEN = (
    "Việc xử lý tệp gặp sự cố",
    "Hãy xem Lịch sử: nếu chưa có phiên bản mới thì chưa ghi gì. Hãy thử lại hoặc báo người quản trị hệ thống.",
)


@dataclass
class Intake:
    """The upload at hand. Widgets are keyed by `number`, so that a click on its way to an earlier one finds nothing.

    sheets              those that have a table of the list; the one that is read is in `seen`
    written             those of the same file that were written already
    checking, applying  work that goes on; its result moves to `seen` or `refused`, and to `receipt`
    wanted              the button to write was pressed; a run that is interrupted before it leaves that to the next
    notice              (kind, title, text) to be told until something is done
    judged              what was decided on rows that resemble a stored model, by the first of the rows
    view                the part of the preview that is looked at
    """

    dataset: str = "models"
    source: Source | None = None
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    year: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    judged: dict[int, tuple[Likely, Verdict]] = field(default_factory=dict)
    view: str = ""
    checking: Work[Preview] | None = None
    applying: Work[Receipt] | None = None
    wanted: bool = False
    seen: Preview | None = None
    refused: UnusableFile | None = None
    receipt: Receipt | None = None
    notice: tuple[Kind, str, str] | None = None
    number: int = field(default_factory=lambda: next(_numbers))

    @property
    def left(self) -> tuple[str, ...]:
        """The sheets of the file that have a table of the list, but for those that were written or are seen now."""
        done = {*self.written, self.seen.sheet if self.seen else ""}
        return tuple(sheet for sheet in self.sheets if sheet not in done)

    @property
    def work(self) -> Work[Any] | None:
        """The work that goes on, if any."""
        return self.checking or self.applying

    def take(self, name: str, content: bytes) -> None:
        """Take a file and check it."""
        self.source = source_of_bytes(shown_name(name), content)
        self.sheet, self.sheets, self.year, self.headers = "", (), None, {}
        self.check()

    def choose(self, dataset: str) -> None:
        """Read the file as another list."""
        self.dataset = dataset
        self.sheet, self.sheets, self.headers = "", (), {}
        self.check()

    def check(self) -> None:
        """Check the file as it is to be read now; a small one is checked when this returns."""
        self.judged, self.view = {}, ""
        self._compare()

    def judge(self, likely: Likely, verdict: Verdict | None) -> None:
        """Take what was decided on rows that resemble a stored model (None: nothing), and check the file again."""
        if self.applying or self.receipt:
            return
        self.judged.pop(likely.rows[0], None)
        if verdict:
            self.judged[likely.rows[0]] = likely, verdict
        self._compare()

    def _compare(self) -> None:
        if self.source is None:
            return
        self.seen = self.refused = self.notice = None
        self.wanted = False
        self.number = next(_numbers)
        self.checking = begin_check(connect(), self.request())

    def want(self, number: int) -> None:
        """Note that what was seen is to be written; not for a click on a preview that is gone."""
        self.wanted = number == self.number

    def write(self, viewer: Viewer, skip_problems: bool) -> None:
        """Write what was seen, once: while it is written, and after, nothing more happens."""
        self.wanted = False
        if self.source is None or self.seen is None or self.applying or self.receipt:
            return
        self.notice = None
        self.applying = begin_apply(
            connect(), self.request(), self.seen, account=viewer.author("editor"), skip_problems=skip_problems
        )

    def settle(self) -> None:
        """Take over the result of work that is done."""
        if self.checking and self.checking.done:
            checking, self.checking = self.checking, None
            try:
                self.seen = checking.result()
                self.sheets = self.sheets or (self.seen.sheet, *self.seen.other_sheets)
            except UnusableFile as unusable:
                self.refused = unusable
            except Exception as error:
                self._fail(error)
        if self.applying and self.applying.done:
            applying, self.applying = self.applying, None
            try:
                self.receipt = applying.result()
            except StalePlan:
                self._compare()
                self.notice = ("note", *_STALE)
            except Exception as error:
                self._fail(error)

    def request(self) -> Request:
        """Return how the file is read now. Errors: LookupError before a file was taken."""
        if self.source is None:
            raise LookupError("No file was taken.")
        dataset = DATASETS[self.dataset]
        given = limits()
        year = self.year if dataset.has("year") or self.dataset == "units" else None
        judged = {
            row: Judgement(verdict, likely.model) for likely, verdict in self.judged.values() for row in likely.rows
        }
        return Request(self.source, dataset, self.sheet, year, dict(self.headers), given, given.browser_bytes, judged)

    def _fail(self, error: Exception) -> None:
        match error:
            case Refused():
                self.notice = ("bad", "Chưa ghi gì", str(error))
            case WorkEnded():
                self.notice = ("bad", _BROKEN[0], str(error))
            case OperationalError():
                self.notice = ("bad", "Chưa ghi gì", why_refused(error))
            case _:
                _log.error("an upload failed", exc_info=error)
                self.notice = ("bad", *_BROKEN)


def current_intake() -> Intake:
    """Return the upload of this session, begun if there is none."""
    intake: Intake = st.session_state.setdefault(_KEY, Intake())
    intake.settle()
    return intake


def new_intake(dataset: str) -> None:
    """Let go of the upload of this session and begin another one."""
    st.session_state[_KEY] = Intake(dataset)


def next_sheet(intake: Intake, sheet: str) -> None:
    """Begin the upload of another sheet of the same file."""
    written = (*intake.written, intake.seen.sheet) if intake.seen else intake.written
    follows = Intake(intake.dataset, intake.source, sheet, intake.sheets, written, intake.year, dict(intake.headers))
    follows.check()
    st.session_state[_KEY] = follows

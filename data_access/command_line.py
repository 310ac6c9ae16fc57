"""What the commands of the program share: Vietnamese help, and one sentence instead of a traceback."""

import argparse
import errno
import logging
import sqlite3
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from data_access.engine import DatabaseUnusable
from data_access.refusals import why_refused
from data_access.settings import BrokenSettings, settings

FAILED = 2
_CAUSE = "Đặt DVK_LOG_LEVEL=DEBUG và chạy lại để xem nguyên nhân."
_log = logging.getLogger(__name__)


def guarded(main: Callable[[], int | None], *told: type[Exception]) -> int:
    """Run a command and return its exit code; what stops it becomes one Vietnamese sentence on stderr and code 2.

    `told` are further exceptions whose message is such a sentence. The cause stands in the log at DVK_LOG_LEVEL=DEBUG.
    """
    sentences: tuple[type[Exception], ...] = (BrokenSettings, DatabaseUnusable, *told)
    try:
        _configure_log(settings().log_level)
        return main() or 0
    except sentences as error:
        sentence = str(error)
        _log.debug("The command was stopped.", exc_info=error)
    except (DBAPIError, sqlite3.Error) as error:
        sentence = f"{why_refused(error)} {_CAUSE}"
        _log.debug("The database refused.", exc_info=error)
    except SQLAlchemyError as error:
        sentence = f"Cơ sở dữ liệu không thực hiện được thao tác; chưa có gì thay đổi. {_CAUSE}"
        _log.debug("The database refused.", exc_info=error)
    except OSError as error:
        sentence = _file_sentence(error)
        _log.debug("The file system refused.", exc_info=error)
    print(sentence, file=sys.stderr)
    return FAILED


def _configure_log(level: str) -> None:
    logging.basicConfig(level=level)
    if level != "DEBUG":
        logging.getLogger("alembic").setLevel(logging.WARNING)  # its progress is English and of no use to an office


def _file_sentence(error: OSError) -> str:
    where = error.filename or "tệp"
    if isinstance(error, FileNotFoundError):
        return f"Không tìm thấy {where}."
    if isinstance(error, FileExistsError):
        return f"Đã có {where}; hãy chọn tên khác."
    if isinstance(error, PermissionError):
        return f"Không có quyền đọc hoặc ghi {where}."
    if error.errno == errno.ENOSPC:
        return f"Đĩa đã đầy, không ghi được {where}."
    return f"Không đọc hoặc ghi được {where}."


class VietnameseParser(argparse.ArgumentParser):
    """A parser whose help and complaints are Vietnamese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"add_help": False, "formatter_class": _VietnameseHelp, "allow_abbrev": False, **options})
        self._positionals.title = "tham số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        """Say that the command line cannot be understood, and exit with code 2."""
        _log.debug("The command line was refused: %s", message)
        self.exit(FAILED, f"Dòng lệnh không đúng; hãy xem hướng dẫn bằng lệnh: {self.prog} --help\n")


class _VietnameseHelp(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)

"""The first start: an admin account whose one-time password is printed in the terminal, once."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from accounts.directory import FIRST_ADMIN, add_first_admin
from accounts.sign_in import ONE_TIME_DAYS
from data_access.engine import DatabaseUnusable, connect
from data_access.settings import BrokenSettings

_log = logging.getLogger(__name__)


@asynccontextmanager
async def with_an_admin(_app: object) -> AsyncIterator[None]:
    """Make sure at start, whichever way the dashboard is started, that somebody can sign in."""
    await run_in_threadpool(_add_and_tell)
    yield


def _add_and_tell() -> None:
    try:
        password = add_first_admin(connect())
    except (BrokenSettings, DatabaseUnusable, SQLAlchemyError) as error:
        _log.error("no account could be looked for: %s", error)
        return
    if password:
        print(
            f"Chưa có tài khoản nào nên đã tạo tài khoản quản trị.\n"
            f"  Tên đăng nhập: {FIRST_ADMIN}\n"
            f"  Mật khẩu dùng một lần: {password}\n"
            f"Mật khẩu này chỉ hiện một lần, có hiệu lực {ONE_TIME_DAYS} ngày và phải đổi khi đăng nhập lần đầu.",
            flush=True,
        )

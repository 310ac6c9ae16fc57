"""What the server says of itself to administrators and to whoever watches over it: one moment of this process."""

import platform
import shutil
import time
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from sqlalchemy import make_url
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data_access import gauges
from data_access.database_facts import DatabaseFacts, database_facts
from data_access.engine import connect
from data_access.settings import ROOT, settings

RERUN = "dvk_rerun_seconds"
_SESSIONS = "active_sessions"
_COPIES = ("dan-van-kheo-*.sqlite3", "dan-van-kheo-*.zip")


@dataclass(frozen=True)
class Backup:
    """The newest copy in the folder of backups."""

    name: str
    made_at: float
    bytes: int


@dataclass(frozen=True)
class SystemStatus:
    """The process, its database and its disk.

    sessions      browsers that are connected to this process
    backup        None where there is none, or where DVK_BACKUP_FOLDER is not set
    disk_free     bytes left where the database file, or the program, lies
    """

    program: str
    python: str
    streamlit: str
    up_seconds: float
    sessions: int
    memory_bytes: int
    database: DatabaseFacts
    disk_free: int
    disk_total: int
    backup_folder: str
    backup: Backup | None


def system_status() -> SystemStatus:
    """Return the status now. Errors: SQLAlchemyError if the database cannot be reached."""
    with connect().connect() as connection:
        facts = database_facts(connection)
    disk = shutil.disk_usage(_data_folder())
    folder = settings().backup_folder
    return SystemStatus(
        program=program_version(),
        python=platform.python_version(),
        streamlit=st.__version__,
        up_seconds=time.time() - gauges.STARTED,
        sessions=_connected(),
        memory_bytes=_memory(),
        database=facts,
        disk_free=disk.free,
        disk_total=disk.total,
        backup_folder=folder,
        backup=newest_backup(Path(folder)) if folder else None,
    )


def session_name() -> str:
    """Return a short name of the session whose page runs, to find its lines in the log."""
    context = get_script_run_ctx()
    return context.session_id[:8] if context else ""


@cache
def program_version() -> str:
    """Return the version of the program."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def newest_backup(folder: Path) -> Backup | None:
    """Return the newest copy in a folder, made as deploy/backup.sh names it."""
    copies = [(file.stat(), file) for form in _COPIES for file in folder.glob(form)]
    if not copies:
        return None
    facts, file = max(copies, key=lambda copy: copy[0].st_mtime)
    return Backup(file.name, facts.st_mtime, facts.st_size)


def _data_folder() -> Path:
    address = make_url(settings().database_url)
    file = Path(address.database or ".") if address.get_backend_name() == "sqlite" else ROOT
    return file.parent if file.parent.is_dir() else ROOT


def _connected() -> int:
    if not runtime.exists():
        return 0
    stats = runtime.get_instance().stats_mgr.get_stats([_SESSIONS])
    return int(sum(getattr(one, "value", 0) for one in stats.get(_SESSIONS, ())))


def _memory() -> int:
    """Return the memory that the process holds, 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError):
        return 0
    return pages * 4096

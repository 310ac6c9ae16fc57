"""`/metrics` in the text format of Prometheus: for this machine itself, or for whoever has DVK_METRICS_TOKEN."""

import secrets
from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from accounts.arrival import is_on_this_machine
from accounts.entrance import ANYONE, Entrance
from data_access import gauges
from data_access.settings import settings
from ui.system_status import SystemStatus, system_status

FORMAT = "text/plain; version=0.0.4; charset=utf-8"
_HELP = {
    "dvk_rerun_seconds": ("summary", "First screens of pages drawn, and the seconds they took"),
    "dvk_query_seconds": ("summary", "Statements run in the database, and the seconds they took"),
    "dvk_responses_total": ("counter", "HTTP responses by class"),
    "dvk_reads_total": ("counter", "Reads at a revision, by the server that answered, where a standby may"),
    "dvk_errors_total": ("counter", "Pages that failed, by what failed"),
}


async def metrics(request: Request) -> Response:
    """Answer with all metrics; with those of the process alone while the database is away."""
    if not _may_read(request):
        return PlainTextResponse("Chỉ trả lời trên chính máy chủ hoặc khi có DVK_METRICS_TOKEN.\n", 403)
    try:
        status: SystemStatus | None = await run_in_threadpool(system_status)
    except SQLAlchemyError:
        status = None
    return PlainTextResponse("\n".join([*_counted(), *_measured(status)]) + "\n", media_type=FORMAT)


ENTRANCES = (Entrance("/metrics", metrics, role=ANYONE),)


def _may_read(request: Request) -> bool:
    token = settings().metrics_token.get_secret_value()
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if token and kind.lower() == "bearer" and secrets.compare_digest(given.encode(), token.encode()):
        return True
    return not token and is_on_this_machine(request.scope, request.headers)


def _counted() -> Iterator[str]:
    found = sorted(gauges.values().items())
    for family, (kind, told) in _HELP.items():
        yield f"# HELP {family} {told}"
        yield f"# TYPE {family} {kind}"
        for (name, labels), number in found:
            if name.startswith(family):
                yield f"{name}{_labels(dict(labels))} {number:g}"


def _measured(status: SystemStatus | None) -> Iterator[str]:
    yield from _gauge("dvk_database_up", 1 if status else 0, "Whether the database answers")
    if status is None:
        return
    yield from _gauge("dvk_sessions", status.sessions, "Browsers connected to this process")
    yield from _gauge("dvk_signed_in", status.database.signed_in, "Sessions of accounts that are alive")
    yield from _gauge("dvk_revision", status.database.revision, "Newest revision of the data")
    yield from _gauge("dvk_database_bytes", status.database.bytes, "Size of the database")
    yield from _gauge("dvk_disk_free_bytes", status.disk_free, "Space left on the disk")
    yield from _gauge("dvk_uptime_seconds", round(status.up_seconds), "Seconds since this process started")
    yield from _gauge("process_resident_memory_bytes", status.memory_bytes, "Memory that the process holds")
    if status.backup:
        yield from _gauge("dvk_last_backup_seconds", round(status.backup.made_at), "Time of the newest backup")
    yield "# HELP dvk_revisions_total Revisions of the data by what made them, uploads among them"
    yield "# TYPE dvk_revisions_total counter"
    for action, number in status.database.revisions.items():
        yield f"dvk_revisions_total{_labels({'action': action})} {number}"


def _gauge(name: str, number: float, told: str) -> Iterator[str]:
    yield f"# HELP {name} {told}"
    yield f"# TYPE {name} gauge"
    yield f"{name} {number}"


def _labels(labels: dict[str, str]) -> str:
    return "{" + ",".join(f'{name}="{value}"' for name, value in labels.items()) + "}" if labels else ""

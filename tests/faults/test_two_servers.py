"""The database on two machines: a standby that lags, that is gone, that takes over from a killed primary."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import httpx
import pytest
from sqlalchemy import Connection, select

from accounts.cookies import SESSION
from accounts.sessions import end_session
from data_access import gauges
from data_access.engine import connect, reading, writing
from data_access.inspection import findings
from data_access.migrate import upgrade
from data_access.photos import NewPhoto, add_photos
from data_access.revisions import begin
from data_access.schema import revision, setting
from data_access.standby import READS, Reads
from data_access.versions import as_of
from tests.e2e.conftest import free_port, serving, session_of
from tests.e2e.wire import wired
from tests.faults.servers import Servers, two_servers
from tests.faults.tally import Injected

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[2]
_SECONDS = 60


@pytest.fixture
def servers(_short_folder: Path, postgresql_url: str) -> Iterator[Servers]:
    assert urlparse(postgresql_url).scheme.startswith("postgresql")  # its start has made the account that servers need
    folder = _short_folder / f"two{time.monotonic_ns()}"
    folder.mkdir()
    with two_servers(folder) as both:
        upgrade(connect(both.url()))
        yield both
        for url in (both.url(), both.primary.url(), both.standby.url()):
            connect(url).dispose()


def _reads(servers: Servers) -> Reads:
    """Return the reads of one process: each call those of another one."""
    return Reads(connect(servers.url()), connect(servers.standby.url()))


def _write(servers: Servers, value: str) -> int:
    with begin(connect(servers.url()), "edit", account="can-bo") as running:
        running.write_tuples("setting", ("key", "value"), [("organisation", value)])
        return running.id


class Question:
    """What the organisation is called at a revision."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self, connection: Connection) -> str:
        found = select(setting.c.value).where(as_of(setting, self._number), setting.c.key == "organisation")
        return str(connection.scalar(found))


def _readers(reads: Reads, wanted: int) -> None:
    """Wait until readers are shown a revision."""
    end = time.monotonic() + _SECONDS
    while reads.newest(fresh=False) != wanted:
        assert time.monotonic() < end, f"readers are not shown revision {wanted}"


def test_a_lagging_standby_shows_readers_the_last_revision_it_holds_whole(servers: Servers, injected: Injected) -> None:
    first = _write(servers, "trước")
    reads = _reads(servers)
    _readers(reads, first)
    servers.standby.say("SELECT pg_wal_replay_pause()")
    injected("Máy chủ dữ liệu dự phòng chậm hơn máy chính", "postgresql")

    second = _write(servers, "sau")
    before = gauges.value(READS, server="standby")
    assert reads.newest(fresh=False) == first
    assert reads.ask(Question(first)) == "trước"
    assert gauges.value(READS, server="standby") == before + 1

    writers = _reads(servers)
    assert writers.newest(fresh=True) == second
    assert writers.ask(Question(second)) == "sau"
    assert gauges.value(READS, server="standby") == before + 1

    servers.standby.say("SELECT pg_wal_replay_resume()")
    _readers(reads, second)
    assert reads.ask(Question(second)) == "sau"
    assert gauges.value(READS, server="standby") == before + 2


def test_without_the_standby_the_primary_answers_readers(servers: Servers, injected: Injected) -> None:
    number = _write(servers, "một")
    reads = _reads(servers)
    _readers(reads, number)
    assert reads.ask(Question(number)) == "một"
    servers.primary.say("ALTER SYSTEM SET synchronous_standby_names = ''")
    servers.primary.say("SELECT pg_reload_conf()")
    servers.standby.kill()
    injected("Máy chủ dữ liệu dự phòng dừng đột ngột", "postgresql")
    assert reads.newest(fresh=False) == number
    assert reads.ask(Question(number)) == "một"
    later = _write(servers, "hai")
    assert reads.newest(fresh=False) == later
    assert reads.ask(Question(later)) == "hai"


def test_a_standby_that_lost_its_primary_is_not_believed_while_another_primary_answers(servers: Servers) -> None:
    first = _write(servers, "trước")
    reads = _reads(servers)
    _readers(reads, first)
    servers.primary.say("ALTER SYSTEM SET synchronous_standby_names = ''")
    servers.primary.say("SELECT pg_reload_conf()")
    servers.standby.say("ALTER SYSTEM SET primary_conninfo = ''")
    servers.standby.say("SELECT pg_reload_conf()")
    _cut_off(servers)
    second = _write(servers, "sau")
    assert reads.newest(fresh=False) == second
    assert reads.ask(Question(second)) == "sau"


def _cut_off(servers: Servers) -> None:
    """Wait until the standby receives nothing any more."""
    end = time.monotonic() + _SECONDS
    with connect(servers.standby.url()).connect() as connection:
        while connection.exec_driver_sql("SELECT count(*) FROM pg_stat_wal_receiver").scalar():
            connection.rollback()
            assert time.monotonic() < end, "the standby still receives"


def test_nothing_acknowledged_is_lost_when_the_primary_is_killed(servers: Servers, injected: Injected) -> None:
    reads = _reads(servers)
    _readers(reads, _write(servers, "trước"))
    servers.standby.say("SELECT pg_wal_replay_pause()")  # the hardest case: confirmed, but not yet applied
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.work", "write"],
        cwd=ROOT,
        env=os.environ | {"DVK_DATABASE_URL": servers.url(), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline() for _ in range(4)]
        servers.primary.kill()
        acknowledged += writer.stdout.readlines()
    injected("Máy chủ dữ liệu chính dừng đột ngột, máy dự phòng lên thay", "postgresql")
    assert reads.newest(fresh=False) == 1  # readers go on meanwhile
    assert reads.ask(Question(1)) == "trước"

    servers.standby.promote()
    with reading(connect(servers.url())) as connection:
        kept = list(connection.scalars(select(revision.c.id).order_by(revision.c.id)))
        assert [finding.sentence for finding in findings(connection)] == []
    last = max(int(line) for line in acknowledged if line.strip().isdigit())
    assert kept == list(range(1, len(kept) + 1))
    assert len(kept) >= last
    assert _write(servers, "sau") == len(kept) + 1
    assert reads.newest(fresh=True) == len(kept) + 1
    assert reads.ask(Question(len(kept) + 1)) == "sau"


def _fill(servers: Servers, monkeypatch: pytest.MonkeyPatch, *, access: str) -> None:
    """Set the program to read at the standby, and write the published facts."""
    monkeypatch.setenv("DVK_DATABASE_URL", servers.url())
    monkeypatch.setenv("DVK_DATABASE_READ_URL", servers.standby.url())
    monkeypatch.setenv("DVK_ACCESS", access)
    subprocess.run([sys.executable, "-m", "seed", "--facts-only"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def test_users_go_on_when_the_standby_takes_over(
    servers: Servers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, injected: Injected
) -> None:
    _fill(servers, monkeypatch, access="open")
    with (
        serving(servers.url(), free_port(), tmp_path / "log.txt") as running,
        wired(running.address, {}) as page,
    ):
        assert page is not None
        assert page.show("").tells("Phiên bản số liệu 1")
        servers.primary.kill()
        injected("Máy chủ dữ liệu chính dừng khi đang có người xem", "postgresql")
        assert page.show("", "giai_doan=2021-2023").tells("Phiên bản số liệu 1")
        servers.standby.promote()
        assert _write(servers, "sau") == 2
        assert page.show("").tells("Phiên bản số liệu 2")


def test_who_is_signed_in_goes_on_reading_while_the_primary_is_away(
    servers: Servers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, injected: Injected
) -> None:
    _fill(servers, monkeypatch, access="login")
    picture = NewPhoto("a" * 64, {"card": (2, 1, b"nho"), "full": (4, 2, b"to")})
    number = add_photos(connect(servers.url()), "DVK-000003", [picture], account="can-bo")
    photo = f"/anh/{picture.sha256}-card.webp"
    with serving(servers.url(), free_port(), tmp_path / "log.txt") as running:
        viewer, editor, gone = (
            {"Cookie": f"{SESSION}={session_of(running, name, role)}"}
            for name, role in (("xem", "viewer"), ("can-bo", "editor"), ("da-nghi", "editor"))
        )
        with writing(connect(servers.url())) as connection:
            end_session(connection, gone["Cookie"].removeprefix(f"{SESSION}="))
        with wired(running.address, editor) as page, httpx.Client(base_url=running.address) as browser:
            assert page is not None
            assert page.show("quan-tri").tells("Quản trị</h1>")
            _caught_up(browser, viewer, number)
            servers.primary.kill()
            injected("Máy chủ dữ liệu chính dừng khi đang có người đăng nhập", "postgresql")

            assert page.show("", "giai_doan=2021-2023").tells(f"Phiên bản số liệu {number}")
            assert page.show("quan-tri").tells("Không kết nối được cơ sở dữ liệu")
            for who in (viewer, editor):
                assert browser.get("/khoi", headers=who).status_code == 200
                assert browser.get(photo, headers=who).content == b"nho"
                document = browser.get("/xuat/xlsx", headers=who)
                assert f"phien-ban-{number}" in document.headers["content-disposition"]
                with wired(running.address, who) as later:
                    assert later is not None
                    assert later.show("mo-hinh").tells(f"Phiên bản số liệu {number}")
                assert browser.get("/quan-tri", headers=who).status_code == 503
            for who in (gone, {"Cookie": f"{SESSION}=made-up"}, {}):
                assert browser.get(photo, headers=who).status_code == 401

            servers.standby.promote()
            assert browser.get("/quan-tri", headers=editor).status_code == 200
            assert page.show("quan-tri").tells("Quản trị</h1>")
            assert browser.get("/quan-tri", headers=gone).status_code in (303, 401)


def _caught_up(browser: httpx.Client, viewer: dict[str, str], number: int) -> None:
    """Wait until whoever may only view is shown a revision, by the standby."""
    end = time.monotonic() + _SECONDS
    while f"phien-ban-{number}" not in browser.get("/xuat/xlsx", headers=viewer).headers["content-disposition"]:
        assert time.monotonic() < end

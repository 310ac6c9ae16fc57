"""Two processes of one version on one PostgreSQL: what is uploaded through one is on the pages of the other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data_access.engine import connect
from seed.add import add_published
from tests.e2e.conftest import SignIn, free_port, serving
from tests.e2e.test_intake import SAMPLES, told, upload, write
from tests.e2e.wire import wired

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_the_next_rerun_at_another_process_shows_an_upload(
    make_database_url: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sign_in: SignIn
) -> None:
    database = make_database_url("postgresql")
    add_published(connect(database))
    monkeypatch.setenv("DVK_ACCESS", "open")
    with (
        serving(database, free_port(), tmp_path / "first.txt") as first,
        serving(database, free_port(), tmp_path / "second.txt") as second,
        wired(second.address, {}) as reader,
    ):
        assert reader is not None
        before = reader.show("khoi")
        assert before.tells("Phiên bản số liệu 1")
        assert not before.tells("Cục Thuế tỉnh")

        clerk = sign_in(first, "can.bo")
        upload(clerk, SAMPLES / "units.csv", "Đơn vị")
        write(clerk)
        told(clerk, "Đã ghi phiên bản số liệu 2")

        after = reader.show("khoi")
        assert after.tells("Phiên bản số liệu 2")
        assert after.tells("Cục Thuế tỉnh")

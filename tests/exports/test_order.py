"""Orders in addresses and on the command line."""

from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from sqlalchemy import Engine

from exports.__main__ import NotKnown, main
from exports.order import Order, address_of, order_of
from exports.products import PRODUCTS, file_name
from exports.story import PARTS
from tests.conftest import SetUp


def _order(engine: Engine, **asked: str) -> Order:
    with engine.connect() as connection:
        return order_of(lambda query, *arguments: query(connection, *arguments), 2, asked)


def test_an_address_without_anything_asks_for_the_usual(full_engine: Engine) -> None:
    order = _order(full_engine)
    assert (order.scope.revision, order.scope.period, order.scope.narrowed) == (2, "2021-2025", False)
    assert order.parts == tuple(PARTS)
    assert len(order.models) == 4


def test_an_address_opens_what_it_was_made_of(full_engine: Engine) -> None:
    asked = {
        "giai_doan": "2021-2023",
        "nam": "2022,2023",
        "khoi": "kinh-te,van-hoa",
        "loai": "individual",
        "linh_vuc": "kinh-te",
        "cap": "tinh",
        "don_vi": "MH-DB-04",
        "ban": "1",
        "phan": "ket-qua,bia,mo-hinh",
        "mo_hinh": "DVK-000003,DVK-000001",
    }
    asked["ban"] = "2"
    order = _order(full_engine, **asked)
    assert order.parts == ("ket-qua", "bia", "mo-hinh")
    assert order.models == ("DVK-000003", "DVK-000001")
    assert dict(parse_qsl(address_of(order))) == asked
    assert _order(full_engine, **dict(parse_qsl(address_of(order)))) == order


@pytest.mark.parametrize(
    "asked",
    [
        {"giai_doan": "<script>", "khoi": "x,,kinh-te", "nam": "abc,1999", "ban": "99", "phan": "?,bia"},
        {"giai_doan": "2020-2025", "ban": "-1", "loai": "''", "don_vi": "\x00"},
        {"ban": "9" * 5000, "mo_hinh": ",,"},
        {"ban": "²"},
    ],
    ids=str,
)
def test_whatever_an_address_holds_there_is_an_order(full_engine: Engine, asked: dict[str, str]) -> None:
    order = _order(full_engine, **asked)
    assert order.scope.revision == 2
    assert order.scope.period == "2021-2025"
    assert not order.scope.years
    assert set(order.scope.blocs) <= {"kinh-te"}


def test_an_earlier_revision_stays_what_it_was(full_engine: Engine) -> None:
    assert _order(full_engine, ban="1").scope.revision == 1
    assert _order(full_engine, ban="1").models == ()


def test_a_file_name_tells_period_and_revision(full_engine: Engine) -> None:
    name = file_name(PRODUCTS["html"], _order(full_engine, khoi="kinh-te").scope)
    assert name == "dan-van-kheo-2021-2025-loc-phien-ban-2.html"


@pytest.fixture
def on_full(full_engine: Engine, set_up: SetUp) -> None:
    set_up(database_url=full_engine.url.render_as_string(hide_password=False))


@pytest.mark.usefixtures("on_full")
def test_the_command_writes_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "bai.html"
    out.write_text("cũ")
    assert main(["deck", str(out), "--period", "2021-2023", "--bloc", "kinh-te", "--parts", "bia,theo-nam"]) == 0
    html = out.read_text(encoding="utf-8")
    assert "giai đoạn 2021–2023" in html
    assert "Khối: Khối Kinh tế, Tài chính, Kỹ thuật" in html
    assert 'id="theo-khoi"' not in html
    assert [file.name for file in tmp_path.iterdir()] == ["bai.html"]
    assert "phiên bản số liệu 2" in capsys.readouterr().out


@pytest.mark.usefixtures("on_full")
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--bloc", "xyz"], "--bloc không có “xyz”; có thể chọn: dang-doan-the"),
        (["--period", "2020-2025"], "--period không có “2020-2025”"),
        (["--year", "2019"], "--year không có “2019”"),
        (["--revision", "9"], "Không có phiên bản số liệu 9"),
    ],
)
def test_a_command_that_names_what_there_is_not_is_refused(tmp_path: Path, options: list[str], told: str) -> None:
    with pytest.raises(NotKnown, match=told.replace("(", r"\(")):
        main(["deck", str(tmp_path / "x.html"), *options])
    assert list(tmp_path.iterdir()) == []

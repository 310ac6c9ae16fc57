"""Whoever types anything finds what begins like it, at every revision and on both engines alike."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from data_access import bulk, search_earlier, search_indexed, undo
from data_access.dump import dump, load
from data_access.engine import writing
from data_access.revisions import begin, current_revision
from data_access.scope import Scope
from data_access.search import COUNTED, PAGE, Found, search
from data_access.search_index import differing, rebuild
from data_access.search_match import Order, Wanted
from data_access.search_words import documents, typed_words

Write = Callable[..., int]
MODELS = [
    {"code": "DVK-000001", "name": "Mẹ đỡ đầu - Kết nối yêu thương", "unit": "U1", "featured": False},
    {"code": "DVK-000002", "name": "Vận động hiến đất làm đường", "unit": "U2", "featured": True},
    {"code": "DVK-000003", "name": "Đường hoa “nông thôn mới”", "unit": "", "featured": False},
]
YEARS: list[dict[str, Any]] = [
    {"model": "DVK-000001", "year": 2022, "period": "", "bloc": "van-hoa", "unit": "U1", "field": "an-sinh"},
    {"model": "DVK-000001", "year": 2023, "period": "", "bloc": "van-hoa", "unit": "U1", "field": "an-sinh"},
    {"model": "DVK-000002", "year": 2023, "period": "", "bloc": "kinh-te", "unit": "U2", "field": "moi-truong"},
    {"model": "DVK-000003", "year": 0, "period": "2021-2023", "bloc": "", "unit": "", "field": ""},
]
SERVED = [("DVK-000001", "y-te"), ("DVK-000001", "thu-ngan-sach"), ("DVK-000002", "thu-ngan-sach")]


@pytest.fixture
def filled(engine: Engine, write_categories: Callable[[Engine], int], write: Write) -> Engine:
    """Three models of two units; one has no year, one was carried on and is exemplary."""
    write_categories(engine)
    marked = [row | {"is_exemplary": row["year"] == 2023 and row["model"] == "DVK-000001"} for row in YEARS]
    units = [{"code": "U1", "name": "Đảng bộ Sở Y tế"}, {"code": "U2", "name": "Chi bộ Kho bạc"}]
    areas = [{"kind": "task", "code": "y-te", "name": "Y tế"}]
    served = [{"model": model, "task": task} for model, task in SERVED]
    write(engine, category=areas, unit=units, model=MODELS, model_year=marked, model_task=served)
    return engine


def found(engine: Engine, typed: str = "", *, revision: int = 0, **asked: Any) -> Found:
    scope = {name: asked.pop(name) for name in ("period", "years", "blocs", "units") if name in asked}
    with engine.connect() as connection:
        return search(connection, Scope(revision or current_revision(connection), **scope), typed, **asked)


def codes(engine: Engine, typed: str = "", **asked: Any) -> list[int]:
    return [int(code.rpartition("-")[2]) for code in found(engine, typed, **asked).codes]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("me do dau", [1]),
        ("ĐỠ ĐẦU MẸ", [1]),
        ("yêu thươ", [1]),
        ("duong", [2, 3]),
        ("dương la", [2]),
        ("ho", [3]),
        ("nông thôn mới", [3]),
        ("DVK-000002", [2]),
        ("dvk", [2, 1, 3]),
        ("sở y tế", [1]),
        ("kho bac hien dat", [2]),
        ("ong", []),
        ("không có ở đâu", []),
        ("", [2, 1, 3]),
        ("  ", [2, 1, 3]),
    ],
)
def test_typed_text_finds_models_by_the_beginnings_of_their_words(
    filled: Engine, typed: str, expected: list[int]
) -> None:
    assert codes(filled, typed) == expected


HOSTILE = (
    *('"', "'", "me'", 'me" OR "duong', "me AND", "NEAR(me dau)", "me*", "%", "_", "\\", "me:dau", "me & !dau", "("),
    *("-me", "=year=32", "\x00", "😀", "me" * 500, "me " * 500, "; DROP TABLE model_index; --", "{me}", "<b>", "^me"),
)


def test_no_typed_sign_is_an_operator(filled: Engine) -> None:
    for typed in HOSTILE:
        answer = found(filled, typed)
        assert answer.total == len(answer.codes), typed
    assert codes(filled, "me do") == [1]


def test_filters_and_time_narrow_what_is_found(filled: Engine) -> None:
    assert codes(filled, period="2021-2023") == [2, 1, 3]
    assert codes(filled, years=(2022,)) == [1]
    assert codes(filled, "duong", years=(2023,)) == [2]
    assert codes(filled, blocs=("kinh-te", "van-hoa")) == [2, 1]
    assert codes(filled, units=("U1",)) == [1]
    assert codes(filled, mark="exemplary") == [1]
    assert codes(filled, "hien dat", mark="exemplary") == []
    assert codes(filled, blocs=("khong-co",)) == []
    assert codes(filled, task="thu-ngan-sach") == [2, 1]
    assert codes(filled, "duong", task="thu-ngan-sach") == [2]
    assert codes(filled, task="y-te", blocs=("kinh-te",)) == []
    assert codes(filled, task="khong-co") == []


def test_orders_are_by_year_by_prominence_and_by_name(filled: Engine) -> None:
    assert codes(filled, order="newest") == [2, 1, 3]
    assert codes(filled, order="prominent") == [2, 1, 3]
    assert codes(filled, order="name") == [3, 1, 2]


@pytest.mark.parametrize("typed", ["", "dvk"])
def test_a_facet_counts_under_all_other_filters(filled: Engine, typed: str) -> None:
    facets = found(filled, typed, blocs=("kinh-te",), years=(2023,)).facets
    assert facets["bloc"] == {"kinh-te": 1}
    assert facets["year"] == {"2023": 1}
    assert facets["mark"] == {}
    facets = found(filled, typed).facets
    assert facets["bloc"] == {"kinh-te": 1, "van-hoa": 1, "": 1}
    assert facets["mark"] == {"exemplary": 1}
    assert facets["task"] == {"y-te": 1, "thu-ngan-sach": 2}
    facets = found(filled, typed, mark="exemplary").facets
    assert facets["bloc"] == {"van-hoa": 1}
    facets = found(filled, typed, task="thu-ngan-sach").facets
    assert facets["bloc"] == {"kinh-te": 1, "van-hoa": 1}
    assert facets["mark"] == {"exemplary": 1}
    assert facets["task"] == {"y-te": 1, "thu-ngan-sach": 2}
    facets = found(filled, typed, mark="exemplary", task="y-te").facets
    assert facets["bloc"] == {"van-hoa": 1}
    assert facets["task"] == {"y-te": 1, "thu-ngan-sach": 1}


def test_every_way_of_writing_keeps_the_index_true(filled: Engine, write: Write) -> None:
    renamed = write(filled, model=[{"code": "DVK-000001", "name": "Cầu nối yêu thương"}])
    assert codes(filled, "me do dau") == []
    assert codes(filled, "cau noi") == [1]
    write(filled, unit=[{"code": "U2", "name": "Chi bộ Thuế"}])
    assert codes(filled, "chi bo thue") == [2]
    assert codes(filled, "kho bac") == []
    undo.undo(filled, renamed)
    assert codes(filled, "me do dau") == [1]
    undo.restore(filled, 2)
    assert codes(filled, "kho bac") == [2]
    write(filled, illustrative=True, model=[MODELS[0] | {"code": "M9"}], model_year=[YEARS[0] | {"model": "M9"}])
    assert len(found(filled, "me do dau").codes) == 2
    undo.clear_illustrative(filled)
    assert codes(filled, "me do dau") == [1]
    write(
        filled, award=[{"model": "DVK-000002", "year": 2023, "form": "Giấy khen", "authority": "", "decision_no": ""}]
    )
    assert codes(filled, mark="awarded") == [2]
    with begin(filled, "edit") as running:
        running.write("model_task", [{"model": "DVK-000003", "task": "y-te"}])
        running.end("model_task", [("DVK-000001", "y-te")])
    assert codes(filled, task="y-te") == [3]
    with begin(filled, "edit") as running:
        running.write("model", [{"code": "DVK-000003", "merged_into": "DVK-000002"}])
        running.end("model_year", [("DVK-000003", 0)])
    assert codes(filled, "duong") == [2]


def test_a_revision_that_failed_leaves_the_index_as_it_was(filled: Engine) -> None:
    def fail() -> None:
        with begin(filled, "edit") as running:
            running.write("model", [{"code": "DVK-000001", "name": "Khác"}])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert codes(filled, "me do dau") == [1]


def test_an_earlier_revision_is_searched_as_it_was(filled: Engine, write: Write) -> None:
    write(filled, model=[{"code": "DVK-000001", "name": "Cầu nối yêu thương"}])
    assert codes(filled, "me do dau", revision=2) == [1]
    assert codes(filled, "000001", revision=2) == [1]
    assert codes(filled, "kho bac", revision=2) == [2]
    assert codes(filled, "do-dau ong", revision=2) == []
    assert codes(filled, mark="exemplary", revision=2) == [1]
    assert codes(filled, "me", task="y-te", revision=2) == [1]
    assert codes(filled, order="name", revision=2) == [3, 1, 2]
    assert found(filled, "duong", revision=2).facets == found(filled, "duong").facets


def test_loading_a_dump_makes_the_index(filled: Engine, make_engine: Callable[[str], Engine], tmp_path: Path) -> None:
    dump(filled, tmp_path / "dump.zip")
    for kind in ("sqlite", "postgresql"):
        loaded = make_engine(kind)
        load(loaded, tmp_path / "dump.zip")
        assert codes(loaded, "me do dau") == [1]


def test_rebuilding_gives_the_index_that_revisions_left(filled: Engine, write: Write) -> None:
    write(filled, model=[{"code": "DVK-000001", "name": "Cầu nối yêu thương"}])
    read = text("SELECT model, year, unit, marks, tasks, prominence, name_key, CAST(words AS TEXT) FROM model_index")
    with writing(filled) as connection:
        before = {tuple(row) for row in connection.execute(read)}
        rebuild(connection)
        assert {tuple(row) for row in connection.execute(read)} == before
    assert codes(filled, "cau noi") == [1]


def test_others_search_while_the_index_is_made_anew(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile = []
    load_rows = bulk.load

    def load_and_look(*given: Any) -> int:
        loaded = load_rows(*given)
        meanwhile.append(codes(filled, "me do dau"))
        return loaded

    monkeypatch.setattr(bulk, "load", load_and_look)
    with writing(filled) as connection:
        rebuild(connection)
    assert meanwhile == [[1]]
    assert codes(filled, "me do dau") == [1]


def test_a_large_share_of_the_models_is_not_changed_row_by_row(engine: Engine, write: Write) -> None:
    more = [(f"M{number:04}", f"Tuyến đường số {number:04}") for number in range(2_100)]
    write(
        engine,
        model=[{"code": code, "name": name} for code, name in more],
        model_year=[{"model": code, "year": 2024, "bloc": ""} for code, _ in more],
    )
    assert list(found(engine, "duong so 2099").codes) == ["M2099"]
    with engine.connect() as connection:
        assert differing(connection) == []


def test_of_many_models_it_is_only_told_that_there_are_more(filled: Engine, write: Write) -> None:
    more = [(f"M{number:04}", f"Tuyến đường số {number:04}") for number in range(COUNTED)]
    write(
        filled,
        model=[{"code": code, "name": name} for code, name in more],
        model_year=[{"model": code, "year": 2024, "bloc": "kinh-te", "is_new": True} for code, _ in more],
    )
    answer = found(filled, "duong")
    assert (answer.total, answer.exact, answer.page) == (COUNTED, False, 1)
    assert list(answer.codes) == [code for code, _ in reversed(more[-PAGE:])]
    assert answer.facets["bloc"] == {"kinh-te": None} | dict.fromkeys(answer.facets["bloc"])
    narrowed = found(filled, "duong", years=(2023,))
    assert (narrowed.total, narrowed.exact) == (1, True)
    assert narrowed.facets["year"]["2024"] is None
    assert narrowed.facets["bloc"] == {"kinh-te": 1}
    assert found(filled, "duong", order="name", page=2).codes[0] == f"M{PAGE - 1:04}"
    assert found(filled, "duong", page=10_000).page == answer.pages
    plain = found(filled)
    assert (plain.total, plain.exact) == (COUNTED + 3, True)
    assert plain.facets["bloc"]["kinh-te"] == COUNTED + 1
    assert found(filled, page=plain.pages).codes[-2:] == ("DVK-000001", "DVK-000003")


@pytest.mark.parametrize("order", ["newest", "prominent", "name"])
@pytest.mark.parametrize("typed", ["", "duong", "dvk", "me"])
def test_the_index_lists_what_a_plain_filter_lists(filled: Engine, typed: str, order: Order) -> None:
    with filled.connect() as connection:
        for scope in (
            Scope(2),
            Scope(2, "2021-2023"),
            Scope(2, years=(2022, 2023)),
            Scope(2, blocs=("kinh-te",)),
            Scope(2, subject_types=("collective",)),
            Scope(2, levels=("co-so", "dang-bo-khoi")),
        ):
            wanted = Wanted(scope, typed_words(typed))
            listed = [source.listed(connection, wanted, order, 10, 0) for source in (search_indexed, search_earlier)]
            assert listed[0] == listed[1]
            hits = [sorted(source.hits(connection, wanted, 10)) for source in (search_indexed, search_earlier)]
            assert hits[0] == hits[1]


def test_words_beyond_measure_are_cut() -> None:
    assert documents(["a" * 5_000, " ".join(map(str, range(9_000)))]) == ["a" * 40, " ".join(map(str, range(3_000)))]
    assert len(typed_words("a " * 10_000)) == 1
    assert len(typed_words(" ".join(map(str, range(100))))) == 12

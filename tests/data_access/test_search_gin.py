"""However PostgreSQL looks for models, and however wrong the sample of its rows is, it finds the same ones."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

import pytest
from sqlalchemy import Connection, Engine

from data_access import search_earlier, search_gin, search_indexed
from data_access.scope import Scope
from data_access.search_gin import Part, Sample
from data_access.search_match import Order, Wanted

MODELS = 60
ORDERS: tuple[Order, ...] = ("newest", "prominent", "name")
SHARES = {"none": 1e-9, "some": 0.1, "all": 1.0}
WORDS = (("a", 0.9), ("b", 0.2), ("c", 0.001))


@pytest.fixture
def filled(
    make_engine: Callable[[str], Engine], write_categories: Callable[[Engine], int], write: Callable[..., int]
) -> Engine:
    engine = make_engine("postgresql")
    write_categories(engine)
    names = {f"M{number:03}": f"Đường {'hoa' if number % 3 else 'cờ'} số {number:03}" for number in range(MODELS)}
    years = [
        {"model": code, "year": 2021 + place % 4, "period": "", "bloc": ("kinh-te", "van-hoa")[place % 2]}
        for place, code in enumerate(names)
    ]
    write(engine, model=[{"code": code, "name": name} for code, name in names.items()], model_year=years)
    return engine


@pytest.mark.parametrize("whole", SHARES)
def test_a_sample_may_be_wrong(filled: Engine, monkeypatch: pytest.MonkeyPatch, whole: str) -> None:
    sampled = search_gin.sample
    for each, (words, scope) in product(SHARES, _asked()):

        def misled(connection: Connection, parts: Sequence[Part], share: float = SHARES[each]) -> Sample:
            true = sampled(connection, parts)
            return Sample(true.rows, SHARES[whole], tuple(replace(part, share=share) for part in true.parts))

        monkeypatch.setattr(search_gin, "sample", misled)
        with filled.connect() as connection:
            wanted = Wanted(scope, words)
            for order, (limit, offset) in product(ORDERS, ((5, 0), (5, 5), (100, 0))):
                here, earlier = (
                    source.listed(connection, wanted, order, limit, offset)
                    for source in (search_indexed, search_earlier)
                )
                assert here == earlier
            every = search_earlier.hits(connection, wanted, MODELS)
            assert sorted(search_indexed.hits(connection, wanted, MODELS)) == sorted(every)
            some = search_indexed.hits(connection, wanted, 4)
            assert len(some) == min(4, len(every))
            assert set(some) <= set(every)


def _asked() -> Sequence[tuple[tuple[str, ...], Scope]]:
    return [
        (("duong",), Scope(2)),
        (("duo", "hoa"), Scope(2, blocs=("kinh-te",))),
        (("so", "co"), Scope(2, years=(2022, 2023))),
        (("duong", "khong"), Scope(2)),
        ((), Scope(2, blocs=("van-hoa",))),
    ]


def test_the_rarest_parts_are_looked_up() -> None:
    common, rare, rarer = (Part(f"'{word}':*", 0.5, share) for word, share in WORDS)
    sample = Sample(1_000_000, 0.000_01, (rarer, rare, common))
    assert sample.cheapest(1_000)[0] == "'c':*"
    assert Sample(1_000_000, 0.1, (rare, common)).cheapest(1_000_000)[0] == "'b':*"
    assert sample.along(10) == pytest.approx(1_000_000)


def test_a_filter_is_looked_up_beside_rarer_words_but_not_by_itself() -> None:
    common, rare = Part("'a':*", 0.5, 0.9), Part("'b':*", 0.5, 0.05)
    mark = Part("('=x')", 0.2, 0.3, skips=True)
    assert Sample(1_000_000, 0.01, (rare, mark, common)).cheapest(10_000)[0] == "'b':* & ('=x')"
    assert Sample(1_000_000, 0.01, (rare, replace(mark, skips=False))).cheapest(1_000)[0] == "'b':*"

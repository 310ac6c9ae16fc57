"""What an upload does to the headline: itemised counts of models before and after, of all and by bloc."""

from sqlalchemy import Connection, func, select

from data_access.schema import FOREVER, model_year
from uploads.plan.plan import Effect, Outline
from uploads.values.catalogue import Catalogue


def effect_of(connection: Connection, catalogue: Catalogue, outline: Outline) -> Effect:
    """Return the counts of models over all years; each bloc of the categories has its pair, '' is without a bloc."""
    counted = (
        select(model_year.c.bloc, func.count())
        .where(model_year.c.until == FOREVER, model_year.c.is_new)
        .group_by(model_year.c.bloc)
    )
    before = {bloc: int(models) for bloc, models in connection.execute(counted)}
    blocs = [row.code for row in catalogue.categories if row.kind == "bloc"]
    listed = dict.fromkeys([*blocs, *before, *(bloc for bloc, gained in outline.blocs_gained.items() if gained)])
    pairs = {bloc: (before.get(bloc, 0), before.get(bloc, 0) + outline.blocs_gained.get(bloc, 0)) for bloc in listed}
    total = sum(before.values())
    return Effect((total, total + sum(outline.blocs_gained.values())), pairs)

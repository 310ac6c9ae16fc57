"""What going back does to the number of itemised models."""

from data_access.counts import models_by_bloc
from data_access.frames import rows
from data_access.scope import Scope
from ui.load import load
from uploads.plan.plan import Effect


def effect_between(before: int, after: int) -> Effect:
    """Return the itemised models at two revisions, in all and by bloc."""
    earlier, later = models_at(before), models_at(after)
    return _effect(earlier, later)


def effect_of_undo(undone: int, newest: int) -> Effect:
    """Return the itemised models now and after a revision is undone that nothing later builds on."""
    earlier, later, now = models_at(undone - 1), models_at(undone), models_at(newest)
    after = {bloc: now.get(bloc, 0) + earlier.get(bloc, 0) - later.get(bloc, 0) for bloc in {**now, **earlier, **later}}
    return _effect(now, after)


def models_at(revision: int) -> dict[str, int]:
    """Return the itemised models of all years by bloc."""
    return {row.bloc: int(row.models) for row in rows(load(models_by_bloc, Scope(revision, "")))} if revision else {}


def _effect(before: dict[str, int], after: dict[str, int]) -> Effect:
    blocs = {bloc: (before.get(bloc, 0), after.get(bloc, 0)) for bloc in {**before, **after}}
    return Effect((sum(before.values()), sum(after.values())), blocs)

"""What a reader looks at: one revision, one period, and the filters on top."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Scope:
    """The question every query answers, and the key it is cached by. An empty filter means all.

    Codes that the revision does not know select nothing; they are never an error.
    """

    revision: int
    period: str = ""
    years: tuple[int, ...] = ()
    blocs: tuple[str, ...] = ()
    subject_types: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether any filter beside the period is on; published figures speak for the period as a whole only."""
        return any(getattr(self, field.name) for field in fields(self) if field.name not in {"revision", "period"})

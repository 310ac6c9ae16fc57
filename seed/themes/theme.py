"""The shape of a theme."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """The words in which offices write of one subject.

    Every deed follows "Vận động <people>", every way follows the name of whoever carries the model, every
    aim follows "nhằm"; none begins with a capital. Contexts and effects are whole sentences.
    """

    code: str
    field: str
    tasks: tuple[str, ...]
    indicators: tuple[str, ...]
    people: tuple[str, ...]
    deeds: tuple[str, ...]
    titles: tuple[str, ...]
    aims: tuple[str, ...]
    contexts: tuple[str, ...]
    ways: tuple[str, ...]
    effects: tuple[str, ...]
    closest: tuple[str, ...] = ()
    """Blocs whose work it is; they take it up more often than others."""
    bodies: tuple[str, ...] = ()
    """Who carries a collective model, if not just anyone of `seed.prose.BODIES`."""
    posts: tuple[str, ...] = ()
    """Who carries an individual model, if not just anyone of `seed.prose.POSTS`."""
    outdoors: bool = True
    """Whether it is carried out in a neighbourhood, and not within the office."""

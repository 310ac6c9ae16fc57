"""The steps from registration to award, in their order."""

from data_access.counts import Cohort
from wording.numbers import count, percent

_NOT_REVIEWED = "chưa thẩm định"


def cohort_steps(followed: Cohort) -> list[tuple[str, int, int]]:
    """Return each step as its name, how many models took it, and out of how many."""
    return [
        ("Đã đăng ký", followed.models, followed.models),
        ("Đã thẩm định", followed.reviewed, followed.models),
        ("Được công nhận", followed.recognized, followed.reviewed),
        ("Tiêu biểu", followed.exemplary, followed.models),
        ("Nhân rộng", followed.replicated, followed.models),
        ("Khen thưởng", followed.awarded, followed.models),
    ]


def step_labels(followed: Cohort) -> list[str]:
    """Return what is written at each step: '135/156 (86,5%)'; the first one is its number alone.

    A step that no model took is told in words: nothing was reviewed, or there is none so far.
    """
    none = {} if followed.reviewed else {"Đã thẩm định": _NOT_REVIEWED, "Được công nhận": _NOT_REVIEWED}
    first, *later = cohort_steps(followed)
    return [count(first[1]), *(none.get(name, _share(part, whole)) for name, part, whole in later)]


def _share(part: int, whole: int) -> str:
    return f"{count(part)}/{count(whole)} ({percent(part, whole)})" if part else "chưa có"

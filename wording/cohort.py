"""The steps from registration to award, in their order."""

from data_access.counts import Cohort
from wording.numbers import count, percent


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


def step_label(part: int, whole: int, first: bool = False) -> str:
    """Return a step as '135/156 (86,5%)'; the first one is its number alone."""
    return count(part) if first else f"{count(part)}/{count(whole)} ({percent(part, whole)})"

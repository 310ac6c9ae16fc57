"""The three roles; each may do what the ones before it may."""

ROLES = ("viewer", "editor", "admin")
VIEWER = ROLES[0]


def covers(role: str, needed: str) -> bool:
    """Tell whether a role includes another; '' is a stranger, who has none."""
    return role in ROLES and ROLES.index(role) >= ROLES.index(needed)

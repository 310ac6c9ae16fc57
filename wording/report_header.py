"""The head of a report in the Party's document format, as far as it follows from the names of the organisation."""

_OF_COMMITTEE = {"Tỉnh ủy": "ĐẢNG BỘ TỈNH", "Thành ủy": "ĐẢNG BỘ THÀNH PHỐ"}
"""A document names the party organisation above, not its committee."""


def left_lines(parent: str, committee: str) -> str:
    """Return the lines at the top left: the organisation above, then the committee that issues; '' for neither.

    >>> left_lines("Tỉnh ủy Quảng Trị", "Đảng ủy các cơ quan Đảng tỉnh")
    'ĐẢNG BỘ TỈNH QUẢNG TRỊ\\nĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH'
    """
    above = parent.upper()
    for committee_above, organisation in _OF_COMMITTEE.items():
        if parent.startswith(committee_above):
            above = f"{organisation}{parent.removeprefix(committee_above).upper()}"
    return "\n".join(line for line in (above, committee.upper()) if line)

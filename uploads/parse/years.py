"""The year of each row: its own, that of its period, or that of the list as a whole."""

import re

from uploads.parse.headers import header_key
from uploads.parse.reading import Reading
from uploads.unusable import UnusableFile
from uploads.values.parsers import Fault

_TITLE_YEAR = re.compile(r"\bnam (\d{4})\b")


def complete_years(reading: Reading) -> None:
    """Give every row its year: its own, else its period, else the year that was asked for, else that of the title."""
    years = reading.columns.setdefault("year", [None] * reading.rows)
    if reading.dataset.has("period") and any(isinstance(year, str) for year in years):
        periods = reading.columns.setdefault("period", [None] * reading.rows)
        for index, year in enumerate(years):
            if isinstance(year, str):
                years[index] = None
                periods[index] = periods[index] or year
    for index, year in enumerate(years):
        if isinstance(year, str):
            years[index] = None
            fault = Fault("not_a_year", "Cần một năm, không phải giai đoạn. Hãy ghi năm bằng bốn chữ số, ví dụ 2024.")
            reading.fault(index, "year", fault, year)
    default = reading.options.year or _year_of_title(reading)
    given = reading.columns.get("period")
    if default is not None:
        reading.columns["year"] = [
            year if year is not None or (given and given[index]) else default for index, year in enumerate(years)
        ]
    elif not reading.header.reads("year") and not given and all(year is None for year in years):
        raise UnusableFile(
            "no_year",
            "Danh sách không cho biết năm. Hãy thêm cột “Năm” hoặc chọn năm của danh sách (--year, ví dụ --year 2024).",
        )


def _year_of_title(reading: Reading) -> int | None:
    """Return the one year that the titles above the table name; a person is told that it was taken from there."""
    if reading.header.reads("year") or reading.header.reads("period"):
        return None
    texts = [text for _, text in reading.table.titles] + [reading.table.sheet.name]
    found = {(number, int(year)) for number, text in enumerate(texts) for year in _TITLE_YEAR.findall(header_key(text))}
    years = {year for _, year in found}
    if len(years) != 1:
        return None
    year = years.pop()
    reading.findings.warn(
        reading.table.header_row + 1, "", str(year), "year_of_title", f"Năm {year} được lấy từ tiêu đề của danh sách."
    )
    return year

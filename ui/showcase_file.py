"""The found models as a file."""

import io
from collections.abc import Mapping

import pandas as pd
import xlsxwriter

from data_access.frames import rows
from wording.words import STATUSES, SUBJECT_TYPES


def found_list(cards: pd.DataFrame, names: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """Return the cards in words, as a table with Vietnamese headers; what is not known is left empty."""
    yes = {True: "Có", False: ""}
    return pd.DataFrame(
        {
            "Mã": cards["code"],
            "Tên mô hình": cards["name"],
            "Đơn vị": cards["unit"].map(names["don_vi"]).fillna(""),
            "Khối": cards["bloc"].map(names["khoi"]).fillna(""),
            "Loại": [SUBJECT_TYPES.get(code, "") if code else "" for code in cards["subject_type"]],
            "Chủ thể": cards["holder"],
            "Lĩnh vực": cards["field"].map(names["linh_vuc"]).fillna(""),
            "Năm": [card.year if card.year else names["period"].get(card.period, "") for card in rows(cards)],
            "Cấp đăng ký": cards["level"].map(names["cap"]).fillna(""),
            "Trạng thái năm đầu": [STATUSES.get(code, "") if code else "" for code in cards["status"]],
            "Tiêu biểu": cards["exemplary"].map(yes),
            "Nhân rộng": cards["replicated"].map(yes),
            "Khen thưởng": cards["awarded"].map(yes),
            "Dữ liệu minh họa": cards["illustrative"].map(yes),
        }
    )


def workbook(frame: pd.DataFrame) -> bytes:
    """Return a table as XLSX; text stays text, also where it looks like a formula or an address."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Mô hình")
    sheet.write_row(0, 0, frame.columns, book.add_format({"bold": True, "bottom": 1}))
    for number, row in enumerate(rows(frame), 1):
        sheet.write_row(number, 0, row)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, 12, 22)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(frame)), len(frame.columns) - 1)
    book.close()
    return out.getvalue()

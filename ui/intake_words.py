"""What is said of an upload, in sentences."""

from collections import Counter

from uploads.datasets import DATASETS
from uploads.datasets.columns import Dataset
from uploads.limits import MEGABYTE
from uploads.parse.legacy import SHOWN
from uploads.parse.rows import LEFT_OUT
from uploads.plan.preview import Preview
from uploads.unusable import UnclearHeaders, UnusableFile
from wording.numbers import amount, count

_FORMS = {
    "csv": "Tệp chữ (CSV)",
    "xlsx": "Tệp Excel (.xlsx)",
    "xls": "Tệp Excel (.xls)",
    "ods": "Tệp OpenDocument (.ods)",
}
_ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "Unicode (UTF-16)", "cp1258": "Windows-1258"}
_DELIMITERS = {",": "dấu phẩy", ";": "dấu chấm phẩy", "\t": "dấu tab", "|": "dấu gạch đứng"}
_NEEDS_YEAR = "Danh sách không cho biết năm. Hãy chọn năm của danh sách ở trên, hoặc thêm cột “Năm” vào tệp."

REMEDIES = {
    "required": "Điền ô còn trống",
    "repeated_row": "Bỏ dòng trùng",
    "contradicts_row": "Ghi thống nhất giữa các dòng của một mô hình",
    "unit_of_other_bloc": "Sửa khối hoặc đơn vị cho khớp nhau",
    "unknown_unit": "Sửa tên đơn vị, hoặc thêm đơn vị mới trước",
    "unknown_model": "Sửa tên hoặc ghi mã mô hình",
    "ambiguous_model": "Ghi rõ mô hình nào",
    "unknown_group": "Sửa tên khối hoặc đơn vị ở dòng nhóm",
    "ambiguous_number": "Ghi số cho rõ",
    "lost_letters": "Gõ lại ô bị mất dấu",
    "too_long": "Rút gọn nội dung",
    "several_marks": "Chỉ để một dấu x",
    "unmatched_column": "Không được đọc",
    "converted_text": "Xem lại chữ đã đổi bảng mã",
    "other_sheets": "Tải lên riêng các trang tính khác",
    "group_of_title": "Xem lại khối, đơn vị lấy từ tiêu đề",
    "year_of_title": "Xem lại năm lấy từ tên danh sách",
    "year_outside_period": "Xem lại năm của số đảng viên",
    "no_rows": "Kiểm tra lại tệp",
    "already_dated": "Ghi thêm năm nếu là số liệu của một năm",
}
"""What is to be done about findings of a code, where that says more than "sửa cột …"."""


def columns_wanted(dataset: Dataset) -> str:
    """Say which columns a list must have."""
    needed = ", ".join(column.label for column in dataset.required)
    return f"Cột cần có: {needed}; các cột khác có thể thiếu." if needed else ""


def size_in_words(size: int) -> str:
    """Return the size of a file: '6 KB', '1,5 MB'."""
    return f"{amount(round(size / MEGABYTE, 1))} MB" if size >= MEGABYTE else f"{count(max(1, size / 1000))} KB"


def year_of_title(seen: Preview | None) -> int | None:
    """Return the year that was taken from the title of the list, if it was."""
    found = next((one.value for one in seen.warnings if one.code == "year_of_title"), "") if seen else ""
    return int(found) if found.isdecimal() else None


def recognised(seen: Preview) -> str:
    """Say how the file was read: its form, the sheet, where the header is, how many columns were read."""
    parts = [_FORMS.get(seen.form, seen.form.upper())]
    if seen.form == "csv":
        written = SHOWN.get(seen.converted_from) or _ENCODINGS.get(seen.encoding, seen.encoding)
        parts.append(f"chữ {written}")
        if seen.delimiter in _DELIMITERS:
            parts.append(f"các cột cách nhau bằng {_DELIMITERS[seen.delimiter]}")
    if seen.sheet:
        parts.append(f"trang tính “{seen.sheet}”")
    parts.append(f"tiêu đề ở dòng {seen.header_row}")
    used = sum(1 for header in seen.headers if header.column)
    parts.append(f"đọc {used}/{len(seen.headers)} cột")
    return ", ".join(parts) + f"; {count(seen.rows)} dòng số liệu{passed_over(seen)}."


def passed_over(seen: Preview) -> str:
    """Say what was not read as data: ', bỏ qua 4 dòng nhóm, 1 dòng tổng cộng'; '' if nothing."""
    reasons = Counter(skipped.why.partition(":")[0] for skipped in seen.skipped)
    listed = ", ".join(f"{count(number)} {why}" for why, number in reasons.items())
    return f", bỏ qua {listed}" if listed else ""


def verdict(seen: Preview) -> tuple[str, str]:
    """Say in a sentence and a half what the upload would do."""
    good = seen.new + seen.changed
    chosen = sum(1 for skipped in seen.skipped if skipped.why == LEFT_OUT)
    if not seen.rows and chosen:
        return "Không còn dòng nào để ghi", "Bạn đã chọn không nhập dòng nào của tệp này."
    if not seen.rows:
        return "Tệp không có dòng số liệu nào", "Bảng chỉ có tiêu đề. Hãy kiểm tra lại tệp."
    if not seen.problem_rows and not good:
        return (
            "Không có gì để ghi",
            f"{_all(seen.rows)} đã có trong hệ thống và không khác gì; có thể tệp này đã được tải lên.",
        )
    if not seen.problem_rows:
        return (
            f"{_all(seen.rows)} đều hợp lệ" if seen.rows > 1 else "Dòng số liệu hợp lệ",
            f"{_counted(seen)}. Hãy xem bên dưới rồi ghi.",
        )
    if not good:
        left = "; các dòng còn lại không khác gì số liệu đã có" if seen.unchanged else ""
        return (
            f"{count(seen.problem_rows)} trên {count(seen.rows)} dòng cần sửa",
            f"Không có dòng nào để ghi{left}. Hãy sửa theo hướng dẫn bên dưới rồi tải lên lại.",
        )
    return (
        f"{count(seen.problem_rows)} trên {count(seen.rows)} dòng cần sửa",
        f"{_counted(seen)}. Có thể ghi các dòng hợp lệ trước, hoặc sửa tất cả rồi tải lên lại.",
    )


def attention(seen: Preview) -> str:
    """Say what of a file a person should look at before writing it; '' if nothing."""
    told = []
    if seen.converted_from:
        told.append(
            f" Chữ trong tệp theo bảng mã {SHOWN[seen.converted_from]} đã được đổi sang Unicode: hãy xem lại các tên."
        )
    if seen.other_sheets:
        listed = ", ".join(f"“{name}”" for name in seen.other_sheets)
        told.append(f" Tệp còn trang tính {listed} cũng có bảng: ghi xong trang này, hãy tải lại tệp và chọn trang đó.")
    told += [f" {warning.message}" for warning in seen.warnings if warning.code == "year_outside_period"]
    return "".join(told)


def _all(rows: int) -> str:
    return f"Cả {count(rows)} dòng" if rows > 1 else "Dòng số liệu này"


def _counted(seen: Preview) -> str:
    parts = [
        f"{count(number)} {what}"
        for number, what in (
            (seen.new, "dòng mới"),
            (seen.changed, "dòng thay đổi"),
            (seen.unchanged, "dòng giữ nguyên"),
        )
        if number
    ]
    return ", ".join(parts)


def refusal(error: UnusableFile, dataset: Dataset) -> tuple[str, str]:
    """Say why a file cannot be used, and what to do on this page about it."""
    if error.code == "no_year":
        return "Cần biết năm của danh sách", _NEEDS_YEAR
    if not isinstance(error, UnclearHeaders):
        return "Chưa đọc được tệp này", error.message
    if error.code == "no_header":
        wanted = ", ".join(f"“{column.label}”" for column in dataset.required)
        others = ", ".join(f"“{one.label}”" for one in DATASETS.values() if one is not dataset)
        return (
            f"Không tìm thấy bảng “{dataset.label}” trong tệp",
            f"Cần dòng tiêu đề có cột {wanted}. Nếu tệp là danh sách khác ({others}), hãy chọn lại danh sách ở trên; "
            "nếu đúng, hãy chỉ rõ từng cột dưới đây.",
        )
    asked = len(error.questions)
    return (
        f"Cần bạn trả lời: {count(asked)} cột chưa rõ nghĩa",
        "Hãy chọn nghĩa của từng cột dưới đây; hệ thống sẽ nhớ cho lần sau.",
    )

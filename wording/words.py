"""The words on the screen for the codes in the data."""

SUBJECT_TYPES = {"collective": "Tập thể", "individual": "Cá nhân", "": "Chưa rõ loại"}
STATUSES = {
    "registered": "Đã đăng ký",
    "in_progress": "Đang triển khai",
    "under_review": "Chờ thẩm định",
    "recognized": "Được công nhận",
    "not_recognized": "Không được công nhận",
    "discontinued": "Dừng thực hiện",
    "": "Chưa có số liệu",
}
NOT_KNOWN_BLOC = "Chưa rõ khối"
NOT_KNOWN_FIELD = "Chưa rõ lĩnh vực"
NO_DATA = "chưa có số liệu"

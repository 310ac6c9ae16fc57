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
ACTIONS = {
    "seed": "nạp số liệu ban đầu",
    "upload": "tải lên",
    "edit": "sửa số liệu",
    "undo": "hoàn tác",
    "restore": "khôi phục",
    "clear": "xóa dữ liệu minh họa",
}
NOT_KNOWN_BLOC = "Chưa rõ khối"
NOT_KNOWN_FIELD = "Chưa rõ lĩnh vực"
NO_DATA = "chưa có số liệu"
NO_MATCH = "Không có mô hình nào khớp với bộ lọc đang chọn."
RECORDS = {
    "category": "mục danh mục",
    "unit": "đơn vị",
    "unit_year": "số liệu năm của đơn vị",
    "model": "mô hình",
    "model_year": "số liệu năm của mô hình",
    "model_task": "nội dung nghị quyết của mô hình",
    "outcome": "kết quả",
    "award": "khen thưởng",
    "figure": "số liệu công bố",
    "setting": "thông tin chung",
    "model_photo": "ảnh của mô hình",
}
"""What a row of each table is called."""
UNIT_KINDS = {"committee": "Đảng bộ cơ sở", "cell": "Chi bộ cơ sở", "": "Tổ chức cơ sở đảng"}
ROLES = {"viewer": "Người xem", "editor": "Biên tập", "admin": "Quản trị"}
EVENTS = {
    "sign_in": "Đăng nhập",
    "sign_in_failed": "Đăng nhập không thành công",
    "sign_in_held": "Tạm chặn đăng nhập",
    "sign_out": "Đăng xuất",
    "sign_out_everywhere": "Đăng xuất mọi nơi",
    "password_changed": "Đổi mật khẩu",
    "password_reset": "Cấp lại mật khẩu",
    "first_admin": "Tạo người quản trị đầu tiên",
    "account_added": "Thêm tài khoản",
    "role_changed": "Đổi vai trò",
    "account_disabled": "Khóa tài khoản",
    "account_enabled": "Mở khóa tài khoản",
    "photo_erased": "Xóa vĩnh viễn ảnh",
    "file_erased": "Xóa vĩnh viễn tệp",
    "revision:seed": "Nạp số liệu ban đầu",
    "revision:upload": "Tải lên số liệu",
    "revision:edit": "Sửa số liệu",
    "revision:undo": "Hoàn tác",
    "revision:restore": "Khôi phục",
    "revision:clear": "Xóa dữ liệu minh họa",
}
"""What an entry of the audit record is called; revisions are told by their action."""

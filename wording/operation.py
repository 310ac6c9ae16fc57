"""How the state of the server is told: how long, how large, and what an administrator should look at."""

from wording.numbers import amount, count

DAY = 86_400
OLD_BACKUP = 2 * DAY
"""A copy is made every night; the second one missed is worth a word."""
LITTLE_ROOM = 0.1


def duration(seconds: float) -> str:
    """Return how long something takes or is ago, in its largest unit.

    >>> duration(90), duration(7200), duration(200_000)
    ('1 phút', '2 giờ', '2 ngày')
    """
    for size, name in ((DAY, "ngày"), (3_600, "giờ"), (60, "phút")):
        if seconds >= size:
            return f"{count(seconds // size)} {name}"
    return "dưới 1 phút"


def size(number: float) -> str:
    """Return bytes as people read them.

    >>> size(1_359_872), size(56_245_608_448)
    ('1,4 MB', '56,2 GB')
    """
    for unit, name in ((1e12, "TB"), (1e9, "GB"), (1e6, "MB")):
        if number >= unit:
            return f"{amount(round(number / unit, 1))} {name}"
    return f"{count(round(number / 1e3))} KB"


def attention(*, folder: str, backup_age: float | None, free: int, total: int, failed: int) -> list[str]:
    """Return what an administrator should look at, one sentence each; nothing when all is well.

    folder      of the backups, '' = not told
    backup_age  seconds since the newest one, None = there is none
    failed      pages that failed since the program started
    """
    told = []
    if not folder:
        told.append(
            "Chưa khai báo DVK_BACKUP_FOLDER nên không biết bản sao lưu gần nhất; "
            "xem Hướng dẫn, tài liệu Cài đặt và vận hành, mục Sao lưu và phục hồi."
        )
    elif backup_age is None:
        told.append(f"Chưa có bản sao lưu nào trong {folder}.")
    elif backup_age > OLD_BACKUP:
        told.append(f"Bản sao lưu gần nhất đã {duration(backup_age)}; hãy kiểm tra việc sao lưu hằng ngày.")
    if free < total * LITTLE_ROOM:
        told.append(f"Đĩa chỉ còn trống {size(free)}; hãy dọn bớt hoặc mở rộng đĩa.")
    if failed:
        told.append(f"{count(failed)} lượt trang gặp sự cố kể từ khi khởi động; nguyên nhân nằm trong nhật ký máy chủ.")
    return told

"""The outcome indicators of the illustrative models: what is counted, in which unit, and how a report says it."""

import random
from typing import NamedTuple

from seed.categories import Entry, category_rows


class Measure(NamedTuple):
    """``low`` and ``high`` bound what one model reaches in one year; ``told`` reads after "Năm 2024, mô hình"."""

    name: str
    measure_unit: str
    low: float
    high: float
    told: str
    decimals: int = 0
    step: int = 1


MEASURES = {
    "luot-tuyen-truyen": Measure(
        "Lượt người được tuyên truyền, hướng dẫn",
        "lượt người",
        80,
        1600,
        "tuyên truyền, hướng dẫn được {} lượt người",
        step=10,
    ),
    "ho-tham-gia": Measure("Hộ gia đình tham gia", "hộ", 18, 260, "có {} hộ gia đình tham gia"),
    "ho-thoat-ngheo": Measure("Hộ được giúp thoát nghèo", "hộ", 1, 12, "giúp {} hộ thoát nghèo"),
    "kinh-phi": Measure("Kinh phí vận động được", "triệu đồng", 8, 180, "vận động được {} triệu đồng"),
    "suat-qua": Measure("Suất quà trao tặng", "suất quà", 20, 240, "trao tặng {} suất quà"),
    "nha-o": Measure("Nhà ở được xây mới, sửa chữa", "nhà", 1, 5, "hỗ trợ xây mới, sửa chữa {} ngôi nhà"),
    "hoc-sinh": Measure("Học sinh, sinh viên được giúp đỡ", "học sinh", 5, 120, "giúp đỡ {} học sinh"),
    "nguoi-bao-hiem": Measure("Người tham gia bảo hiểm", "người", 15, 320, "vận động {} người tham gia bảo hiểm"),
    "luot-kham": Measure(
        "Lượt người được khám, chăm sóc sức khỏe",
        "lượt người",
        60,
        900,
        "khám, chăm sóc sức khỏe cho {} lượt người",
        step=10,
    ),
    "nguoi-tap-luyen": Measure(
        "Người sinh hoạt văn nghệ, thể thao", "người", 20, 320, "có {} người thường xuyên tham gia"
    ),
    "don-vi-mau": Measure("Máu hiến tặng", "đơn vị máu", 12, 150, "tiếp nhận {} đơn vị máu hiến tặng"),
    "lao-dong": Measure(
        "Lao động được học nghề, giới thiệu việc làm", "người", 8, 110, "giúp {} người học nghề, có việc làm"
    ),
    "von-vay": Measure(
        "Vốn vay ưu đãi đến tay hộ vay", "triệu đồng", 100, 1900, "đưa {} triệu đồng vốn vay đến các hộ", step=10
    ),
    "tien-tiet-kiem": Measure("Kinh phí tiết kiệm được", "triệu đồng", 5, 120, "tiết kiệm được {} triệu đồng"),
    "sang-kien": Measure("Sáng kiến được áp dụng", "sáng kiến", 1, 14, "có {} sáng kiến được áp dụng"),
    "co-so-kinh-doanh": Measure(
        "Doanh nghiệp, hộ kinh doanh được hỗ trợ", "cơ sở", 6, 140, "hỗ trợ {} doanh nghiệp, hộ kinh doanh"
    ),
    "dien-tich-san-xuat": Measure(
        "Diện tích áp dụng cách làm mới", "ha", 1.5, 42, "áp dụng cách làm mới trên {} ha", decimals=1
    ),
    "dat-hien": Measure("Diện tích đất hiến, bàn giao", "m²", 150, 6800, "vận động hiến, bàn giao {} m² đất", step=10),
    "duong-nang-cap": Measure(
        "Đường được nâng cấp, chiếu sáng", "km", 0.4, 6.5, "nâng cấp, chiếu sáng {} km đường", decimals=1
    ),
    "ngay-cong": Measure("Ngày công đóng góp", "ngày công", 30, 520, "huy động {} ngày công"),
    "cay-xanh": Measure("Cây xanh được trồng", "cây", 40, 1500, "trồng mới {} cây xanh", step=10),
    "camera": Measure("Camera an ninh được lắp đặt", "camera", 2, 26, "lắp đặt {} camera an ninh"),
    "ho-so": Measure("Hồ sơ giải quyết trước hạn", "hồ sơ", 40, 1300, "giải quyết trước hạn {} hồ sơ"),
    "tai-khoan": Measure(
        "Tài khoản dịch vụ công được hướng dẫn mở", "tài khoản", 40, 850, "hướng dẫn mở {} tài khoản dịch vụ công"
    ),
    "kien-nghi": Measure("Kiến nghị được giải quyết", "kiến nghị", 4, 75, "giải quyết {} kiến nghị của nhân dân"),
    "vu-hoa-giai": Measure("Vụ việc hòa giải thành", "vụ việc", 2, 24, "hòa giải thành {} vụ việc"),
    "dang-vien-moi": Measure(
        "Quần chúng ưu tú được kết nạp Đảng", "người", 1, 9, "giới thiệu kết nạp {} quần chúng ưu tú"
    ),
}
"""By indicator code, in their official order."""


def measure_rows() -> list[tuple[str | int, ...]]:
    """Return the indicators as rows of category (`seed.categories.CATEGORY_COLUMNS`)."""
    return category_rows(
        "indicator",
        [
            Entry(measure.name, code=code, attrs={"use": "outcome", "measure_unit": measure.measure_unit})
            for code, measure in MEASURES.items()
        ],
    )


def drawn_value(code: str, chance: random.Random) -> float:
    """Return a plausible value of this indicator: small ones are frequent, large ones rare."""
    measure = MEASURES[code]
    value = measure.low + (measure.high - measure.low) * chance.random() ** 2.2
    return round(value, measure.decimals) if measure.step == 1 else float(round(value / measure.step) * measure.step)


def told(code: str, value: float) -> str:
    """Return the clause of a report that states this value.

    >>> told("duong-nang-cap", 1.5)
    'nâng cấp, chiếu sáng 1,5 km đường'
    """
    measure = MEASURES[code]
    written = f"{value:,.{measure.decimals}f}".translate(str.maketrans(",.", ".,"))
    return measure.told.format(written)

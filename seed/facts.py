"""The published facts: what one article states about the movement, and nothing else.

What the article does not say is left empty: no unit, year, holder, type, field or result of a single model is known.
"""

from data_access.revisions import Revision
from seed.categories import (
    BLANK_SETTINGS,
    CATEGORY_COLUMNS,
    COMMON_INDICATORS,
    Entry,
    category_rows,
    common_categories,
    published_indicators,
)

ARTICLE = "“Quảng Bình: Hiệu quả của phong trào thi đua ‘Dân vận khéo’”, Tạp chí điện tử Hoà Nhập, 09/06/2024"
AS_OF = "2024-06-09"
"""Day of the article. It speaks of June 2024 without a day, so its own date stands for all it states."""

BLOCS = (
    Entry(
        "Khối các Ban đảng, Mặt trận, đoàn thể, các Hội",
        "Ban đảng, đoàn thể",
        "dang-doan-the",
        ("Các Ban đảng, Mặt trận, đoàn thể, các Hội", "Khối Đảng, đoàn thể"),
    ),
    Entry(
        "Khối Kinh tế, Tài chính, Kỹ thuật",
        "Kinh tế, Tài chính",
        "kinh-te",
        ("Kinh tế, Tài chính, Kỹ thuật", "Khối Kinh tế"),
    ),
    Entry(
        "Khối Nội chính, Tổng hợp",
        "Nội chính, Tổng hợp",
        "noi-chinh",
        ("Nội chính, Tổng hợp", "Nội chính - Tổng hợp", "Khối Nội chính"),
    ),
    Entry(
        "Khối Văn hóa - Xã hội và Trường học",
        "Văn hóa, Trường học",
        "van-hoa",
        ("Văn hóa - Xã hội và Trường học", "Văn hóa, Xã hội và Trường học", "Khối Văn hóa - Xã hội"),
    ),
)

PERIODS = (
    Entry("2021–2025", code="2021-2025", aliases=("Giai đoạn 2021–2025",), year_from=2021, year_to=2025),
    Entry("2021–2023", code="2021-2023", aliases=("Giai đoạn 2021–2023",), year_from=2021, year_to=2023),
    Entry(
        "2020–2025",
        code="2020-2025",
        aliases=("Nhiệm kỳ 2020–2025",),
        year_from=2020,
        year_to=2025,
        attrs={"use": "term"},
    ),
)

TASKS = (
    Entry("Thu ngân sách"),
    Entry("Sản xuất nông nghiệp"),
    Entry("Sản xuất công nghiệp"),
    Entry("Quản lý tài nguyên, đất đai, khoáng sản, bảo vệ môi trường", "Tài nguyên, môi trường"),
    Entry("Xúc tiến, thu hút đầu tư", "Thu hút đầu tư"),
    Entry("Kết cấu hạ tầng kinh tế - xã hội", "Kết cấu hạ tầng"),
    Entry("Chuyển đổi số, đô thị thông minh", "Chuyển đổi số"),
    Entry("Văn hóa - xã hội"),
    Entry("Giáo dục"),
    Entry("Y tế"),
    Entry("An sinh xã hội, đào tạo nghề, việc làm, giảm nghèo bền vững", "An sinh, việc làm, giảm nghèo"),
)

MIDTERM_REPORT = (
    "Báo cáo kết quả giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII, nhiệm kỳ 2020–2025"
)
"""The report whose areas the models contribute to, as the article names it."""

TERM_INDICATORS = (
    Entry("Chương trình hành động"),
    Entry("Khâu đột phá chiến lược", "Khâu đột phá", "khau-dot-pha"),
    Entry("Nhiệm vụ trọng tâm"),
)

FIGURE_COLUMNS = (
    "indicator",
    "period",
    "subject_type",
    "level",
    "as_of",
    "value",
    "measure_unit",
    "source_title",
    "note",
)

FIGURES = (
    ("to-chuc-co-so-dang", "", "", "", 70, "tổ chức", 'Bài báo ghi là "tiêu chuẩn cơ sở Đảng".'),
    ("dang-bo-co-so", "", "", "", 40, "đảng bộ", ""),
    ("chi-bo-co-so", "", "", "", 30, "chi bộ", ""),
    ("dang-vien", "", "", "", 5080, "đảng viên", ""),
    ("cap-uy-trien-khai", "", "", "", 100, "%", "Tính từ khi phát động phong trào."),
    ("mo-hinh", "2021-2025", "", "", 225, "mô hình", ""),
    ("mo-hinh", "2021-2025", "collective", "", 108, "mô hình", ""),
    ("mo-hinh", "2021-2025", "individual", "", 117, "mô hình", ""),
    ("mo-hinh", "2021-2023", "", "", 79, "mô hình", ""),
    ("mo-hinh", "2021-2023", "collective", "", 52, "mô hình", ""),
    ("mo-hinh", "2021-2023", "individual", "", 27, "mô hình", ""),
    ("mo-hinh", "2021-2023", "collective", "dang-bo-khoi", 15, "mô hình", ""),
    ("mo-hinh", "2021-2023", "individual", "dang-bo-khoi", 8, "mô hình", ""),
    ("chuong-trinh-hanh-dong", "2020-2025", "", "", 4, "chương trình", ""),
    ("khau-dot-pha", "2020-2025", "", "", 4, "khâu", ""),
    ("nhiem-vu-trong-tam", "2020-2025", "", "", 6, "nhiệm vụ", ""),
)
"""Indicator, period, subject type, level, value, measure unit, note."""

MODEL_COLUMNS = ("code", "name", "bloc", "source")

NAMED_MODELS = {
    "dang-doan-the": (
        "Xe đạp yêu thương, cùng em đến trường",
        (
            "Sản xuất lúa thân thiện với môi trường; tuyên truyền vận động cán bộ, hội viên Cựu chiến binh và nhân dân"
            " tích cực tham gia xây dựng nông thôn mới"
        ),
        "Mẹ đỡ đầu - Kết nối yêu thương",
        (
            "Lãnh đạo đảng viên thực hiện tốt công tác hỗ trợ nông dân chuyển đổi số trong sản xuất và tiêu thụ"
            " nông sản hàng hóa giai đoạn 2022 – 2025"
        ),
    ),
    "kinh-te": (
        (
            "Vận động cán bộ, đảng viên khai thác tiềm năng, thế mạnh của địa phương; ứng dụng tiến bộ khoa học"
            " kỹ thuật vào sản xuất, kinh doanh; chuyển đổi cây trồng, vật nuôi"
        ),
        (
            "Vận động nhân dân trong công tác giải phóng mặt bằng, đẩy mạnh triển khai thực hiện các dự án phát triển"
            " kinh tế - xã hội trọng điểm"
        ),
        (
            "Tuyên truyền, vận động quần chúng nhân dân thuộc 3 bản biên giới khu vực Cửa khẩu Cà Ròong trong việc chấp"
            " hành pháp luật về hải quan, không tiếp tay buôn lậu, vận chuyển trái phép hàng hóa, ma túy qua biên giới"
        ),
    ),
    "noi-chinh": (
        "Thi đua Dân vận khéo trong công tác tham mưu, phục vụ hoạt động tiếp xúc cử tri và tiếp công dân",
        (
            "Tuyên truyền vận động người dân tham gia chính sách bảo hiểm xã hội tự nguyện, bảo hiểm y tế hộ gia đình"
            " trên địa bàn thành phố Đồng Hới"
        ),
        "Tuyên truyền, vận động người nộp thuế đăng ký sử dụng hóa đơn điện tử trên địa bàn",
        "Vận động, thuyết phục đương sự tự nguyện thi hành án dân sự",
    ),
    "van-hoa": (
        "Tuyển sinh, đào tạo nghề trung cấp, cao đẳng cho con em vùng đồng bào dân tộc thiểu số, nông thôn miền núi",
        (
            "Tuyên truyền, vận động giáo dân giáo xứ Bàu Sen thực hiện công tác bảo vệ môi trường Vườn Quốc gia"
            " Phong Nha - Kẻ Bàng"
        ),
        "Xây dựng cơ quan Sở Văn hóa và Thể thao thân thiện, gần dân",
    ),
}
"""The models that the article names, by bloc; all of 2021–2023."""

NAMED_PERIOD = "2021-2023"

SETTINGS = {
    **BLANK_SETTINGS,
    "organisation": "Đảng bộ Khối các cơ quan tỉnh Quảng Bình",
    "party_committee": "Đảng ủy Khối các cơ quan tỉnh Quảng Bình",
    "standing_committee": "Ban Thường vụ Đảng ủy Khối",
    "parent": "Tỉnh ủy Quảng Bình",
    "place": "Đồng Hới",
    "default_period": "2021-2025",
    "report_left_lines": "ĐẢNG BỘ TỈNH QUẢNG BÌNH\nĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH",
    "report_right_lines": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "report_number_symbol": "BC/ĐUK",
    "report_place": "Đồng Hới",
    "report_recipients": "Ban Thường vụ Tỉnh ủy (để báo cáo)\nBan Thường vụ Đảng ủy Khối\nLưu Văn phòng Đảng ủy Khối",
    "report_on_behalf": "T/M BAN THƯỜNG VỤ",
}


def model_code(number: int) -> str:
    """Return the running code of the model with this number, from 1.

    >>> model_code(14)
    'DVK-000014'
    """
    return f"DVK-{number:06d}"


def named_models() -> dict[str, tuple[str, str]]:
    """Return name and bloc of the 14 models by code, in the order of the article."""
    listed = ((name, bloc) for bloc, names in NAMED_MODELS.items() for name in names)
    return {model_code(number): model for number, model in enumerate(listed, 1)}


def write_published(revision: Revision) -> None:
    """Write everything the article states, and the categories and settings it needs."""
    revision.write_tuples("category", CATEGORY_COLUMNS, common_categories())
    revision.write_tuples("category", CATEGORY_COLUMNS, category_rows("bloc", BLOCS))
    revision.write_tuples("category", CATEGORY_COLUMNS, category_rows("period", PERIODS))
    revision.write_tuples("category", CATEGORY_COLUMNS, category_rows("task", TASKS, MIDTERM_REPORT))
    indicators = published_indicators([*COMMON_INDICATORS, *TERM_INDICATORS])
    revision.write_tuples("category", CATEGORY_COLUMNS, indicators)
    revision.write_tuples("setting", ("key", "value"), SETTINGS.items())
    revision.write_tuples("figure", FIGURE_COLUMNS, _figure_rows())
    models = named_models().items()
    revision.write_tuples("model", MODEL_COLUMNS, [(code, name, bloc, ARTICLE) for code, (name, bloc) in models])
    undated = [(code, 0, NAMED_PERIOD, bloc) for code, (_, bloc) in models]
    revision.write_tuples("model_year", ("model", "year", "period", "bloc"), undated)


def write_empty(revision: Revision) -> None:
    """Write only what any committee needs: fields, levels, indicators to publish, and the settings to fill in."""
    revision.write_tuples("category", CATEGORY_COLUMNS, common_categories())
    revision.write_tuples("category", CATEGORY_COLUMNS, published_indicators(COMMON_INDICATORS))
    revision.write_tuples("setting", ("key", "value"), BLANK_SETTINGS.items())


def _figure_rows() -> list[tuple[str | float, ...]]:
    return [
        (indicator, period, subject_type, level, AS_OF, value, measure_unit, ARTICLE, note)
        for indicator, period, subject_type, level, value, measure_unit, note in FIGURES
    ]

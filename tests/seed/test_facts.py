"""Revision 1 says what the article says, and nothing else."""

from sqlalchemy import Engine

from seed.add import add_empty
from tests.seed.current import current

ARTICLE = "“Quảng Bình: Hiệu quả của phong trào thi đua ‘Dân vận khéo’”, Tạp chí điện tử Hoà Nhập, 09/06/2024"


FIGURES = [
    ("cap-uy-trien-khai", "", "", "", 100, "%"),
    ("chi-bo-co-so", "", "", "", 30, "chi bộ"),
    ("chuong-trinh-hanh-dong", "2020-2025", "", "", 4, "chương trình"),
    ("dang-bo-co-so", "", "", "", 40, "đảng bộ"),
    ("dang-vien", "", "", "", 5080, "đảng viên"),
    ("khau-dot-pha", "2020-2025", "", "", 4, "khâu"),
    ("mo-hinh", "2021-2023", "", "", 79, "mô hình"),
    ("mo-hinh", "2021-2023", "collective", "", 52, "mô hình"),
    ("mo-hinh", "2021-2023", "collective", "dang-bo-khoi", 15, "mô hình"),
    ("mo-hinh", "2021-2023", "individual", "", 27, "mô hình"),
    ("mo-hinh", "2021-2023", "individual", "dang-bo-khoi", 8, "mô hình"),
    ("mo-hinh", "2021-2025", "", "", 225, "mô hình"),
    ("mo-hinh", "2021-2025", "collective", "", 108, "mô hình"),
    ("mo-hinh", "2021-2025", "individual", "", 117, "mô hình"),
    ("nhiem-vu-trong-tam", "2020-2025", "", "", 6, "nhiệm vụ"),
    ("to-chuc-co-so-dang", "", "", "", 70, "tổ chức"),
]


def test_exactly_the_published_figures_stand_each_with_its_source_and_day(published: Engine) -> None:
    columns = ("indicator", "period", "subject_type", "level", "value", "measure_unit", "source_title", "as_of")
    assert sorted(current(published, "figure", *columns)) == [(*figure, ARTICLE, "2024-06-09") for figure in FIGURES]


def test_the_named_models_stand_with_name_and_bloc(published: Engine) -> None:
    assert current(published, "model", "bloc", "name") == [
        ("dang-doan-the", "Xe đạp yêu thương, cùng em đến trường"),
        (
            "dang-doan-the",
            "Sản xuất lúa thân thiện với môi trường; tuyên truyền vận động cán bộ, hội viên Cựu chiến binh và nhân dân "
            "tích cực tham gia xây dựng nông thôn mới",
        ),
        ("dang-doan-the", "Mẹ đỡ đầu - Kết nối yêu thương"),
        (
            "dang-doan-the",
            "Lãnh đạo đảng viên thực hiện tốt công tác hỗ trợ nông dân chuyển đổi số trong sản xuất và tiêu thụ "
            "nông sản hàng hóa giai đoạn 2022 – 2025",
        ),
        (
            "kinh-te",
            "Vận động cán bộ, đảng viên khai thác tiềm năng, thế mạnh của địa phương; ứng dụng tiến bộ khoa học "
            "kỹ thuật vào sản xuất, kinh doanh; chuyển đổi cây trồng, vật nuôi",
        ),
        (
            "kinh-te",
            "Vận động nhân dân trong công tác giải phóng mặt bằng, đẩy mạnh triển khai thực hiện các dự án "
            "phát triển kinh tế - xã hội trọng điểm",
        ),
        (
            "kinh-te",
            "Tuyên truyền, vận động quần chúng nhân dân thuộc 3 bản biên giới khu vực Cửa khẩu Cà Ròong trong việc "
            "chấp hành pháp luật về hải quan, không tiếp tay buôn lậu, vận chuyển trái phép hàng hóa, ma túy "
            "qua biên giới",
        ),
        (
            "noi-chinh",
            "Thi đua Dân vận khéo trong công tác tham mưu, phục vụ hoạt động tiếp xúc cử tri và tiếp công dân",
        ),
        (
            "noi-chinh",
            "Tuyên truyền vận động người dân tham gia chính sách bảo hiểm xã hội tự nguyện, bảo hiểm y tế hộ gia đình "
            "trên địa bàn thành phố Đồng Hới",
        ),
        ("noi-chinh", "Tuyên truyền, vận động người nộp thuế đăng ký sử dụng hóa đơn điện tử trên địa bàn"),
        ("noi-chinh", "Vận động, thuyết phục đương sự tự nguyện thi hành án dân sự"),
        (
            "van-hoa",
            "Tuyển sinh, đào tạo nghề trung cấp, cao đẳng cho con em vùng đồng bào dân tộc thiểu số, "
            "nông thôn miền núi",
        ),
        (
            "van-hoa",
            "Tuyên truyền, vận động giáo dân giáo xứ Bàu Sen thực hiện công tác bảo vệ môi trường Vườn Quốc gia "
            "Phong Nha - Kẻ Bàng",
        ),
        ("van-hoa", "Xây dựng cơ quan Sở Văn hóa và Thể thao thân thiện, gần dân"),
    ]


def test_what_the_article_does_not_say_of_a_model_is_empty(published: Engine) -> None:
    said = current(
        published, "model", "subject_type", "unit", "holder", "field", "location", "summary", "story", "featured"
    )
    assert said == [("", "", "", "", "", "", "", False)] * 14
    years = current(published, "model_year", "year", "period", "status", "registered_level", "score", "unit", "field")
    assert years == [(0, "2021-2023", "", "", None, "", "")] * 14


def test_nothing_is_known_of_units_results_and_awards(published: Engine) -> None:
    for table in ("unit", "unit_year", "model_task", "outcome", "award", "model_photo"):
        assert current(published, table, "since") == []


CATEGORIES = {
    "bloc": [
        "Khối các Ban đảng, Mặt trận, đoàn thể, các Hội",
        "Khối Kinh tế, Tài chính, Kỹ thuật",
        "Khối Nội chính, Tổng hợp",
        "Khối Văn hóa - Xã hội và Trường học",
    ],
    "field": [
        "Kinh tế",
        "Văn hóa - xã hội",
        "Quốc phòng - an ninh",
        "Xây dựng hệ thống chính trị",
    ],
    "level": [
        "Cơ sở",
        "Đảng bộ Khối",
        "Tỉnh",
        "Trung ương",
    ],
    "period": [
        "2021–2025",
        "2021–2023",
        "2020–2025",
    ],
    "task": [
        "Thu ngân sách",
        "Sản xuất nông nghiệp",
        "Sản xuất công nghiệp",
        "Quản lý tài nguyên, đất đai, khoáng sản, bảo vệ môi trường",
        "Xúc tiến, thu hút đầu tư",
        "Kết cấu hạ tầng kinh tế - xã hội",
        "Chuyển đổi số, đô thị thông minh",
        "Văn hóa - xã hội",
        "Giáo dục",
        "Y tế",
        "An sinh xã hội, đào tạo nghề, việc làm, giảm nghèo bền vững",
    ],
}


def test_every_category_stands_in_its_official_order(published: Engine) -> None:
    for kind, names in CATEGORIES.items():
        assert sorted(current(published, "category", "position", "name", kind=kind)) == list(enumerate(names, 1))


def test_categories_known_from_practice_say_so(published: Engine) -> None:
    for kind in ("field", "level"):
        assert {attrs for (attrs,) in current(published, "category", "attrs", kind=kind)} == {'{"source":"thông lệ"}'}
    assert {attrs for (attrs,) in current(published, "category", "attrs", kind="bloc")} == {""}


def test_the_organisation_is_a_setting(published: Engine) -> None:
    settings = dict(current(published, "setting", "key", "value"))
    assert settings["organisation"] == "Đảng bộ Khối các cơ quan tỉnh Quảng Bình"
    assert settings["standing_committee"] == "Ban Thường vụ Đảng ủy Khối"
    assert settings["place"] == "Đồng Hới"
    assert settings["default_period"] == "2021-2025"
    assert settings["recognition_score"] == "75"


def test_an_empty_start_names_no_organisation_bloc_or_figure(engine: Engine) -> None:
    add_empty(engine)
    settings = dict(current(engine, "setting", "key", "value"))
    filled = {key for key, value in settings.items() if value}
    assert filled == {"time_zone", "recognition_score"}
    assert {kind for (kind,) in current(engine, "category", "kind")} == {"field", "level", "indicator"}
    assert current(engine, "figure", "value") == []
    assert current(engine, "model", "code") == []

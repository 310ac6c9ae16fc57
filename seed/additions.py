"""What the illustrative revision adds to the 14 models that the article names.

Only what their names suggest: no result, score, decision, award or holder is made up for a model that exists. The one
model that names its unit gets no illustrative one.
"""

from typing import NamedTuple

from seed.quotas import Cell

_ROADS = "ket-cau-ha-tang-kinh-te-xa-hoi"
_LAND = "quan-ly-tai-nguyen-dat-dai-khoang-san-bao-ve-moi-truong"
_RELIEF = "an-sinh-xa-hoi-dao-tao-nghe-viec-lam-giam-ngheo-ben-vung"
_DIGITAL = "chuyen-doi-so-do-thi-thong-minh"


class Addition(NamedTuple):
    """``summary`` says what the name says, ``unit_named`` that the name itself tells the unit."""

    year: int
    subject_type: str
    level: str
    field: str
    tasks: tuple[str, ...]
    location: str
    summary: str
    featured: bool = False
    unit_named: bool = False

    @property
    def cell(self) -> Cell:
        return Cell(self.year, self.subject_type, self.level)


ADDITIONS = (
    Addition(
        2021,
        "collective",
        "dang-bo-khoi",
        "van-hoa-xa-hoi",
        ("giao-duc", _RELIEF),
        "",
        "Vận động tặng xe đạp để học sinh có hoàn cảnh khó khăn được đến trường.",
        featured=True,
    ),
    Addition(
        2022,
        "collective",
        "co-so",
        "kinh-te",
        ("san-xuat-nong-nghiep", _LAND),
        "",
        "Tuyên truyền, vận động cán bộ, hội viên Cựu chiến binh và nhân dân sản xuất lúa thân thiện với môi trường,"
        " tham gia xây dựng nông thôn mới.",
    ),
    Addition(
        2022,
        "collective",
        "dang-bo-khoi",
        "van-hoa-xa-hoi",
        (_RELIEF, "van-hoa-xa-hoi"),
        "",
        "Vận động nhận đỡ đầu, kết nối yêu thương với trẻ em có hoàn cảnh khó khăn.",
        featured=True,
    ),
    Addition(
        2022,
        "individual",
        "co-so",
        "kinh-te",
        ("san-xuat-nong-nghiep", _DIGITAL),
        "",
        "Lãnh đạo đảng viên hỗ trợ nông dân chuyển đổi số trong sản xuất và tiêu thụ nông sản.",
    ),
    Addition(
        2021,
        "collective",
        "co-so",
        "kinh-te",
        ("san-xuat-nong-nghiep",),
        "",
        "Vận động cán bộ, đảng viên khai thác thế mạnh của địa phương, đưa tiến bộ khoa học kỹ thuật vào sản xuất,"
        " chuyển đổi cây trồng, vật nuôi.",
    ),
    Addition(
        2023,
        "collective",
        "dang-bo-khoi",
        "kinh-te",
        (_ROADS, "xuc-tien-thu-hut-dau-tu"),
        "",
        "Vận động nhân dân đồng thuận trong giải phóng mặt bằng các dự án phát triển kinh tế - xã hội trọng điểm.",
        featured=True,
    ),
    Addition(
        2021,
        "collective",
        "co-so",
        "quoc-phong-an-ninh",
        ("van-hoa-xa-hoi",),
        "Cửa khẩu Cà Ròong",
        "Tuyên truyền, vận động nhân dân các bản biên giới chấp hành pháp luật hải quan, không tiếp tay cho buôn lậu.",
    ),
    Addition(
        2022,
        "collective",
        "co-so",
        "he-thong-chinh-tri",
        ("van-hoa-xa-hoi",),
        "",
        "Thi đua dân vận khéo trong tham mưu, phục vụ tiếp xúc cử tri và tiếp công dân.",
    ),
    Addition(
        2021,
        "collective",
        "dang-bo-khoi",
        "van-hoa-xa-hoi",
        (_RELIEF, "y-te"),
        "Thành phố Đồng Hới",
        "Tuyên truyền, vận động người dân tham gia bảo hiểm xã hội tự nguyện và bảo hiểm y tế hộ gia đình.",
    ),
    Addition(
        2022,
        "collective",
        "co-so",
        "kinh-te",
        ("thu-ngan-sach", _DIGITAL),
        "",
        "Tuyên truyền, vận động người nộp thuế đăng ký sử dụng hóa đơn điện tử.",
    ),
    Addition(
        2023,
        "individual",
        "dang-bo-khoi",
        "he-thong-chinh-tri",
        ("van-hoa-xa-hoi",),
        "",
        "Vận động, thuyết phục đương sự tự nguyện thi hành án dân sự.",
    ),
    Addition(
        2021,
        "collective",
        "co-so",
        "van-hoa-xa-hoi",
        ("giao-duc", _RELIEF),
        "",
        "Vận động con em vùng đồng bào dân tộc thiểu số, nông thôn miền núi học nghề trình độ trung cấp, cao đẳng.",
    ),
    Addition(
        2023,
        "collective",
        "dang-bo-khoi",
        "van-hoa-xa-hoi",
        (_LAND,),
        "Giáo xứ Bàu Sen, Vườn Quốc gia Phong Nha - Kẻ Bàng",
        "Tuyên truyền, vận động giáo dân cùng bảo vệ môi trường Vườn Quốc gia Phong Nha - Kẻ Bàng.",
        featured=True,
    ),
    Addition(
        2022,
        "collective",
        "co-so",
        "he-thong-chinh-tri",
        ("van-hoa-xa-hoi",),
        "",
        "Xây dựng cơ quan thân thiện, gần dân trong giao tiếp và giải quyết công việc.",
        unit_named=True,
    ),
)
"""In the order of the article (`seed.facts.named_models`)."""

"""Closed lists and columns that several datasets share."""

from uploads.datasets.columns import Choice, Column, Kind

SUBJECT_TYPES = (
    Choice("collective", "Tập thể", ("MH tập thể", "Mô hình tập thể", "Loại tập thể", "TT")),
    Choice("individual", "Cá nhân", ("MH cá nhân", "Mô hình cá nhân", "Loại cá nhân", "CN")),
)

STATUSES = (
    Choice("registered", "Đã đăng ký", ("Đăng ký", "Mới đăng ký", "Đăng ký mới", "Mới")),
    Choice(
        "in_progress",
        "Đang triển khai",
        (
            "Đang thực hiện",
            "Triển khai",
            "Duy trì",
            "Đang duy trì",
            "Tiếp tục",
            "Tiếp tục thực hiện",
            "Tiếp tục triển khai",
            "Tiếp tục duy trì",
            "Duy trì thực hiện",
        ),
    ),
    Choice(
        "under_review",
        "Chờ thẩm định",
        (
            "Đang thẩm định",
            "Chờ công nhận",
            "Đề nghị công nhận",
            "Chờ xét",
            "Đang xét",
            "Chờ xét duyệt",
            "Đang xem xét",
        ),
    ),
    Choice(
        "recognized",
        "Được công nhận",
        ("Công nhận", "Đã công nhận", "Đã được công nhận", "Đạt", "Đạt yêu cầu", "Hoàn thành"),
    ),
    Choice(
        "not_recognized",
        "Không được công nhận",
        ("Không công nhận", "Chưa công nhận", "Chưa được công nhận", "Không đạt", "Chưa đạt", "Không đạt yêu cầu"),
    ),
    Choice("discontinued", "Dừng thực hiện", ("Dừng", "Đã dừng", "Ngừng thực hiện", "Kết thúc", "Không tiếp tục")),
)

UNIT_KINDS = (
    Choice("committee", "Đảng bộ cơ sở", ("Đảng bộ", "ĐBCS", "Đảng ủy cơ sở", "Đảng ủy")),
    Choice("cell", "Chi bộ cơ sở", ("Chi bộ", "CBCS", "Chi bộ trực thuộc", "Chi ủy")),
)

CATEGORY_KINDS = (
    Choice("bloc", "Khối", ("Danh mục khối",)),
    Choice("field", "Lĩnh vực", ("Danh mục lĩnh vực",)),
    Choice("level", "Cấp", ("Danh mục cấp",)),
    Choice(
        "task", "Nội dung nghị quyết", ("Nhiệm vụ", "Nhiệm vụ nghị quyết", "Nhiệm vụ chính trị", "Danh mục nhiệm vụ")
    ),
    Choice("indicator", "Chỉ tiêu", ("Danh mục chỉ tiêu",)),
    Choice("period", "Giai đoạn", ("Nhiệm kỳ", "Danh mục giai đoạn")),
)

SUBJECT_MARKS = (
    ("Tập thể", "subject_type", "collective"),
    ("Mô hình tập thể", "subject_type", "collective"),
    ("MH tập thể", "subject_type", "collective"),
    ("Cá nhân", "subject_type", "individual"),
    ("Mô hình cá nhân", "subject_type", "individual"),
    ("MH cá nhân", "subject_type", "individual"),
)

UNIT_HEADERS = (
    "Tên đơn vị",
    "Đơn vị đăng ký",
    "Đơn vị thực hiện",
    "Đơn vị chủ trì",
    "Đơn vị triển khai",
    "Đơn vị cơ sở",
    "Đơn vị trực thuộc",
    "Đơn vị báo cáo",
    "Tổ chức cơ sở đảng",
    "Tên tổ chức cơ sở đảng",
    "Tổ chức đảng",
    "TCCSĐ",
    "Tên TCCSĐ",
    "Chi, đảng bộ",
    "Đơn vị, chi bộ",
    "Đơn vị, đảng bộ",
    "Chi bộ, đảng bộ",
    "Đảng bộ, chi bộ",
    "Đảng bộ, chi bộ cơ sở",
    "Chi bộ, đảng bộ cơ sở",
    "Đảng bộ, chi bộ trực thuộc",
    "Tên chi bộ, đảng bộ",
    "Tên đảng bộ, chi bộ",
    "Cơ quan, đơn vị",
    "Tên cơ quan, đơn vị",
    "Đơn vị, cơ quan",
    "Tên cơ quan",
    "Cơ quan",
    "Cấp ủy cơ sở",
    "Tên ĐV",
)

MODEL_NAME_HEADERS = (
    "Mô hình",
    "Tên MH",
    "Tên mô hình dân vận khéo",
    "Mô hình dân vận khéo",
    "Tên mô hình, điển hình",
    "Tên mô hình hoặc điển hình",
    "Tên mô hình, điển hình dân vận khéo",
    "Mô hình, điển hình",
    "Tên điển hình",
    "Tên gọi mô hình",
    "Tên gọi của mô hình",
    "Tên mô hình đăng ký",
    "Mô hình đăng ký",
    "Nội dung mô hình",
    "Tên nội dung mô hình",
    "Tên mô hình, cách làm",
    "Tên mô hình, việc làm",
    "Mô hình, cách làm",
    "Mô hình, việc làm",
    "Tên mô hình, công trình",
    "Tên công trình, mô hình",
)

HOLDER_HEADERS = (
    "Chủ thể thực hiện",
    "Người thực hiện",
    "Họ và tên",
    "Họ tên",
    "Họ và tên cá nhân",
    "Họ và tên người thực hiện",
    "Tập thể, cá nhân được khen",
    "Tập thể, cá nhân được khen thưởng",
    "Tên tập thể, cá nhân",
    "Tên cá nhân, tập thể",
    "Tập thể, cá nhân thực hiện",
    "Tập thể hoặc cá nhân thực hiện",
    "Cá nhân, tập thể thực hiện",
    "Tập thể, cá nhân đăng ký",
    "Cá nhân, tập thể đăng ký",
    "Chủ thể đăng ký",
    "Người đăng ký",
    "Người phụ trách",
    "Tác giả",
)


def model_reference() -> tuple[Column, ...]:
    """Return the columns by which a row of another list says which model it is about."""
    return (
        Column(
            "model_code",
            "Mã mô hình",
            synonyms=("Mã số mô hình", "Mã MH"),
            vague=("Mã", "Mã số"),
            example="DVK-000001",
            help="Mã của mô hình trong hệ thống; có mã thì không cần các cột tìm mô hình khác.",
        ),
        Column(
            "model_name",
            "Tên mô hình",
            synonyms=MODEL_NAME_HEADERS,
            example="Vận động nhân dân phân loại rác tại nguồn",
            help="Dùng để tìm mô hình khi không có mã.",
        ),
        Column(
            "unit",
            "Đơn vị",
            Kind.LOOKUP,
            lookup="unit",
            synonyms=UNIT_HEADERS,
            vague=("ĐV", "Mã đơn vị"),
            help="Dùng để phân biệt các mô hình trùng tên.",
        ),
        Column(
            "subject_type",
            "Loại",
            Kind.CHOICE,
            choices=SUBJECT_TYPES,
            synonyms=("Loại hình", "Loại mô hình", "Tập thể, cá nhân"),
            help="Dùng để phân biệt các mô hình trùng tên.",
        ),
        Column("holder", "Chủ thể", synonyms=HOLDER_HEADERS, help="Dùng để phân biệt các mô hình trùng tên."),
    )

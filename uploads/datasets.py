"""Every dataset that can be uploaded, declared once.

Reading, planning, templates, error texts, the export and the user guide all follow these declarations.
"""

from uploads.columns import Column, Dataset, Kind
from uploads.model_columns import MODELS
from uploads.shared_columns import (
    CATEGORY_KINDS,
    SUBJECT_MARKS,
    SUBJECT_TYPES,
    UNIT_HEADERS,
    UNIT_KINDS,
    model_reference,
)

_MEMBER_HEADERS = ("Đảng viên", "SL đảng viên", "Tổng số đảng viên", "Số lượng đảng viên", "Số ĐV", "TS đảng viên")

UNITS = Dataset(
    code="units",
    label="Đơn vị",
    grain="Mỗi dòng là một tổ chức cơ sở đảng.",
    table="unit",
    key=("code",),
    named_by="name",
    columns=(
        Column(
            "code",
            "Mã đơn vị",
            stored=("unit.code",),
            synonyms=("Mã số đơn vị", "Mã ĐV", "Mã TCCSĐ"),
            vague=("Mã", "Mã số", "Ký hiệu"),
            example="DV01",
            help="Mã riêng của đơn vị; để trống thì hệ thống tìm theo tên hoặc cấp mã mới.",
        ),
        Column(
            "name",
            "Tên đơn vị",
            stored=("unit.name",),
            required=True,
            synonyms=("Đơn vị", *(header for header in UNIT_HEADERS if header != "Tên đơn vị")),
            vague=("Tên", "Tên gọi", "ĐV"),
            example="Đảng bộ cơ sở minh họa",
            help="Tên đầy đủ, có “Đảng bộ” hoặc “Chi bộ” ở đầu.",
        ),
        Column(
            "short_name",
            "Tên viết tắt",
            stored=("unit.short_name",),
            synonyms=("Tên ngắn", "Viết tắt", "Tên tắt"),
        ),
        Column(
            "kind",
            "Loại",
            Kind.CHOICE,
            stored=("unit.kind",),
            choices=UNIT_KINDS,
            synonyms=("Loại hình", "Loại đơn vị", "Loại hình tổ chức", "Loại tổ chức", "Loại TCCSĐ"),
            example="Đảng bộ cơ sở",
            help="Nếu thiếu, lấy theo chữ đầu của tên: “Đảng bộ …” hoặc “Chi bộ …”.",
        ),
        Column(
            "bloc",
            "Khối",
            Kind.LOOKUP,
            stored=("unit.bloc", "unit_year.bloc"),
            lookup="bloc",
            synonyms=("Thuộc khối", "Tên khối", "Khối trực thuộc", "Trực thuộc khối", "Mã khối"),
        ),
        Column(
            "aliases",
            "Tên gọi khác",
            Kind.NAMES,
            stored=("unit.aliases",),
            synonyms=("Tên khác", "Tên thường gọi", "Các tên gọi khác"),
            help="Những cách viết khác mà danh sách của các đơn vị hay dùng.",
        ),
        Column(
            "member_count",
            "Số đảng viên",
            Kind.COUNT,
            stored=("unit_year.member_count",),
            synonyms=_MEMBER_HEADERS,
            example="112",
            help="Ghi cho năm đang chọn, mặc định là năm nay.",
        ),
        Column(
            "active_from",
            "Hoạt động từ năm",
            Kind.YEAR,
            stored=("unit.active_from",),
            synonyms=("Từ năm", "Năm thành lập", "Thành lập năm"),
        ),
        Column(
            "active_to",
            "Hoạt động đến năm",
            Kind.YEAR,
            stored=("unit.active_to",),
            synonyms=("Đến năm", "Năm kết thúc", "Năm giải thể"),
        ),
        Column(
            "successor",
            "Đơn vị kế thừa",
            Kind.LOOKUP,
            stored=("unit.successor",),
            lookup="unit",
            synonyms=("Kế thừa bởi", "Sáp nhập vào", "Nhập vào"),
        ),
    ),
)

UNIT_YEARS = Dataset(
    code="unit_years",
    label="Đơn vị theo năm",
    grain="Mỗi dòng là một đơn vị trong một năm.",
    table="unit_year",
    key=("unit", "year"),
    named_by="unit",
    columns=(
        Column(
            "unit",
            "Đơn vị",
            Kind.LOOKUP,
            stored=("unit_year.unit",),
            required=True,
            lookup="unit",
            synonyms=UNIT_HEADERS,
            vague=("Mã đơn vị", "ĐV", "Tên"),
        ),
        Column("year", "Năm", Kind.YEAR, stored=("unit_year.year",), synonyms=("Năm báo cáo",), example="2024"),
        Column(
            "bloc",
            "Khối",
            Kind.LOOKUP,
            stored=("unit_year.bloc",),
            lookup="bloc",
            synonyms=("Thuộc khối", "Tên khối", "Khối trực thuộc", "Mã khối"),
            help="Khối của đơn vị trong năm đó; nếu trống, lấy theo danh sách đơn vị.",
        ),
        Column(
            "member_count",
            "Số đảng viên",
            Kind.COUNT,
            stored=("unit_year.member_count",),
            synonyms=_MEMBER_HEADERS,
            example="112",
        ),
        Column(
            "has_plan",
            "Có kế hoạch",
            Kind.FLAG,
            stored=("unit_year.has_plan",),
            synonyms=("Đã có kế hoạch", "Ban hành kế hoạch", "Đã ban hành kế hoạch", "Xây dựng kế hoạch", "Kế hoạch"),
        ),
        Column(
            "plan_no",
            "Số kế hoạch",
            stored=("unit_year.plan_no",),
            synonyms=("Kế hoạch số", "Số KH", "Số hiệu kế hoạch"),
        ),
        Column(
            "disseminated",
            "Đã phổ biến",
            Kind.FLAG,
            stored=("unit_year.disseminated",),
            synonyms=("Phổ biến", "Quán triệt", "Đã quán triệt", "Phổ biến, quán triệt", "Đã phổ biến, quán triệt"),
        ),
    ),
)

OUTCOMES = Dataset(
    code="outcomes",
    label="Kết quả",
    grain="Mỗi dòng là một kết quả của một mô hình trong một năm.",
    table="outcome",
    key=("model", "year", "indicator"),
    named_by="model_name",
    marks=SUBJECT_MARKS,
    columns=(
        *model_reference(),
        Column("year", "Năm", Kind.YEAR, stored=("outcome.year",), synonyms=("Năm báo cáo", "Năm thực hiện")),
        Column(
            "indicator",
            "Chỉ tiêu",
            Kind.LOOKUP,
            stored=("outcome.indicator",),
            required=True,
            lookup="indicator",
            synonyms=("Tên chỉ tiêu", "Chỉ số", "Kết quả", "Nội dung kết quả", "Mã chỉ tiêu"),
        ),
        Column(
            "value",
            "Giá trị",
            Kind.DECIMAL,
            stored=("outcome.value",),
            required=True,
            synonyms=("Số lượng", "Kết quả đạt được", "Số liệu", "Kết quả thực hiện", "Đạt được"),
            vague=("SL",),
            example="120",
        ),
        Column(
            "measure_unit",
            "Đơn vị tính",
            stored=("outcome.measure_unit",),
            synonyms=("ĐVT", "Đv tính"),
            help="Nếu trống, lấy đơn vị tính của chỉ tiêu.",
        ),
    ),
)

AWARDS = Dataset(
    code="awards",
    label="Khen thưởng",
    grain="Mỗi dòng là một lần một mô hình được khen thưởng.",
    table="award",
    key=("model", "year", "form", "authority", "decision_no"),
    named_by="model_name",
    marks=SUBJECT_MARKS,
    columns=(
        *model_reference(),
        Column("year", "Năm", Kind.YEAR, stored=("award.year",), synonyms=("Năm khen thưởng", "Năm khen")),
        Column(
            "form",
            "Hình thức khen thưởng",
            stored=("award.form",),
            required=True,
            synonyms=("Hình thức", "Hình thức khen", "Danh hiệu", "Khen thưởng", "Tên hình thức khen thưởng"),
            example="Giấy khen",
        ),
        Column(
            "authority",
            "Cấp khen thưởng",
            stored=("award.authority",),
            synonyms=("Cấp khen", "Cơ quan khen thưởng", "Cơ quan khen", "Cơ quan tặng", "Cấp quyết định"),
            example="Đảng ủy Khối",
        ),
        Column(
            "decision_no",
            "Số quyết định",
            stored=("award.decision_no",),
            synonyms=("Quyết định số", "Số QĐ", "QĐ số", "Số quyết định khen thưởng"),
            vague=("Quyết định",),
        ),
        Column(
            "decision_date",
            "Ngày quyết định",
            Kind.DATE,
            stored=("award.decision_date",),
            synonyms=("Ngày QĐ", "Ngày ký", "Ngày khen thưởng", "Ngày ký quyết định", "Quyết định ngày"),
        ),
    ),
)

FIGURES = Dataset(
    code="figures",
    label="Số liệu công bố",
    grain="Mỗi dòng là một số liệu mà một báo cáo hoặc bài viết đã công bố.",
    table="figure",
    key=("indicator", "period", "subject_type", "level", "as_of"),
    named_by="indicator",
    columns=(
        Column(
            "indicator",
            "Chỉ tiêu",
            Kind.LOOKUP,
            stored=("figure.indicator",),
            required=True,
            lookup="indicator",
            synonyms=("Tên chỉ tiêu", "Chỉ số", "Số liệu", "Mã chỉ tiêu"),
        ),
        Column("period", "Giai đoạn", Kind.LOOKUP, stored=("figure.period",), lookup="period", synonyms=("Nhiệm kỳ",)),
        Column(
            "subject_type",
            "Loại",
            Kind.CHOICE,
            stored=("figure.subject_type",),
            choices=SUBJECT_TYPES,
            synonyms=("Loại hình", "Loại mô hình"),
        ),
        Column("level", "Cấp", Kind.LOOKUP, stored=("figure.level",), lookup="level", synonyms=("Cấp đăng ký",)),
        Column(
            "as_of",
            "Tính đến",
            Kind.AS_OF,
            stored=("figure.as_of",),
            synonyms=("Thời điểm", "Tính đến ngày", "Tính đến tháng", "Thời điểm số liệu"),
            example="06/2024",
        ),
        Column(
            "value",
            "Giá trị",
            Kind.DECIMAL,
            stored=("figure.value",),
            required=True,
            synonyms=("Số lượng", "Con số"),
            example="225",
        ),
        Column("measure_unit", "Đơn vị tính", stored=("figure.measure_unit",), synonyms=("ĐVT", "Đv tính")),
        Column(
            "source_title",
            "Nguồn",
            stored=("figure.source_title",),
            synonyms=("Nguồn số liệu", "Tên nguồn", "Tài liệu", "Tên tài liệu"),
            help="Tên báo cáo hoặc bài viết đã nêu số liệu.",
        ),
        Column(
            "source_address",
            "Địa chỉ nguồn",
            stored=("figure.source_address",),
            synonyms=("Đường dẫn", "Liên kết", "Link"),
        ),
        Column("note", "Ghi chú", Kind.PROSE, stored=("figure.note",), synonyms=("Diễn giải",)),
    ),
)

CATEGORIES = Dataset(
    code="categories",
    label="Danh mục",
    grain="Mỗi dòng là một mục của một danh mục.",
    table="category",
    key=("kind", "code"),
    named_by="name",
    columns=(
        Column(
            "kind",
            "Danh mục",
            Kind.CHOICE,
            stored=("category.kind",),
            required=True,
            choices=CATEGORY_KINDS,
            synonyms=("Loại danh mục", "Nhóm", "Nhóm danh mục", "Loại"),
            example="Lĩnh vực",
        ),
        Column(
            "code",
            "Mã",
            stored=("category.code",),
            synonyms=("Mã danh mục", "Mã số", "Mã mục"),
            help="Chữ thường không dấu, nối bằng gạch ngang; để trống thì lấy theo tên.",
        ),
        Column(
            "name",
            "Tên",
            stored=("category.name",),
            required=True,
            synonyms=("Tên mục", "Tên danh mục", "Tên đầy đủ"),
            example="Vùng đồng bào có đạo",
        ),
        Column("short_name", "Tên ngắn", stored=("category.short_name",), synonyms=("Viết tắt", "Tên viết tắt")),
        Column("position", "Thứ tự", Kind.COUNT, stored=("category.position",), synonyms=("Thứ tự hiển thị", "Vị trí")),
        Column(
            "aliases",
            "Tên gọi khác",
            Kind.NAMES,
            stored=("category.aliases",),
            synonyms=("Tên khác", "Tên thường gọi"),
        ),
        Column("year_from", "Từ năm", Kind.YEAR, stored=("category.year_from",), synonyms=("Năm bắt đầu",)),
        Column("year_to", "Đến năm", Kind.YEAR, stored=("category.year_to",), synonyms=("Năm kết thúc",)),
        Column(
            "successor",
            "Mục kế thừa",
            stored=("category.successor",),
            synonyms=("Kế thừa bởi", "Thay bằng"),
            help="Mã của mục cùng danh mục thay cho mục này.",
        ),
        Column(
            "attrs",
            "Thuộc tính",
            Kind.PROSE,
            stored=("category.attrs",),
            synonyms=("Thuộc tính thêm",),
            help="Dành cho người quản trị, ghi theo JSON.",
        ),
    ),
)

DATASETS = {dataset.code: dataset for dataset in (MODELS, UNITS, UNIT_YEARS, OUTCOMES, AWARDS, FIGURES, CATEGORIES)}

PASSED_OVER = (
    "STT",
    "TT",
    "Số TT",
    "Số thứ tự",
    "S TT",
    "No",
    "Ghi chú",
    "Chú thích",
    "Lý do",
    "Lý do chưa nhập",
    "Ký nhận",
    "Số điện thoại",
    "Điện thoại",
)
"""Headers of columns that lists usually have and that hold nothing to store; a dataset's own column goes first."""

REASON_HEADER = "Lý do chưa nhập"
"""Header of the reason column in the file of rows that were left out."""

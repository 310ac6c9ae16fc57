"""The declarations of published figures and of the categories that everything else refers to."""

from uploads.datasets.columns import Column, Dataset, Kind
from uploads.datasets.shared import CATEGORY_KINDS, SUBJECT_TYPES

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
            "aliases", "Tên gọi khác", Kind.NAMES, stored=("category.aliases",), synonyms=("Tên khác", "Tên thường gọi")
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

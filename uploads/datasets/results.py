"""The declarations of the lists about models that are known: what came of them, and awards."""

from uploads.datasets.columns import Column, Dataset, Kind
from uploads.datasets.shared import SUBJECT_MARKS, model_reference

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
            synonyms=(
                "Cấp khen",
                "Cơ quan khen thưởng",
                "Cơ quan khen",
                "Cơ quan tặng",
                "Cấp quyết định",
                "Cơ quan quyết định",
                "Cơ quan ra quyết định",
            ),
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

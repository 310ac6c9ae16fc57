"""Every dataset that can be uploaded, declared once.

Reading, planning, templates, error texts, the export and the user guide all follow these declarations.
"""

from uploads.datasets.models import MODELS
from uploads.datasets.reference import CATEGORIES, FIGURES
from uploads.datasets.results import AWARDS, OUTCOMES
from uploads.datasets.units import UNIT_YEARS, UNITS

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

"""What is exported uploads as no change; what is applied can be undone; no bytes at all break the reader."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import Engine, select

from data_access.revisions import begin
from data_access.schema import FOREVER, VERSIONED
from data_access.undo import undo
from seed.add import add_illustrative, add_published
from tests.conftest import MakeEngine
from tests.uploads.conftest import SAMPLES, applied, asked, checked, table
from uploads import upload
from uploads.datasets import DATASETS
from uploads.files.exporting import export
from uploads.files.templates import write_template
from uploads.unusable import UnusableFile
from uploads.values.formulas import neutralised

SLOW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def exported(engine: Engine, dataset: str, form: str) -> bytes:
    """Return a dataset as it is exported."""
    out = BytesIO()
    with engine.connect() as connection:
        export(connection, DATASETS[dataset], form, out, 2024)
    return out.getvalue()


def state(engine: Engine) -> dict[str, set[tuple[Any, ...]]]:
    """Return all current content."""
    with engine.connect() as connection:
        return {
            name: {
                tuple(row)
                for row in connection.execute(
                    select(*(one.table.c[column] for column in one.columns)).where(one.table.c.until == FOREVER)
                )
            }
            for name, one in VERSIONED.items()
        }


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_every_export_of_the_whole_seed_uploads_as_no_change(make_engine: MakeEngine, kind: str, form: str) -> None:
    engine = make_engine(kind)
    add_published(engine)
    add_illustrative(engine)
    for dataset in DATASETS:
        content = exported(engine, dataset, form)
        preview = checked(engine, content, dataset, name=f"{dataset}.{form}", year=2024)
        assert (preview.problems, preview.new, preview.changed) == ((), 0, 0), dataset
        assert preview.unchanged == preview.rows > 0, dataset


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    [
        "=1+1",
        "+84",
        "-x",
        "@a",
        "'=1",
        "1.234",
        "2024",
        "x",
        "Tổng cộng",
        "Ghi chú: a",
        "I",
        "a\nb",
        ' "q" ',
        "—",
        "…",
        "a;b",
    ]
)
_LINE = _TEXT.map(lambda text: " ".join(text.split()))
_MODEL = st.fixed_dictionaries(
    {
        "name": _LINE,
        "holder": _LINE,
        "location": _LINE,
        "summary": _TEXT,
        "unit": st.sampled_from(["", "DV01", "DV03"]),
        "subject_type": st.sampled_from(["", "collective", "individual"]),
        "year": st.sampled_from([0, 2023, 2024]),
        "score": st.none() | st.floats(0, 100),
        "is_exemplary": st.sampled_from([None, True, False]),
    }
)


@SLOW
@given(models=st.lists(_MODEL, min_size=1, max_size=4), form=st.sampled_from(["csv", "xlsx"]))
def test_whatever_is_stored_exports_so_that_it_uploads_as_no_change(
    sqlite_office: Engine, models: list[dict[str, Any]], form: str
) -> None:
    with begin(sqlite_office, "edit") as running:
        held = [{"code": f"DVK-{900000 + n}", "bloc": "noi-chinh", **one} for n, one in enumerate(models)]
        columns = ("name", "holder", "location", "summary", "unit", "subject_type", "bloc")
        running.write("model", [{"code": one["code"], **{name: one[name] for name in columns}} for one in held])
        shared = ("unit", "subject_type", "bloc", "score", "is_exemplary", "year")
        running.write(
            "model_year",
            [
                {"model": one["code"], "period": "" if one["year"] else "2021-2025"}
                | {name: one[name] for name in shared}
                for one in held
            ],
        )
    preview = checked(sqlite_office, exported(sqlite_office, "models", form), name=f"a.{form}")
    undo(sqlite_office, running.id)
    assert preview.changes == ()
    assert preview.new == preview.changed == 0


_CELL = (
    st.sampled_from(
        ["", "x", "2024", "2023", "Tập thể", "DV01", "Cục Thuế", "Cơ sở", "Tỉnh", "80", "1.234", "=1", "Tổng cộng"]
    )
    | _TEXT
)
_HEADERS = ("Tên mô hình", "Loại", "Đơn vị", "Khối", "Năm", "Trạng thái", "Điểm", "Cấp đăng ký", "Tóm tắt", "Nhiệm vụ")


@SLOW
@given(rows=st.lists(st.tuples(*[_CELL] * len(_HEADERS)), max_size=6), known=st.booleans())
def test_undoing_any_upload_leaves_the_state_before(
    sqlite_office: Engine, rows: list[tuple[str, ...]], known: bool
) -> None:
    before = state(sqlite_office)
    names = ["Mẹ đỡ đầu - Kết nối yêu thương", "Xe đạp yêu thương, cùng em đến trường"] if known else []
    filled = [(name, *row[1:]) for name, row in zip([*names, *(row[0] for row in rows)], rows, strict=False)]
    content = table(_HEADERS, *([f'"{cell.replace(chr(34), chr(39))}"' for cell in row] for row in filled))
    request = asked(content.encode("utf-8-sig"))
    try:
        seen = upload.check(sqlite_office, request)
    except UnusableFile:
        return
    receipt = upload.apply(sqlite_office, request, seen, account="tester", skip_problems=True)
    if receipt.revision is None:
        assert state(sqlite_office) == before
        return
    after = checked(sqlite_office, content.encode("utf-8-sig"))
    assert (after.new, after.changed) == (0, 0)
    undo(sqlite_office, receipt.revision)
    assert state(sqlite_office) == before


def _files() -> list[bytes]:
    return [path.read_bytes() for path in sorted(Path(SAMPLES).iterdir()) if path.suffix != ".json"]


@st.composite
def broken_files(draw: st.DrawFn) -> bytes:
    """Draw any bytes, or a real file with some of its bytes changed, cut off or repeated."""
    if draw(st.booleans()):
        return draw(st.binary(max_size=400))
    content = bytearray(draw(st.sampled_from(_files())))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        content[at : at + draw(st.integers(0, 40))] = draw(st.binary(max_size=20))
    return bytes(content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content)


@settings(SLOW, max_examples=150)
@given(
    content=broken_files(),
    name=st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a.ods"]),
    dataset=st.sampled_from(list(DATASETS)),
)
def test_no_bytes_break_the_reader(sqlite_office: Engine, content: bytes, name: str, dataset: str) -> None:
    try:
        preview = checked(sqlite_office, content, dataset, name=name, year=2024)
    except UnusableFile as error:
        refused = error
    else:
        assert preview.rows == preview.new + preview.changed + preview.unchanged + preview.problem_rows
        return
    assert refused.code
    assert refused.message


def test_formulas_are_harmless_in_an_export_and_read_back_unchanged(sqlite_office: Engine) -> None:
    name = '=HYPERLINK("http://x","y")'
    applied(sqlite_office, 'Tên mô hình;Đơn vị;Năm\r\n"\'=HYPERLINK(""http://x"",""y"")";DV03;2024\r\n')
    for form in ("csv", "xlsx"):
        content = exported(sqlite_office, "models", form)
        if form == "xlsx":
            sheet = load_workbook(BytesIO(content)).worksheets[0]
            assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "d"}
            assert neutralised(name) in {cell.value for row in sheet for cell in row}
        preview = checked(sqlite_office, content, name=f"a.{form}")
        assert (preview.changed, preview.new, preview.problems) == (0, 0, ())


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_template_uploads_empty_and_filled(sqlite_office: Engine, dataset: str) -> None:
    out = BytesIO()
    with sqlite_office.connect() as connection:
        write_template(connection, DATASETS[dataset], out)
    empty = checked(sqlite_office, out.getvalue(), dataset, name="mau.xlsx", year=2024)
    assert (empty.rows, empty.problems) == (0, ())
    assert [warning.code for warning in empty.warnings] == ["no_rows"]
    book = load_workbook(out)
    sheet = book.worksheets[0]
    filled = _filled(dataset)
    labels = {cell.value: cell.column for cell in sheet[1]}
    for label, value in filled.items():
        sheet.cell(3, labels[label], value)
    mended = BytesIO()
    book.save(mended)
    preview = checked(sqlite_office, mended.getvalue(), dataset, name="mau.xlsx", year=2024)
    assert (preview.rows, preview.problems) == (1, ())
    assert preview.new == 1


def _filled(dataset: str) -> dict[str, Any]:
    rows: dict[str, dict[str, Any]] = {
        "models": {"Tên mô hình": "Hiến đất", "Loại": "Tập thể", "Đơn vị": "Đảng bộ Cục Thuế tỉnh", "Năm": 2024},
        "units": {"Tên đơn vị": "Chi bộ Mới", "Khối": "Khối Nội chính, Tổng hợp"},
        "unit_years": {"Đơn vị": "Đảng bộ Cục Thuế tỉnh", "Năm": 2030, "Có kế hoạch": "Có"},
        "outcomes": {"Mã mô hình": "DVK-000001", "Năm": 2022, "Chỉ tiêu": "Mô hình “Dân vận khéo”", "Giá trị": 3},
        "awards": {"Mã mô hình": "DVK-000001", "Năm": 2022, "Hình thức khen thưởng": "Giấy khen"},
        "figures": {"Chỉ tiêu": "Mô hình “Dân vận khéo”", "Tính đến": "12/2030", "Giá trị": 3},
        "categories": {"Danh mục": "Lĩnh vực", "Tên": "Vùng đồng bào có đạo"},
    }
    return rows[dataset]

"""The headline in words: published and itemised figures are told apart, the unknown is never 0."""

from dataclasses import replace

import pandas as pd

from data_access.counts import Cohort
from data_access.coverage import Coverage
from data_access.figures import Headline, HeadlineFigure
from data_access.scope import Scope
from wording.headline import headline_figures, headline_sentence, lead
from wording.published import latest_source, published_sources, published_statements

PERIODS = {"2021-2025": "2021–2025"}
PUBLISHED = Headline(
    HeadlineFigure(225, "published", 14, 225),
    HeadlineFigure(108, "published", 0, 108),
    HeadlineFigure(117, "published", 0, 117),
    HeadlineFigure(None, "itemised", 0, None),
)
BY_YEAR = pd.DataFrame({"year": [2023, 2024], "subject_type": ["", ""], "models": [3, 5]})


def test_the_sentence_names_figure_and_time() -> None:
    assert headline_sentence(PUBLISHED, Scope(1, "2021-2025"), PERIODS) == (
        "225 mô hình “Dân vận khéo” trong giai đoạn 2021–2025"
    )
    assert headline_sentence(PUBLISHED, Scope(1, ""), PERIODS).endswith("trong tất cả các giai đoạn")
    assert headline_sentence(PUBLISHED, Scope(1, "2021-2025", (2024,)), PERIODS).endswith("đăng ký mới năm 2024")


def test_the_lead_tells_whose_models_they_are_and_when_most_came() -> None:
    whole = replace(PUBLISHED, total=HeadlineFigure(225, "published", 225, 225))
    reach = Coverage(68, 70, 70, False)
    assert lead(whole, reach, BY_YEAR, Scope(1)) == (
        "108 tập thể, 117 cá nhân ở 68 trên 70 tổ chức cơ sở đảng; 2024 là năm đăng ký nhiều nhất."
    )
    one_type = Scope(1, years=(2023, 2024), subject_types=("individual",))
    assert lead(whole, reach, BY_YEAR, one_type) == "117 cá nhân ở 68 trên 70 tổ chức cơ sở đảng."


def test_units_without_a_model_are_not_told_while_most_models_are_not_itemised() -> None:
    reach = Coverage(0, 6, 6, False)
    assert lead(PUBLISHED, reach, BY_YEAR[:0], Scope(1)) == "108 tập thể, 117 cá nhân; đã nhập chi tiết 14 mô hình."
    units = headline_figures(PUBLISHED, reach, Cohort(14, 0, 0, 0, 0, 0))[3]
    assert (units.value, units.note) == ("—/6", "chưa đủ số liệu theo đơn vị")


def test_figures_say_where_they_come_from_and_what_is_not_known() -> None:
    stated = headline_figures(PUBLISHED, Coverage(0, 0, 70, True), Cohort(14, 0, 0, 0, 0, 0))
    assert [one.value for one in stated] == ["225", "108 · 117", "—", "—/70", "—"]
    assert stated[0].note == "công bố · đã nhập chi tiết 14/225"
    assert stated[2].note == "chưa có số liệu"


def test_published_figures_are_stated_with_their_source() -> None:
    columns = ["indicator", "period", "subject_type", "level", "as_of", "value", "source_title"]
    figures = pd.DataFrame(
        [
            ("mo-hinh", "2021-2025", "", "", "2024-06-09", 225.0, "Bài báo"),
            ("mo-hinh", "2021-2025", "collective", "", "2024-06-09", 108.0, "Bài báo"),
            ("mo-hinh", "2021-2025", "individual", "", "2024-06-09", 117.0, "Bài báo"),
            ("dang-vien", "", "", "", "2024-06-09", 5080.0, "Bài báo"),
        ],
        columns=columns,
    )
    models, members = published_statements(figures, PERIODS)
    assert (models.label, models.value, models.note) == (
        "Mô hình giai đoạn 2021–2025",
        "225",
        "108 tập thể + 117 cá nhân",
    )
    assert members.value == "5.080"
    assert published_sources(figures) == ["Bài báo (09/06/2024)"]
    assert latest_source(figures) == "số liệu công bố 09/06/2024"
    assert latest_source(figures[:0]) == ""

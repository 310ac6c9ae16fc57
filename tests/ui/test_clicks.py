"""What clicks make of the filters, however late the browser hears of it."""

from typing import Any

import pytest
import streamlit as st

from ui.filters import Choices, toggle

OFFERED = Choices(
    revision=1,
    periods={"2021-2025": "2021–2025"},
    default_period="2021-2025",
    years={"2021-2025": {"2022": "2022"}},
    narrowing={"khoi": {"kinh-te": "Khối Kinh tế", "noi-chinh": "Khối Nội chính"}},
)


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The state of a session, as the browser told it last."""
    told: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", told)
    return told


def test_a_click_takes_its_mark_off_or_puts_it_on(state: dict[str, Any]) -> None:
    toggle("khoi", OFFERED, {"kinh-te"})
    assert state["khoi"] == "kinh-te"
    toggle("khoi", OFFERED, {"kinh-te", "noi-chinh"})
    assert state["khoi"] == "noi-chinh"


def test_a_click_brings_nothing_back_that_the_one_before_took_off(state: dict[str, Any]) -> None:
    toggle("khoi", OFFERED, {"kinh-te"})
    toggle("khoi", OFFERED, {"kinh-te"})
    state["khoi"] = "kinh-te"  # told with the next click by a browser that has not heard of it
    toggle("nam", OFFERED, {"2022"})
    assert (state["khoi"], state["nam"]) == ("", "2022")

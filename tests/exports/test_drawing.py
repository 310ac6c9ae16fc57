"""The process that draws: it comes back after its end, and says what it cannot draw."""

import json

import pytest

from exports import drawing

_BAR = json.dumps({"data": {"values": [{"a": "Ưỡng"}]}, "mark": "bar", "encoding": {"y": {"field": "a"}}})


def test_a_chart_is_drawn_with_its_text_as_text() -> None:
    drawing.get_ready()
    drawn = drawing.svg(_BAR)
    assert drawn.startswith("<svg")
    assert "Ưỡng" in drawn


def test_a_process_that_was_ended_is_begun_again() -> None:
    drawing.svg(_BAR)
    ended = drawing._child
    assert ended is not None
    ended.kill()
    assert drawing.svg(_BAR).startswith("<svg")
    assert drawing._child is not ended


def test_what_cannot_be_drawn_is_told_and_the_next_picture_is_drawn() -> None:
    with pytest.raises(drawing.DrawingFailed):
        drawing.svg('{"mark": "no such mark"}')
    with pytest.raises(drawing.DrawingFailed):
        drawing.png("no picture")
    assert drawing.svg(_BAR).startswith("<svg")


def test_text_that_aborts_the_process_harms_nobody_else() -> None:
    with pytest.raises(drawing.DrawingFailed, match="ended"):
        drawing.svg(_BAR.replace("\\u01af", "\\u0001"))
    assert drawing.svg(_BAR).startswith("<svg")

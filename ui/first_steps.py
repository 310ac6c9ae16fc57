"""The five steps of a committee that starts from an empty profile, as viewers are told of them."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from data_access.beginnings import MOST, Beginnings
from ui.access import Viewer
from ui.components import render_html
from wording.numbers import count


@dataclass(frozen=True)
class Step:
    """One step: what it is about, whether it is done, and what is there or still needed."""

    code: str
    title: str
    done: bool
    state: str


def steps(found: Beginnings) -> tuple[Step, ...]:
    """Return the steps in their order."""
    return (
        Step("organisation", "Tên tổ chức", bool(found.organisation), found.organisation or "chưa đặt"),
        _counted("blocs", "Các khối", found.blocs, "khối"),
        _counted("periods", "Giai đoạn", found.periods, "giai đoạn"),
        _counted("units", "Danh sách đơn vị", found.units, "đơn vị"),
        _counted("models", "Danh sách mô hình", found.models, "mô hình"),
    )


def listed(shown: tuple[Step, ...], current: str = "") -> str:
    """Return the steps as an HTML list; `current` is the code of the one at hand."""
    return '<ol class="beginnings">' + "".join(_line(step, step.code == current) for step in shown) + "</ol>"


def render_not_started(viewer: Viewer, found: Beginnings) -> None:
    """Draw what stands in for a page while there is nothing to show: what is missing, and who does what next."""
    render_html('<h1 class="headline">Hệ thống đã sẵn sàng, chưa có số liệu</h1>')
    if viewer.may("editor"):
        what, where, label = "Hãy làm lần lượt năm bước sau", "/quan-tri?muc=bat-dau", "Bắt đầu nhập"
    else:
        what, where, label = "Người biên tập đăng nhập và làm năm bước sau", "/dang-nhap?next=/quan-tri", "Đăng nhập"
    render_html(f'<p class="lead">{what}; các trang sẽ tự có biểu đồ và danh sách ngay khi có số liệu.</p>')
    render_html(listed(steps(found)))
    if viewer.may("editor") or viewer.anonymous:
        st.html(f'<p><a class="action" href="{escape(where)}" target="_self">{label}</a></p>')


def _counted(code: str, title: str, number: int, what: str) -> Step:
    told = f"{count(number)} {what}" + (" trở lên" if number == MOST else "")
    return Step(code, title, number > 0, told if number else "chưa có")


def _line(step: Step, current: bool) -> str:
    kind = "done" if step.done else "current" if current else "open"
    mark = ' aria-current="step"' if current else ""
    told = "đã xong: " if step.done else ""
    return f'<li class="{kind}"{mark}><b>{escape(step.title)}</b><span>{told}{escape(step.state)}</span></li>'

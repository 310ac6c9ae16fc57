"""What the showcase says when there is nothing to show, and how to go on."""

import streamlit as st

from ui.components import render_html, render_nothing
from ui.filters import NARROWING
from ui.links import link
from ui.markdown import plain
from ui.no_match import TAKE_OFF
from ui.showcase_address import kept_on_page, typed


def render_nothing_found() -> None:
    """Say that no model is found, and offer what to take off."""
    if typed():
        said = "Không có mô hình nào khớp với từ đang tìm và bộ lọc."
        remedy = "Có thể gõ ít từ hơn, gõ không dấu, hoặc chọn “Tất cả giai đoạn”."
        ways = [link("Xóa từ đang tìm", "/mo-hinh", **kept_on_page(q="")), _without_filters("Bỏ hết bộ lọc, tìm lại")]
    else:
        said = "Không có mô hình nào trong phạm vi đang lọc."
        remedy = TAKE_OFF
        ways = [_without_filters("Xem tất cả mô hình")]
    render_html(f'<div class="missing"><h2>{said}</h2><p>{remedy}</p><p>{" · ".join(ways)}</p></div>')


def render_model_not_found(code: str) -> None:
    """Say that there is no model with the code of the address, above the list that may have the one looked for.

    Draws nothing for '', but keeps its place: what stands below must not move away from under who is typing.
    """
    with st.container(key="model_missing"):
        if not code:
            return
        st.set_page_config(page_title="Không tìm thấy mô hình · Dân vận khéo")
        render_nothing(
            f"Không có mô hình nào mang mã “{plain(code[:40])}” ở phiên bản số liệu này.",
            "Mã có thể đã gõ sai, hoặc mô hình chưa có ở phiên bản đang xem. Hãy tìm trong danh sách dưới đây.",
        )


def _without_filters(label: str) -> str:
    changes = {**kept_on_page(ghi_nhan="", nghi_quyet=""), **dict.fromkeys(NARROWING, "")}
    return link(label, "/mo-hinh", **changes)

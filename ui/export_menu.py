"""The menu "Xuất": the documents of what the page shows, each made when it is asked for."""

from html import escape

import streamlit as st

from data_access.scope import Scope
from exports.order import Order, address_of
from exports.products import PRODUCTS
from exports.story import PARTS
from ui.components import render_html
from ui.links import link


def render_export_menu(scope: Scope) -> None:
    """Draw the menu; links carry the scope with its revision, so that a document says what the page says."""
    address = escape(address_of(Order(scope, tuple(PARTS), ())))
    files = "".join(
        f'<li><a href="/xuat/{product.extension}?{address}" download>{escape(product.label)}</a></li>'
        for product in PRODUCTS.values()
    )
    with st.container(key="export"):
        render_html(
            '<details class="menu"><summary>Xuất</summary><div><ul class="export">'
            f'<li><a href="/trinh-chieu/xem?{address}" target="_blank">Trình chiếu ngay</a></li>'
            f"<li>{link('Chọn trang để trình chiếu', '/trinh-chieu')}</li>{files}</ul>"
            '<p class="takeaway">Tệp được tạo khi bấm, có thể mất vài giây.</p></div></details>'
        )

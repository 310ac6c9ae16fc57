"""Quản trị: where editors mend the data and administrators look after accounts; one section at a time."""

import streamlit as st

from ui.access import require
from ui.admin_address import go_onward
from ui.admin_receipt import render_receipt
from ui.admin_sections import chosen_section, sections_for
from ui.illustrative_banner import render_illustrative_banner

viewer = require("editor")
st.html('<h1 class="headline">Quản trị</h1>')
go_onward()
section = chosen_section(sections_for(viewer))
render_illustrative_banner(viewer)
render_receipt(viewer)
section.render(viewer)

"""Hướng dẫn: the user guide and what belongs to it, from docs/."""

import streamlit as st

from ui.access import require
from ui.guide import asked_guide, render_guide
from ui.guide_text import guide

require("viewer")
name = asked_guide()
st.set_page_config(page_title=f"{guide(name).title} · Dân vận khéo")
render_guide(name)

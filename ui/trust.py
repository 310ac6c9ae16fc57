"""The strip at the foot of every page: which data this is, from when, from where."""

from html import escape

import streamlit as st

from data_access.categories import time_zone
from data_access.coverage import coverage
from data_access.figures import published_figures
from data_access.history import RevisionFacts, holds_illustrative
from data_access.scope import Scope
from ui.links import link
from ui.load import load, prepared
from wording.numbers import count, moment
from wording.published import latest_source


def render_trust_strip(facts: RevisionFacts, scope: Scope, newest: int) -> None:
    """Draw the revision, its time, source and coverage, the illustrative mark, and the way to the user guide."""
    st.html(f'<div class="trust">{prepared(_strip, facts, scope, newest)}{link("Hướng dẫn", "/huong-dan")}</div>')


def _strip(facts: RevisionFacts, scope: Scope, newest: int) -> str:
    zone = load(time_zone, scope.revision)
    parts = [f"Phiên bản số liệu {facts.id} · cập nhật {moment(facts.created_at, zone)}"]
    if facts.id != newest:
        parts.append(f"phiên bản mới nhất là {newest}")
    source = latest_source(load(published_figures, scope.revision))
    if source:
        parts.append(f"Nguồn: {source}")
    reach = load(coverage, scope)
    if reach.total:
        known = f"{count(reach.with_data)}/{count(reach.total)} đơn vị có số liệu"
        parts.append("chưa có số liệu từng đơn vị" if reach.published and not reach.with_data else known)
    tag = '<span class="tag">Dữ liệu minh họa</span>' if load(holds_illustrative, scope) else ""
    return "".join(f"<span>{escape(part)}</span>" for part in parts) + tag

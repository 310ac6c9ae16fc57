"""One model: what it is, how it went on, what it achieved."""

from html import escape
from typing import Any

import pandas as pd
import segno
import streamlit as st

from data_access.categories import categories, units
from data_access.frames import named, rows
from data_access.model_details import model_awards, model_outcomes, model_tasks
from data_access.photos import photos_of
from data_access.told_models import sourced_facts, years_of
from ui.components import render_html, render_title, table
from ui.filters import NARROWING
from ui.links import address, link
from ui.load import load
from ui.photo_route import photo_address
from ui.safe_markdown import safe_html
from ui.showcase_cards import badges, picture
from wording.model_source import model_source
from wording.numbers import amount, count, day
from wording.takeaways import lower
from wording.words import NO_DATA, STATUSES, SUBJECT_TYPES

DECK = "deck_models"


def render_head(told: pd.Series, card: object, came_from: str) -> None:
    """Draw the name and the badges; `came_from` is the code of a model merged into this one."""
    render_html(
        f'<h1 class="headline model-name">{escape(told["name"])}</h1>'
        f'<p class="lead">Mã {escape(told["code"])}<span class="badges inline">{badges(card)}</span></p>'
    )
    if came_from:
        st.info(f"Mô hình {came_from} đã được gộp vào mô hình này.")


def render_picture(card: object, revision: int) -> None:
    """Draw the first photo or the drawn cover."""
    render_html(f'<div class="model-picture">{picture(card, revision)}</div>')


def render_story(told: pd.Series) -> None:
    """Draw the summary and the story."""
    if told["summary"] and told["summary"] != told["name"]:
        render_html(f'<p class="summary">{escape(told["summary"])}</p>')
    if told["story"]:
        render_html(f'<div class="story">{safe_html(told["story"])}</div>')
    elif not told["summary"]:
        render_html('<p class="takeaway">Chưa có bài viết về mô hình này.</p>')


def render_facts(told: pd.Series, revision: int) -> None:
    """Draw what is known about the model as a table; what is not known is named in one line."""
    blocs, fields = named(load(categories, revision, "bloc")), named(load(categories, revision, "field"))
    tasks = named(load(categories, revision, "task"))
    served = load(model_tasks, revision, told["code"])
    sourced = load(sourced_facts, revision, (told["code"],))
    unit = named(load(units, revision)).get(told["unit"], "")
    shown = {
        "Đơn vị": link(unit, "/khoi", don_vi=told["unit"]) if unit else "",
        "Khối": link(blocs[told["bloc"]], "/khoi", khoi=told["bloc"]) if told["bloc"] in blocs else "",
        "Loại": escape(SUBJECT_TYPES[told["subject_type"]]) if told["subject_type"] else "",
        "Chủ thể": escape(told["holder"]),
        "Lĩnh vực": link(fields[told["field"]], "/mo-hinh", linh_vuc=told["field"]) if told["field"] in fields else "",
        "Năm đăng ký": str(told["first_year"]) if told["first_year"] else "",
        "Giai đoạn": escape(named(load(categories, revision, "period")).get(told["first_period"], "")),
        "Địa bàn": escape(told["location"]),
        "Nội dung nghị quyết": "<br>".join(
            link(tasks.get(code, code), "/nghi-quyet", noi_dung=code) for code in served
        ),
        "Nguồn": escape(model_source(told["source"], sourced.get(told["code"], ()))),
    }
    if told["first_year"]:
        del shown["Giai đoạn"]
    known = {name: value for name, value in shown.items() if value}
    if len(known) < len(shown):
        known["Chưa có thông tin"] = ", ".join(lower(name) for name, value in shown.items() if not value)
    lines = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in known.items())
    render_html(f'<table class="facts">{lines}</table>')


def render_timeline(told: pd.Series, revision: int) -> None:
    """Draw what happened year by year: status, level, score."""
    years = load(years_of, revision, (told["code"],))
    levels, periods = named(load(categories, revision, "level")), named(load(categories, revision, "period"))
    render_title("Quá trình thực hiện")
    steps = []
    for row in rows(years):
        when = str(row.year) if row.year else f"{periods.get(row.period, row.period)} · chưa rõ năm"
        facts = [
            f"Cấp đăng ký: {levels[row.registered_level]}" if row.registered_level in levels else "",
            f"Cấp công nhận: {levels[row.recognized_level]}" if row.recognized_level in levels else "",
            "" if pd.isna(row.score) else f"Điểm: {amount(float(row.score))}",
            "" if pd.isna(row.is_exemplary) or not row.is_exemplary else "Tiêu biểu",
            "" if pd.isna(row.is_replicated) or not row.is_replicated else "Nhân rộng",
        ]
        status = STATUSES[row.status] if row.status else f"Trạng thái: {NO_DATA}"
        told_facts = " · ".join(fact for fact in facts if fact)
        steps.append(
            f'<li class="{row.status}"><b>{escape(when)}</b><span>{escape(status)}</span>'
            f"<small>{escape(told_facts)}</small></li>"
        )
    across = " across" if len(steps) > 1 else ""
    render_html(f'<ol class="timeline{across}">{"".join(steps)}</ol>')


def render_results(told: pd.Series, revision: int) -> None:
    """Draw outcomes and awards; nothing where there are none."""
    outcomes, awards = (load(query, revision, told["code"]) for query in (model_outcomes, model_awards))
    indicators = named(load(categories, revision, "indicator"))
    if not outcomes.empty:
        render_title("Kết quả")
        shown = pd.DataFrame(
            {
                "Năm": [str(row.year) if row.year else "—" for row in rows(outcomes)],
                "Chỉ tiêu": [indicators.get(code, code) for code in outcomes["indicator"]],
                "Kết quả": [amount(value) for value in outcomes["value"]],
                "Đơn vị tính": outcomes["measure_unit"],
            }
        )
        render_html(table(shown, numbers=["Kết quả"]))
    if not awards.empty:
        render_title("Khen thưởng")
        lines = "".join(
            f"<li><b>{escape(row.form)}</b>{escape(f' của {row.authority}' if row.authority else '')}"
            f"<small>{escape(_decision(row))}</small></li>"
            for row in rows(awards)
        )
        render_html(f'<ul class="awards">{lines}</ul>')


def render_photos(told: pd.Series, revision: int) -> None:
    """Draw the photos; a click shows one in full."""
    photos = load(photos_of, revision, told["code"])
    if photos.empty:
        return
    shown = "".join(
        f'<a href="{photo_address(row.photo, "full")}" target="_blank" rel="noopener">'
        f'<img src="{photo_address(row.photo, "card")}" alt="{escape(row.caption or told["name"])}" loading="lazy">'
        f"<span>{escape(row.caption)}</span></a>"
        for row in rows(photos)
    )
    render_title("Hình ảnh")
    render_html(f'<div class="photos">{shown}</div>')


def render_sharing(code: str) -> None:
    """Draw what takes the model elsewhere: into the presentation, or by its address."""
    chosen: list[str] = st.session_state.setdefault(DECK, [])
    label = "Bỏ khỏi bộ trình chiếu" if code in chosen else "Đưa vào bộ trình chiếu"
    st.button(label, key="to_deck", type="primary", on_click=_toggle_deck, args=(code,), width="stretch")
    if chosen:
        render_html(f'<p class="takeaway">Bộ trình chiếu có {count(len(chosen))} mô hình.</p>')
    there = _origin() + address("/mo-hinh", **dict.fromkeys(NARROWING, ""), ma=code)
    drawn = segno.make(there, error="m").svg_data_uri(border=2, dark="#1F2328", light="#FFFFFF")
    render_html(
        f'<figure class="qr"><img src="{drawn}" alt="Mã QR dẫn tới mô hình này">'
        f'<figcaption>Quét để mở trên điện thoại<br><a href="{escape(there)}" target="_self">{escape(there)}</a>'
        "</figcaption></figure>"
    )


def _toggle_deck(code: str) -> None:
    chosen: list[str] = st.session_state[DECK]
    st.session_state[DECK] = [one for one in chosen if one != code] if code in chosen else [*chosen, code]


def _decision(row: Any) -> str:
    number = f"Quyết định số {row.decision_no}" if row.decision_no else ""
    date = f"ngày {day(row.decision_date)}" if row.decision_date else ""
    decision = f"{number} {date}".strip()
    return " · ".join(part for part in (str(row.year) if row.year else "", decision) if part)


def _origin() -> str:
    scheme, _, rest = str(st.context.url or "").partition("://")
    return f"{scheme}://{rest.partition('/')[0]}" if rest else ""

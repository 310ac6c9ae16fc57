"""The way of the tutorials, to compare with: the whole table in pandas, kept by st.cache_data, grouped at each run."""

import os

import altair as alt
import pandas as pd
import streamlit as st
from sqlalchemy import create_engine

from data_access.schema import FOREVER

ALL = "Tất cả"


@st.cache_data
def models() -> pd.DataFrame:
    engine = create_engine(os.environ["DVK_DATABASE_URL"])
    return pd.read_sql(
        "SELECT m.*, y.year, y.status, y.registered_level, y.recognized_level, y.score, y.is_new FROM model m "
        f"JOIN model_year y ON y.model = m.code AND y.until = {FOREVER} WHERE m.until = {FOREVER}",
        engine,
    )


st.set_page_config(layout="wide")
frame = models()
frame = frame[frame["is_new"].astype(bool)]
chosen = st.segmented_control("Khối", [ALL, *sorted(frame["bloc"].unique())], default=ALL)
if chosen != ALL:
    frame = frame[frame["bloc"] == chosen]
st.html(f"<h1 class='headline'>{len(frame)} mô hình</h1>")
by_year = frame.groupby(["year", "subject_type"], as_index=False).size()
by_bloc = frame.groupby("bloc", as_index=False).size()
left, right = st.columns(2)
with left.container(key="years"):
    st.altair_chart(alt.Chart(by_year).mark_bar().encode(x="year:O", y="size", color="subject_type"))
with right.container(key="blocs"):
    st.altair_chart(alt.Chart(by_bloc).mark_bar().encode(x="size", y="bloc"))

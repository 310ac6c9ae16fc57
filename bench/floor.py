"""The floor: a Streamlit page with one bar chart and one control, as bare as it can be."""

import altair as alt
import pandas as pd
import streamlit as st

chosen = st.segmented_control("Nhóm", ["a", "b"], default="a")
frame = pd.DataFrame({"name": ["x", "y", "z"], "value": [3, 5, 2] if chosen == "a" else [2, 4, 6]})
st.html(f"<h1 class='headline'>{chosen}</h1>")
st.altair_chart(alt.Chart(frame).mark_bar().encode(x="name", y="value"))

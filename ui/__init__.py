"""The only Streamlit code that pages share: loading, filters, components, words and numbers."""

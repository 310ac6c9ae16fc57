"""Charts as values: DataFrame -> alt.Chart. All that depends on data is in columns: a specification is built once."""

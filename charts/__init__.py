"""Charts as values: DataFrame -> alt.Chart. All that depends on data is in columns, so a specification is built once."""

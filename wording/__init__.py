"""Vietnamese for what the data say: numbers, dates, the words for codes, sentences computed from frames."""

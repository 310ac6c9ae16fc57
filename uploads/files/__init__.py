"""Files that go out to be filled in, mended or kept: templates, exports, rows that were left out."""

"""Rows x current data -> what an upload would do, and why some rows cannot be. Nothing here writes."""

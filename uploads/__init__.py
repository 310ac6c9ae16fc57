"""Lists as the staff keep them, brought into the database: read, plan, apply; `python -m uploads`."""

"""What one cell says: text made comparable, values by declared type, codes found by name; and back to text."""

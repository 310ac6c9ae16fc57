"""Documents of the data at one revision: the story that is told, and one renderer a product. No SQL here."""

"""The shared database: schema, revisions, cubes and one query module a subject. Imports nothing else of the project."""

"""Alembic's entry: runs inside the transaction that data_access.migrate opened."""

from alembic import context

from data_access.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=False)
context.run_migrations()

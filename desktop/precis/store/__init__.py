"""SQLite: one writer, migrations, repositories, search."""

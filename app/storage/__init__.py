"""How things are kept: the database file, records with a history, migrations. The only room that speaks SQL freely."""

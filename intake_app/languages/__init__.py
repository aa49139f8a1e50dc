"""Words, languages, catalogs, fonts and directions."""

"""The store: the only place with SQL; reads and writes conversations, people, the directory and the journal."""

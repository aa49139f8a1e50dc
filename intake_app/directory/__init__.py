"""Who can help: organisations, their services, and matching that explains itself."""

"""What the worker sees: people, a person's page, referrals with their releases and packets, and the directory."""

"""The windows of Cairn: they show a view, call the desk, and decide nothing."""

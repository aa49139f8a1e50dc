"""Cairn without a window: what is known, what can be asked, who can help, and the packets that get a survivor there."""

__version__ = "0.1.0"

"""Packets: what may be told, as plain content, set on paper and sealed; each step takes values and returns values."""

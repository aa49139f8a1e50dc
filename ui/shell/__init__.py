"""The shell: main window, lock and cover, navigation, theme; it alone knows which screen follows which."""

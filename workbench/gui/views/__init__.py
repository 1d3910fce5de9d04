"""Figures: widgets that show arrays and strings and know nothing of the rest of the program."""

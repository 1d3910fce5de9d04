"""The small parts that pages are composed of; they know the theme and the language, nothing of projects."""

"""One file a format: what it looks like on disk and how it becomes a table of strings or pictures."""

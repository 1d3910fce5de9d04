"""A file or folder on disk becomes checked examples and their split."""

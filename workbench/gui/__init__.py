"""The window: everything below this package runs without it."""

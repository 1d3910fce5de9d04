"""The panels of the Inspect page: each shows one side of what is looked at, and all share one selection."""

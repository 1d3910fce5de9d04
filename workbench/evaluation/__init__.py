"""Metrics, confusion, best and worst examples, comparison of runs."""

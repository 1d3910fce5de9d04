"""Larger parts of pages: several views on one subject, without a session."""

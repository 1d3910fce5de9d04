"""Attention Workbench: train small attention models and look inside them."""

__version__ = "0.1.0"

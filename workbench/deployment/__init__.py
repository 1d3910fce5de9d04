"""Export, model card, prediction from an export."""

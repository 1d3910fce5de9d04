"""What a model answers: one widget for each modality."""

"""What a person enters: one widget for each modality, the same on every page."""

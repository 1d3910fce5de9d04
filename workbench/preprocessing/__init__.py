"""Examples become tensors: characters, SentencePiece, image patches."""

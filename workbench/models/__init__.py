"""Attention, blocks, encoder, decoder, encoder-decoder, heads; capture of attention."""

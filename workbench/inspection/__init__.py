"""What attention does: maps, head statistics, one input at every step."""

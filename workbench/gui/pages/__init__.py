"""One file a step of the rail."""

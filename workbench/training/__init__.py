"""The loop as a generator of events; optimisers, devices, checkpoints."""

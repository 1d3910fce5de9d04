"""Attention Workbench: train small attention models and look inside them."""

import os

# Threads of one matrix product wait for each other by spinning. Where another program uses a core too, they spin for
# most of the time: a training step then took 700 ms instead of 40. With this bound it takes 40 ms on a quiet computer
# and about 150 on a busy one (RESULTS.md). GNU's OpenMP reads it when torch is loaded, so it must be set before.
os.environ.setdefault("GOMP_SPINCOUNT", "5000")


__version__ = "0.1.0"

"""The project folder: configs, runs, snapshots."""

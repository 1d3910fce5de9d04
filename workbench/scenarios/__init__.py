"""One file each: what a person wants a model to do, composed from data, preprocessing, models and training."""

"""One file a metric: a number over all judged examples of a split."""

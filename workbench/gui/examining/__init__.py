"""What the Data page can show of the data: one file a panel, and the parts they are made of."""

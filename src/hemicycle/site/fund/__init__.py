"""Fund: the meter, the till and the ledger."""

"""How a parsed sentence is read: its clauses, whether a place name acts for its state, what issues words name."""

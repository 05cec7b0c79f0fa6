"""The verbs: pure functions, in the order of the run: parse, check, plan, compare, compose."""

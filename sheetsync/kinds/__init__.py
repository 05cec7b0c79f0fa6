"""The kinds of rules: one kind, one file; its docstring is its manual page."""

"""The run: what one command does from reading the sheet to telling its readers."""

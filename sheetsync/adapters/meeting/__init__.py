"""The page of a meeting: served to one browser on this machine, and what waits when the sheet can't be reached."""

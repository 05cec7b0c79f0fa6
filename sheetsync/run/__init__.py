"""The run: what one command does from reading the sheet to telling its readers.

`pipeline.py` is the whole of it, top to bottom. What it calls: `review` (parse, look back, check), `guard`, `remember`,
`summarise`, `deliver`. Beside it what some commands need: `announce`, `meet`, `retrospect`, `recall`, `understand`,
`set_up`, `schedule`, `stranger`.
"""

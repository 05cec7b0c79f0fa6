"""Prints what a report says as outputs of a step: `name=value` lines, numbers and our own paths only."""

import json
import secrets
import sys
from pathlib import Path


def main(folder: Path, name: str) -> None:
    """Print the outputs of the run that left its reports, and a summary of this name, in a folder."""
    summary = next((each for end in ("md", "html") if (each := folder / f"{name}.{end}").is_file()), None)
    _text("summary-path", str(summary or ""))
    report = folder / "findings.json"
    if not report.is_file():
        _text("json-path", "")
        return
    said = json.loads(report.read_text(encoding="utf-8"))
    if "error" in said:
        # It says why there is none.
        _text("json-path", "")
        return
    _text("json-path", str(report))
    for severity in ("error", "warning", "hint"):
        print(f"{severity}s={int(said['counts'][severity])}")
    written = said["written"] or {}
    changed = any(int(written.get(each, 0)) for each in ("placed", "changed", "cleared"))
    print(f"changed={str(changed).lower()}")


def _text(name: str, value: str) -> None:
    """Print a text behind a delimiter that it can't hold, so that no line of it becomes another output."""
    end = secrets.token_hex(16)
    print(f"{name}<<{end}\n{value}\n{end}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

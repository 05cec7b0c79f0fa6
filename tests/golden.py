"""Golden files: what a person has looked at once and found right.

`UPDATE_GOLDEN=1 pytest` writes them anew; look at the difference before it is committed.
"""

import os
from pathlib import Path


def assert_golden(file: Path, text: str) -> None:
    """Compare with a golden file, byte for byte."""
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    assert file.is_file(), f"there is no {file}; make it with UPDATE_GOLDEN=1"
    assert text == file.read_bytes().decode()

"""The example: what is committed is what its script builds, and says where it is wrong."""

import json
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_building_the_demo_again_gives_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, EXAMPLES / "build_demo.py", tmp_path]
    built = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert built.stdout.strip() == str(tmp_path / "roadmap.xlsx")
    assert (tmp_path / "roadmap.xlsx").read_bytes() == (EXAMPLES / "roadmap.xlsx").read_bytes()


def test_building_the_template_again_gives_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, EXAMPLES / "build_template.py", tmp_path]
    subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert (tmp_path / "template.xlsx").read_bytes() == (EXAMPLES / "template.xlsx").read_bytes()


def test_the_demo_has_a_dozen_faults_of_different_kinds() -> None:
    planted = json.loads((EXAMPLES / "demo.json").read_text(encoding="utf-8"))["planted"]
    assert len({each["rule"] for each in planted}) >= 12

"""What a user copies is right."""

import subprocess
import sys
from pathlib import Path

import pytest

from sheetsync.fleet.settings import load
from tests.acceptance.command_line import ROOT

EXAMPLES = ROOT / "examples" / "fleet"


def test_the_example_of_a_fleet_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEETSYNC_DATABASE", "postgresql://host/fleet")

    fleet = load(EXAMPLES / "fleet.toml")

    assert [each.name for each in fleet.members] == ["sre", "payments"]
    assert [each.name for each in fleet.audiences] == ["leads", "everybody"]
    assert fleet.database == "postgresql://host/fleet"


def test_the_composition_is_one() -> None:
    checker = Path(sys.executable).parent / "check-jsonschema"
    command = [checker, "--builtin-schema", "vendor.compose-spec", EXAMPLES / "docker-compose.yml"]

    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_commands_of_the_unit_and_the_composition_exist() -> None:
    for text in ("fleet worker --port", "fleet import", "fleet migrate"):
        words = text.split()[:2]
        done = subprocess.run([sys.executable, "-m", "sheetsync", *words, "--help"], capture_output=True, check=False)
        assert done.returncode == 0
    unit = (EXAMPLES / "sheetsync-worker@.service").read_text(encoding="utf-8")
    assert "sheetsync fleet worker --port %i" in unit

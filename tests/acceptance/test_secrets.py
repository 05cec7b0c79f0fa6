"""What a run prints and leaves behind holds no secret, and no text that it had no business to repeat."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from localsheets import SERVICE_ACCOUNT, Google
from localsheets.fixture import google
from tests.acceptance.command_line import CommandLine

__all__ = ["google"]

CANARY = "c4n4ry"
KEY = {
    "type": "service_account",
    "private_key_id": f"{CANARY}-key-id",
    "client_email": "somebody-else@example-project.iam.gserviceaccount.com",
}


@pytest.fixture(scope="module")
def private_key() -> str:
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return made.private_bytes(*form).decode()


def files(folder: Path) -> bytes:
    """All that a run left in its folder."""
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


@pytest.mark.parametrize("command", [("sync", "-v"), ("check", "-v"), ("doctor",)], ids=lambda each: each[0])
def test_a_key_that_google_refuses_ends_with_5_and_is_not_shown(
    sheetsync: CommandLine, google: Google, private_key: str, command: tuple[str, ...]
) -> None:
    key = KEY | {"private_key": private_key, "token_uri": f"{google.url}/token"}
    name, *options = command
    google.control.token_refusal = "invalid_grant"

    outcome = sheetsync(name, "1" * 44, *options, SHEETSYNC_GOOGLE_KEY=json.dumps(key))

    assert outcome.status == 5
    assert KEY["client_email"] in outcome.stdout + outcome.stderr
    for secret in (CANARY, *private_key.splitlines()[1:-1]):
        assert secret not in outcome.stdout + outcome.stderr


def test_a_run_repeats_no_cell_or_note_that_nothing_is_said_of(
    sheetsync: CommandLine, google: Google, tmp_path: Path
) -> None:
    rows = [
        ["Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status", "Salary"],
        ["Make tacos", "family members", "", "cook food", "In progress", f"{CANARY}-salary"],
        ["", "", "", "serve food", "Done", f"=1/0 {CANARY}-more"],
    ]
    sheet = google.spreadsheet(rows, tab="Roadmap")
    sheet.set_note("Roadmap!A2", f"{CANARY}-note")

    for arguments in (
        ("sync", "-v"),
        ("check", "-v", "--format", "json"),
        ("summary", "--format", "html"),
        ("agenda",),
    ):
        outcome = sheetsync(arguments[0], sheet.id, *arguments[1:], SHEETSYNC_API_ROOT=google.url)
        assert outcome.status in (0, 1), outcome.stderr
        assert CANARY not in outcome.stdout + outcome.stderr
    assert CANARY.encode() not in files(sheetsync.folder)
    assert SERVICE_ACCOUNT.encode() not in files(sheetsync.folder)

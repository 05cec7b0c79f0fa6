"""Answers that wait: kept before they are acknowledged, for this user alone, and gone when they are typed."""

import stat

import pytest

from sheetsync.adapters.meeting.unsent import UnsentFile
from sheetsync.errors import UnsafeError

ANSWER = {"text": "cook food", "new": "Done"}


def test_what_waits_is_there_again_and_what_was_typed_is_not(tmp_path):
    folder = tmp_path / "state" / "sheetsync"
    first = UnsentFile(folder, "roadmap.xlsx")
    typed, waits = first.add({"text": "buy shells"}), first.add(ANSWER)
    first.done(typed)
    assert stat.S_IMODE(first.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    first.close()

    again = UnsentFile(folder, "roadmap.xlsx")
    assert dict(again.waiting) == {waits: ANSWER}
    assert again.add({"text": "serve"}) > waits
    for number in list(again.waiting):
        again.done(number)
    assert again.path.read_bytes() == b""
    again.close()
    assert not again.path.exists()


def test_a_machine_that_stops_while_it_writes_loses_no_answer_before(tmp_path):
    kept = UnsentFile(tmp_path, "roadmap.xlsx")
    number = kept.add(ANSWER)
    with kept.path.open("ab") as file:
        file.write(b'{"number": 2, "answ')
    kept.close()

    again = UnsentFile(tmp_path, "roadmap.xlsx")
    assert dict(again.waiting) == {number: ANSWER}
    later = again.add({"text": "serve"})
    again.close()
    third = UnsentFile(tmp_path, "roadmap.xlsx")
    assert third.waiting[later] == {"text": "serve"}
    third.close()


def test_two_meetings_of_one_sheet_are_refused_and_of_two_are_not(tmp_path):
    first = UnsentFile(tmp_path, "roadmap.xlsx")

    with pytest.raises(UnsafeError, match="is open on this machine already"):
        UnsentFile(tmp_path, "roadmap.xlsx")

    UnsentFile(tmp_path, "other.xlsx").close()
    first.close()
    UnsentFile(tmp_path, "roadmap.xlsx").close()


def test_a_link_in_its_place_is_not_followed(tmp_path):
    kept = UnsentFile(tmp_path, "roadmap.xlsx")
    path = kept.path
    kept.close()
    other = tmp_path / "other"
    other.write_text("precious")
    path.symlink_to(other)

    with pytest.raises(UnsafeError, match="no meeting was opened"):
        UnsentFile(tmp_path, "roadmap.xlsx")

    assert other.read_text() == "precious"

"""When the sheet was last looked at: in the note of our header cell, and nowhere else, whatever people do meanwhile."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheetsync.adapters.google.looked import IN_ENGLISH, Wording
from sheetsync.languages.catalogue import LANGUAGES
from sheetsync.steps.looked_note import every_looked_note, looked_note
from tests.adapters.google.conftest import ROWS
from tests.adapters.google.runs import Run

MONDAY = datetime(2026, 11, 2, 6, 17, tzinfo=UTC)
NOTED = ("A1", "B1", "C1", "D1", "B2", "C4", "D5")
"""Where a person has a note."""


def first(google, sheet, again):
    again(now=MONDAY).sync()
    google.log.clear()


def test_it_goes_along_with_the_first_remarks(google, sheet, again):
    writes = []
    for now in (None, MONDAY):
        other = google.spreadsheet(ROWS)
        google.log.clear()
        Run(google.url, other.id, now=now).sync()
        writes.append(google.count("write"))

    assert writes[0] == writes[1]
    assert IN_ENGLISH.is_ours(other.note("E1"))
    assert "2026-11-02 06:17" in other.note("E1")


def test_a_quiet_run_writes_it_once_a_week_and_no_more(google, sheet, again):
    first(google, sheet, again)
    said = sheet.note("E1")

    again(now=MONDAY + timedelta(days=6, hours=23)).sync()
    assert (google.count("write"), sheet.note("E1")) == (0, said)

    again(now=MONDAY + timedelta(days=7)).sync()
    assert google.count("write") == 1
    assert "2026-11-09 06:17" in sheet.note("E1")

    again(now=MONDAY + timedelta(days=8)).sync()
    assert google.count("write") == 1


IN_GERMAN = Wording(*looked_note("de"), every_looked_note)


def test_it_is_in_the_language_of_the_sheet_and_known_as_ours_in_every_other(google, sheet, again):
    first(google, sheet, again)
    in_english = sheet.note("E1")

    again(now=MONDAY + timedelta(days=6), wording=IN_GERMAN).sync()
    assert sheet.note("E1") == in_english

    again(now=MONDAY + timedelta(days=7), wording=IN_GERMAN).sync()
    assert sheet.note("E1") == "sheetsync hat diese Tabelle zuletzt am 2026-11-09 06:17 (Etc/GMT) angesehen."

    again(wording=Wording(*looked_note("fr"), every_looked_note)).store.clear()
    assert sheet.note("E1") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_person_made_of_it_is_theirs_in_every_language(language):
    said, check = looked_note(language)
    note = f"{said}\n{check}".format(time="2026-11-02 06:17", zone="Europe/Vienna", page="https://example.org/a")

    assert IN_GERMAN.is_ours(note)
    assert IN_GERMAN.is_ours(note.partition("\n")[0])
    assert not IN_GERMAN.is_ours(f"{note} Thanks!")
    assert not IN_GERMAN.is_ours(note.replace("2026-11-02", "last Monday"))


def test_it_is_renewed_along_with_other_writes(google, sheet, again):
    first(google, sheet, again)
    sheet.type("D4", "bad: melted")
    again(now=MONDAY + timedelta(days=1)).sync()

    assert "2026-11-03" in sheet.note("E1")


def test_it_leads_to_the_page_that_starts_a_run_and_clear_takes_it_away(google, sheet, again):
    page = "https://github.com/team/roadmap/actions/workflows/sheetsync.yml"
    again(now=MONDAY, page=page).sync()
    assert sheet.note("E1").splitlines()[1] == f"Check it now: {page}"
    assert IN_ENGLISH.is_ours(sheet.note("E1"))

    google.log.clear()
    again(now=MONDAY + timedelta(days=1), page=page).sync()
    assert google.count("write") == 0

    # A run elsewhere, a week later, knows of no page, and says none.
    again(now=MONDAY + timedelta(days=8)).sync()
    assert "Check it now" not in sheet.note("E1")

    again(now=MONDAY + timedelta(days=16), page=page).sync()
    again(now=MONDAY + timedelta(days=17)).store.clear()
    assert not any(map(sheet.note, NOTED)) or sheet.note("E1") == ""


def test_a_note_of_a_person_there_stays_and_costs_no_write(google, sheet, again):
    first(google, sheet, again)
    sheet.set_note("E1", "Ana asks: who reads this?")
    again(now=MONDAY + timedelta(days=30)).sync()

    assert sheet.note("E1") == "Ana asks: who reads this?"
    assert google.count("write") == 0


def test_a_line_of_a_person_below_ours_stays_too(google, sheet, again):
    first(google, sheet, again)
    sheet.set_note("E1", sheet.note("E1") + "\nAna: thanks")
    again(now=MONDAY + timedelta(days=30)).sync()

    assert sheet.note("E1").endswith("\nAna: thanks")


def test_a_header_that_people_renamed_or_moved_is_known_by_its_tag(google, sheet, again):
    first(google, sheet, again)
    sheet.type("E1", "Hints")
    sheet.insert_columns(1)
    again(now=MONDAY + timedelta(days=7)).sync()

    assert "2026-11-09" in sheet.note("F1")
    assert sheet.note("E1") == ""


def test_a_protected_header_is_no_reason_to_stop(google, sheet, again):
    first(google, sheet, again)
    sheet.protect("E1")
    again(now=MONDAY + timedelta(days=7)).sync()

    assert "2026-11-02" in sheet.note("E1")


def test_clear_takes_it_away(google, sheet, again):
    before = sheet.resource()["sheets"][0]["data"]
    first(google, sheet, again)
    again().store.clear()

    assert sheet.note("E1") == ""
    assert sheet.resource()["sheets"][0]["data"] == before


def test_a_column_that_moves_in_that_moment_gets_back_what_it_had(google, sheet, again):
    first(google, sheet, again)
    sheet.set_note("D1", "pick from the list")
    google.control.before(lambda call: sheet.move_column(5, 1), lambda call: call.effect == "write")
    again(now=MONDAY + timedelta(days=7)).sync()

    # What was D is E now, where the header of ours had been.
    assert sheet.cell("E1") == "Status"
    assert sheet.note("E1") == "pick from the list"
    assert "2026-11-02" in sheet.note("A1") or "2026-11-09" in sheet.note("A1")


def test_one_that_a_run_which_was_cut_off_left_astray_is_taken_away(google, sheet, again):
    first(google, sheet, again)
    sheet.set_note("B2", sheet.note("E1"))
    again(now=MONDAY + timedelta(days=1)).sync()

    assert sheet.note("B2") == ""
    assert IN_ENGLISH.is_ours(sheet.note("E1"))


ACTS = {
    "insert a column": lambda sheet, n: sheet.insert_columns(n % 5 + 1),
    "move a column": lambda sheet, n: sheet.move_column(n % 5 + 1, (n // 5) % 5 + 1),
    "insert a row": lambda sheet, n: sheet.insert_rows(n % 6 + 1),
    "sort": lambda sheet, n: sheet.sort("A2:E6", n % 4 + 1),
    "type": lambda sheet, n: sheet.type("D4", f"bad: {n}"),
}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    acts=st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 24)), max_size=3),
    noted=st.sets(st.sampled_from(NOTED), max_size=1),
    due=st.booleans(),
)
def test_whatever_moves_in_that_moment_no_note_of_a_person_is_lost(google, acts, noted, due):
    sheet = google.spreadsheet(ROWS)
    Run(google.url, sheet.id, now=MONDAY).sync()
    for where in noted:
        sheet.set_note(where, f"of {where}")
    wanted = {sheet.cell(where): f"of {where}" for where in noted}
    google.control.calm()
    for name, number in acts:
        google.control.before(
            lambda call, name=name, number=number: ACTS[name](sheet, number), lambda call: call.effect == "write"
        )
    Run(google.url, sheet.id, now=MONDAY + timedelta(days=7 if due else 1)).sync()
    google.control.calm()

    found, ours = {}, []
    for row in range(1, 12):
        for column in "ABCDEFGHIJ":
            note = sheet.note(f"{column}{row}")
            if IN_ENGLISH.is_ours(note):
                ours.append(sheet.cell(f"{column}{row}"))
            elif note:
                found[sheet.cell(f"{column}{row}")] = note
    assert found == wanted
    assert ours in ([], ["Roadmap checks"])


@pytest.mark.parametrize(("zone", "said"), [("Europe/Vienna", "07:17 (Europe/Vienna)"), ("Etc/GMT", "06:17 (Etc/GMT)")])
def test_the_minute_is_that_of_the_sheet(google, zone, said):
    sheet = google.spreadsheet(ROWS, zone=zone)
    Run(google.url, sheet.id, now=MONDAY).sync()

    assert said in sheet.note("E1")

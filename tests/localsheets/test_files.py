"""Workbooks that are loaded, documents, and files in Drive."""

import subprocess
import sys
from datetime import date
from urllib.request import urlopen

import openpyxl
from openpyxl.comments import Comment

from localsheets import load


def a_workbook(folder):
    book = openpyxl.Workbook()
    tab = book.active
    tab.title = "Plan 2026"
    tab.append(["Project", "Due", "Share", "Sum"])
    tab.append(["a", date(2026, 1, 31), 0.5, "=1+2"])
    tab["C2"].number_format = "0%"
    tab["A2"].comment = Comment("look", "Ana")
    tab.merge_cells("A3:B3")
    tab.row_dimensions[2].hidden = True
    path = folder / "plan.xlsx"
    book.save(path)
    return path


def test_a_workbook_is_loaded_with_all_that_a_check_reads(google, tmp_path):
    sheet = load(google, a_workbook(tmp_path))

    tab = sheet.tab("Plan 2026")
    assert sheet.rows("'Plan 2026'!A2:C2") == [["a", "2026-01-31", "50%"]]
    assert sheet.rows("'Plan 2026'!D2", render="FORMULA") == [["=1+2"]]
    assert tab.rows[1].line.hidden
    assert sheet.note("'Plan 2026'!A2") == "look"
    assert tab.merges == [{"startRowIndex": 2, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 2}]


def test_it_is_served_from_the_command_line(tmp_path):
    command = [sys.executable, "-m", "localsheets", "--port", "0", "--load", str(a_workbook(tmp_path))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            root = server.stdout.readline().strip().removeprefix("SHEETSYNC_API_ROOT=")
            key = server.stdout.readline().split("/d/")[1].split("/")[0]
            with urlopen(f"{root}/v4/spreadsheets/{key}?fields=properties.title", timeout=5) as answer:
                assert b'"plan"' in answer.read()
        finally:
            server.terminate()


def test_a_copied_file_carries_its_metadata_under_another_id(google, ask):
    sheet = google.spreadsheet([["a"]])
    fresh = {"metadataId": 7, "metadataKey": "k", "visibility": "DOCUMENT", "location": {"spreadsheet": True}}
    sheet.do({"createDeveloperMetadata": {"developerMetadata": fresh}})

    _, copy = ask("POST", f"/drive/v3/files/{sheet.id}/copy", {"name": "Copy"})
    _, answer = ask("GET", f"/v4/spreadsheets/{copy['id']}?fields=spreadsheetId,developerMetadata.metadataId")

    assert answer == {"spreadsheetId": copy["id"], "developerMetadata": [{"metadataId": 7}]}
    assert copy["id"] != sheet.id


def test_a_files_version_counts_changes(google, ask):
    sheet = google.spreadsheet([["a"]])
    about = f"/drive/v3/files/{sheet.id}?fields=version"

    before = ask("GET", about)[1]["version"]
    sheet.type("A1", "b")

    assert int(ask("GET", about)[1]["version"]) == int(before) + 1


def test_comments_want_to_know_which_fields(google, ask):
    sheet = google.spreadsheet()
    sheet.file.comments.append({"id": "1", "content": "Why?", "resolved": False})

    assert ask("GET", f"/drive/v3/files/{sheet.id}/comments")[0] == 400
    _, answer = ask("GET", f"/drive/v3/files/{sheet.id}/comments?fields=comments(content)")
    assert answer == {"comments": [{"content": "Why?"}]}


def test_a_documents_named_range_is_replaced_and_stays(google, ask):
    _, document = ask("POST", "/v1/documents", {"title": "Update"})
    where = f"/v1/documents/{document['documentId']}"
    insert = {"insertText": {"location": {"index": 1}, "text": "Before OLD after"}}
    name = {"createNamedRange": {"name": "ours", "range": {"startIndex": 8, "endIndex": 11}}}
    ask("POST", f"{where}:batchUpdate", {"requests": [insert, name]})

    replace = {"replaceNamedRangeContent": {"namedRangeName": "ours", "text": "NEWER"}}
    for _ in range(2):
        assert ask("POST", f"{where}:batchUpdate", {"requests": [replace]})[0] == 200

    _, answer = ask("GET", where)
    text = "".join(
        element["textRun"]["content"]
        for each in answer["body"]["content"]
        for element in each.get("paragraph", {}).get("elements", [])
    )
    assert text == "Before NEWER after\n"
    span = answer["namedRanges"]["ours"]["namedRanges"][0]["ranges"][0]
    assert (span["startIndex"], span["endIndex"]) == (8, 13)


def test_a_document_that_moved_on_is_not_written(google, ask):
    _, document = ask("POST", "/v1/documents", {"title": "Update"})
    body = {
        "requests": [{"insertText": {"location": {"index": 1}, "text": "x"}}],
        "writeControl": {"requiredRevisionId": document["revisionId"]},
    }
    where = f"/v1/documents/{document['documentId']}:batchUpdate"

    assert ask("POST", where, body)[0] == 200
    assert ask("POST", where, body)[0] == 400

import pytest

from sheetsync.adapters.google.location import key_of

KEY = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms"


@pytest.mark.parametrize(
    "location",
    [
        KEY,
        f" {KEY} ",
        f"https://docs.google.com/spreadsheets/d/{KEY}",
        f"https://docs.google.com/spreadsheets/d/{KEY}/edit?gid=7#gid=7",
        f"https://docs.google.com/spreadsheets/u/1/d/{KEY}/edit",
        f"https://docs.google.com/a/example.com/spreadsheets/d/{KEY}/edit#gid=0",
        f"https://drive.google.com/file/d/{KEY}/view",
    ],
)
def test_an_address_or_an_id_names_a_spreadsheet(location):
    assert key_of(location) == KEY


@pytest.mark.parametrize(
    "location",
    [
        "",
        "roadmap.xlsx",
        "plans/2026/a-folder-with-a-very-long-name/roadmap.xlsx",
        f"http://docs.google.com/spreadsheets/d/{KEY}",
        f"https://docs.google.com.evil.example/spreadsheets/d/{KEY}",
        f"https://evil.example/?https://docs.google.com/spreadsheets/d/{KEY}",
        "https://docs.google.com/document/d/" + KEY,
    ],
)
def test_anything_else_is_not_a_google_sheet(location):
    assert key_of(location) is None

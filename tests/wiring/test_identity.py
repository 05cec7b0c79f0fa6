"""What a sheet is known by: one name for one sheet, and never one for two."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.adapters.history.folder import file_name
from sheetsync.model.identity import LONGEST, Identity
from sheetsync.wiring.identity import folder_names
from sheetsync.wiring.place import place_of

KEY = "1Zs2dolkhnldqejlvohfmgr-uaybxwkxzyyrrosbzxb1"
parts = st.text(st.sampled_from("abcü-. _1"), min_size=1, max_size=6).filter(lambda each: each.strip(". "))
files = st.lists(parts, min_size=1, max_size=3).map(lambda each: "/".join(each) + ".xlsx")


@given(st.lists(files, min_size=2, max_size=6, unique=True))
def test_no_two_files_share_a_folder_a_history_or_a_name(found: list[str]) -> None:
    folder = Path("/team")
    paths = [str(folder / each) for each in found]

    names = folder_names(paths, folder)
    places = [place_of(Path(each), folder) for each in paths]

    assert len(set(names)) == len(set(places)) == len(found)
    assert len({file_name(Identity(each, "Roadmap").name) for each in places}) == len(found)
    for name in names:
        assert Path(name).name == name
        assert name not in ("", ".", "..")


@given(st.lists(files, min_size=1, max_size=4, unique=True), st.randoms())
def test_a_folder_does_not_depend_on_the_others(found: list[str], random: object) -> None:
    folder = Path("/team")
    paths = [str(folder / each) for each in found]
    alone = {each: folder_names([each], folder)[0] for each in paths}

    random.shuffle(paths)  # type: ignore[attr-defined]

    assert dict(zip(paths, folder_names(paths, folder), strict=True)) == alone


@given(files)
def test_a_place_is_spelled_alike_from_wherever_one_looks(file: str) -> None:
    folder = Path("/team")
    first = file.split("/", maxsplit=1)[0]

    spelled = [
        folder / file,
        Path("/team/../team") / file,
        Path(f"/team/{first}/..") / file,
        Path("/other/../team") / file,
    ]

    assert {place_of(each, folder) for each in spelled} == {place_of(folder / file, folder)}


def test_a_link_in_the_folder_to_a_file_elsewhere_is_itself(tmp_path: Path) -> None:
    team, share = tmp_path / "team", tmp_path / "share"
    team.mkdir()
    share.mkdir()
    (share / "q4.xlsx").write_bytes(b"")
    (team / "roadmap.xlsx").symlink_to(share / "q4.xlsx")

    assert place_of(team / "roadmap.xlsx", team) == "roadmap.xlsx"
    assert place_of(share / "q4.xlsx", team) == "../share/q4.xlsx"


def test_a_name_with_accents_is_one_however_a_system_writes_it(tmp_path: Path) -> None:
    assert place_of(tmp_path / "U\u0308ber.xlsx", tmp_path) == place_of(tmp_path / "\u00dcber.xlsx", tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="such a name is none on Windows")
def test_a_name_that_is_no_text_is_one_that_every_store_can_hold(tmp_path: Path) -> None:
    place = place_of(tmp_path / os.fsdecode(b"plan-\xff.xlsx"), tmp_path)

    assert place.encode()


def test_two_tabs_of_one_google_sheet_have_folders_of_their_own() -> None:
    address = f"https://docs.google.com/spreadsheets/d/{KEY}/edit#gid="

    assert folder_names([address + "0"], Path()) == (KEY,)
    assert folder_names([address + "0", address + "7"], Path()) == (f"{KEY}-0", f"{KEY}-7")


@given(st.text(max_size=400), st.text(max_size=400))
def test_every_name_fits_into_every_store(sheet: str, tab: str) -> None:
    assert len(Identity(sheet, tab).name) <= LONGEST


def test_long_names_are_told_apart_by_their_ends() -> None:
    assert Identity("a" * 300 + "b", "t").name != Identity("a" * 300 + "c", "t").name

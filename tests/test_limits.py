"""Where the paths of a file may lead: below its folder, by whatever links, where it is one team's of many."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.config.limits import ANYWHERE, Limits, outside
from sheetsync.errors import UsageError

STRICT = Limits(is_strict=True)


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A team's folder with a file and links, beside that of another team."""
    for name in ("team", "other"):
        (tmp_path / name / "brand").mkdir(parents=True)
        (tmp_path / name / "brand" / "page.html").write_text(name, encoding="utf-8")
    (tmp_path / "team" / "within").symlink_to("brand", target_is_directory=True)
    (tmp_path / "team" / "across").symlink_to("../other", target_is_directory=True)
    (tmp_path / "team" / "round").symlink_to("round")
    (tmp_path / "teams").mkdir()
    return tmp_path / "team"


@pytest.mark.parametrize("said", ["brand/page.html", "./brand/../brand/page.html", "within/page.html", "new/file", "."])
def test_what_stays_below_is_taken_with_its_links_followed(team: Path, said: str) -> None:
    path = STRICT.path(team, said, "here")

    assert path == (team / said).resolve()
    assert outside(team, said) is None


@pytest.mark.parametrize(
    "said",
    [
        "..",
        "../other/brand/page.html",
        "brand/../../other",
        "/etc/passwd",
        "across/brand/page.html",
        "../teams",
        "across",
    ],
)
def test_what_leads_out_is_refused_and_told(team: Path, said: str) -> None:
    with pytest.raises(UsageError, match=r"^here leads out of the folder of its file"):
        STRICT.path(team, said, "here")
    assert ANYWHERE.path(team, said, "here") == team / said
    assert outside(team, said) == (team / said).resolve()


@pytest.mark.parametrize("said", ["a\0b", "round/x"])
def test_what_is_no_path_is_refused_everywhere(team: Path, said: str) -> None:
    for limits in (STRICT, ANYWHERE) if "\0" in said else (STRICT,):
        with pytest.raises(UsageError, match=r"^here"):
            limits.path(team, said, "here")


def test_what_is_not_theirs_is_refused_within_the_folder_too(team: Path) -> None:
    (team / "key.json").write_text("{}", encoding="utf-8")
    limits = Limits(is_strict=True, private=frozenset({(team / "key.json").resolve()}))

    for said in ("key.json", "brand/../key.json", "fleet.toml", "other.TOML"):
        with pytest.raises(UsageError, match=r"not for this"):
            limits.path(team, said, "here")


@given(
    st.lists(st.sampled_from(["..", ".", "brand", "within", "across", "/", "x", "page.html", "~", "\0"]), max_size=7)
)
def test_no_row_of_steps_leads_out(tmp_path_factory: pytest.TempPathFactory, steps: list[str]) -> None:
    folder = tmp_path_factory.mktemp("limits") / "team"
    folder.mkdir()
    (folder / "across").symlink_to("..", target_is_directory=True)
    try:
        path = STRICT.path(folder, "/".join(steps), "here")
    except UsageError:
        return

    assert path.resolve().is_relative_to(folder.resolve())

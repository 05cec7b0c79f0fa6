"""The history branch as data: real repositories, real git, several jobs."""

import json
import os
import subprocess
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.errors import AccessError, UnavailableError, UnsafeError, UsageError
from sheetsync.job import line_file
from sheetsync.job.branch import Branch, Kept
from sheetsync.job.git import GitError

NAME = "sheetsync-history"


def git(*arguments: object, typed: bytes | None = None) -> str:
    done = subprocess.run(["git", *map(str, arguments)], input=typed, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def server(tmp_path: Path) -> Path:
    folder = tmp_path / "server.git"
    git("init", "--quiet", "--bare", folder)
    return folder


class Work:
    """One job: a folder of its own, and the branch as it sees it."""

    def __init__(self, place: Path, server: Path) -> None:
        self.folder = place / "history"
        place.mkdir()
        self.branch = Branch(place / "objects", server.as_uri(), NAME, sleep=lambda _: None)
        self.tree = self.branch.fetch(self.folder)

    def add(self, path: str, *lines: object) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as opened:
            opened.writelines(json.dumps(each) + "\n" for each in lines)

    def keep(self) -> Kept:
        return self.branch.keep(self.folder, shows=lambda _, lines: lines, message="history: a test")


def stands(server: Path, path: str) -> list[object]:
    return [json.loads(each) for each in git("-C", server, "show", f"{NAME}:{path}").splitlines()]


def put(server: Path, path: str, content: bytes, mode: str = "100644") -> None:
    """Put an entry of any mode on the branch, as whoever may push can."""
    environment = os.environ | {"GIT_INDEX_FILE": str(server / "index-of-the-test")}
    has = subprocess.run(
        ["git", "-C", server, "rev-parse", "--verify", "--quiet", NAME], capture_output=True, check=False
    )
    if has.returncode == 0:
        subprocess.run(["git", "-C", server, "read-tree", NAME], env=environment, check=True)
    blob = git("-C", server, "hash-object", "-w", "--stdin", typed=content).strip()
    subprocess.run(
        ["git", "-C", server, "update-index", "--add", "--cacheinfo", f"{mode},{blob},{path}"],
        env=environment,
        check=True,
    )
    tree = subprocess.run(["git", "-C", server, "write-tree"], env=environment, capture_output=True, check=True)
    parents = ["-p", NAME] if has.returncode == 0 else []
    command = ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit-tree", tree.stdout.decode().strip()]
    commit = git("-C", server, *command, *parents, "-m", "x").strip()
    git("-C", server, "update-ref", f"refs/heads/{NAME}", commit)


def test_a_link_on_the_branch_is_not_followed_and_stays(tmp_path: Path, server: Path) -> None:
    put(server, "leak.jsonl", b"/proc/self/environ", mode="120000")
    work = Work(tmp_path / "a", server)
    work.add("a.jsonl", {"saw": 1})
    work.keep()

    assert work.tree.foreign == ("leak.jsonl",)
    assert not (work.folder / "leak.jsonl").exists()
    assert stands(server, "a.jsonl") == [{"saw": 1}]
    listed = git("-C", server, "ls-tree", "-r", NAME)
    assert "120000 blob" in listed
    assert git("-C", server, "show", f"{NAME}:leak.jsonl") == "/proc/self/environ"


def test_a_link_in_the_place_of_our_file_is_refused_and_named(tmp_path: Path, server: Path) -> None:
    put(server, "a.jsonl", b"/etc/passwd", mode="120000")
    work = Work(tmp_path / "a", server)
    work.add("a.jsonl", {"saw": 1})

    with pytest.raises(UnsafeError, match=r"a\.jsonl is no plain file of ours"):
        work.keep()


@pytest.mark.parametrize("what", ["a file", "a folder", "the folder"])
def test_a_link_in_the_folder_leaves_nothing_on_the_branch(tmp_path: Path, server: Path, what: str) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "b.jsonl").write_text('{"token": "hush"}\n', encoding="utf-8")
    work = Work(tmp_path / "a", server)
    work.add("a.jsonl", {"saw": 1})
    if what == "a file":
        (work.folder / "b.jsonl").symlink_to(secret / "b.jsonl")
    elif what == "a folder":
        (work.folder / "sent").symlink_to(secret)
    else:
        (work.folder / "a.jsonl").rename(secret / "a.jsonl")
        work.folder.rmdir()
        work.folder.symlink_to(secret)

    if what == "the folder":
        with pytest.raises(UnsafeError, match="is a link"):
            work.keep()
    else:
        assert work.keep().left == ("b.jsonl" if what == "a file" else "sent",)
    assert "hush" not in "".join(git("-C", server, "log", "--all", "-p").splitlines())


def test_a_link_that_the_checkout_brought_is_replaced_and_never_written_through(tmp_path: Path, server: Path) -> None:
    first = Work(tmp_path / "a", server)
    first.add("a.jsonl", {"saw": 1})
    first.keep()
    precious = tmp_path / "precious"
    precious.write_text("mine", encoding="utf-8")
    place = tmp_path / "b"
    (place / "history").mkdir(parents=True)
    (place / "history" / "a.jsonl").symlink_to(precious)
    Branch(place / "objects", server.as_uri(), NAME).fetch(place / "history")

    assert precious.read_text(encoding="utf-8") == "mine"
    assert not (place / "history" / "a.jsonl").is_symlink()


@pytest.mark.parametrize(
    ("path", "content", "mode"),
    [
        ("notes.txt", b"hello", "100644"),
        ("a.jsonl", b"not a line of JSON\n", "100644"),
        ("a.jsonl", b'{"saw": 1}\n\0', "100644"),
        ("a.jsonl", b'{"saw": 1}\n', "100755"),
        ("x/y/a.jsonl", b'{"saw": 1}\n', "100644"),
        (".gitattributes", b"*.jsonl filter=evil\n", "100644"),
        (".github/workflows/x.jsonl", b'{"saw": 1}\n', "100644"),
    ],
)
def test_what_is_not_ours_is_named_not_read_and_left_alone(
    tmp_path: Path, server: Path, path: str, content: bytes, mode: str
) -> None:
    put(server, path, content, mode)
    work = Work(tmp_path / "a", server)
    work.add("mine.jsonl", {"saw": 1})
    work.keep()

    assert work.tree.foreign == (path,)
    assert [each.name for each in work.folder.rglob("*") if each.is_file()] == ["mine.jsonl"]
    assert git("-C", server, "show", f"{NAME}:{path}").encode() == content


def test_a_file_past_the_cap_is_not_read(tmp_path: Path, server: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_file, "LARGEST", 100)
    put(server, "a.jsonl", b'{"saw": 1}\n' * 20)

    assert Work(tmp_path / "a", server).tree.foreign == ("a.jsonl",)


def test_many_runs_at_once_lose_nothing(tmp_path: Path, server: Path) -> None:
    works = [Work(tmp_path / str(number), server) for number in range(4)]
    for number, work in enumerate(works):
        work.add("a.jsonl", {"saw": number})
        work.add(f"own-{number}.jsonl", {"saw": number})
    threads = [threading.Thread(target=work.keep) for work in works]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert sorted(each["saw"] for each in stands(server, "a.jsonl")) == [0, 1, 2, 3]
    assert all(stands(server, f"own-{number}.jsonl") == [{"saw": number}] for number in range(4))


def test_what_a_run_forgets_goes_and_what_another_added_meanwhile_stays(tmp_path: Path, server: Path) -> None:
    first = Work(tmp_path / "a", server)
    first.add("a.jsonl", {"saw": 1}, {"saw": 2})
    first.add("old.jsonl", {"saw": 1})
    first.keep()
    pruning, adding = Work(tmp_path / "b", server), Work(tmp_path / "c", server)
    (pruning.folder / "a.jsonl").write_text('{"saw": 2}\n', encoding="utf-8")
    (pruning.folder / "old.jsonl").unlink()
    adding.add("a.jsonl", {"saw": 3})
    adding.keep()
    pruning.keep()

    assert stands(server, "a.jsonl") == [{"saw": 2}, {"saw": 3}]
    assert "old.jsonl" not in git("-C", server, "ls-tree", "-r", "--name-only", NAME)


def test_a_branch_that_somebody_deleted_meanwhile_is_made_again_whole(tmp_path: Path, server: Path) -> None:
    first = Work(tmp_path / "a", server)
    first.add("a.jsonl", {"saw": 1})
    first.keep()
    second = Work(tmp_path / "b", server)
    second.add("a.jsonl", {"saw": 2})
    git("-C", server, "update-ref", "-d", f"refs/heads/{NAME}")
    second.keep()

    assert stands(server, "a.jsonl") == [{"saw": 1}, {"saw": 2}]


def test_lines_set_aside_are_kept_only_if_they_came_from_the_branch(tmp_path: Path, server: Path) -> None:
    put(server, "a.jsonl", b'{"saw": 1}\n{"torn\n')
    work = Work(tmp_path / "a", server)
    (work.folder / "a.jsonl").write_text('{"saw": 1}\n', encoding="utf-8")
    (work.folder / "a.jsonl.damaged").write_text('{"torn\nPATH=/root\n', encoding="utf-8")
    kept = work.keep()

    assert kept.left == ("a.jsonl.damaged",)
    assert git("-C", server, "show", f"{NAME}:a.jsonl.damaged") == '{"torn\n'


def test_a_push_that_a_rule_refuses_says_so(tmp_path: Path, server: Path) -> None:
    work = Work(tmp_path / "a", server)
    work.add("a.jsonl", {"saw": 1})
    hook = server / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'GH006: Protected branch update failed' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)

    with pytest.raises(AccessError, match="Settings > Rules"):
        work.keep()


def test_a_push_without_the_permission_says_which_one() -> None:
    said = GitError(
        "remote: Permission to team/roadmap.git denied to bot.\nfatal: ... The requested URL returned error: 403"
    )

    assert isinstance(said.meaning("the push"), AccessError)
    assert '"contents: write"' in str(said.meaning("the push"))


def test_a_server_that_is_away_is_told_as_such(tmp_path: Path) -> None:
    branch = Branch(tmp_path / "objects", (tmp_path / "nowhere").as_uri(), NAME)

    with pytest.raises(UnavailableError, match="the next run tries again"):
        branch.fetch(tmp_path / "history")


@pytest.mark.parametrize("name", ["--help", "a b", "../x", "-", "a..b", "", "a\nb"])
def test_what_is_no_name_for_a_branch_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no name for a branch"):
        Branch(tmp_path / "objects", "https://github.invalid/team/roadmap", name)


LINES = st.lists(st.integers(0, 12).map(lambda each: b'{"saw": %d}' % each), max_size=8, unique=True).map(tuple)


@given(LINES, LINES, LINES)
def test_a_merge_loses_no_line_that_was_added_and_keeps_none_that_was_taken_away(
    base: tuple[bytes, ...], ours: tuple[bytes, ...], theirs: tuple[bytes, ...]
) -> None:
    both = line_file.merged(base, ours, theirs)

    assert set(both) == (set(theirs) - (set(base) - set(ours))) | (set(ours) - set(base))
    assert len(both) == len(set(both))


@given(st.text(max_size=40))
def test_no_name_of_ours_leads_out_of_the_folder(name: str) -> None:
    if line_file.is_name(name):
        assert ".." not in name.split("/")
        assert not name.startswith(("/", ".git/"))
        assert name.count("/") <= 1

"""Work in a process of its own: it ends, whatever it does, and it knows none of our secrets."""

import io
import os
import sys
import zipfile

import pytest

from sheetsync.adapters.bounded import Budget, call
from sheetsync.errors import UsageError
from sheetsync.render import word
from sheetsync.render.pages import whole
from tests.render.test_formats import TAME, a_document

TIGHT = Budget(cpu_s=2, memory=512 * 1024**2)


def greet(name: str) -> str:
    return f"Hello {name}"


def raw() -> bytes:
    return b"\x00\xff"


def endless() -> str:
    while True:
        pass


def greedy() -> str:
    return "x" * 10**11


def wrong() -> str:
    raise UsageError("mend this")


def buggy() -> str:
    raise KeyError("what a cell says")


def killed() -> str:
    os.kill(os.getpid(), 9)
    return ""


def secrets() -> str:
    return " ".join(os.environ)


def chatty() -> str:
    sys.stdout.write("noise")
    return "done"


def test_what_comes_of_it_comes_back() -> None:
    assert call(greet, "Ana", what="it") == b"Hello Ana"
    assert call(raw, what="it") == b"\x00\xff"
    assert call(chatty, what="it") == b"done"


@pytest.mark.parametrize(
    ("work", "words"), [(endless, "team.html takes more than 2 seconds"), (greedy, "512 MiB"), (killed, "team.html")]
)
def test_what_takes_too_much_ends_with_a_sentence(work: object, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        call(work, what="team.html", budget=TIGHT)  # type: ignore[arg-type]


def test_what_only_waits_ends_too() -> None:
    with pytest.raises(UsageError, match=r"more than 0\.2 seconds"):
        call(endless, what="team.html", budget=Budget(clock_s=0.2))


def test_a_mistake_is_told_as_it_is_and_a_bug_with_its_places() -> None:
    with pytest.raises(UsageError, match=r"^mend this$"):
        call(wrong, what="it")
    with pytest.raises(RuntimeError, match=r"^KeyError: .*in buggy$") as caught:
        call(buggy, what="it")
    assert "what a cell says" not in str(caught.value)


def test_a_word_template_that_unpacks_to_far_more_is_stopped() -> None:
    template = io.BytesIO()
    with (
        zipfile.ZipFile(template, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("[Content_Types].xml", "w") as part,
    ):
        for _ in range(400):
            part.write(b" " * 1024**2)

    with pytest.raises(UsageError, match=r"house\.docx takes more than .* 300 MiB \(out of memory\)"):
        call(
            word.render,
            whole(a_document(*TAME)),
            template.getvalue(),
            what="house.docx",
            budget=Budget(memory=300 * 1024**2),
        )


def test_it_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEETSYNC_SMTP_PASSWORD", "s3cr3t")

    assert b"SHEETSYNC" not in call(secrets, what="it")

"""The outbox that is a Google Doc: our part is replaced, people's paragraphs stay, and nobody is overtaken."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from google.auth.credentials import AnonymousCredentials
from hypothesis import given, settings
from hypothesis import strategies as st

from localsheets import DOCUMENT_MIME, OWNER, SERVICE_ACCOUNT, Call, File, Google, Kind, units
from localsheets.fixture import google
from sheetsync.adapters.google.client import GoogleClient
from sheetsync.adapters.google.document import NAME, GoogleDocOutbox
from sheetsync.adapters.google.refusal import DOCUMENT
from sheetsync.adapters.google.retry import Clock, RetryPolicy
from sheetsync.errors import AccessError, UnavailableError, UnsafeError
from sheetsync.render import google_doc
from sheetsync.render.pages import whole
from tests.render.hostile import HOSTILE
from tests.render.test_formats import TAME, a_document

__all__ = ["google"]

SUMMARY = google_doc.render(whole(a_document(*TAME))).encode()


class Doc:
    """A document that a team made and shared."""

    def __init__(self, google: Google, text: str) -> None:
        self.google = google
        self.file: File = google.world.add("Update", DOCUMENT_MIME, OWNER)
        self.file.document = {"text": text, "named": [], "styles": []}
        self.share("writer")

    def share(self, role: str) -> None:
        """Let the service account be writer or reader, or nothing."""
        self.file.roles[SERVICE_ACCOUNT] = role

    @property
    def text(self) -> str:
        """All of it."""
        assert self.file.document is not None
        return str(self.file.document["text"])

    @property
    def ours(self) -> str:
        """What our named range holds."""
        assert self.file.document is not None
        (part,) = (each for each in self.file.document["named"] if each["name"] == NAME)
        (span,) = part["ranges"]
        whole = self.text.encode("utf-16-le")
        return whole[2 * span["startIndex"] - 2 : 2 * span["endIndex"] - 2].decode("utf-16-le")

    def ask(self, *edits: dict[str, Any]) -> None:
        """A person edits."""
        where = f"{self.google.url}/v1/documents/{self.file.id}:batchUpdate"
        assert requests.post(where, json={"requests": edits}, timeout=10).status_code == 200

    def type(self, at: int, text: str) -> None:
        """A person types."""
        self.ask({"insertText": {"location": {"index": at}, "text": text}})


@pytest.fixture
def outbox(google: Google) -> GoogleDocOutbox:
    return an_outbox(google)


def an_outbox(google: Google) -> GoogleDocOutbox:
    clock = Clock(sleep=lambda _: None)
    client = GoogleClient(
        AnonymousCredentials(),  # type: ignore[no-untyped-call]
        root=google.url,
        who="us@example.org",
        thing=DOCUMENT,
        retry=RetryPolicy(),
        clock=clock,
    )
    return GoogleDocOutbox(client)


def writes(google: Google) -> int:
    return sum(call.path.endswith(":batchUpdate") for call in google.log)


def wanted(message: bytes) -> str:
    return "\n".join(each["text"] for each in json.loads(message))


@pytest.mark.parametrize("before", ["\n", "Meeting notes\n", "Emoji 👩‍👩‍👧‍👦 first\nand a second line\n"])
def test_it_is_added_at_the_end_and_then_replaced_where_it_stands(
    google: Google, outbox: GoogleDocOutbox, before: str
) -> None:
    doc = Doc(google, before)

    outbox.send(SUMMARY, doc.file.id, "1")
    assert doc.text == before + wanted(SUMMARY) + "\n\n"
    doc.type(1, "Typed before 🌮. ")
    doc.type(units(doc.text), "Typed after.")
    newer = google_doc.render(whole(a_document("Make dessert 🍰", "x"))).encode()
    outbox.send(newer, doc.file.id, "2")

    assert doc.ours == wanted(newer)
    assert doc.text.startswith("Typed before 🌮. ")
    assert doc.text.endswith(wanted(newer) + "\nTyped after.\n")
    assert before in doc.text


def test_a_document_that_says_so_already_is_not_written(google: Google, outbox: GoogleDocOutbox) -> None:
    doc = Doc(google, "\n")

    outbox.send(SUMMARY, doc.file.id, "1")
    outbox.send(SUMMARY, doc.file.id, "2")

    assert writes(google) == 1


def test_paragraphs_have_the_documents_own_styles(google: Google, outbox: GoogleDocOutbox) -> None:
    doc = Doc(google, "Notes\n")

    outbox.send(SUMMARY, doc.file.id, "1")

    read = requests.get(f"{google.url}/v1/documents/{doc.file.id}", timeout=10).json()
    styles = [each["paragraph"]["paragraphStyle"]["namedStyleType"] for each in read["body"]["content"][1:]]
    assert styles == ["NORMAL_TEXT", *(each["style"] for each in json.loads(SUMMARY)), "NORMAL_TEXT"]
    assert "HEADING_1" in styles


@pytest.mark.parametrize("often", [1, 9])
def test_who_writes_meanwhile_is_never_overtaken(google: Google, outbox: GoogleDocOutbox, often: int) -> None:
    doc = Doc(google, "Notes\n")
    left = [often]

    def write(_: Call) -> None:
        if left[0]:
            left[0] -= 1
            assert doc.file.document is not None
            doc.file.document["text"] = "Hi. " + doc.file.document["text"]
            google.world.touch(doc.file)

    google.control.before(write, lambda call: call.path.endswith(":batchUpdate"), times=None)

    if often == 1:
        outbox.send(SUMMARY, doc.file.id, "1")
        assert doc.text == f"Hi. Notes\n{wanted(SUMMARY)}\n\n"
    else:
        with pytest.raises(UnavailableError, match="next run"):
            outbox.send(SUMMARY, doc.file.id, "1")
        assert doc.text.endswith("Notes\n")


@pytest.mark.parametrize("kind", [Kind.RESET_AFTER, Kind.RESET_BEFORE])
def test_an_answer_that_got_lost_doubles_nothing(google: Google, outbox: GoogleDocOutbox, kind: Kind) -> None:
    doc = Doc(google, "Notes\n")
    google.control.fault(kind, 1)

    with pytest.raises(UnavailableError):
        outbox.send(SUMMARY, doc.file.id, "1")
    an_outbox(google).send(SUMMARY, doc.file.id, "1")

    assert doc.text == f"Notes\n{wanted(SUMMARY)}\n\n"


def test_a_part_in_pieces_is_left_alone(google: Google, outbox: GoogleDocOutbox) -> None:
    doc = Doc(google, "Notes and more notes\n")
    for start in (1, 7):
        doc.ask({"createNamedRange": {"name": NAME, "range": {"startIndex": start, "endIndex": start + 3}}})

    with pytest.raises(UnsafeError, match="in pieces"):
        outbox.send(SUMMARY, doc.file.id, "1")

    assert doc.text == "Notes and more notes\n"


def test_when_people_delete_our_part_it_comes_back_at_the_end(google: Google, outbox: GoogleDocOutbox) -> None:
    doc = Doc(google, "Notes\n")
    outbox.send(SUMMARY, doc.file.id, "1")
    doc.ask({"deleteContentRange": {"range": {"startIndex": 6, "endIndex": units(doc.text) - 1}}})
    assert doc.text == "Notes\n\n"

    outbox.send(SUMMARY, doc.file.id, "2")

    assert doc.text == f"Notes\n\n{wanted(SUMMARY)}\n\n"


Trouble = Callable[[Doc], object]
TROUBLE: dict[str, tuple[Trouble, str]] = {
    "not shared": (lambda doc: doc.share(""), "us@example.org"),
    "a viewer": (lambda doc: doc.share("reader"), "Editor"),
    "gone": (lambda doc: doc.google.world.files.pop(doc.file.id), "no such document"),
    "the API is off": (lambda doc: doc.google.control.disabled.add("docs"), "Google Docs API"),
}


@pytest.mark.parametrize("trouble", TROUBLE)
def test_what_may_not_be_written_names_the_document_and_the_next_move(
    google: Google, outbox: GoogleDocOutbox, trouble: str
) -> None:
    doc = Doc(google, "Notes\n")
    make, words = TROUBLE[trouble]
    make(doc)

    with pytest.raises(AccessError, match=words) as caught:
        outbox.send(SUMMARY, doc.file.id, "1")

    assert "spreadsheet" not in str(caught.value)
    assert doc.text == "Notes\n"


@pytest.fixture(scope="module")
def one_google() -> Iterator[Google]:
    with Google() as server:
        yield server


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(st.characters(codec=None), max_size=40) | st.sampled_from(HOSTILE), min_size=4, max_size=4),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Co"]), max_size=30),
)
def test_whatever_the_cells_hold_our_part_is_exactly_what_was_meant(
    one_google: Google, texts: list[str], around: str
) -> None:
    one_google.reset()
    doc = Doc(one_google, f"{around}\n")
    texts = [text if text.strip() else "blank" for text in texts]

    for chosen in (texts, ["short", *texts[1:]], texts):
        message = google_doc.render(whole(a_document(*chosen))).encode()
        an_outbox(one_google).send(message, doc.file.id, "1")
        assert doc.ours == wanted(message)
        assert doc.text == f"{around}\n" + doc.ours + "\n\n"

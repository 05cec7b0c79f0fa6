"""Comments on cells: what the local server answers, and what it refuses as Google's documents say."""

import pytest

from localsheets import OWNER, Spreadsheet, World
from localsheets.errors import ApiError

BOT = "bot@example.com"


@pytest.fixture
def sheet():
    world = World()
    sheet = Spreadsheet(world, world.add_spreadsheet("Roadmap", OWNER))
    sheet.type("A1", ["Line", "Owner"], ["cook", ""], ["serve", "Ana"])
    sheet.share("writer", BOT)
    return sheet


def insert(sheet, who=BOT, row=1, **more):
    body = {"coordinate": {"sheetId": 0, "rowIndex": row, "columnIndex": 1}, "content": "Who?", **more}
    return Spreadsheet(sheet.world, sheet.file, who=who).do({"insertComment": body})[0]["insertComment"][
        "commentThread"
    ]


def act(sheet, who, name, **body):
    return Spreadsheet(sheet.world, sheet.file, who=who).do({name: body})


def test_a_thread_goes_with_its_cell_and_is_resolved_and_opened_again(sheet):
    thread = insert(sheet, assigneeEmailAddress="ana@example.com")
    assert (thread["status"], thread["headPost"]["author"]) == ("OPEN", {"displayName": "bot", "me": True})
    assert thread["headPost"]["assigneeEmail"] == "ana@example.com"

    sheet.insert_rows(1)
    assert list(sheet.comments()) == ["Sheet1!B3"]
    sheet.sort("A3:B4", 1, falling=True)
    assert list(sheet.comments()) == ["Sheet1!B4"]
    sheet.reply(thread["commentId"], "Ben", "RESOLVE")
    assert sheet.comments()["Sheet1!B4"]["status"] == "RESOLVED"
    sheet.reply(thread["commentId"], action="REOPEN")
    (seen,) = sheet.comments().values()
    assert seen["status"] == "OPEN"
    assert [(each.get("content"), each["commentAction"]) for each in seen["replies"]] == [
        ("Ben", "RESOLVE"), (None, "REOPEN"),
    ]  # fmt: skip
    sheet.delete_rows(4)
    assert list(sheet.comments()) == [thread["commentId"]]


@pytest.mark.parametrize(
    "body",
    [{"content": ""}, {"content": "é" * 1025}, {"assigneeEmailAddress": "x" * 2049}, {"row": 5000}],
    ids=["empty", "too long", "long address", "outside"],
)
def test_what_the_documents_refuse_is_refused_when_it_is_inserted(sheet, body):
    with pytest.raises(ApiError):
        insert(sheet, **body)
    assert not sheet.comments()


def test_what_the_documents_refuse_is_refused_of_replies(sheet):
    plain, assigned = insert(sheet)["commentId"], insert(sheet, assigneeEmailAddress="ana@example.com")["commentId"]
    for comment, post in (
        ("none", {"content": "x"}),
        (plain, {"content": ""}),
        (plain, {"content": "x", "assigneeEmail": "ben@example.com"}),
        (assigned, {"commentAction": "RESOLVE", "assigneeEmail": "ben@example.com"}),
    ):
        with pytest.raises(ApiError):
            act(sheet, OWNER, "addCommentReply", commentId=comment, post=post)


def test_only_the_author_changes_or_deletes(sheet):
    thread = insert(sheet)
    post, comment = thread["headPost"]["postId"], thread["commentId"]
    (said,) = act(sheet, OWNER, "addCommentReply", commentId=comment, post={"content": "Ana"})
    reply = said["addCommentReply"]["post"]["postId"]
    (done,) = act(sheet, OWNER, "addCommentReply", commentId=comment, post={"commentAction": "RESOLVE"})
    for who, name, body in (
        (OWNER, "deleteComment", {}),
        (OWNER, "updateCommentPost", {"postId": post, "content": "x"}),
        (BOT, "deleteCommentReply", {"postId": reply}),
        (OWNER, "deleteCommentReply", {"postId": done["addCommentReply"]["post"]["postId"]}),
    ):
        with pytest.raises(ApiError):
            act(sheet, who, name, commentId=comment, **body)

    act(sheet, BOT, "updateCommentPost", commentId=comment, postId=post, content="Who is it?")
    act(sheet, OWNER, "deleteCommentReply", commentId=comment, postId=reply)
    (seen,) = sheet.comments().values()
    assert seen["headPost"]["content"] == "Who is it?"
    assert len(seen["replies"]) == 1
    act(sheet, BOT, "deleteComment", commentId=comment)
    assert not sheet.comments()

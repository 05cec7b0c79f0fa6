"""Comments: threads that are anchored to a cell, with the refusals that Google documents."""

from localsheets.batch.registry import Work, kind, new_id
from localsheets.comments import as_seen, post_as_seen
from localsheets.errors import Json, RefusedError
from localsheets.state import grid_range

LONGEST = 2048
"""Code units of UTF-8 in a text, and in an address."""

ACTIONS = ("RESOLVE", "REOPEN")


@kind("insertComment")
def insert(work: Work, body: Json) -> Json:
    """Begin a thread on a cell."""
    _check_text(body.get("content") or "")
    assignee = _checked_address(body.get("assigneeEmailAddress") or "")
    at = body.get("coordinate") or {}
    row, column = at.get("rowIndex") or 0, at.get("columnIndex") or 0
    cell = {"startRowIndex": row, "endRowIndex": row + 1, "startColumnIndex": column, "endColumnIndex": column + 1}
    sheet, box = work.place({"sheetId": at.get("sheetId"), **cell})
    post = _post(work, body["content"], {"assigneeEmail": assignee} if assignee else {})
    anchor = f"anchor{new_id()}"
    thread: Json = {
        "commentId": f"comment{new_id()}",
        "anchorId": anchor,
        "headPost": post,
        "plainTextQuote": str((sheet.at(row, column).value or {}).get("stringValue", "")),
        "status": "OPEN",
        "replies": [],
    }
    sheet.anchors.append({"anchorId": anchor, "range": grid_range(box)})
    work.book.comments.append(thread)
    return {"commentThread": as_seen(thread, work.caller.email)}


@kind("addCommentReply")
def reply(work: Work, body: Json) -> Json:
    """Add to a thread, resolve it or open it again."""
    thread, given = _thread(work, body), body.get("post") or {}
    action, assignee = given.get("commentAction") or "", _checked_address(given.get("assigneeEmail") or "")
    if action not in ACTIONS or given.get("content"):
        _check_text(given.get("content") or "")
    if assignee and (action in ACTIONS or not thread["headPost"].get("assigneeEmail")):
        raise RefusedError("A thread that is not assigned, or an action, can't have an assignee.")
    more = {"assigneeEmail": assignee} if assignee else {}
    post = _post(work, given.get("content") or "", more | ({"commentAction": action} if action in ACTIONS else {}))
    thread["replies"].append(post)
    if action in ACTIONS:
        thread["status"] = "RESOLVED" if action == "RESOLVE" else "OPEN"
    return {"post": post_as_seen(post, work.caller.email)}


@kind("updateCommentPost")
def update(work: Work, body: Json) -> Json:
    """Write a post anew, which only its author may."""
    thread = _thread(work, body)
    post = _one([thread["headPost"], *thread["replies"]], body)
    _check_author(work, post)
    _check_text(body.get("content") or "")
    post["content"] = body["content"]
    return {}


@kind("deleteComment")
def delete(work: Work, body: Json) -> Json:
    """Take a thread away, with all that was replied; only who began it may."""
    thread = _thread(work, body)
    _check_author(work, thread["headPost"])
    work.book.comments.remove(thread)
    for sheet in work.book.sheets:
        sheet.anchors = [each for each in sheet.anchors if each["anchorId"] != thread["anchorId"]]
    return {}


@kind("deleteCommentReply")
def delete_reply(work: Work, body: Json) -> Json:
    """Take a reply away, but for one that did something, or assigned the thread."""
    thread = _thread(work, body)
    post = _one(thread["replies"], body)
    _check_author(work, post)
    if post.get("commentAction") or post.get("assigneeEmail"):
        raise RefusedError("A reply with an action or an assignee can't be deleted.")
    thread["replies"].remove(post)
    return {}


def _post(work: Work, content: str, more: Json) -> Json:
    return {
        "postId": f"post{new_id()}",
        "author": work.caller.email,
        **({"content": content} if content else {}),
        **more,
    }


def _thread(work: Work, body: Json) -> Json:
    found = next((each for each in work.book.comments if each["commentId"] == body.get("commentId")), None)
    if found is None:
        raise RefusedError(f"No comment with id: {body.get('commentId')}")
    return found


def _one(posts: list[Json], body: Json) -> Json:
    found = next((each for each in posts if each["postId"] == body.get("postId")), None)
    if found is None:
        raise RefusedError(f"No post with id: {body.get('postId')}")
    return found


def _check_author(work: Work, post: Json) -> None:
    if post["author"] != work.caller.email:
        raise RefusedError("The requesting user is not the author of the post.")


def _check_text(text: str) -> None:
    if not text or len(text.encode()) > LONGEST:
        raise RefusedError(f"The content must not be empty and must not exceed {LONGEST} UTF-8 code units.")


def _checked_address(text: str) -> str:
    if len(text.encode()) > LONGEST:
        raise RefusedError(f"The address of an assignee must not exceed {LONGEST} UTF-8 code units.")
    return text

"""Comments as the API shows them: the server knows each author by address, and shows a name, and who is `me`."""

from localsheets.errors import Json


def as_seen(thread: Json, email: str) -> Json:
    """A thread as somebody sees it."""
    replies = [post_as_seen(each, email) for each in thread["replies"]]
    seen = {**thread, "headPost": post_as_seen(thread["headPost"], email), "replies": replies}
    return {key: value for key, value in seen.items() if value}


def post_as_seen(post: Json, email: str) -> Json:
    """A post as somebody sees it."""
    name = post["author"].partition("@")[0]
    return {**post, "author": {"displayName": name} | ({"me": True} if post["author"] == email else {})}

"""What a tool may assume of the real API without a recording to prove it: each can be switched off."""

from dataclasses import dataclass


@dataclass(slots=True)
class Assumptions:
    """How the server behaves where Google's documents don't say; the defaults are what is expected of Google.

    Attributes:
        duplicate_id_refused: Creating metadata with an id in use fails the whole batch.
        find_is_literal: `findReplace` compares texts as they are; else it drops spaces at their ends first.
        find_keeps_case: `matchCase` is obeyed.
        blank_matches: The regular expression `^$` matches a blank cell.
        replacement_is_typed: What `findReplace` puts in is read as typed; else it stays a text.
        find_reaches_hidden: `findReplace` also changes hidden and filtered rows.
        answer_is_after: The spreadsheet in a batch's answer is the one after the batch.
        effects_in_order: Requests of a batch see what those before them did.
        tags_follow_moves: Metadata of a row or column goes with it when it is moved.
        sort_carries_tags: Metadata of rows goes with the cells of a sort.
        sort_carries_comments: A comment goes with its cell in a sort.
    """

    duplicate_id_refused: bool = True
    find_is_literal: bool = True
    find_keeps_case: bool = True
    blank_matches: bool = True
    replacement_is_typed: bool = True
    find_reaches_hidden: bool = True
    answer_is_after: bool = True
    effects_in_order: bool = True
    tags_follow_moves: bool = True
    sort_carries_tags: bool = False
    sort_carries_comments: bool = True

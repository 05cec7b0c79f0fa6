"""Which words agree, and to what."""

import pytest

from sheetsync.steps.agree import Agreement, agreement


@pytest.mark.parametrize(
    ("words", "choice"),
    [
        *((each, "") for each in ("yes", " YES! ", "Yes.", "ja", "Oui", "sí", "SI", "sì", "sim", "tak", "да", "evet")),
        ("yes, yes", ""),
        ("yes 2026-10-05", "2026-10-05"),
        ('yes: "Done"', "Done"),
    ],
)
def test_a_word_for_yes_agrees(words: str, choice: str) -> None:
    assert agreement(words) == Agreement(choice)


def test_undo_takes_back() -> None:
    assert agreement("Undo!") == Agreement(takes_back=True)


@pytest.mark.parametrize("words", ["", "no", "yesterday", "ok: yes", "Done", "undo it", "jahr", "?", "2026-10-05", "y"])
def test_no_other_word_does(words: str) -> None:
    assert agreement(words) is None

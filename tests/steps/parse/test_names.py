"""Cells that name several people, as typed and as exported."""

import pytest

from sheetsync.steps.parse.names import split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cooks, waiters and guests", ("Cooks", "waiters", "guests")),
        ('["Cooks","Waiters / bar"]', ("Cooks", "Waiters / bar")),
        ('["Cooks"]', ("Cooks",)),
        ('[{"id":"14","value":"Ann Example","title":"Ann Example","email":"ann@cooks.example"}]', ("Ann Example",)),
        ('[{"name":"Ann"},{"name":"Bo"},{"name":"Ann"}]', ("Ann", "Bo")),
        ('[{"id":14}]', ()),
        ('["Cooks", 14]', ('["Cooks"', "14]")),
        ('["Cooks"', ('["Cooks"',)),
        ("[Cooks]", ("[Cooks]",)),
        ("[]", ("[]",)),
        ("[{" * 16_000, ("[{" * 16_000,)),
    ],
)
def test_names_are_split_as_they_are_listed(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names

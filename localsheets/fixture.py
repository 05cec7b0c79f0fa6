"""What a test of pytest takes: a running server, fresh for each test. Import `google`, or name this as a plugin."""

from collections.abc import Iterator

import pytest

from localsheets.google import Google


@pytest.fixture
def google() -> Iterator[Google]:
    """A local Google, fresh for each test."""
    with Google() as server:
        yield server

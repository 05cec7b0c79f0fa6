"""The server for the tests of the server itself."""

import json
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

from localsheets import Google
from localsheets.fixture import google

__all__ = ["google"]

Ask = Callable[..., tuple[int, Any]]


@pytest.fixture
def ask(google: Google) -> Ask:
    """Sends a request and returns the status and the JSON of the answer."""

    def ask(method: str, target: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        with closing(HTTPConnection(urlsplit(google.url).netloc, timeout=5)) as connection:
            content = None if body is None else json.dumps(body)
            connection.request(method, target, body=content, headers={"Content-Type": "application/json", **headers})
            response = connection.getresponse()
            answer = response.read()
            return response.status, json.loads(answer) if answer else None

    return ask

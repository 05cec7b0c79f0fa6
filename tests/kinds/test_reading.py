"""Rules of the kind `reading`: they hear of a closed set of troubles, and a misspelt one is told."""

import inspect
import re

import pytest

from sheetsync.config.pack import load
from sheetsync.errors import UsageError
from sheetsync.kinds.reading import Reading
from sheetsync.model.trouble import TroubleName


def pack(name: str) -> str:
    return f"{name}:\n  kind: reading\n  message: Please look.\n"


@pytest.mark.parametrize("name", TroubleName)
def test_a_rule_for_each_trouble_is_taken(name: str) -> None:
    (rule,) = load(["team.yaml"], lambda _: pack(name))

    assert rule.name == name


def test_a_misspelt_trouble_would_never_fire_and_is_told_with_what_there_is() -> None:
    with pytest.raises(UsageError, match=r'team\.yaml:1:1: "colum-missing" is nothing that reading notices') as raised:
        load(["team.yaml"], lambda _: pack("colum-missing"))

    assert 'did you mean "column-missing"?' in str(raised.value)


def test_the_manual_lists_the_whole_set() -> None:
    assert set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", inspect.getdoc(Reading) or "")) - {"header-row"} == set(
        TroubleName
    )

"""The log of deliveries."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sheetsync.adapters.delivery_log import DeliveryLog
from sheetsync.errors import UnsafeError
from sheetsync.model.audience import Channel
from sheetsync.model.delivery import Delivery, Stage, Target

ANA = Delivery(Target("us", Channel.MAIL, "ana@example.org"), datetime(2026, 11, 2, 9, tzinfo=UTC))
BEN = Delivery(Target("us", Channel.MAIL, "ben@example.org"), datetime(2026, 11, 3, 9, tzinfo=UTC), "busy")

ADDRESSES = ("ana@example.org", "ben@example.org")


def test_what_was_added_is_read_again(tmp_path: Path) -> None:
    log = DeliveryLog(tmp_path / "new" / "log.jsonl")
    assert log.read() == ()

    log.append(ANA)
    log.append(BEN)

    assert DeliveryLog(tmp_path / "new" / "log.jsonl", addresses=ADDRESSES).read() == (ANA, BEN)


def test_what_a_person_was_told_of_is_kept(tmp_path: Path) -> None:
    told = replace(ANA, things=("k7f3x9aa", "00000000"))
    DeliveryLog(tmp_path / "log.jsonl").append(told)
    with (tmp_path / "log.jsonl").open("a") as file:
        file.write(json.dumps({"at": ANA.at.isoformat(), "audience": "us", "channel": "slack", "to": "", "things": 7}))

    first, other = DeliveryLog(tmp_path / "log.jsonl", addresses=ADDRESSES).read()
    assert first == told
    assert other.things == ()


def test_no_address_is_in_it_and_each_line_has_a_salt_of_its_own(tmp_path: Path) -> None:
    log = DeliveryLog(tmp_path / "log.jsonl")
    log.append(ANA)
    log.append(ANA)
    log.append(Delivery(BEN.target, BEN.at, "ben@example.org was refused: look at the address"))
    text = (tmp_path / "log.jsonl").read_text()

    assert "@" not in text
    assert len({json.loads(line)["to"] for line in text.splitlines()}) == 3
    assert [each.target.to for each in DeliveryLog(tmp_path / "log.jsonl", addresses=ADDRESSES).read()] == [
        "ana@example.org",
        "ana@example.org",
        "ben@example.org",
    ]


def test_an_address_as_earlier_releases_wrote_it_is_still_read(tmp_path: Path) -> None:
    line = {"at": ANA.at.isoformat(), "audience": "us", "channel": "mail", "to": "ana@example.org", "problem": ""}
    (tmp_path / "log.jsonl").write_text(json.dumps(line) + "\n")

    assert DeliveryLog(tmp_path / "log.jsonl").read() == (ANA,)


def test_a_log_that_was_cut_anywhere_keeps_its_whole_lines_and_takes_new_ones(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    DeliveryLog(file).append(ANA)
    DeliveryLog(file).append(BEN)
    whole = file.read_bytes()
    first = whole.index(b"\n") + 1

    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        log = DeliveryLog(file, addresses=ADDRESSES)
        log.append(ANA)
        kept = [ANA] if length >= first - 1 else []
        kept += [BEN] if length == len(whole) - 1 else []
        assert log.read() == (*kept, ANA)


def test_a_log_that_cannot_be_read_lets_nothing_be_sent(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").mkdir()

    with pytest.raises(UnsafeError, match="nothing was sent"):
        DeliveryLog(tmp_path / "log.jsonl").read()
    with pytest.raises(UnsafeError, match="can't be written"):
        DeliveryLog(tmp_path / "log.jsonl").append(ANA)


def test_lines_of_anybody_else_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    file.write_text('[]\n{"at": "2026-11-02T09:00:00", "audience": "us", "channel": "mail", "to": ""}\nnot json\n"x"\n')

    assert DeliveryLog(file).read() == ()


def test_each_sheet_sees_its_own_and_what_doesnt_say_whose_it_is(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    DeliveryLog(file).append(ANA)
    DeliveryLog(file, "a.xlsx").append(BEN)

    def read(*of: str, gone: bool = False) -> tuple[Delivery, ...]:
        return DeliveryLog(file, *of, addresses=ADDRESSES, is_gone=lambda _: gone).read()

    assert read() == read("a.xlsx") == read("a.xlsx", "Roadmap") == (ANA, BEN)
    assert read("b.xlsx") == (ANA,)
    assert read("b.xlsx", gone=True) == (ANA, BEN)
    DeliveryLog(file, "a.xlsx", "Other").append(BEN)
    assert read("a.xlsx", "Roadmap") == (ANA, BEN)
    assert read("a.xlsx") == (ANA, BEN, BEN)


def test_an_address_that_is_known_only_later_is_known_again_and_what_ended_is_its_own(tmp_path: Path) -> None:
    log = DeliveryLog(tmp_path / "log.jsonl")
    log.append(replace(ANA, stage=Stage.INTENDED, run="1-1"))

    (unknown,) = DeliveryLog(tmp_path / "log.jsonl").read()
    DeliveryLog(tmp_path / "log.jsonl").append(replace(unknown, stage=Stage.ENDED, run=None, problem="not sent"))

    again = DeliveryLog(tmp_path / "log.jsonl")
    begun, ended = again.read()
    assert begun.target == ended.target
    again.know([ANA.target.to])
    assert [each.target for each in again.read()] == [ANA.target, ANA.target]

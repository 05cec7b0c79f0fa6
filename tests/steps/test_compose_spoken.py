"""What a machine wrote into a cell, and an address of mail, reach no reader of a summary."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.model.audience import Extra, View
from sheetsync.model.format import Format, Subject, formats_of
from sheetsync.model.terms import Field
from sheetsync.steps.compose import compose
from sheetsync.steps.compose.news import with_news
from sheetsync.steps.compose.spoken import LEFT_OUT, spoken
from sheetsync.wiring import renderers
from tests.render.opened import everything_in
from tests.render.test_audience import CONFIG, NOW, remembered, sheet

PERSON = {"self": "https://tool.example/u/7", "accountId": "7", "emailAddress": "ana@example.org", "displayName": "Ana"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cook food", "cook food"),
        ("", ""),
        ("[draft] cook {today} @ 5", "[draft] cook {today} @ 5"),
        ('["draft] cook', '["draft] cook'),
        ("@ana and 5@3.20", "@ana and 5@3.20"),
        ("https://blog.example/@ana.bell/post", "https://blog.example/@ana.bell/post"),
        (json.dumps(PERSON), "Ana"),
        (json.dumps([PERSON, PERSON | {"displayName": "Ben"}]), "Ana, Ben"),
        (json.dumps({"fields": {"owner": PERSON}}), "Ana"),
        (json.dumps(["Ana", "ben@example.org"]), "Ana, ben"),
        (json.dumps({"displayName": "ana@example.org"}), "ana"),
        (json.dumps({"id": 7, "email": "ana@example.org"}), LEFT_OUT),
        (f"Owner: {json.dumps(PERSON)}, since May", "Owner: Ana, since May"),
        (json.dumps(PERSON)[:60], LEFT_OUT),
        ("{'displayName': 'Ana', 'emailAddress': 'ana@example.org'}", LEFT_OUT),
        ("ana@example.org", "ana"),
        ("mailto:ana.b@mail.example.org", "ana.b"),
        ("ana@example.org; ben@example.org", "ana, ben"),
        ("Ana <ana@example.org>", "Ana"),
        ("Ana (ana@example.org), Ben", "Ana, Ben"),
        ("move help@example.org to the new inbox", "move help@… to the new inbox"),
    ],
)
def test_a_text_is_told_as_a_person_would_say_it(text: str, told: str) -> None:
    assert spoken(text) == told
    assert spoken(told) == told


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("ana@example.org"),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.sampled_from(["name", "email", "id", "x"]), each),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["name", "email", "id", "x"]), JSON, min_size=1), st.text(max_size=6))
def test_no_address_in_any_record_is_told(record: object, around: str) -> None:
    for text in (json.dumps(record), f"{around}{json.dumps(record)}", json.dumps([record]), json.dumps(record)[:-1]):
        assert "@example" not in spoken(text)


@pytest.mark.parametrize(
    "text", ["{" * 32_000, '{"a":' * 5_000, "a@" + "." * 32_000, "a." * 16_000 + "@", "[[" * 16_000]
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()

    spoken(text)

    assert time.process_time() - began < 2


@pytest.mark.parametrize("view", [None, View(frozenset(Field), frozenset(Extra))])
def test_no_document_holds_a_record_or_an_address(view: View | None) -> None:
    roadmap, spreadsheet = sheet({"Ownercanary": json.dumps(PERSON), "Stepcanary": "write to canary@example.org"})
    look = remembered(roadmap)

    document = compose(roadmap, (), spreadsheet=spreadsheet, now=NOW, today=NOW.date(), view=view)
    document = with_news(
        document,
        roadmap,
        look,
        spreadsheet=spreadsheet,
        today=NOW.date(),
        since=look.history.snapshots[0],
        view=view,
    )

    assert document.news
    for rendered in renderers.render(CONFIG, document, formats_of(Subject.SUMMARY)):
        told = everything_in(rendered)
        assert "@example" not in told
        assert "emailAddress" not in told
        if rendered.format is not Format.PDF:
            assert "canary@" in told

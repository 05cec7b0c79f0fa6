"""What every store of the history promises."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheetsync.errors import UnsafeError
from sheetsync.model.identity import Identity
from sheetsync.model.offer import Offer, Typed
from sheetsync.model.snapshot import History, Joined, Line, Remark, Snapshot
from sheetsync.model.terms import Field, Interval, Priority, Status
from sheetsync.ports import HistoryStore
from tests.contract.conftest import NewStore

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
COOK = Line("cook", "Make tacos", "cook food", Status.IN_PROGRESS, "In progress", "Ana", end=date(2026, 11, 13))
SERVE = Line("serve", "Make tacos", "serve food", Status.NOT_STARTED, "todo", priority=Priority.HIGHER)
DESSERT = Line("dessert", "Make dessert", "serve cheesecake", None, "nearly", is_stretch=True, priority=Priority.LOWER)


def a_snapshot(*lines: Line, after_days: float = 0, **more: object) -> Snapshot:
    """The lines as a run saw them so many days after Monday."""
    taken = MONDAY + timedelta(days=after_days)
    return replace(Snapshot(taken, taken.date(), lines), **more)


def test_a_place_that_is_new_remembers_nothing(store: HistoryStore) -> None:
    assert store.read("tacos").snapshots == ()
    assert list(store.roadmaps()) == []


def test_what_was_remembered_comes_back_as_it_was(new_store: NewStore) -> None:
    first = a_snapshot(COOK, SERVE, interval=Interval(date(2026, 10, 5), date(2026, 11, 13)))
    joined = (Joined("cook", "cook food", "cook the food", 0.9),)
    reworded = replace(COOK, text="cook the food", status=Status.DONE, end=None, token="k7f3")
    second = a_snapshot(DESSERT, reworded, after_days=7, joined=joined)

    assert new_store().append("tacos", first)
    assert new_store().append("tacos", second)

    assert new_store().read("tacos").snapshots == (first, second)
    assert new_store().read("tacos").notices == ()


def test_what_our_column_holds_is_remembered_and_is_no_news(store):
    one, two, three = (Remark(f"k7f{each}", "q2m8xad4c", ("a1b",)) for each in "345")
    store.append("tacos", replace(a_snapshot(COOK), remarks=(one, three)))

    assert not store.append("tacos", replace(a_snapshot(COOK, after_days=1), remarks=(one, two, three)))
    assert not store.append("tacos", a_snapshot(COOK, after_days=2))
    (kept,) = store.read("tacos").snapshots
    assert kept.remarks == (one, two, three)

    answered = replace(two, codes=("a1b", "c2d"), words="w5x8", answered=("c2d",))
    store.append("tacos", replace(a_snapshot(COOK, after_days=3), remarks=(one, answered, three)))
    assert store.read("tacos").last.remarks == (one, answered, three)

    store.append("tacos", replace(a_snapshot(COOK, SERVE, after_days=3), remarks=()))
    assert store.read("tacos").last.remarks == ()


def test_what_remarks_proposed_and_what_was_typed_on_a_word_is_remembered(store):
    offers = {"k7f3": (Offer(Field.STATUS, "Dome, ⟪or so", ("Done",)), Offer(Field.END, "5/6", ("2026-06-05", "x")))}
    typed = (Typed(COOK.id, Field.STATUS, "Dome", "Done"),)
    first = replace(a_snapshot(COOK), remarks=(), offers=offers)
    store.append("tacos", first)
    assert store.read("tacos").last == first

    # What our column proposes is known only by a run that looked at it.
    store.append("tacos", a_snapshot(SERVE, after_days=1))
    assert store.read("tacos").last.offers == offers
    store.append("tacos", replace(a_snapshot(SERVE, after_days=2), remarks=(), typed=typed))
    store.append("tacos", replace(a_snapshot(COOK, after_days=3), remarks=(), typed=(replace(typed[0], new="x"),)))
    history = store.read("tacos")
    assert history.last.offers == {}
    assert [each for seen in history.snapshots for each in seen.typed] == [*typed, replace(typed[0], new="x")]


def test_the_same_twice_is_remembered_once(store: HistoryStore) -> None:
    assert store.append("tacos", a_snapshot(COOK))

    assert not store.append("tacos", a_snapshot(COOK, after_days=1))
    assert not store.append("tacos", a_snapshot(replace(COOK, token="k7f3"), after_days=2))

    assert store.read("tacos").snapshots == (a_snapshot(COOK),)


def test_what_goes_back_to_what_it_was_is_remembered_again(store: HistoryStore) -> None:
    seen = [a_snapshot(COOK), a_snapshot(COOK, SERVE, after_days=1), a_snapshot(COOK, after_days=2)]
    for each in seen:
        assert store.append("tacos", each)

    assert store.read("tacos").snapshots == tuple(seen)


def test_each_roadmap_has_a_history_of_its_own(store: HistoryStore) -> None:
    store.append("tacos", a_snapshot(COOK))
    store.append("dessert", a_snapshot(DESSERT))

    assert store.read("dessert").snapshots == (a_snapshot(DESSERT),)
    assert list(store.roadmaps()) == ["dessert", "tacos"]


def test_a_clock_that_jumps_back_is_noticed_and_nothing_is_remembered(store: HistoryStore) -> None:
    store.append("tacos", a_snapshot(COOK, after_days=7))

    with pytest.raises(UnsafeError, match=r"2026-11-09 09:00.*2026-11-02 09:00.*set the clock right"):
        store.append("tacos", a_snapshot(COOK, SERVE))

    assert store.read("tacos").snapshots == (a_snapshot(COOK, after_days=7),)


def test_an_audience_was_told_when_it_was_told_last(new_store: NewStore) -> None:
    new_store().append("tacos", a_snapshot(COOK))
    new_store().tell("tacos", "leads", MONDAY)
    new_store().tell("tacos", "leads", MONDAY + timedelta(days=14))
    new_store().tell("tacos", "family", MONDAY)

    assert dict(new_store().read("tacos").told) == {"leads": MONDAY + timedelta(days=14), "family": MONDAY}
    assert new_store().read("tacos").snapshots == (a_snapshot(COOK),)


def test_forgetting_keeps_how_it_stood(new_store: NewStore) -> None:
    weeks = [
        a_snapshot(replace(COOK, notes=f"week {week}"), SERVE, after_days=7 * week, joined=()) for week in range(5)
    ]
    for each in weeks:
        new_store().append("tacos", each)
    new_store().tell("tacos", "leads", MONDAY)

    assert new_store().prune("tacos", MONDAY + timedelta(days=15)) == 2

    assert new_store().read("tacos").snapshots == tuple(weeks[2:])
    assert dict(new_store().read("tacos").told) == {"leads": MONDAY}
    assert new_store().prune("tacos", MONDAY + timedelta(days=15)) == 0
    assert new_store().append("tacos", a_snapshot(COOK, after_days=40))


def test_forgetting_everything_old_keeps_the_last_snapshot(store: HistoryStore) -> None:
    store.append("tacos", a_snapshot(COOK))
    store.append("tacos", a_snapshot(SERVE, after_days=1))

    assert store.prune("tacos", MONDAY + timedelta(days=365)) == 1

    assert store.read("tacos").snapshots == (a_snapshot(SERVE, after_days=1),)


def test_runs_at_once_never_mix_what_they_say(new_store: NewStore) -> None:
    def run(number: int) -> None:
        line = replace(COOK, notes=f"{number} " + "x" * 5000)
        # Where another run was later and faster, this one says so, and writes nothing.
        with suppress(UnsafeError):
            new_store().append("tacos", a_snapshot(line, after_days=number / 86400))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(run, range(24)))

    history = new_store().read("tacos")
    assert history.notices == ()
    assert len(history.snapshots) >= 1
    assert all(each.lines[0].notes.endswith("x" * 5000) for each in history.snapshots)


texts = st.text(st.characters(exclude_categories=()), max_size=8)
days = st.none() | st.dates()
lines = st.builds(
    Line, st.just(""), texts, texts, st.none() | st.sampled_from(Status), texts, texts, days, days, texts, texts,
    st.sampled_from(Priority), st.booleans(), st.booleans(),
)  # fmt: skip


@st.composite
def quarters(draw: st.DrawFn) -> list[Snapshot]:
    """Snapshots of a few lines that come, change, move and go."""
    seen: list[Snapshot] = []
    for week in range(draw(st.integers(1, 5))):
        known = {f"line-{index}": draw(lines) for index in range(draw(st.integers(0, 4)))}
        order = draw(st.permutations(sorted(known)))
        snapshot = a_snapshot(*(replace(known[each], id=each) for each in order), after_days=week)
        if not seen or not seen[-1].shows_the_same(snapshot):
            seen.append(snapshot)
    return seen


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(seen=quarters())
def test_whatever_was_seen_comes_back(store: HistoryStore, seen: list[Snapshot]) -> None:
    roadmap = uuid4().hex
    for each in seen:
        assert store.append(roadmap, each)

    assert store.read(roadmap).snapshots == tuple(seen)


def test_a_whole_history_is_begun_only_where_nothing_is_known(new_store: NewStore) -> None:
    of = Identity("plans/roadmap.xlsx", "Roadmap")
    seen = (a_snapshot(COOK, of=of), a_snapshot(COOK, SERVE, after_days=7, of=of))
    whole = History(seen, {"leads": MONDAY}, origin="roadmap-1")

    assert new_store().begin(of.name, whole)
    assert not new_store().begin(of.name, History((a_snapshot(DESSERT),)))

    assert new_store().read(of.name) == whole
    assert list(new_store().roadmaps()) == [of.name]
    assert new_store().append(of.name, a_snapshot(COOK, after_days=14, of=of))
    assert new_store().read(of.name).origin == "roadmap-1"


def test_what_is_forgotten_takes_neither_the_origin_nor_the_name_with_it(store: HistoryStore) -> None:
    of = Identity("plans/roadmap.xlsx", "Roadmap")
    seen = (a_snapshot(COOK, of=of), a_snapshot(COOK, SERVE, after_days=7, of=of))
    store.begin(of.name, History(seen, origin="roadmap-1"))

    assert store.prune(of.name, MONDAY + timedelta(days=20)) == 1

    assert store.read(of.name) == History(seen[1:], origin="roadmap-1")
    assert list(store.roadmaps()) == [of.name]

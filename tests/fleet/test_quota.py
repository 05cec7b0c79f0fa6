"""The quota that all workers share, on a real PostgreSQL and with windows of a second."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Event

import pytest
from psycopg_pool import ConnectionPool

from sheetsync.fleet.metrics import Metrics
from sheetsync.fleet.quota import SharedQuota, StoppingError
from sheetsync.fleet.registry import Registry
from sheetsync.fleet.settings import Account, Fleet, Quota
from tests import postgres

NewQuota = Callable[..., SharedQuota]


@pytest.fixture
def new_quota(postgres_server: postgres.Server) -> Iterator[NewQuota]:
    """Opens the quota of one fleet again, as another worker does."""
    with ExitStack() as opened:
        url = opened.enter_context(postgres_server.database("quota"))
        registry = Registry(url)
        registry.migrate()
        registry.close()

        def new(quota: Quota, accounts: tuple[str, ...] = ("a",), stopping: Event | None = None) -> SharedQuota:
            conninfo = url.replace("+psycopg", "")
            pool = ConnectionPool(conninfo, max_size=8, kwargs={"options": "-c timezone=UTC"}, open=True)
            opened.callback(pool.close)
            fleet = Fleet(Path(), "", tuple(Account(each) for each in accounts), quota)
            return SharedQuota(pool, quota, fleet.limits, stopping=stopping or Event(), metrics=Metrics(silent_s=30))

        yield new


def busiest(times: list[float], seconds: float) -> int:
    return max(sum(start <= each < start + seconds for each in times) for start in times)


def test_two_workers_together_never_take_more_than_the_window_has(new_quota: NewQuota) -> None:
    quota = Quota(per_account=5, per_project=100, window_s=1.0, slack_s=0.2)
    workers = [new_quota(quota), new_quota(quota)]

    def take(number: int) -> float:
        workers[number % 2].take("read", ("a",))
        return time.monotonic()

    with ThreadPoolExecutor(6) as pool:
        times = list(pool.map(take, range(14)))

    assert busiest(times, 1.0) <= 5
    assert max(times) - min(times) >= 2.0


def test_reads_and_writes_have_windows_of_their_own(new_quota: NewQuota) -> None:
    quota = new_quota(Quota(per_account=1, window_s=30.0))

    assert quota.take("read", ("a",)) == "a"
    assert quota.take("write", ("a",)) == "a"


def test_another_account_is_taken_where_one_is_full(new_quota: NewQuota) -> None:
    quota = new_quota(Quota(per_account=2, window_s=30.0), ("a", "b", "c"))

    taken = [quota.take("read", ("a", "b", "c")) for _ in range(6)]

    assert sorted(taken) == ["a", "a", "b", "b", "c", "c"]


def test_many_accounts_share_what_the_project_has(new_quota: NewQuota) -> None:
    stopping = Event()
    quota = new_quota(Quota(per_account=60, per_project=4, window_s=30.0), ("a", "b"), stopping)

    taken = [quota.take("read", ("a", "b"), may_stop=True) for _ in range(4)]
    stopping.set()

    assert sorted(taken) == ["a", "a", "b", "b"]
    with pytest.raises(StoppingError):
        quota.take("read", ("a", "b"), may_stop=True)


def test_the_brake_of_one_worker_holds_every_worker_of_that_account(new_quota: NewQuota) -> None:
    one, other = (new_quota(Quota(window_s=30.0), ("a", "b")) for _ in range(2))
    one.rate_limit(("a",)).refused("read", 3600.0)

    assert [other.take("read", ("a", "b")) for _ in range(4)] == ["b"] * 4
    assert other.take("write", ("a",)) == "a"


def test_the_brake_lets_go_when_its_time_is_over(new_quota: NewQuota) -> None:
    one, other = (new_quota(Quota(window_s=30.0)) for _ in range(2))
    began = time.monotonic()
    one.rate_limit(("a",)).refused("read", 1.0)

    assert other.take("read", ("a",)) == "a"
    assert time.monotonic() - began >= 1.0


def test_a_worker_that_stops_begins_nothing_and_finishes_what_it_began(new_quota: NewQuota) -> None:
    stopping = Event()
    quota = new_quota(Quota(per_account=10, window_s=30.0), stopping=stopping)
    rate_limit = quota.rate_limit()
    rate_limit.begin()
    stopping.set()

    rate_limit.take("read")
    rate_limit.take("write")

    with pytest.raises(StoppingError):
        quota.rate_limit().begin()


def test_accounts_of_another_project_have_a_quota_of_their_own() -> None:
    accounts = (*(Account(f"a{number}", project="a") for number in range(6)), Account("b", project="b"))

    limits = Fleet(Path(), "", accounts, Quota(per_account=60, per_project=300)).limits

    assert limits == {**{f"a{number}": 50 for number in range(6)}, "b": 60}

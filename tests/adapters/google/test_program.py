"""Any order of people, runs and faults: Hypothesis looks for the one that breaks a promise."""

import contextlib
import random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from localsheets import Fault, Google, Kind
from sheetsync.adapters.google.retry import RetryPolicy
from sheetsync.adapters.google.store import Consent
from sheetsync.errors import SheetsyncError, UnsafeError
from tests.adapters.google.hostile import Crowd, settle, watch
from tests.adapters.google.runs import Run
from tests.adapters.google.test_hostile import ROWS

# Those that wait or send megabytes are met by the schedules.
KINDS = sorted(set(Kind) - {Kind.HANG, Kind.BOMB, Kind.SLOW_DRIP, Kind.STALE_READ})


class Program(RuleBasedStateMachine):
    """A sheet, its people, and runs that things happen to."""

    @initialize(seed=st.integers(0, 2**32))
    def start(self, seed):
        self.google = Google().__enter__()
        self.sheet = self.google.spreadsheet(ROWS, size=(30, 8))
        self.crowd = Crowd(self.sheet, random.Random(seed))
        self.oracle = watch(self.google, self.sheet, None, random.Random(seed), 0)

    def teardown(self):
        if hasattr(self, "google"):
            # Where people have destroyed the header there is no roadmap, and a run says so and writes nothing.
            with contextlib.suppress(UnsafeError):
                settle(self.google, self.sheet)
            self.google.__exit__(None, None, None)

    def _run(self):
        run = Run(self.google.url, self.sheet.id, Consent(removals=1000), retry=RetryPolicy(attempts=2))
        self.oracle.first = None
        self.oracle.last = []
        try:
            written = run.sync()
        except SheetsyncError:
            return
        finally:
            self.google.control.revive()
        assert not self.oracle.last
        assert self.oracle.is_true(written)

    @rule(times=st.integers(1, 4))
    def people_edit(self, times):
        for _ in range(times):
            self.crowd.edit()

    @rule()
    def a_run(self):
        self._run()

    @rule(at=st.integers(0, 4), times=st.integers(1, 3))
    def a_run_while_people_edit(self, at, times):
        self.google.log.clear()
        self.google.control.before(lambda call: [self.crowd.edit() for _ in range(times)], at)
        # Whoever edits must have done so before the oracle looks.
        self.google.control._before.sort(key=lambda each: each.act == self.oracle.before)
        self._run()

    @rule(kind=st.sampled_from(KINDS), at=st.integers(0, 4), applied=st.booleans())
    def a_run_with_a_fault(self, kind, at, applied):
        self.google.log.clear()
        self.google.control.fault(Fault(kind, applied=applied), at)
        self._run()
        self.google.control._faults.clear()

    @rule()
    def everything_of_ours_is_taken_away(self):
        Run(self.google.url, self.sheet.id).store.clear()

    @invariant()
    def nothing_of_theirs_was_touched(self):
        assert not hasattr(self, "oracle") or not self.oracle.lost


TestProgram = Program.TestCase
TestProgram.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)

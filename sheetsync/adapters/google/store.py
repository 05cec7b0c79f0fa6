"""The store that is a Google Sheet: written by compare-and-set while people edit it.

There is no lock and no journal. What is ours stands in the sheet, so a run that was cut off heals
with the next one, and of two runs that cross one is fenced off and plans again.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from sheetsync.adapters.google import guard, looked, notes
from sheetsync.adapters.google.answer import type_answers
from sheetsync.adapters.google.client import GoogleClient
from sheetsync.adapters.google.exchange import Exchange
from sheetsync.adapters.google.move import move
from sheetsync.adapters.google.sent import Sent
from sheetsync.adapters.google.state import State
from sheetsync.adapters.google.withdraw import (
    UNSEEN,
    clearance,
    cleared,
    misplaced,
    missed_rules,
    withdrawal,
)
from sheetsync.adapters.google.write import batch_of
from sheetsync.errors import UnavailableError
from sheetsync.model.grid import Spreadsheet
from sheetsync.model.plan import Answer, Plan, Written
from sheetsync.ports import Replan, Wanted, every

STEPS: Final = 7
"""Batches of one run at most: the column, and three rounds of placeholders and texts."""

LOADING_S: Final = 3.0
"""How long a formula that is loading may take before it is read as it is."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person has agreed to, that would stop a run otherwise.

    `adopt` says that this spreadsheet is meant, though it is a copy of one that was synced, or its
    tab was made anew. `removals` is how many rows may have gone since the last write.
    """

    adopt: bool = False
    removals: int = 0


class GoogleSheet:
    """Reads a spreadsheet in one request, and writes our texts into it, each where it belongs or not at all.

    Args:
        client: The way to Google.
        key: The spreadsheet's id.
        own_header: The header of our column.
        new_nonce: Gives a word that no other write has.
        consent: What a person has agreed to.
        pre_images: Where earlier versions kept notes as they were before they wrote over them; None for nowhere.
        now: What time it is, aware, for the note that says when the sheet was last looked at; None writes none.
        page: Where a person starts a run by hand, for the same note; None for nowhere.
        wording: How that note says it.
        domains: In which the addresses of people count whom chips name.
    """

    def __init__(
        self,
        client: GoogleClient,
        key: str,
        *,
        own_header: str,
        new_nonce: Callable[[], str],
        consent: Consent | None = None,
        pre_images: Path | None = None,
        now: datetime | None = None,
        page: str | None = None,
        wording: looked.Wording = looked.IN_ENGLISH,
        domains: Collection[str] = (),
    ) -> None:
        self._client = client
        self._exchange = Exchange(client, key, own_header=own_header, new_nonce=new_nonce, domains=domains)
        self._own_header = own_header
        self._new_nonce = new_nonce
        self._consent = consent or Consent()
        self._pre_images = pre_images
        self._now = now
        self._page = page
        self._wording = wording
        self._state: State | None = None

    @property
    def requests(self) -> Mapping[str, int]:
        """How many requests were sent so far, those that failed included."""
        return self._client.sent

    def begin(self) -> None:
        """Begin another turn, with requests and time of its own."""
        self._client.allowance.renew()

    def read(self, wanted: Wanted = every, *, looks: bool = False) -> Spreadsheet:
        """Read the spreadsheet; where it is too large for that, the tabs that are wanted.

        Once looks are asked for, they are read from now on.

        An answer that looks wrong is asked for once more: a formula is still loading, or rows are
        missing that were there when we last wrote.
        """
        self._exchange.reader.wanted = wanted
        self._exchange.reader.asks_looks |= looks
        state = self._exchange.read()
        if any(each.is_loading for each in state.tabs):
            self._client.wait(LOADING_S)
            state = self._exchange.read()
        elif guard.vanished(state):
            state = self._exchange.read()
        self._state = state
        return state.of(())

    def apply(self, plan: Plan, replan: Replan) -> Written:
        """Write a plan, and what `replan` asks for until the sheet is right.

        An empty plan is guarded as any other is, and costs no request unless there is a consent to remember, or
        nothing has said for a week when the sheet was last looked at.

        Raises:
            UnsafeError: Nothing was written: a copy, a tab that is gone, a protected column, rows that vanished.
            UnavailableError: People kept changing what was written about. Whatever stands there is true or
                a placeholder, and the next run goes on.
        """
        state, title, sent = self._state, plan.tab, Sent()
        self._state = None
        if state is None or state.spreadsheet.revision != plan.revision:
            state = self._exchange.read()
            plan = replan(state.of(()))
        tab = guard.tab_of(state, title)
        guard.check_first(state, tab, adopt=self._consent.adopt)
        guard.check(state, tab, plan, removals=self._consent.removals)
        is_agreed = guard.is_outdated(state, tab)
        is_new_column = False
        says = looked.text_of(state, self._now, self._page, self._wording) if self._now else ""
        owes = bool(says)
        steps = 0
        while steps < STEPS:
            if plan.install and plan.install.instead_of:
                guard.check(state, tab, plan, removals=self._consent.removals)
                sender = partial(self._exchange.send, tabs=[tab], sent=sent)
                state = move(state, tab, plan.install, sender, self._new_nonce)
                tab, steps = guard.same_tab(state, tab), steps + 1
                plan = replan(state.only(tab, title))
                continue
            if is_new_column and misplaced(tab, self._own_header):
                batch = withdrawal(state, tab, self._own_header, self._new_nonce())
                is_new_column = False
            elif (
                plan
                or (is_agreed and guard.is_outdated(state, tab))
                or (owes and looked.is_due(tab, says, self._wording))
            ):
                guard.check(state, tab, plan, removals=self._consent.removals)
                adopt = self._consent.adopt and state.is_copy
                also = looked.request(tab, says, self._wording) if says else ()
                # Asked for once: a note that doesn't come to stand is no reason to go on.
                owes = owes and not also
                batch = batch_of(state, tab, plan, self._new_nonce(), adopt=adopt, also=also)
                is_new_column = not tab.tags
            else:
                return sent.tally.written(plan, tab.own_texts)
            before, state = tab, self._exchange.send(batch, [tab], sent)
            # What is too large for one request goes on with the next; that is no round.
            steps += batch.is_whole
            tab = guard.same_tab(state, tab)
            if says and (wrong := looked.restored(before, tab, says, self._wording)):
                state = self._exchange.mended(state, tab, wrong)
                tab = guard.same_tab(state, tab)
            plan = replan(state.only(tab, title))
        raise UnavailableError("people kept changing the rows that were written about: run again when it is quieter")

    def answer(self, tab: str, answers: Sequence[Answer]) -> tuple[Answer, ...]:
        """Type answers, look where they stand now, and take back at once what met a row that moved in that moment."""
        state = self._state or self._exchange.read()
        self._state = None
        return type_answers(self._exchange, state, tab, answers)

    def clear(self, *, dry_run: bool = False) -> Written:
        """Take away every text, note, rule, tag and header of ours from every tab; what people wrote stays.

        Of a spreadsheet that is longer than one answer, from each tab that has a column of ours.
        """
        self._exchange.reader.is_of_ours = True
        before = state = self._exchange.read()
        sent = Sent()
        if not dry_run:
            tabs = [each for each in state.tabs if each.is_read]
            state = notes.take_away(
                state, partial(self._exchange.send, tabs=tabs, sent=sent), self._new_nonce, self._wording
            )
        steps, unseen = 0, False
        while steps < STEPS:
            batch = clearance(state, self._own_header, self._new_nonce())
            if batch is None or dry_run:
                if unseen:
                    raise UnavailableError(UNSEEN)
                return cleared(before, None if dry_run else state, self._own_header)
            last, state = state, self._exchange.send(batch, state.tabs, sent)
            # A batch that was applied has left its nonce; one that cleared the last of ours has taken all of them away.
            is_applied = state.has(batch.nonce) or (last.generations and not state.generations)
            if sent.is_lost and is_applied:
                missed, is_unseen = missed_rules(last, state)
                unseen = unseen or is_unseen
                state = self._exchange.repair(state, missed, sent) if missed else state
            steps += batch.is_whole
        raise UnavailableError("people kept changing what was being cleared: run again when it is quieter")

    def restore_notes(self, *, dry_run: bool = False) -> Written:
        """Put back the notes that ours replaced, where ours still stand."""
        state = self._exchange.read()
        found = list(notes.restorable(self._pre_images, state)) if self._pre_images else []
        if found and not dry_run:
            state = notes.set_notes(
                state, found, partial(self._exchange.send, tabs=state.tabs, sent=Sent()), self._new_nonce
            )
            found = [each for each in found if notes.is_restored(state, *each)]
        return Written(notes=len(found))

"""The kinds that there are: an explicit list, so that a search for a name finds it here."""

from typing import Final

from sheetsync.rules.base import Rule
from sheetsync.rules.carried_over import CarriedOver
from sheetsync.rules.companion import Companion
from sheetsync.rules.date_order import DateOrder
from sheetsync.rules.date_within import DateWithin
from sheetsync.rules.forbidden import Forbidden
from sheetsync.rules.has_line import HasLine
from sheetsync.rules.interval_length import IntervalLength
from sheetsync.rules.interval_moved import IntervalMoved
from sheetsync.rules.interval_over import IntervalOver
from sheetsync.rules.interview_findings import InterviewFindings
from sheetsync.rules.interview_shape import InterviewShape
from sheetsync.rules.late_companion import LateCompanion
from sheetsync.rules.leading_question import LeadingQuestion
from sheetsync.rules.lingering import Lingering
from sheetsync.rules.matches import Matches
from sheetsync.rules.names_someone import NamesSomeone
from sheetsync.rules.new_scope import NewScope
from sheetsync.rules.no_retro import NoRetro
from sheetsync.rules.one_of import OneOf
from sheetsync.rules.placeholder import Placeholder
from sheetsync.rules.quiet import Quiet
from sheetsync.rules.readable import Readable
from sheetsync.rules.reading import Reading
from sheetsync.rules.reopened import Reopened
from sheetsync.rules.required import Required
from sheetsync.rules.restates import Restates
from sheetsync.rules.shared_focus import SharedFocus
from sheetsync.rules.sheet_has import SheetHas
from sheetsync.rules.span import Span
from sheetsync.rules.sprint_shape import SprintShape
from sheetsync.rules.unchanged import Unchanged
from sheetsync.rules.unique import Unique
from sheetsync.rules.vanished import Vanished

KINDS: Final[tuple[type[Rule], ...]] = (
    CarriedOver,
    Companion,
    DateOrder,
    DateWithin,
    Forbidden,
    HasLine,
    IntervalLength,
    IntervalMoved,
    IntervalOver,
    InterviewFindings,
    InterviewShape,
    LateCompanion,
    LeadingQuestion,
    Lingering,
    Matches,
    NamesSomeone,
    NewScope,
    NoRetro,
    OneOf,
    Placeholder,
    Quiet,
    Readable,
    Reading,
    Reopened,
    Required,
    Restates,
    SharedFocus,
    SheetHas,
    Span,
    Unchanged,
    SprintShape,
    Unique,
    Vanished,
)

"""The kinds that there are: an explicit list, so that a search for a name finds it here."""

from typing import Final

from sheetsync.kinds.base import Rule
from sheetsync.kinds.carried_over import CarriedOver
from sheetsync.kinds.companion import Companion
from sheetsync.kinds.date_order import DateOrder
from sheetsync.kinds.date_within import DateWithin
from sheetsync.kinds.forbidden import Forbidden
from sheetsync.kinds.has_line import HasLine
from sheetsync.kinds.interval_length import IntervalLength
from sheetsync.kinds.interval_moved import IntervalMoved
from sheetsync.kinds.interval_over import IntervalOver
from sheetsync.kinds.interview_findings import InterviewFindings
from sheetsync.kinds.interview_shape import InterviewShape
from sheetsync.kinds.late_companion import LateCompanion
from sheetsync.kinds.leading_question import LeadingQuestion
from sheetsync.kinds.lingering import Lingering
from sheetsync.kinds.matches import Matches
from sheetsync.kinds.names_someone import NamesSomeone
from sheetsync.kinds.new_scope import NewScope
from sheetsync.kinds.no_retro import NoRetro
from sheetsync.kinds.not_begun import NotBegun
from sheetsync.kinds.one_of import OneOf
from sheetsync.kinds.placeholder import Placeholder
from sheetsync.kinds.quiet import Quiet
from sheetsync.kinds.readable import Readable
from sheetsync.kinds.reading import Reading
from sheetsync.kinds.reopened import Reopened
from sheetsync.kinds.required import Required
from sheetsync.kinds.restates import Restates
from sheetsync.kinds.shared_focus import SharedFocus
from sheetsync.kinds.sheet_has import SheetHas
from sheetsync.kinds.span import Span
from sheetsync.kinds.sprint_shape import SprintShape
from sheetsync.kinds.unchanged import Unchanged
from sheetsync.kinds.unique import Unique
from sheetsync.kinds.vanished import Vanished

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
    NotBegun,
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

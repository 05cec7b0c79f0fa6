"""Who asks: what they may do with a protected range."""

from dataclasses import dataclass

from localsheets.errors import PROTECTED, Json, RefusedError
from localsheets.state import Book, Box, Sheet, box_of

SERVICE_ACCOUNT = "roadmap-bot@example-project.iam.gserviceaccount.com"


@dataclass(frozen=True, slots=True)
class Caller:
    """An account, by its address."""

    email: str = SERVICE_ACCOUNT

    def may_edit(self, book: Book, protected: Json) -> bool:
        """Whether a protection lets them through: a mere warning, their own spreadsheet, or they are named."""
        users = (protected.get("editors") or {}).get("users") or []
        return bool(protected.get("warningOnly")) or book.owner == self.email or self.email in users

    def guard(self, book: Book, sheet: Sheet, box: Box) -> None:
        """Refuse an edit of cells that are protected from them."""
        for each in sheet.protected:
            if self.may_edit(book, each) or not box_of(sheet, each.get("range") or {}).meets(box):
                continue
            if not any(box_of(sheet, free).covers(box) for free in each.get("unprotectedRanges") or []):
                raise RefusedError(PROTECTED)

"""The formats of a summary."""

from enum import StrEnum


class Format(StrEnum):
    """What a summary can be dressed as."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    JSON = "json"
    MAIL = "mail"
    DOCX = "docx"
    PPTX = "pptx"
    PDF = "pdf"

    @property
    def is_text(self) -> bool:
        """Whether a terminal can show it."""
        return self not in (Format.DOCX, Format.PPTX, Format.PDF)

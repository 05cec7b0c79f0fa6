"""A presentation, from its first slide to the bytes of its file."""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from sheetsync.render.escape import visible_line
from sheetsync.render.package import settled
from sheetsync.render.slides.shape import HEIGHT, INSIDE, MARGIN, TEXT, WIDTH, fitted, speak, write

TOP: Final = 116
"""Where what stands below the title of a slide begins."""

_TITLE_ONLY: Final = 5


def presentation() -> Any:
    """Return a presentation without slides."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    return made


def add_slide(into: Any, title: str, notes: Iterable[str]) -> Any:
    """Add a slide under its title; `notes` are what its speaker sees, line by line."""
    slide = into.slides.add_slide(into.slide_layouts[_TITLE_ONLY])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = Pt(MARGIN), Pt(36), Pt(INSIDE), Pt(56)
    frame, points = shape.text_frame, 30 if len(title) <= 55 else 20
    frame.margin_left = frame.margin_right = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    write(frame, [[(fitted(title, INSIDE, points, lines=1 if points == 30 else 2), TEXT, True)]], points=points)
    lines = (line for note in notes for line in note.split("\n"))
    slide.notes_slide.notes_text_frame.text = "\n".join(map(visible_line, lines))
    return slide


def saved(made: Any, title: str, instant: datetime, language: str) -> bytes:
    """Return the bytes of a presentation, with nothing in them of the machine or of the library."""
    about = made.core_properties
    about.title = visible_line(title)[:255]
    about.created = about.modified = instant.replace(tzinfo=None)
    about.author = about.last_modified_by = about.comments = about.subject = about.keywords = about.category = ""
    about.revision = 1
    speak(made, language)
    written = io.BytesIO()
    made.save(written)
    return settled(written.getvalue())

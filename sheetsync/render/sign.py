"""The sign of a status as a drawing, in the shape that stands for it in a text: seen also without its colour."""

from collections.abc import Iterator

from sheetsync.model.terms import Status
from sheetsync.model.timeline import Mark
from sheetsync.render import tone


def sign(mark: Mark, x: float, y: float, radius: float) -> Iterator[str]:
    """Yield the elements of SVG that draw a mark around a point; one that is late is red and has a line beside it."""
    colour = tone.of_mark(mark)
    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius * 1.5:.1f}" fill="#ffffff"/>'
    yield from shape(mark.status, x, y, radius, colour, inside="#ffffff")
    if mark.is_late:
        yield _letter("!", x + radius * 1.7, y, radius, colour)


def shape(
    status: Status | None, x: float, y: float, radius: float, colour: str, *, inside: str = "none"
) -> Iterator[str]:
    """Yield the elements of SVG that draw the sign of a status around a point; `inside` fills what is hollow."""
    line = f'fill="{inside}" stroke="#{colour}" stroke-width="{radius * 0.36:.1f}"'
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius * 0.82:.1f}" {line}/>'
    match status:
        case Status.DONE:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#{colour}"/>'
        case Status.AT_RISK:
            yield f'<path d="M{x - radius:.1f} {y - radius:.1f}h{radius * 2:.1f}v{radius * 2:.1f}h-{radius * 2:.1f}z" '
            yield f'fill="#{colour}"/>'
        case Status.POSSIBLE_DELAY:
            yield f'<path d="M{x:.1f} {y - radius * 1.1:.1f}l{radius * 1.1:.1f} {radius * 2:.1f}h-{radius * 2.2:.1f}z" '
            yield f'fill="#{colour}"/>'
        case Status.IN_PROGRESS:
            yield ring
            yield f'<path d="M{x:.1f} {y - radius * 0.82:.1f}a{radius * 0.82:.1f} {radius * 0.82:.1f} 0 0 0 0 '
            yield f'{radius * 1.64:.1f}z" fill="#{colour}"/>'
        case Status.NOT_STARTED:
            yield ring
        case Status.WONT_DO:
            yield f'<path d="M{x - radius:.1f} {y:.1f}h{radius * 2:.1f}" stroke="#{colour}" '
            yield f'stroke-width="{radius * 0.5:.1f}"/>'
        case _:
            yield _letter("?", x, y, radius, colour)


def _letter(sign: str, x: float, y: float, radius: float, colour: str) -> str:
    place = f'x="{x:.1f}" y="{y + radius:.1f}" fill="#{colour}" font-size="{radius * 2.8:.1f}"'
    return f'<text {place} font-weight="600" text-anchor="middle">{sign}</text>'

"""The sign of a status as a drawing, in the shape that stands for it in a text: seen also without its colour."""

from collections.abc import Iterator

from sheetsync.model.terms import Status
from sheetsync.model.timeline import Mark
from sheetsync.render import tone


def sign(mark: Mark, x: float, y: float, radius: float) -> Iterator[str]:
    """Yield the elements of SVG that draw a mark around a point; one that is late is red and has a line beside it."""
    colour = tone.of_mark(mark)
    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius * 1.5:.1f}" fill="#ffffff"/>'
    line = f'fill="#ffffff" stroke="#{colour}" stroke-width="{radius * 0.36:.1f}"'
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius * 0.82:.1f}" {line}/>'
    match mark.status:
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
            yield f'<text x="{x:.1f}" y="{y + radius:.1f}" fill="#{colour}" font-size="{radius * 2.8:.1f}" '
            yield 'font-weight="600" text-anchor="middle">?</text>'
    if mark.is_late:
        yield f'<text x="{x + radius * 1.7:.1f}" y="{y + radius:.1f}" fill="#{colour}" font-size="{radius * 2.8:.1f}" '
        yield 'font-weight="600" text-anchor="middle">!</text>'

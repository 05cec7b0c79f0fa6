"""A team's own template: Jinja in a sandbox, with the facts of the summary and nothing else.

A template is the team's; the texts in it are anybody's. They are values, never compiled, and each
is escaped for the place that it goes to.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from sheetsync.errors import UsageError
from sheetsync.model.document import Document
from sheetsync.model.format import Format
from sheetsync.model.sign import SHAPES
from sheetsync.render import tone
from sheetsync.render.escape import markdown, visible_line, web_link

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST: Final = 4_000_000
"""No more characters come out of a template: one that goes on for ever stops here."""

GLOBALS: Final = ("document", "shapes", "colours")
FILTERS: Final = ("default", "first", "join", "last", "length", "link", "percent", "round", "select", "upper", "lower")
"""What a template may use; `docs/templates.md` explains each."""


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template as it was read: the name of its file, for messages, and its text."""

    name: str
    source: str


def render(document: Document, template: OwnTemplate, kind: Format) -> str:
    """Fill a template with a document.

    Args:
        document: As `document` in the template, with the names of `facts.schema.json`.
        template: Jinja; it can include no other file.
        kind: Markdown escapes for Markdown; anything else is HTML.

    Raises:
        UsageError: The template is wrong, or asks for what there is not.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        compiled = _environment(kind).from_string(template.source)
        parts, length = [], 0
        for part in compiled.generate(_names(document)):
            parts.append(part)
            length += len(part)
            if length > LONGEST:
                raise UsageError(f"{template.name} makes more than {LONGEST:,} characters: mend its loops")
    except TemplateSyntaxError as error:
        raise UsageError(f"{template.name}:{error.lineno}: {visible_line(error.message or 'not valid')}") from None
    except TemplateError as error:
        reason = visible_line(error.message or type(error).__name__)[:300]
        raise UsageError(f"{template.name}: {reason}; docs/templates.md lists what there is") from None
    except RecursionError:
        raise UsageError(f"{template.name} nests too deep, or calls itself without an end: mend its macros") from None
    except (ArithmeticError, TypeError, ValueError, LookupError) as error:
        # Such an error quotes the value, which may be the text of a cell.
        raise UsageError(f"{template.name}: a value is not what it is taken for ({type(error).__name__})") from None
    return "".join(parts)


def _names(document: Document) -> dict[str, Any]:
    return {
        "document": asdict(document),
        "shapes": {status or "": shape for status, shape in SHAPES.items()},
        "colours": {status or "": f"#{colour}" for status, colour in tone.COLOURS.items()},
    }


def _environment(kind: Format) -> "ImmutableSandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    def settle(value: object) -> object:
        if type(value) is not str:
            return value
        # Markdown has no escaping of its own in Jinja: what is settled here is not escaped again.
        return Markup(markdown(value)) if kind is Format.MARKDOWN else visible_line(value)  # noqa: S704 - it was just escaped

    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=settle, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.clear()
    ours: Mapping[str, Callable[..., Any]] = {
        "link": lambda said: web_link(said) or "",
        "percent": lambda share: f"{share * 100:.4g}",
    }
    known = {**environment.filters, **ours}
    environment.filters = {name: known[name] for name in FILTERS}
    return environment

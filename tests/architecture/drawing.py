"""The drawing: what each room may import, as CONTRIBUTING.md says, and where a library is at home."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "sheetsync"


def _table() -> dict[str, frozenset[str]]:
    """Return the rooms that each room may import of ours, by the table of CONTRIBUTING.md."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `sheetsync/([\w/]+?)(?:/|\.py)` \|[^|]*\|([^|]*)\|$", text, flags=re.MULTILINE)
    return {room: frozenset(re.findall(r"[\w/]+", may)) - {"nothing"} for room, may in rows}


MAY_IMPORT = _table()
"""A room inside a room, such as `adapters/google`, has a row of its own, which says what it may import of that room."""

PURE = frozenset({"languages", "model", "kinds", "steps", "render", "ports", "errors"})
"""Values in, values out: no file, no network, no clock, no chance, no environment."""

PURE_FILES = frozenset(
    f"run/{each}.py"
    for each in (
        *("announce", "deliver", "guard", "meet", "pipeline", "recall", "remember", "retrospect", "review"),
        *("summarise", "understand"),
    )
)
"""In a room that touches the world, the files that don't."""

HARMLESS = frozenset(
    {
        *("abc", "base64", "bisect", "calendar", "collections", "colorsys", "contextlib", "dataclasses", "datetime"),
        *("difflib", "email", "enum", "functools", "hashlib", "html", "inspect", "io", "itertools", "json", "math"),
        *("operator", "pathlib", "re", "statistics", "string", "textwrap", "traceback", "types", "typing"),
        *("unicodedata", "zoneinfo"),
    }
)
"""What a pure room may import of Python's own library; `pathlib` for paths as values."""

AT_HOME = {
    "alembic": {"adapters", "fleet"},
    "babel": {"config", "steps"},
    "charset_normalizer": {"adapters"},
    "click": {"cli"},
    "docx": {"render"},
    "email": {"adapters", "render"},
    "gettext": {"languages"},  # its plural rules; the catalogues are Python
    "google": {"adapters"},
    "gspread": {"adapters"},
    "http": {"adapters"},
    "jinja2": {"render"},
    "lxml": {"adapters", "render"},
    "markupsafe": {"render"},
    "pandas": {"adapters", "fleet", "steps"},
    "PIL": {"render"},
    "pptx": {"render"},
    "procrastinate": {"cli", "fleet"},
    "prometheus_client": {"fleet"},
    "psycopg": {"fleet"},
    "psycopg_pool": {"fleet"},
    "pydantic": {"config"},
    "pydantic_core": {"config"},
    "pyrate_limiter": {"adapters", "fleet"},
    "python_calamine": {"adapters"},
    "requests": {"adapters"},
    "resvg_py": {"render"},
    "smtplib": {"adapters"},
    "socket": {"adapters"},
    "sqlalchemy": {"adapters", "fleet"},
    "ssl": {"adapters"},
    "tenacity": {"adapters", "fleet"},
    "tomlkit": {"config"},
    "typst": {"render"},
    "urllib3": {"adapters"},
    "xml": {"adapters", "render"},
    "yaml": {"config"},
    "zipfile": {"adapters", "render"},  # an Office document is a ZIP file, in memory where it is rendered
}
"""The rooms that a library is at home in. What stands here is allowed in a pure room that has it, too."""

OWN_FILES = {"render/pdf.py": {"read_bytes"}}
"""A pure file that reads what lies beside it in the package, and how."""

MOST_ROOMS = 16
MOST_ARROWS = 60

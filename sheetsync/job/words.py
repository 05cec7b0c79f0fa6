"""Words: how each end of a command is headed, and what of a sentence may be read by everybody."""

import re
from typing import Final

TITLES: Final = {
    0: "The roadmap was checked",
    1: "The roadmap has findings that this job does not let pass",
    2: "A setting or the command has a mistake",
    3: "Refused for safety: nothing was written",
    4: "Busy or out of reach: nothing is half done",
    5: "There is no access",
    70: "This is a bug of sheetsync",
}
"""The heading of each exit status."""

WITHHELD: Final = (
    "Names and addresses are left out here, for everybody can read this repository, or nobody said that it is "
    'private; `show = "everything"` under [job] in sheetsync.toml shows them.'
)

_SECRETS: Final = (
    (re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"), "(an address)"),
    (re.compile(r"https?://[^\s,;)]+"), "(an address)"),
    (re.compile(r"(?<![\w-])(?=[\w-]*\d)[A-Za-z0-9][\w-]{24,}(?![\w-])"), "(a key)"),
    (re.compile(r'"[^"\n]*"'), '"…"'),
    (re.compile(r"[^\s\"':]+\.(?:xlsx|xlsm|xls|csv|ods)\b", re.IGNORECASE), "(the workbook)"),
)
"""What could name a person, an account, a sheet or a tab: texts of a sheet stand between quotation marks."""

_HELPFUL: Final = re.compile(
    r"https://(?:console\.cloud\.google\.com/apis/library/[a-z.]+|docs\.github\.com/\S*|cloud\.google\.com/\S*)"
)


def title(status: int) -> str:
    """Return the heading of an exit status; one that we don't know is of a program that was cut off."""
    return TITLES.get(status, f"sheetsync was cut off (status {status})")


def public(sentence: str) -> str:
    """Return a sentence without what could name a person, an account, a sheet, a tab or a header in it."""
    kept = _HELPFUL.findall(sentence)
    for index, each in enumerate(kept):
        sentence = sentence.replace(each, f"\x00{index}\x00", 1)
    for pattern, instead in _SECRETS:
        sentence = pattern.sub(instead, sentence)
    for index, each in enumerate(kept):
        sentence = sentence.replace(f"\x00{index}\x00", each)
    return sentence

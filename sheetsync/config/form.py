"""What the texts of a configuration have to be, form by form, and the words where one is not."""

import re
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from typing import Final
from zoneinfo import ZoneInfo

from sheetsync.model import terms
from sheetsync.model.audience import Extra
from sheetsync.model.key import Form
from sheetsync.model.language import Language

_DOMAIN: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_DOCUMENT: Final = re.compile(
    r"(?:https://docs\.google\.com/document/(?:u/\d+/)?d/)?(?P<key>[A-Za-z0-9_-]{20,})(?:[/?#].*)?"
)
_HOST: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?")
_SENDER: Final = re.compile(r"(?:[^<>\"\x00-\x1f\x7f]{1,80} <(?P<address>[^<>]+)>)")
_WEB: Final = re.compile(r"https?://[^\s<>\"'\\\x00-\x20\x7f-\U0010ffff]{1,2000}")
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def _address(text: str) -> str:
    if "://" in text:
        raise ValueError("an address on the web may be a secret, and belongs into the environment; give a mail address")
    if not _ADDRESS.fullmatch(text):
        raise ValueError("not a mail address; give one such as ana@example.org")
    return text


def _domain(text: str) -> str:
    domain = text.lower()
    if len(domain) > 253 or not _DOMAIN.fullmatch(domain):
        raise ValueError("not the domain of mail addresses; give one such as example.org")
    return domain


def _sender(text: str) -> str:
    named = _SENDER.fullmatch(text)
    _address(named["address"] if named else text)
    return text


def _server(text: str) -> str:
    if not text:
        return text
    try:
        if not _HOST.fullmatch(text.encode("idna").decode()):
            ip_address(text)
    except ValueError:
        raise ValueError(
            "not the name of a server; give one such as smtp.example.org, and its port under `port`"
        ) from None
    return text


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise ValueError("must be small letters, digits and hyphens, at most 40")
    return text


def _document(text: str) -> str:
    found = _DOCUMENT.fullmatch(text)
    if not found:
        raise ValueError("not the address of a Google Doc; copy it from the browser")
    return found["key"]


def _language(text: str) -> str:
    if text in ("iso", *Language):
        return text
    try:
        from babel import Locale, UnknownLocaleError
    except ModuleNotFoundError:
        from sheetsync.extra import mend

        raise ValueError(f"needs an extra that is not installed: {mend('languages')}") from None
    try:
        Locale.parse(text, sep="-")
    except (ValueError, UnknownLocaleError):
        raise ValueError('must be "en", "iso", or a language such as "de" or "pt-BR"') from None
    return text


def _field(text: str) -> terms.Field | Extra:
    for kind in (terms.Field, Extra):
        if text in set(kind):
            return kind(text)
    raise ValueError(f"must be one of {', '.join([*terms.Field, *Extra])}")


def _time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise ValueError("unknown time zone; give one such as Europe/Vienna") from None
    return name


def _clock(text: str) -> str:
    if not _CLOCK.fullmatch(text):
        raise ValueError("must be a time of the day such as 06:17")
    return text


def _encoding(name: str) -> str:
    try:
        if name:
            "".encode(name)
    except LookupError:
        raise ValueError("unknown encoding; give one such as cp1250, mac_roman or shift_jis") from None
    return name


def _web(text: str) -> str:
    if not _WEB.fullmatch(text):
        raise ValueError("not an address on the web; give one such as https://example.org/roadmap")
    return text


FORMS: Final[Mapping[Form, Callable[[str], object]]] = {
    Form.ADDRESS: _address,
    Form.CLOCK: _clock,
    Form.DOCUMENT: _document,
    Form.DOMAIN: _domain,
    Form.ENCODING: _encoding,
    Form.FIELD: _field,
    Form.LANGUAGE: _language,
    Form.NAME: _name,
    Form.SENDER: _sender,
    Form.SERVER: _server,
    Form.TIME_ZONE: _time_zone,
    Form.WEB: _web,
}
"""By its form, what checks a text: it returns what becomes of it, or raises ValueError in words."""

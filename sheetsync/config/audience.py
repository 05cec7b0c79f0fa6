"""The part of `sheetsync.toml` that is about telling: `[[audience]]`, `[templates]` and `[send]`."""

import re
from ipaddress import ip_address
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from sheetsync.model import roadmap
from sheetsync.model.audience import Audience, Cadence, Channel, Extra, View
from sheetsync.model.format import Format, Subject, formats_of
from sheetsync.model.settings import Security, Sending

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_DOCUMENT = re.compile(r"(?:https://docs\.google\.com/document/(?:u/\d+/)?d/)?(?P<key>[A-Za-z0-9_-]{20,})(?:[/?#].*)?")
_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?")
_SENDER = re.compile(r"(?:[^<>\"\x00-\x1f\x7f]{1,80} <(?P<address>[^<>]+)>)")


class Section(BaseModel):
    """A table of the file: what is unknown in it is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_DOCUMENTS = [each.value for each in formats_of(Subject.SUMMARY)]


def _document_format(value: object) -> object:
    if value not in _DOCUMENTS:
        allowed = ", ".join(f"'{each}'" for each in _DOCUMENTS[:-1]) + f" or '{_DOCUMENTS[-1]}'"
        raise PydanticCustomError("enum", "not a format of a summary", {"expected": allowed})
    return value


DocumentFormat = Annotated[
    Format, BeforeValidator(_document_format), WithJsonSchema({"enum": _DOCUMENTS, "type": "string"})
]
"""A format that a summary can have: reports have others."""


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise ValueError("not a mail address; give one such as ana@example.org")
    return text


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
    # It becomes a part of the names of files.
    if not _NAME.fullmatch(text):
        raise ValueError("must be small letters, digits and hyphens, at most 40")
    return text


def _document(text: str) -> str:
    found = _DOCUMENT.fullmatch(text)
    if not found:
        raise ValueError("not the address of a Google Doc; copy it from the browser")
    return found["key"]


def _language(text: str) -> str:
    if text in ("en", "iso"):
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


def _field(text: str) -> roadmap.Field | Extra:
    for kind in (roadmap.Field, Extra):
        if text in set(kind):
            return kind(text)
    raise ValueError(f"must be one of {', '.join([*roadmap.Field, *Extra])}")


class AudienceSection(Section):
    """`[[audience]]`: readers who get the same summary, and nothing but what is listed here."""

    name: Annotated[str, AfterValidator(_name)] = Field(description="Small letters, digits and hyphens.")
    title: str = Field("", max_length=120, description="Title of the summary, where `source` isn't listed.")
    stakeholders: list[str] = Field([], description="Whose projects; none means every project.")
    fields: list[Annotated[str, AfterValidator(_field)]] = Field(min_length=1, description="What they may see.")
    formats: list[DocumentFormat] = Field([Format.HTML], min_length=1, description="Which documents.")
    channels: list[Channel] = Field([Channel.FOLDER], min_length=1, description="How it reaches them.")
    cadence: Cadence = Field(Cadence.DAILY, description="How often, at most, it is sent.")
    recipients: list[Annotated[str, AfterValidator(_address)]] = Field([], description="Mail addresses.")
    dates: Annotated[str, AfterValidator(_language)] = Field("en", description="Language of the dates.")
    document: Annotated[str, AfterValidator(_document)] | None = Field(None, description="Address of a Google Doc.")

    @model_validator(mode="after")
    def _whole(self) -> "AudienceSection":
        if not {roadmap.Field.PROJECT, roadmap.Field.STATUS}.issubset(self.fields):
            raise ValueError("`fields` must have project and status: without them there is nothing to tell")
        if Channel.MAIL in self.channels and not self.recipients:
            raise ValueError("the channel mail needs `recipients`")
        if (Channel.GOOGLE_DOC in self.channels) is not bool(self.document):
            raise ValueError("the channel google-doc and the address of a `document` go together")
        return self

    def audience(self) -> Audience:
        """Return it as the rest of sheetsync knows it."""
        return Audience(
            name=self.name,
            view=View(
                columns=frozenset(each for each in self.fields if isinstance(each, roadmap.Field)),
                extras=frozenset(each for each in self.fields if isinstance(each, Extra)),
                stakeholders=tuple(self.stakeholders),
                title=self.title,
                language=self.dates,
            ),
            formats=tuple(dict.fromkeys(self.formats)),
            channels=tuple(dict.fromkeys(self.channels)),
            cadence=self.cadence,
            recipients=tuple(dict.fromkeys(self.recipients)),
            document=self.document or "",
        )


class TemplatesSection(Section):
    """`[templates]`: files of the team, beside this file, that a format is dressed with."""

    html: str = Field("", description="A page, in Jinja.")
    markdown: str = Field("", description="Markdown, in Jinja.")
    mail: str = Field("", description="The HTML of the mail, in Jinja.")
    docx: str = Field("", description="A Word document: its styles, page, header and footer are used.")

    def templates(self) -> dict[Format, str]:
        """Return the paths that are given, by their format."""
        return {Format(name): path for name, path in self if path}


class SendSection(Section):
    """`[send]`: how mails leave. The password comes from the environment, SHEETSYNC_SMTP_PASSWORD."""

    server: Annotated[str, AfterValidator(_server)] = Field("", max_length=253, description="Name of the mail server.")
    port: int | None = Field(None, ge=1, le=65535, description="587 with starttls, 465 with tls, 25 with none.")
    security: Security = Field(Security.STARTTLS, description="How the connection is kept secret.")
    user: str = Field("", description="Who logs in; nobody where it is empty.")
    sender: Annotated[str, AfterValidator(_sender)] | None = Field(None, description="The From of the mails.")
    log: str = Field(Sending().log, min_length=1, description="What was sent to whom and when, beside this file.")

    @model_validator(mode="after")
    def _whole(self) -> "SendSection":
        if self.server and not self.sender:
            raise ValueError("`server` needs a `sender`, such as roadmap@example.org")
        if self.user and self.security is Security.NONE:
            raise ValueError("a password never crosses a connection without starttls or tls")
        return self

    def sending(self) -> Sending:
        """Return it as the rest of sheetsync knows it."""
        usual = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
        port = self.port or usual[self.security]
        return Sending(self.server, port, self.security, self.user, self.sender or "", self.log)

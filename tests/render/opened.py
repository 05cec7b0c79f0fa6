"""Documents as a curious reader opens them: every part unpacked, every encoding undone."""

import email.policy
import io
import json
import zipfile
from collections.abc import Iterator
from email import message_from_bytes

from pypdf import PdfReader

from sheetsync.model.format import Format
from sheetsync.model.run import Rendered


def everything_in(document: Rendered) -> str:
    """Every text that can be got out of a document: its name, its bytes, its parts, its properties."""
    return "\n".join(_texts(document))


def _texts(document: Rendered) -> Iterator[str]:
    content = document.content
    yield document.name
    yield content.decode("utf-8", "replace")
    if document.format in (Format.DOCX, Format.PPTX):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.infolist():
                yield part.filename
                yield package.read(part).decode("utf-8", "replace")
    if document.format == Format.MAIL:
        mail = message_from_bytes(content, policy=email.policy.default)
        yield from (f"{name}: {value}" for name, value in mail.items())
        for part in mail.walk():
            if not part.is_multipart():
                content_of = part.get_content()
                yield content_of if isinstance(content_of, str) else content_of.decode("utf-8", "replace")
    if document.format == Format.PDF:
        reader = PdfReader(io.BytesIO(content))
        yield str(reader.metadata)
        yield from (page.extract_text() for page in reader.pages)
    if document.format == Format.JSON:
        yield json.dumps(json.loads(content), ensure_ascii=False)

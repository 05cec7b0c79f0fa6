"""How files go bad: bits that flip, tags that move, numbers that nobody means, and things said a million times."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from tests.fuzz.seeds import Seed, parts_of

NUMBERS = (
    *("", "0", "-1", "+1", "1e9", "NaN", "inf", " 7 ", "0x10", "1.5", "٣", "²", "2147483648", "4294967296"),
    *("1048577", "16385", "99999999999999999999", "9" * 5_000, "+300000", "-" * 50, "1" + "0" * 400),
)
ADDRESSES = (
    "A0",
    "A1:A1048576",
    "XFD1048576",
    "A" * 4_000 + "1",
    "A1:",
    ":",
    "$A$1",
    "1A",
    "A1:XFD1048576",
    "ZZZ999",
    "A1 B2",
)
TEXTS = (
    "",
    " ",
    "\ufeff",
    "_x0000_",
    "_xD800_",
    "\ud7ff",
    "=1+1",
    "&#0;",
    "&#xD800;",
    "&amp;",
    "]]>",
    "<!--",
    "a" * 70_000,
)
BYTES = (
    b"\0",
    b"\xff",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'"',
    b"<",
    b">",
    b"&",
    b"'",
    b"\n",
    b"\r",
    b";",
    b"/>",
    b"\x80",
    b"\x1a",
)

MOST_BYTES = 3_000_000

Mutate = Callable[[Random, bytes], bytes]


def mutated(chance: Random, seed: Seed) -> bytes:
    """Return what became of a sound file."""
    if chance.random() < 0.15:
        return _many(chance, seed.content, RAW)
    if seed.name.endswith((".xlsx", ".ods")):
        return _package(chance, seed)
    return _many(chance, seed.content, RAW if seed.name.endswith(".xls") else (*RAW, *TEXT))


def _many(chance: Random, content: bytes, ways: tuple[Mutate, ...]) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        content = chance.choice(ways)(chance, content)[:MOST_BYTES]
    return content


def _package(chance: Random, seed: Seed) -> bytes:
    """Mutate some parts, or what the zip says of them, and pack them as a sound zip."""
    parts = parts_of(seed.content)
    names = [each for each in parts if each.endswith((".xml", ".rels", ".vml"))]
    for _ in range(chance.choice((1, 1, 2, 4))):
        name = chance.choice(names)
        parts[name] = _many(chance, parts[name], XML)
    if chance.random() < 0.1:
        parts[chance.choice(names)] = chance.choice((b"", b"<a/>", b"\0" * 100, parts[chance.choice(names)]))
    if chance.random() < 0.1:
        del parts[chance.choice(list(parts))]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            called = _renamed(chance, name) if chance.random() < 0.02 else name
            packed.writestr(called, content, compress_type=chance.choice((0, 8, 8, 8, 12)))
    return buffer.getvalue()


def _renamed(chance: Random, name: str) -> str:
    return chance.choice(
        (name.upper(), name.replace("/", "\\"), "/" + name, "../" + name, name + " ", name.replace("e", "%65"))
    )


def _at(chance: Random, content: bytes) -> int:
    return chance.randrange(len(content) + 1)


def _flip(chance: Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 4, 32)) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(chance: Random, content: bytes) -> bytes:
    one, other = sorted((_at(chance, content), _at(chance, content)))
    return content[:one] + content[other:] if chance.random() < 0.7 else content[:one]


def _insert(chance: Random, content: bytes) -> bytes:
    at = _at(chance, content)
    return content[:at] + chance.choice(BYTES) * chance.choice((1, 1, 2, 300)) + content[at:]


def _copy(chance: Random, content: bytes) -> bytes:
    one, other = sorted((_at(chance, content), _at(chance, content)))
    at = _at(chance, content)
    return content[:at] + content[one : min(other, one + 2_000)] * chance.choice((1, 2, 20)) + content[at:]


RAW: tuple[Mutate, ...] = (_flip, _cut, _insert, _copy)


def _sub(chance: Random, content: bytes, pattern: bytes, new: Callable[[re.Match[bytes]], bytes]) -> bytes:
    """Replace one of the places where a pattern matches."""
    found = list(re.finditer(pattern, content))
    if not found:
        return content
    match = chance.choice(found)
    return content[: match.start()] + new(match) + content[match.end() :]


def _value(chance: Random) -> bytes:
    return chance.choice((*NUMBERS, *ADDRESSES, *TEXTS)).encode("utf-8", "surrogatepass")


def _attribute(chance: Random, content: bytes) -> bytes:
    return _sub(chance, content, rb'="[^"]*"', lambda _: b'="' + _value(chance).replace(b'"', b"") + b'"')


def _swap(chance: Random, content: bytes) -> bytes:
    values = re.findall(rb'="[^"]*"', content) or [b'=""']
    return _sub(chance, content, rb'="[^"]*"', lambda _: chance.choice(values))


def _number(chance: Random, content: bytes) -> bytes:
    return _sub(chance, content, rb"\d+", lambda _: chance.choice(NUMBERS).encode())


def _inner(chance: Random, content: bytes) -> bytes:
    return _sub(chance, content, rb">[^<>]*<", lambda _: b">" + _value(chance) + b"<")


def _element(chance: Random, content: bytes) -> bytes:
    """Take out, double or nest one element without children, or the tag of another."""
    pattern = chance.choice(
        (rb"<[\w:]+[^<>]*/>", rb"<[\w:]+[^<>]*>[^<>]{0,200}</[\w:]+>", rb"<([\w:]+)[^<>]*>", rb"</[\w:]+>")
    )
    ways: tuple[Callable[[bytes], bytes], ...] = (
        lambda _: b"",
        lambda old: old * chance.choice((2, 3, 2_000)),
        lambda old: b"<x:y>" + old + b"</x:y>",
        lambda old: b"<sheetData>" + old + b"</sheetData>",
        lambda old: b"<!--" + old + b"-->",
        lambda old: b"<![CDATA[" + old + b"]]>",
        lambda old: old + b"<?php x?>",
    )
    return _sub(chance, content, pattern, lambda match: chance.choice(ways)(match[0]))


def _rename(chance: Random, content: bytes) -> bytes:
    names = re.findall(rb"<([\w:]+)", content) or [b"x"]
    old, new = chance.choice(names), chance.choice((*names, b"x:" + names[0]))
    return re.sub(rb"(</?)" + re.escape(old) + rb"\b", lambda match: match[1] + new, content)


def _nest(chance: Random, content: bytes) -> bytes:
    name = chance.choice(re.findall(rb"<([\w:]+)", content) or [b"x"])
    depth = chance.choice((2, 90, 5_000))
    at = content.find(b"><") + 1
    return content[:at] + (b"<" + name + b">") * depth + (b"</" + name + b">") * depth + content[at:]


def _close(chance: Random, content: bytes) -> bytes:
    """Make an element that holds things a single tag."""
    found = list(re.finditer(rb"<([\w:]+)([^<>/]*)>", content))
    if not found:
        return content
    match = chance.choice(found)
    closing = b"</" + match[1] + b">"
    end = content.find(closing, match.end())
    return content if end < 0 else content[: match.end() - 1] + b"/>" + content[end + len(closing) :]


def _encode(chance: Random, content: bytes) -> bytes:
    try:
        text = content.decode()
        return text.encode(chance.choice(("utf-16", "utf-16-be", "utf-8-sig", "utf-32", "cp1252")), "xmlcharrefreplace")
    except UnicodeError:
        return content


def _doctype(_: Random, content: bytes) -> bytes:
    at = content.find(b"?>") + 2 if content.startswith(b"<?xml") else 0
    return content[:at] + b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + content[at:]


XML: tuple[Mutate, ...] = (
    *(_attribute, _attribute, _swap, _swap, _number, _number, _inner, _element, _element, _element),
    *(_rename, _nest, _close, _close, _encode, _doctype, _flip, _cut, _insert, _copy),
)


WORDS = (
    *(
        '"',
        "'",
        "\n",
        "\r\n",
        "\t",
        ",",
        ";",
        "|",
        '""',
        "[",
        "]",
        "{",
        "}",
        "[[",
        "]]",
        "=",
        ":",
        "- ",
        "#",
        "&a",
        "*a",
        "!!",
    ),
    *(
        "!!python/object:os.system x",
        "<<: *a",
        "true",
        "null",
        "~",
        "2026-10-12",
        "99999-01-01",
        "0x_1",
        "1e400",
        "\u2028",
    ),
    *("{{", "}}", "{%", "%}", "{{ document }}", "{{ self }}", "{% include 'x' %}", "{{ x.__class__ }}", "{{ 1/0 }}"),
    *("{{ document.groups[9] }}", "{% for a in document %}{{ a }}{% endfor %}", "| tojson", "\x1b[31m", "\u202e"),
)


def _word(chance: Random, content: bytes) -> bytes:
    at = _at(chance, content)
    return content[:at] + chance.choice(WORDS).encode() * chance.choice((1, 1, 1, 500)) + content[at:]


def _literal(chance: Random, content: bytes) -> bytes:
    new = chance.choice((*WORDS, *NUMBERS, *TEXTS, "[1, 2]", "{a = 1}", "true", '"text"', "2026-10-12", "[[[[]]]]"))
    pattern = chance.choice((rb'"[^"\n]*"', rb"\d[\d-]*", rb"\b\w+\b", rb"(?m)[:=] .*$"))
    return _sub(chance, content, pattern, lambda _: new.encode("utf-8", "surrogatepass"))


def _line(chance: Random, content: bytes) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    at = chance.randrange(len(lines))
    way = chance.randrange(4)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(chance.randrange(len(lines)), lines[at])
    elif way == 2:
        lines[at] = chance.choice((b"  ", b"    ", b"\t", b"- ")) + lines[at]
    else:
        lines[at] *= chance.choice((2, 30, 3_000))
    return b"".join(lines)


TEXT: tuple[Mutate, ...] = (_word, _word, _literal, _literal, _literal, _line, _line, _number, _encode, _copy)

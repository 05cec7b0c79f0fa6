"""The manual is whole: it builds, nothing in it is out of date, every link leads somewhere, and nothing is loaded."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from jsonschema import Draft202012Validator
from playwright.sync_api import sync_playwright

from docs.generate import files
from docs.generate.commands import commands_of
from sheetsync.adapters.google import credentials
from sheetsync.adapters.google.refusal import Refusal, meaning
from sheetsync.cli import main
from sheetsync.config.pack.yaml_text import parse_yaml
from sheetsync.errors import AccessError
from tests.acceptance.command_line import ROOT
from tests.browser import launched
from tests.docs.page import DOCS, Block, blocks

Pages = dict[Path, list[tuple[str, dict[str, str]]]]
"""The elements of each page: tag and attributes."""

LOADS = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "video": "src"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual as pages, built without a warning."""
    folder = tmp_path_factory.mktemp("manual")
    folders = ("-d", folder / "trees", DOCS, folder / "html")
    command = [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going", *map(str, folders)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    return folder / "html"


@pytest.fixture(scope="module")
def trees(built: Path) -> Pages:
    """The elements of each page, with their attributes."""
    pages = {}
    for path in built.rglob("*.html"):
        tree = html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        pages[path] = [(each.tag, dict(each.attrib)) for each in tree.iter() if isinstance(each.tag, str)]
    return pages


def test_what_is_made_from_the_code_is_current() -> None:
    stale = [path.name for path, text in files().items() if path.read_text(encoding="utf-8") != text]

    assert not stale, f"run `make manual`: {', '.join(stale)} would be written otherwise"


def test_no_page_loads_anything_from_another_host(
    built: Path, trees: dict[Path, list[tuple[str, dict[str, str]]]]
) -> None:
    for path, elements in trees.items():
        for tag, attributes in elements:
            if tag in LOADS and attributes.get("rel") != "canonical":
                assert not urlsplit(attributes.get(LOADS[tag], "")).netloc, f"{path.name}: {tag}"
    for sheet in built.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "@import" not in text
        assert "url(http" not in text.replace('"', "").replace("'", "")


def test_every_link_inside_leads_somewhere(built: Path, trees: Pages) -> None:
    ids = {path: {attributes["id"] for _, attributes in each if "id" in attributes} for path, each in trees.items()}
    for path, elements in trees.items():
        for tag, attributes in elements:
            link = urlsplit(attributes.get("href" if tag in ("a", "link") else "src", ""))
            if link.scheme or link.netloc or not (link.path or link.fragment):
                continue
            aim = (path.parent / unquote(link.path)).resolve() if link.path else path
            assert aim.exists(), f"{path.name}: {link.geturl()}"
            if link.fragment and aim in ids:
                assert unquote(link.fragment) in ids[aim], f"{path.name}: {link.geturl()}"


def every_command(command: click.Command = main, name: str = "sheetsync") -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for each in commands_of(command):
            yield from every_command(each, f"{name} {each.name}")
    if command is not main:
        yield name, command


COMMANDS = dict(every_command())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_manual(name: str) -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    section = text.split(f"\n### {name}\n")[1].split("\n###")[0]

    for param in COMMANDS[name].params:
        if isinstance(param, click.Option):
            assert param.opts[-1] in section


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [each.name for each in commands_of(main) if f"`sheetsync {each.name}" not in text] == []


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 200


def refusals() -> Iterator[str]:
    """Every sentence about access that a person may meet at Google's door."""
    reasons = [
        Refusal(400, "", "You are trying to edit a protected cell or object"),
        Refusal(400, "", "above the limit of 10000000 cells"),
        Refusal(400, "", "This operation is not supported for this document"),
        Refusal(401, "UNAUTHENTICATED"),
        Refusal(403, "SERVICE_DISABLED"),
        Refusal(403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
        Refusal(403, "PERMISSION_DENIED"),
        Refusal(404, "NOT_FOUND"),
        Refusal(429, "RESOURCE_EXHAUSTED"),
    ]
    yield from (str(meaning(each, who="robot@example.com")) for each in reasons)
    yield str(meaning(Refusal(403, "PERMISSION_DENIED"), who="robot@example.com", writing=True))
    for key in ("[]", '{"type": "service_account"}', '{"installed": {}}', '{"type": "external_account"}'):
        with pytest.raises(AccessError) as raised:
            credentials.find({credentials.KEY: key}, writing=True)
        yield str(raised.value)


def test_the_manual_explains_each_error_of_access() -> None:
    page = (DOCS / "google.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1].strip() for row in page.split("## What each error means")[1].splitlines() if "|" in row]

    for sentence in refusals():
        assert [row for row in rows if row and row in sentence], f"nothing is said about: {sentence}"


# --- The schemas for editors --------------------------------------------------------------------


def schema(name: str) -> Draft202012Validator:
    content = json.loads((DOCS / "schema" / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


@pytest.mark.parametrize("block", blocks("toml"), ids=str)
def test_the_schema_takes_every_configuration_of_the_manual(block: Block) -> None:
    content = tomllib.loads(block.text)
    for key in content.get("interval", {}):
        content["interval"][key] = content["interval"][key].isoformat()

    assert not list(schema("sheetsync.schema.json").iter_errors(content))


def test_the_schema_finds_what_sheetsync_refuses() -> None:
    found = schema("sheetsync.schema.json").iter_errors({"sheet": {"locatoin": "x"}, "write": {"notes": "yes"}})

    assert {tuple(each.path) for each in found} == {("sheet",), ("write", "notes")}


@pytest.mark.parametrize("pack", sorted((ROOT / "rules").glob("*.yaml")), ids=lambda pack: pack.stem)
def test_the_schema_takes_every_shipped_pack(pack: Path) -> None:
    found = schema("pack.schema.json").iter_errors(parse_yaml(pack.read_text(encoding="utf-8")).value)

    assert [f"{'.'.join(map(str, each.path))}: {each.message}" for each in found] == []


@pytest.mark.parametrize("block", [each for each in blocks("yaml") if each.mark == "a pack"], ids=str)
def test_the_schema_takes_every_pack_of_the_manual(block: Block) -> None:
    assert not list(schema("pack.schema.json").iter_errors(parse_yaml(block.text).value))


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": "spann", "message": "x"},
        {"kind": "span", "message": "x"},
        {"kind": "span", "max_days": "7", "message": "x"},
        {"kind": "span", "max_days": 7, "message": "x", "severity": "loud"},
        {"kind": "span", "max_days": 7, "message": "x", "when": {"opne": True}},
        {"kind": "required", "column": "gaol", "message": "x"},
        {"kind": "span", "max_days": 7},
    ],
)
def test_the_schema_finds_what_a_pack_may_not_say(rule: dict[str, object]) -> None:
    assert list(schema("pack.schema.json").iter_errors({"a-rule": rule}))


@pytest.mark.browser
def test_everybody_can_read_it(built: Path) -> None:
    with sync_playwright() as playwright, launched(playwright) as browser:
        for width, scheme in ((360, "light"), (1280, "dark")):
            tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            for name in ("index", "start", "configuration", "search"):
                tab.goto((built / f"{name}.html").as_uri())
                found = Axe().run(tab)
                assert found.violations_count == 0, found.generate_report()

"""A team's own template: its sandbox, its escaping, its words when something is wrong."""

import re
from pathlib import Path

import pytest

from sheetsync.errors import UsageError
from sheetsync.model.format import Format
from sheetsync.render import own_template
from sheetsync.render.own_template import OwnTemplate
from tests.render.test_formats import HOSTILE, TAME, a_document

ROOT = Path(__file__).parents[2]
GROUPS = '{% for group in document.groups %}<i title="{{ group.name }}">{{ group.name }}</i>{% endfor %}'


def filled(source: str, kind: Format = Format.HTML, *texts: str) -> str:
    return own_template.render(a_document(*(texts or TAME)), OwnTemplate("team.html", source), kind)


def test_a_template_shows_the_facts() -> None:
    source = """<h1>{{ document.title }}</h1>
{% for group in document.groups %}{% for work in group.works %}
<p style="color: {{ colours[work.status or ""] }}">{{ shapes[work.status or ""] }} {{ work.name }}</p>
{% endfor %}{% endfor %}"""

    page = filled(source)

    assert page.startswith("<h1>Team roadmap</h1>")
    assert '<p style="color: #b3261e">■ tame 0</p>' in page


def test_a_hostile_text_is_a_text_in_html() -> None:
    page = filled(GROUPS, Format.HTML, *HOSTILE)

    assert set(re.findall(r"<[^>]*>", page)) <= {"</i>", *re.findall(r'<i title="[^"<>]*">', page)}
    assert "{{ &#39;&#39;.__class__" in page


@pytest.mark.parametrize("expression", ["text", "[text] | join(', ')", "text ~ ''", "text | default('x')"])
def test_a_hostile_text_is_a_text_in_markdown_however_it_is_shown(expression: str) -> None:
    source = "{% set text = document.groups[0].works[0].name %}{{ " + expression + " }}"

    shown = filled(source, Format.MARKDOWN, "[click](https://evil.example) <b> @name")

    assert shown == "\\[click\\](https:\u200c//evil.example) \\<b\\> @\u200cname"


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ document.__class__ }}",
        "{{ document.clear() }}",
        "{{ document.titel }}",
        "{{ title }}",
        "{{ cycler }}",
        "{{ range(10) }}",
        "{{ document | pprint }}",
        "{{ document.title | safe }}",
        "{% include 'summary.html' %}",
        "{% import 'x' as y %}",
        "{% extends '/etc/passwd' %}",
        "{{ 1 / 0 }}",
        "{{ document.title + 1 }}",
        "{{ document.groups['x'].works[0] }}",
        "{% for",
        "{{ lipsum.__globals__ }}",
    ],
)
def test_what_there_is_not_is_one_sentence(source: str) -> None:
    with pytest.raises(UsageError, match=r"^team\.html") as caught:
        filled(source)

    assert "tame" not in str(caught.value)


def test_a_template_that_goes_on_for_ever_is_stopped() -> None:
    endless = "{% set many = 'x' * 3000 %}{% for a in many %}{% for b in many %}{{ many }}{% endfor %}{% endfor %}"

    with pytest.raises(UsageError, match="loops"):
        filled(endless)


def test_the_manual_lists_everything_there_is() -> None:
    manual = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")

    names = set(re.findall(r"^\| `([a-z_]+)`", manual, re.MULTILINE))
    assert names == {*own_template.GLOBALS, *own_template.FILTERS, *own_template._names(a_document(*TAME))["document"]}


def test_the_example_of_the_manual_works() -> None:
    manual = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    example = re.search(r"```jinja\n(.*?)```", manual, re.DOTALL)
    assert example is not None

    assert "<h3>tame 0, 0 of 1 done</h3>" in filled(example[1])

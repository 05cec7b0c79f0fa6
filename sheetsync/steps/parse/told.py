"""Told: what reading says of a sheet, in the language of whoever hears it."""

from collections.abc import Sequence

from sheetsync.languages.catalogue import IN_ENGLISH, Phrase, message
from sheetsync.model.cell import column_letters
from sheetsync.model.roadmap import Column
from sheetsync.model.trouble import Told

PLACED = message('"{header}" in {place}')
LOOKS_LIKE = message('"{header}" in {place} ({cells})')
SPAN = message('columns "{first}" to "{last}"')


def phrase(each: Told) -> Phrase:
    """Return it as a phrase, for a catalogue to say."""
    return Phrase(
        each.message,
        {name: phrase(value) if isinstance(value, Told) else value for name, value in each.values.items()},
    )


def english(each: Told | str) -> str:
    """Say it in English; what is a text already stays."""
    return IN_ENGLISH.phrase(phrase(each)) if isinstance(each, Told) else each


def named(column: Column, looks: Told) -> Told:
    """Name a column with its place and what its cells look like."""
    return Told(LOOKS_LIKE, {"header": column.header, "place": column_letters(column.number), "cells": looks})


def span(columns: Sequence[Column]) -> Told:
    """Name the first and the last of a row of columns."""
    return Told(SPAN, {"first": columns[0].header, "last": columns[-1].header})

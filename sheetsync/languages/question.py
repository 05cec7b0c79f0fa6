"""How questions lead in a language: words, and turns of phrase in which they do."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What makes a question of one language lead.

    Attributes:
        words: The name of a class -> its words, with commas between them; `*` is the rest of a word.
        signs: A family -> the turns of phrase that lead in its way, in the notation of `sheetsync.kinds.wording.turn`.
        evaluating: The families that turn on a judgement: whoever voiced it first is not led to it.
        balancing: The families that both sides, or a way out, take back.
        voiced: Turns of phrase that give a judgement back to the person who made it.
        balanced: Turns of phrase that offer both sides, or a way out.
        courtesy: Turns of phrase of politeness and consent, which ask for no opinion.
        judging: The classes whose words are never part of the subject's name.
        stops: Words at which the name of a thing ends.
        determiners: Words with which the name of a thing begins.
        inner: Words at which a name ends, unless they stand right after its determiner: "the night shift".
        closing: Words at which a name ends, but which may be its last: "the enrolment week".
        nouns: Endings of words that name a thing without one.
        whys: A family -> what to say of it in a remark.
        asks: A family -> what may be asked about a `{subject}` instead; and of some turns: `both` with `{one}` and the
            `{other}` end of a scale; `doing`, about what somebody does; `reason` and `past reason`, about why;
            `trouble`, about what a solution is for.
        opposites: A word for one end of a scale -> the word for the other end: "easy" -> "difficult".
        scales: Words that say, beside a question, that it is answered on a scale.
    """

    words: Mapping[str, str]
    signs: Mapping[str, tuple[str, ...]]
    evaluating: frozenset[str]
    balancing: frozenset[str]
    voiced: tuple[str, ...]
    balanced: tuple[str, ...]
    courtesy: tuple[str, ...]
    judging: str
    stops: str
    determiners: str
    inner: str
    closing: str
    nouns: str
    whys: Mapping[str, str]
    asks: Mapping[str, str]
    opposites: Mapping[str, str]
    scales: str

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
        claiming: The families whose first sentence is what others say or do; what is asked after it may stand alone.
        of_ideas: The families of what nobody has done yet, so that there is no last time.
        openers: Words with which a question begins that can't be answered with yes or no.
        empty: Words that say nothing of what is asked about, so that a proposal may leave them out.
        loaded: Words that name a thing and judge it, so that no proposal has them.
        people: Words for people, `people_endings`: endings of such.
        auxiliaries: Words that stand before who does something.
        joints: Words with which goes on what belongs to a thing: "in the ward".
        times: Words for a time in what goes on so.
        before_to: Words after which "to" begins what is done, of which `wishing` tell a wish.
        changing: Words after which stands what there is already, and what an idea would change.
        clauses: Words after which "you" begins what is done; `moments`: those after which it tells a time.
        helping: Words after which stands who does something, and what.
        before_gerund: Words after which a word in "-ing" is what is done, unless it is one of `no_gerunds`.
        adverbs: Words that may stand between who does something and what.
        breaks: Words at which what is done ends.
        no_deeds: Words that are no deed there: of states, opinions and wishes, and past forms; after "to",
            `sure_deeds` are one.
        standing: Words that may follow a thing of which something is said.
        asks: What may be asked instead: of a deed with `{who}` and `{subject}`, `doing` or `doing FAMILY` or `gerund`;
            of a thing `thing`, the family, or `of others`; `both` with `{one}` and the `{other}` end of a scale;
            `reason` and `past reason`, about why.
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
    claiming: frozenset[str]
    of_ideas: frozenset[str]
    openers: str
    empty: str
    loaded: str
    people: str
    people_endings: str
    auxiliaries: str
    joints: str
    times: str
    before_to: str
    wishing: str
    changing: str
    clauses: str
    moments: str
    helping: str
    before_gerund: str
    no_gerunds: str
    adverbs: str
    breaks: str
    no_deeds: str
    sure_deeds: str
    standing: str
    whys: Mapping[str, str]
    asks: Mapping[str, str]
    opposites: Mapping[str, str]
    scales: str

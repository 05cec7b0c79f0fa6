"""What goals are made of in a language: who is better off, what gets better, and what is only the work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Goals:
    """The words by which the goals of one language are judged.

    Sections are words and phrases with commas between them; `*` is the rest of a word.

    Attributes:
        work: Verbs of building and moving things with which a goal begins, and their nouns: "rollout of".
        unsure: Verbs that are nouns too, and mean work where what follows is no measure: "test", "order".
        loose: Verbs that mean work only where the goal goes on with the words of the project: "get", "do".
        minds: What only people do: "know", "sleep".
        done: What is said of work that is finished: "goes live".
        doers: What may stand before the verb of work with which a goal begins: "to", "we will".
        clauses: What says that something happens to a thing, and not that there is one: "are", "stop".
        relatives: What a clause about the thing begins with: "that".
        numbered: What has a number for a name: "phase".
        have: Verbs by which somebody only comes to own the thing: "have".
        gains: What stands before that which people get: "so that", "can".
        effects: What gets better or worse, and marks of measures: "fewer", "within".
        topics: What can get better or worse: "uptime". After a word that is a verb as well, it says that it isn't one.
        joints: Words at which the name of a thing ends: "in", "for".
        plural: People who don't look like many: "staff", "children". Only of a language that joins nouns by a space.
        things: What looks like people, and isn't, or isn't for whom anybody works: "servers", "attackers".
        endings: How words for roles end.
        nobody: What stands in a cell of stakeholders and names none.
        verb_last: Whether a verb that says what to do stands at the end: "Server umziehen".
        noun_first: Whether the noun that others describe comes first: "chefs d'équipe".
        joins: Whether a noun alone describes the one after it: "user accounts".
    """

    work: str
    unsure: str = ""
    loose: str = ""
    minds: str
    done: str
    doers: str = ""
    clauses: str = ""
    relatives: str = ""
    numbered: str = ""
    have: str
    gains: str
    effects: str
    topics: str = ""
    joints: str
    plural: str = ""
    things: str = ""
    endings: str = ""
    nobody: str
    verb_last: bool = False
    noun_first: bool = False
    joins: bool = False

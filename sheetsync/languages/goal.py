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
        adjectives: Those of the loose verbs that may as well say what a thing is like: "clean".
        minds: What only people do: "know", "sleep".
        done: What is said of work that is finished: "goes live".
        doers: What may stand before the verb of work with which a goal begins: "to", "we will".
        clauses: What says that something happens to a thing, and not that there is one: "are", "stop".
        relatives: What a clause about the thing begins with: "that".
        numbered: What has a number for a name: "phase".
        have: Verbs by which somebody only comes to own or to use the thing: "have", "are moved to".
        giving: Verbs by which somebody is given the thing: "equip".
        sought: What is done to those against whom one works, right after them: "are caught".
        subjects: Departments that are a noun of the thing as the first words: "support for".
        bringing: Verbs of work that also bring what nobody builds: "create" in "create jobs".
        goods: What people have of the work, and nobody builds: "jobs".
        postposed: What may stand right after many things, and is no verb: "available".
        seemingly: What looks like many things, and describes the thing after it: "sales".
        doings: What stands after a verb, and hardly ever after a noun: "only".
        sites: People who are as well the place where something happens: "department".
        places: What stands before the place where something happens: "in".
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
    adjectives: str = ""
    minds: str
    done: str
    doers: str = ""
    clauses: str = ""
    relatives: str = ""
    numbered: str = ""
    have: str
    giving: str = ""
    sought: str = ""
    subjects: str = ""
    bringing: str = ""
    goods: str = ""
    postposed: str = ""
    seemingly: str = ""
    doings: str = ""
    sites: str = ""
    places: str = ""
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

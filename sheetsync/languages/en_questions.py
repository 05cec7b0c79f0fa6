"""How questions lead in English, and what to ask instead."""

from sheetsync.languages.en_deeds import DEEDS
from sheetsync.languages.en_signs import SIGNS
from sheetsync.languages.en_words import WORDS
from sheetsync.languages.question import Questions

QUESTIONS = Questions(
    words=WORDS,
    signs=SIGNS,
    evaluating=frozenset({"assumed-problem", "false-choice", "loaded-word", "praise"}),
    balancing=frozenset(
        {"assumed-problem", "assumed-wish", "false-choice", "loaded-word", "praise", "solution-offered"}
    ),
    voiced=(
        "you|you've just|also|once|already|have|had? @said",
        "in|on your @letters",
        "your @letters says|said|mentions|mentioned",
        "you wrote|write that|in|:",
        "saying ,",
    ),
    balanced=(
        "like|enjoy|love .. not like|enjoy|love|understand",
        "if any|anything|anybody|anyone|ever|so",
        "if at all",
        (
            "or not|something|anything|other|neither|none|both|depends|about|somewhere|someone|somebody|another|didn't|"
            "doesn't|don't|isn't|wasn't|nothing|no|others|elsewhere|what|unimportant"
        ),
        "or does|did|is|was it vary|depend|something|neither|not",
        "or in between",
        "@pleasant or and? @painful",
        "@painful , @pleasant",
        "@painful|@hurts .. @pleasant|@enjoys|well|right",
        "@pleasant|@enjoys .. @painful|@hurts|not",
        "not understand|enjoy|like|work .. clear|well|did|what",
        "best .. worst",
        "worst .. best",
        "good and bad",
        "one way",
        "right or wrong",
        "any|anything difficult|hard|problems|problem|trouble|that|you|surprising|unclear|confusing|of|more|less|other",
    ),
    courtesy=(
        "^ would|do|did|will you|they like|want|prefer|wish|mind|need|care to @politely",
        (
            "would|do|did|will you|they like|want|prefer|need a|an|some|more break|coffee|drink|copy|moment|minute|tea|"
            "glass|pause|receipt|seat|chair|transcript|hand|pen|water|time"
        ),
        "would|do|will you|they like|want|prefer|need water|tea|coffee|anything",
        "would|do|will you|they like|want|prefer me|us to",
        "agree to",
        "^ would you prefer .. or",
        (
            "^ would|could|can|will|may you|i|we please|kindly? tell|show|walk|describe|explain|give|share|say|talk|"
            "name|read|record|ask|contact|send|elaborate|draw|open|point"
        ),
        "that|which i|we should know",
        "being recorded|filmed",
    ),
    judging=(
        "aged, better, chaos, claims, crowd, enjoys, fails, harsh, helps, hurts, isn't, painful, pleasant, praised, "
        "said, shows, studies, suppose, worry, would"
    ),
    stops=(
        "a, about, add, after, again, all, also, am, an, and, any, are, as, ask, at, be, because, been, before, being, "
        "but, by, can, could, did, do, does, done, during, each, even, ever, every, feel, felt, few, find, for, from, "
        "get, gets, give, got, had, has, have, having, he, her, him, how, i, if, in, instead, into, is, it, its, just, "
        "keep, keeps, least, less, like, likes, long, love, made, make, makes, many, may, me, might, more, most, much, "
        "must, need, never, no, not, now, of, often, on, once, only, onto, or, other, out, over, per, quite, rather, "
        "really, say, says, said, see, she, should, so, some, soon, still, such, take, takes, tell, tells, than, that, "
        "then, there, they, think, thinks, through, to, too, under, until, up, us, use, used, uses, using, very, want, "
        "wants, was, we, were, what, when, where, whether, which, while, who, why, will, wish, with, within, without, "
        "would, yes, yet, you, help, helps, helped, found, work, works, happen, happens, happened, cause, causes, "
        "caused, agree, them, themselves, yourself, myself, ought, replace, replaced, switch, switched, lately, "
        "already, always, usually, everybody, everyone, nobody, somebody, becoming, became, become, becomes, go, goes, "
        "went, going, come, comes, came, let, lets, put, puts, starts, stop, stops, lose, lost, one, read, reads, "
        "write, writes, run, runs, time, times, day, days, today, yesterday, tomorrow, able, whole, lot, back, down, "
        "off, thing, things, seem, seems, look, looks, mean, means, know, knows, something, anything, nothing, "
        "everything, better, worse, easier, faster, prefer, rate, show, shows, enough, well, itself, truly, highly, "
        "both, between, since, several, first, latest, last, lack, took, week, weeks, month, months, year, years, "
        "hour, hours, minute, minutes, morning, night, held, created, create, send, sends, sent, noticed, notice, "
        "scan, invite, invited, rely, finally, learn, miss, missed, quick, fast, short, slows, new, old, same, people, "
        "users, user, customers, team, teams, colleagues, staff, buy, buys, pay, pays, leave, leaves, left, spend, "
        "spent, moved, move, gave, called, asks, asked, told, written, wrote, built, build, automatically, open, "
        "opens, opened, check, checks, checked, wait, waits, waited, worth, ready, sure, against, across, around, "
        "above, below, toward, towards, upon, via, unlike, here, part, way, ways, number, kind, sort, right, reason, "
        "special, ran, main, doing, gives, given, matched, filled, clear, early, straight, twice, away, skip, "
        "assign, useful, opinion, getting, making, taking, filling, seen, shown, working, ones, wrong, forget, "
        "forgets, forgot, yours, ours, mine, theirs, size, age, industry, region, point, sense"
    ),
    determiners="the, our, your, a, an, this, that, these, those, its, their, two, three, four, five, another",
    inner="night, morning, week, day, month, year, user, customer, team, staff, people, help, work, time, check",
    closing="night, morning, week, day, team, times, hours",
    nouns="s, ing, ment, tion, sion, ance, ence, ity, ness, ware",
    whys={
        "assumed-problem": "it takes a problem for granted",
        "loaded-word": "a word in it judges",
        "praise": "it praises before it asks",
        "assumed-wish": "it takes a wish for granted",
        "solution-offered": "it offers the solution",
        "false-choice": "it leaves only these answers",
        "social-proof": "it leans on others",
        "negative": "it expects one answer",
        "tag": "it asks to agree",
    },
    **DEEDS,
    opposites={
        "easy": "difficult",
        "hard": "easy",
        "difficult": "easy",
        "simple": "complicated",
        "complicated": "simple",
        "satisfied": "dissatisfied",
        "happy": "unhappy",
        "helpful": "unhelpful",
        "clear": "unclear",
        "pleasant": "unpleasant",
        "convenient": "inconvenient",
        "good": "bad",
        "bad": "good",
        "well": "badly",
        "pleased": "displeased",
        "comfortable": "uncomfortable",
        "reliable": "unreliable",
        "fair": "unfair",
        "safe": "unsafe",
        "important": "unimportant",
        "friendly": "unfriendly",
        "easily": "hard",
    },
    scales=(
        "scale, scaled, likert, rating, rate, slider, stars, 1-5, 1-7, 1-10, 0-10, 1 to 5, 1 to 7, 1 to 10, 0 to 10, "
        "very easy, very difficult, very satisfied, very dissatisfied, strongly agree, strongly disagree"
    ),
)

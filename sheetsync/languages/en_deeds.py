"""What English questions are about: words that tell a deed from a thing, and what is asked of either."""

from typing import Any, Final

DEEDS: Final[dict[str, Any]] = {
    "claiming": frozenset({"social-proof", "praise"}),
    "of_ideas": frozenset({"assumed-wish", "solution-offered"}),
    "openers": "how, what, when, where, which, who",
    "empty": (
        "a, about, all, also, always, am, an, and, any, anything, are, as, at, be, because, been, being, big, but, "
        "by, can, could, did, do, does, doing, done, even, ever, everybody, everyone, everything, feel, feels, felt, "
        "find, for, from, get, gets, good, great, had, has, have, having, how, i, if, in, is, it, its, itself, just, "
        "kind, like, lot, made, make, makes, many, may, me, might, more, most, much, must, my, never, new, no, "
        "nobody, not, now, of, often, on, one, or, our, ours, own, part, quite, rather, really, right, seem, seems, "
        "shall, should, so, some, something, still, such, sure, take, takes, long, than, that, the, their, them, "
        "themselves, then, there, these, they, thing, things, think, this, those, time, to, too, true, up, us, very, "
        "want, wants, was, way, ways, we, well, were, what, when, where, which, while, who, whole, whose, why, will, "
        "wish, with, would, yes, you, your, yours, yourself, best, latest, agree, aren't, isn't, wasn't, weren't, "
        "don't, doesn't, didn't, wouldn't, couldn't, shouldn't, can't, won't, haven't, hasn't, hadn't, you'd, it's, "
        "that's, what's, there's, you're, they're, we've, we're, you've, i'm, lack, reason, case, enough, love, need, "
        "already, actually, ultimately, somebody, someone, less, add, use, using, used, help, helps, helped, people, "
        "few, bit, try, held, back, created, caused, bother, survive, endure, tolerate, justify, cope, struggle, "
        "suffer, deal, face, faced"
    ),
    "loaded": (
        "rude, silly, stupid, crazy, overpriced, lousy, wrong, ancient, "
        "mistake, mistakes, interruption, interruptions, error, errors, delay, delays, noise, chaos, mess, "
        "bureaucracy, bureaucratic, nightmare, problem, problems, trouble, issue, issues, waste, failure, failures, "
        "outage, outages, pain, stress, confusion, burden, clutter, overload, hassle, superfluous, needless, lost, "
        "broken, wasted, frustrating, annoying, difficult, hard, treasure, success, lack, missing, hate, dread, "
        "struggle, suffer, complain, worry, endure, tolerate, justify, better, easier, faster"
    ),
    "people": (
        "staff, team, teams, crew, council, office, customers, users, colleagues, patients, children, parents, "
        "students, visitors, guests, volunteers, nurses, families, folks, clients, tenants, citizens, cooks, crews, "
        "women, men"
    ),
    "people_endings": (
        "ners, vers, kers, ters, ders, gers, itors, tors, inees, yees, udents, idents, atients, ients, ists, ians"
    ),
    "auxiliaries": "do, does, did, have, has, can, could, would, will, for, when",
    "joints": "of, for, in, between, from, at, on, during, before, after, with, within, across, about, per",
    "times": (
        "night, nights, morning, mornings, evening, evenings, day, days, week, weeks, month, months, year, years, "
        "weekend, weekends, monday, time, first, team, teams, staff, customers, users, customer, user, people, new, "
        "work"
    ),
    "before_to": (
        "give, it, easy, easier, hard, harder, difficult, simple, simpler, annoying, frustrating, tedious, painful, "
        "tiring, stressful, slow, slower, fast, faster, quick, quicker, pleasant, nice, fun, boring, confusing, "
        "complicated, way, ways, time, chance, like, love, want, prefer, wish, need, needs, keen, eager, happy, glad, "
        "hope, trying, forget, able, hate, how, ready, willing, excited, safer, cheaper, nicer, better, impossible, "
        "tricky, cumbersome, convenient, useful, bother, bothers"
    ),
    "changing": "replace, replaced, replacing, fix, redesign, shorten, remove",
    "wishing": "like, love, want, prefer, wish, need, needs, keen, eager, happy, glad, hope, excited, ready, willing",
    "moments": "when, while, whenever, before, after, where, how",
    "clauses": "when, while, whenever, before, after, if, do, don't, would, could, can, can't, will, where",
    "helping": "help, helps, helped, helping, let, lets",
    "before_gerund": "of, on, by, about, in, for, with, when, while, before, after, without, find, part",
    "no_gerunds": (
        "something, anything, everything, nothing, morning, evening, meeting, training, building, ceiling, parking, "
        "wedding, missing, existing, ongoing, outstanding, incoming, outgoing, heating, boring, annoying, "
        "frustrating, confusing, loading, reading, mentoring, booking, pricing, painting, spring, string, billing, "
        "onboarding, staging, testing, warning, getting, having, being, mailing, shopping, changing, waiting, dining, "
        "trusting, knowing, thinking, feeling, believing, wanting, liking"
    ),
    "adverbs": (
        "never, already, not, rather, still, ever, even, always, also, really, actually, only, just, all, simply, "
        "usually, currently, first"
    ),
    "breaks": "because, if, so, but, when, while, and, or, than, although, that's, which, who",
    "no_deeds": (
        "a, all, also, am, are, be, been, being, have, has, had, get, got, see, know, is, was, were, no, here, think, "
        "want, like, love, hate, feel, felt, find, agree, need, wish, prefer, believe, enjoy, appreciate, value, "
        "dread, suffer, struggle, cope, deal, put, lose, lost, waste, lack, keep, keeps, stand, miss, mind, worry, "
        "complain, bother, noticed, wrote, left, went, took, made, found, saw, did, do, does, told, gave, came, "
        "began, knew, more, most, less, to, in, on, at, of, for, with, from, it, them, us, me, you, they, we, "
        "tolerate, endure, survive, justify, excuse, ignore, fear, stay, say, rate, describe, dislike, stomach, bear, "
        "avoid, consider, imagine, trust, recommend, start, begin, try, refuse, insist, resist, neglect, seem, "
        "become, expect, forget, about, better, easier, faster, often, switch"
    ),
    "sure_deeds": (
        "find, keep, say, read, begin, start, avoid, imagine, trust, describe, recommend, choose, see, get, put"
    ),
    "standing": (
        "is, are, was, were, has, have, had, can, could, will, would, should, may, might, must, do, does, did, don't, "
        "doesn't, didn't, isn't, aren't, wasn't, weren't, can't, won't, haven't, hasn't, takes, take, took, work, "
        "works, help, helps"
    ),
    "asks": {
        "doing": "When did {who} last {subject}, and how did it go?",
        "doing negative": "When, if ever, did {who} last {subject}, and how did it go?",
        "doing tag": "When, if ever, did {who} last {subject}, and how did it go?",
        "doing social-proof": "When, if ever, did {who} last {subject}, and how did it go?",
        "doing solution-offered": "How do {who} currently {subject}?",
        "doing assumed-wish": "How, if at all, do {who} currently {subject}?",
        "doing of others": "When, if ever, did {who} last {subject}, and what happened?",
        "doing solution-offered of one": "How does {who} currently {subject}?",
        "doing assumed-wish of one": "How, if at all, does {who} currently {subject}?",
        "gerund": "How did {subject} go the last time?",
        "both": "How {one} or {other} {subject}",
        "reason": "What leads you to {subject}?",
        "past reason": "What led you to {subject}?",
        "thing": "Tell me about your last experience with {subject}. What happened?",
        "of others": "Tell me about the last experience of {who} with {subject}. What happened?",
        "assumed-wish": "What part, if any, would {subject} play in what {who} do today?",
        "solution-offered": "When, if ever, did {subject} come up for {who}, and what happened then?",
        "trouble": "Tell me about your last experience with {subject}. What happened?",
        "false-choice": "How would you describe {subject} in your own words?",
        "social-proof": "What is your own experience with {subject}?",
    },
}
"""The fields of `Questions` of deeds and things."""

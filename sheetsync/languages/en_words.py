"""Classes of words of English questions; one may name another one of before: `@name`."""

WORDS = {
    "them": (
        "you, your *, they, people, users, customers, we, anyone, anybody, everyone, everybody, the team, "
        "the staff, the users, the others, new *, your new *"
    ),
    "worry": (
        "problem, problems, issues, trouble, troubles, difficulties, difficulty, pain, pains, pain point*, "
        "frustration*, challenges, hassle*, headache*, obstacle*, bottleneck*, struggle, struggles, annoyance*, "
        "nuisance*, drawback*, downside*, disadvantage*, weaknesses, shortcoming*, nightmare*, inconvenience*, "
        "disappointment*, worries, hurdle*, barriers"
    ),
    "trouble": (
        "@worry, chaos, mess, confusion, burden*, stress, friction, disruption*, bureaucracy, red tape, clutter, "
        "overload, fatigue, waste, noise, flaw*"
    ),
    "harsh": (
        "awful, terrible, horrible, horrendous, dreadful, disastrous, outdated, old-fashioned, antiquated, "
        "clunky, clumsy, messy, chaotic, ridiculous, absurd, pointless, useless, worthless, needless, "
        "unnecessary, wasteful, bureaucratic, bloated, ugly, painful, tedious, annoying, frustrating, notorious, "
        "infamous, sloppy, endless, never-ending, unending, constant, confusing, cumbersome, unfair, miserable, "
        "archaic, primitive, flawed, inadequate, awkward, laborious, painfully *, so-called, mind-numbing, "
        "soul-destroying, exhausting, unreliable, overloaded, overcomplicated, convoluted, cluttered, "
        "stressful, nightmarish, dysfunctional, inefficient, boring, dull, intrusive, tiresome, irritating, buggy, "
        "flaky, infuriating, dubious, shaky, badly *, poorly *, superfluous, "
        "clueless, careless, stubborn, reckless, negligent, lazy, thoughtless, arrogant, incompetent, petty, greedy, "
        "heartless, senseless"
    ),
    "painful": (
        "@harsh, complicated, rigid, hard, difficult, tough, slow, bad, broken, poor, tiring, tricky, inconvenient, "
        "error-prone, unclear, unhelpful, disappointing, disappointed, frustrated, annoyed, stressed, confused, "
        "unhappy, dissatisfied, overwhelmed, overwhelming, worried, worrying, upset, bored, fed up, risky, unsafe, "
        "dangerous, disruptive, distracting, unpleasant, a pain, a burden, a problem, a nuisance, a hassle, "
        "a nightmare, a waste, hated, worse, worst, impossible, harder, slower"
    ),
    "hurts": (
        "frustrat*, annoy*, bother, bothers, bothered, bothering, irritat*, confus*, worr*, slow* down, "
        "hold* back, held back, disappoint*, upset*, drive* you, drove you, wast*, hinder*, hamper*, hurt*, "
        "suffer*, struggl*, distract*, stress*, overwhelm*, exhaust*, hate*, dislike*, dread*, despis*, complain*, "
        "get in the way, gets in the way, got in the way, disrupt*, burden*, embarrass*, scare*, put* you off, "
        "put* them off, cost* you the most, drain*, tire*, fed up, puzzle*, mislead*, misled"
    ),
    "fails": (
        "break* down, broke down, crash, crashes, crashed, drops, drops out, fails, falls apart, fall apart, "
        "fell apart, falls short, fall short, freezes, hangs, goes down, goes wrong, go wrong, went wrong, "
        "get* stuck, got stuck, get* lost, got lost, let* you down, give up, gave up, slips, stalls, collapses"
    ),
    "praised": (
        "amazing, awesome, excellent, wonderful, fantastic, brilliant, superb, outstanding, award-winning, "
        "powerful, intuitive, modern, innovative, clever, elegant, sleek, beautiful, seamless, effortless, "
        "revolutionary, groundbreaking, ground-breaking, world-class, best-in-class, state-of-the-art, "
        "cutting-edge, user-friendly, impressive, improved, streamlined, much-loved, hugely popular, "
        "lightning-fast, blazing *, easy-to-use, gorgeous, delightful, first-class, top-notch, industry-leading, "
        "market-leading, best-selling, hassle-free, stunning, magnificent, great, lovely, magical, marvellous, "
        "terrific, friendly, stylish, unbeatable, well-designed, well-loved, acclaimed"
    ),
    "pleasant": (
        "@praised, good, easy, useful, helpful, handy, nice, pleasant, satisfied, happy, pleased, delighted, glad, "
        "grateful, thrilled, relieved, impressed, convenient, valuable, satisfying, enjoyable, rewarding, "
        "reassuring, exciting, excited, proud, thankful, smooth, time-saving"
    ),
    "better": (
        "better, easier, faster, quicker, simpler, nicer, happier, clearer, safer, cheaper, smoother, more *, "
        "less *, fewer *, improved, ahead"
    ),
    "enjoys": "love*, enjoy*, adore*, appreciat*, prais*, value most, like best, like most, like the most, admire*",
    "helps": (
        "help, helps, helped, helping, helpful, "
        "solv*, fix*, sav*, improv*, eas*, reduc*, simplif*, speed* up, benefit*, transform*, make it *, "
        "make your *, make their *, make our *, make things *, make life *, make you *, be useful, be helpful, "
        "be of use, be better, be easier, be good, be great, be nice, be welcome, be worth *, be of interest, "
        "do the trick, be enough, work for you, suit you, prevent*, keep you *, keep your *, free you *, free up, "
        "change your *, spare you, boost*, encourage*, work better, avoid*"
    ),
    "eases": (
        "help @them, helps @them, helped @them, helping @them, help with, helped with, save @them, saves @them, "
        "saved @them, save time, saved time, improv*, simplif*, speed* up, sped up, transform*, easier, faster, "
        "better, benefit*"
    ),
    "crowd": (
        "most *, most of the *, most of your *, many *, many of the *, many of your *, nearly all *, "
        "nearly every *, almost all *, almost every *, almost everyone, nearly everyone, all the other *, "
        "all other *, all your *, all our *, every other *, every serious *, other *, the other *, "
        "the majority of *, everyone, everybody, everyone else, everybody else, nobody else, no one else, "
        "thousands of *, hundreds of *, dozens of *, a lot of *, lots of *, plenty of *, more and more *, experts, "
        "specialists, analysts, consultants, scientists, researchers, industry leaders, leading *, the best *, "
        "the top *, top *, our best *, our top *, your best *, successful *, high-performing *, serious *, "
        "experienced *, senior *, the fastest *, the leading *, the whole *, the entire *, professional *, "
        "two thirds of *, two out of three *, three quarters of *, nine of ten *, nine out of ten *, "
        "eight out of ten *, four out of five *, nine in ten *, # %, # per cent, # percent, # out of #, # of #, "
        "# in #, # teams, # users"
    ),
    "authority": (
        "boss, manager, cto, ceo, cfo, coo, team lead, tech lead, director, management, leadership, colleagues, "
        "colleague, peers, neighbours, neighbors, competitors, competition, customers, friends, co-workers, "
        "coworkers, teammates, predecessor, chief *, head of *, vp, board, founder, founders, lead engineer, "
        "architect, architects, coach, professor, auditors, consultants, partners, doctors, teachers, union, "
        "president, vice president, other *, colleagues in *, colleagues from *"
    ),
    "claims": (
        "say, says, said, tell us, tells us, told us, told me, think, thinks, thought, find, finds, found, love, "
        "loves, loved, believe, believes, recommend*, suggest, suggests, prefer, prefers, like, likes, agree, "
        "agrees, complain*, call, calls, called, consider, considers, hate, hates, rave*, praise*, rate, rates, "
        "rated, are happy, is happy, are convinced, is convinced, are sure, is sure, switched, swear by, "
        "swears by, insist*, already use, sees, is proud, are proud, are delighted, is delighted, are thrilled"
    ),
    "studies": (
        "studies, study, research, surveys, our survey, the survey, statistics, the numbers, evidence, science, "
        "benchmarks, reports, the literature, best practice, best practices, the industry, common sense, "
        "our research, a study, a survey, recent *, industry surveys, recent studies"
    ),
    "shows": (
        "show*, say*, suggest*, prove*, find*, recommend*, tell*, indicate*, demand*, confirm*, has shown, found, "
        "agree*, have shown, has proved, have proved, advise*, dictate*"
    ),
    "is": "is, are, was, were",
    "do": "do, does, did",
    "would": "would, could, will, might, can, should",
    "isn't": "isn't, aren't, wasn't, weren't, wouldn't, couldn't, shouldn't, can't, won't, hasn't, haven't, hadn't",
    "suppose": ("suppose, guess, assume, take it, presume, imagine, bet, think, hope, believe, expect, gather, trust"),
    "given": "since, as, given, given that, now that, because, seeing that, considering that, according to",
    "planning": (
        "building, planning, adding, launching, developing, introducing, thinking of, proposing, replacing, "
        "plan to, want to, are going to, could"
    ),
    "proud": (
        "worked hard, worked very hard, worked really hard, put a lot, spent months, spent weeks, spent years, "
        "proud, improved, simplified, invested, made it @better, finally made"
    ),
    "flattered": (
        "good, great, experienced, responsible, caring, smart, professional, serious, conscientious, expert, "
        "seasoned, skilled, loyal, valued, power, senior, clever, careful, busy, modern"
    ),
    "our": "our, the, this, that, these, those, such a, such an, such, your, yet another, all this",
    "aged": "new, old, same, current, own, first, last, latest, next, quick, short",
    "bad": "painfully slow, badly *, poorly *",
    "chaos": "chaos, mess, nightmare, disaster, fiasco, madness, nonsense, bureaucracy, red tape",
    "said": (
        "said, say, mentioned, told me, told us, rated, reported, called, described, noted, pointed out, gave, "
        "ranked, complained, named, listed, answered, chose, marked, brought up, raised, put down, scored, "
        "talked about"
    ),
    "named": "addressed, called, paid, contacted, reached, named, told",
    "letters": "ticket, mail, e-mail, email, message, answer, survey, letter, note, review, report",
    "politely": (
        "add, stop, pause, continue, take, sit, begin, start, ask, say, share, tell, go, skip, know, be named, "
        "be recorded, be paid, be contacted, be told, be quoted, be called, be informed, be addressed, be sent, "
        "be kept, be asked, be anonymous, be invited, receive, read, come, join, hear, talk, move on, leave, "
        "see the results, see what, get the, get a copy, mention, finish, bring, check, repeat, speak, end, "
        "do this, keep, turn, think, use your, correct, clarify, meet, comment, try it again"
    ),
    "build": (
        "add*, buil*, create*, replac*, introduc*, switch*, automat*, move*, merge*, remove*, get rid *, buy, "
        "invest*, bring in, set up, make, allow, rename*, redesign*, drop, give, offer, send, show, hire, split, "
        "combine, integrat*, turn, connect, extend, shorten, simplify, fix"
    ),
}
"""The name of a class -> its words."""

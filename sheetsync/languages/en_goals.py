"""What goals are made of in English."""

from sheetsync.languages.goal import Goals

GOALS = Goals(
    work=(
        "adding, adopt*, assemble, automat*, build, building, bring out, buy, buying, carry out, choose, clean up, "
        "configur*, connect*, consolidat*, construct*, containeri*, convert*, creat*, decommission*, define, defining, "
        "deliver, delivering, deploy, deploying, deployment, deprecat*, designing, develop, developing, development "
        "of, digiti*, documenting, draw up, enrol, establish*, execut*, expand to, extend, finalis*, finaliz*, "
        "implement*, integrat*, install*, introduc*, launch*, make a, merging, migrat*, moderni*, moving, negotiat*, "
        "onboard, open a, open the, organis*, organiz*, overhaul*, perform, prepar*, procur*, produc*, provision*, "
        "publish*, purchas*, put in, put up, rebrand, rebuild*, redesign*, refactor*, refurbish*, releasing, relocat*, "
        "renegotiat*, renew, renovat*, replac*, replatform, restructur*, retire, rewrit*, roll out, rolling out, "
        "rollout of, roll-out of, set up, setting up, specify, stand up, standardis*, standardiz*, switch from, switch "
        "off, switch on, switch to, take down, testing of, translat*, turn off, turn on, updat*, upgrad*, upload, "
        "validat*, write, writing, version *, set of, a new *, launch of, launching, analys*, analyz*, evaluat*, "
        "assess*, investigat*, encrypt*, demolish*, containeris*, shut down, spin up, cut over, go live with, "
        "completion of, renewal of, selection of, installation of, documentation for, training for, a working *, first "
        "version of, final version of, proof of concept, running the, adding a, unblock*, verify, verifying, delivery "
        "of, introduction of, creation of, migration of, migration to, migration from, implementation of, integration "
        "of, integration with, construction of, development of, purchase of, replacement of, redesign of, upgrade to, "
        "upgrade of, move to, move from, move of, switch from, certification"
    ),
    unsure=(
        "add, apply, arrange, book, certify, code, commission, compile, design, document, draft, drop, embed, equip, "
        "extract, hire, hold, host, import, launch, lay, list, map, merge, move, mount, order, paint, patch, pave, "
        "pilot, plan, plant, port, print, process, prototype, release, rename, repair, run, scan, schedule, select, "
        "ship, sign, split, start, survey, switch, tender, test, track, train, transfer, trial, upgrade, wire, "
        "benchmark, cache, index, log, monitor, scale, tune, audit, back up, rent, lease, recruit, stage, model, "
        "label, file, post, record, form, rotate, restore, archive, announce, interview, teach, coach, compare, "
        "collect, connect"
    ),
    loose=(
        "get, do, make, put, complete, finish, offer, provide, have, bring, use, clean, open, enable, allow, support, "
        "give, unify, centralis*, centraliz*, change, close, conduct, end, fill, fix, handle, host, include, invest "
        "in, link, manage, modify, obtain, process, register, remove, review, send, serve, share, show, simplify, "
        "store, sync*, track, receive, hand over, secure, work on, go live, prototype, research"
    ),
    minds=(
        "know, knows, knew, see, sees, hear, hears, learn, learns, trust, trusts, decide, decides, choose, chooses, "
        "sleep, sleeps, feel, feels, remember, remembers, forget, forgets, notice, notices, understand, understands, "
        "wonder, wonders, worry, worries, ask, asks, find, finds, recognise, recognises, recognize, recognizes, eat, "
        "eats, sing, sings, laugh, laughs, enjoy, enjoys, dare, dares, prefer, prefers, sit, sits, wear, wears, agree, "
        "agrees, complain, complains, apologise, apologises, discuss, discusses, negotiates, celebrate, celebrates, "
        "argue, argues, borrow, borrows, teaches, afford, affords, explain, explains, swim, swims, go home, goes home, "
        "get home, gets home, come home, comes home, are home, is home, each other, one another, can read, can write, "
        "can tell, can choose, can ask, can book, can apply, without asking, without calling, without phoning, without "
        "guessing, without waiting for, without fear, themselves, himself, herself"
    ),
    done=(
        "goes live, go live, is live, are live, going live, is enabled, are enabled, enabled for, implemented, is in "
        "place, are in place, in place, rolled out, deployed, migrated, is finished, are finished, is done, are done, "
        "delivered, launched, introduced, is installed, are installed, installed in, is built, are built, set up, "
        "switched off, switched on, is switched, are replaced, is replaced, moved to, are moved, is published, are "
        "published, is available, are available, available in, is ready, are ready, up and running, is complete, are "
        "documented, is documented, hired, recruited, appointed, connected to, written for, has been *, have been *, "
        "exists, exist, is running, are running, in production, in use, is signed, is signed off, are integrated, go "
        "digital, goes digital, go online, goes online, is integrated, is upgraded, are upgraded, gets a, get a new, "
        "is renewed, is completed, are completed, is printed, is released, is created, are created"
    ),
    doers="to, we, will, want, need, shall, must, plan",
    clauses=(
        "is, are, can, will, stop, stops, keep, keeps, pass, passes, go, goes, come, comes, work, works, become, "
        "becomes, isn, aren, don, doesn, hasn, haven, wasn, weren, cannot, never, reach, reaches, arrive, arrives, "
        "take, takes, leave, leaves"
    ),
    relatives="that, which, who",
    numbered="phase, version, stage, level, part, release",
    have=(
        "have, has, own, owns, use, uses, receive, receives, get, gets, are on, is on, work with, works with, work in, "
        "works in, work on, works on, switch to, switches to, move to, moves to, are moved to, are migrated to, are "
        "switched to, are connected to, are trained on, are trained in, is trained on, is trained in, are equipped "
        "with, are provided with, are given, log in to, sign in to, are registered in, have access to, has access to, "
        "support, supports, offer, offers, carry, carries, include, includes, contain, contains, speak, speaks, come "
        "with, comes with, run on, runs on, run in, runs in"
    ),
    giving="give, provide, supply, equip, fit, furnish, issue, offer, hand, hand out, present",
    sought=(
        "are caught, is caught, get caught, are banned, are blocked, are fined, are arrested, are detected, are kept "
        "out, are locked out, are found out, are turned away, are thrown out, are deterred, are spotted"
    ),
    subjects=(
        "support for, support of, management of, marketing of, marketing for, leadership in, operations of, "
        "procurement of, purchasing of, accounting for, accounting of, finance for, dispatch of, sales of, lead in, "
        "head of, heads of, lead on, guard against, host of, coach of"
    ),
    bringing="build, building, create, creating, deliver, delivering, develop, developing, establish, produce",
    goods=(
        "trust, confidence, jobs, awareness, clarity, certainty, calm, freedom, choice, fairness, belonging, joy, "
        "pride, time, peace, safety, comfort, dignity, independence, hope, goodwill, loyalty, sense of, a sense of, "
        "peace of mind, understanding, friendship, friendships, transparency, resilience, savings, growth"
    ),
    postposed=(
        "available, ready, live, online, open, free, only, all, both, complete, side, everywhere, new, due, next, "
        "worth, such, other, alone, general, back, up, down, off, out"
    ),
    seemingly=(
        "sales, goods, sports, news, customs, savings, systems, operations, communications, parts, arms, services"
    ),
    doings="only, when, if, again, even, still, whenever, once, until, unless, less, fewer, more, what, how",
    sites="ward, wards, clinics, shops, schools, department, departments",
    places="in, at, across, inside, within, between, into, around, throughout, leave, leaves, enter, enters, left",
    gains=(
        "so that, so *, can, could, able to, without, no longer, never, know*, instead of, before they, before we, "
        "when they, what they, where they, as soon as, who need*, easier for, easily, cheaply, quickly, in time, "
        "understand*, trust*, help*, let, lets, enable * to, allow * to, feel*, because"
    ),
    effects=(
        "fewer, less, more, lower, higher, better, faster, quicker, safer, cheaper, shorter, longer, smaller, larger, "
        "stronger, greener, simpler, easier, earlier, sooner, cleaner, clearer, tighter, leaner, happier, fresher, "
        "warmer, cooler, quieter, lighter, smoother, fast, quick, cheap, reduc*, cut, increas*, decreas*, improv*, "
        "raise, rais*, grow, grows, growing, growth, boost*, speed*, halv*, doubl*, triple, avoid*, prevent*, "
        "eliminat*, minimi*, maximi*, optimi*, accelerat*, strengthen*, lessen, shrink*, save, saves, savings, "
        "stabilis*, stabiliz*, shorten*, expand, diversif*, win, gain, stop, ensur*, protect*, keep, retain, stay*, "
        "surviv*, no, zero, none, nothing, never, half, twice, within, down to, below, under, above, at least, at "
        "most, than, up to, one day, per, by the end, stable, reliable, reliab*, accurate, accura*, correct, complete, "
        "up-to-date, paperless, safe, robust*, scalab*, state-of-the-art, best-in-class, world-class, on time, in "
        "time, flake*, flak*, predictab*, disappear*, vanish*, rare, rarely, unnecessary, obsolete, superfluous, "
        "useful, usable, readable, legible, noticed, detected, caught, stopped, spotted, kept, honoured, honored, "
        "source of truth, at once, same day, next day, overnight, rise, rises, rising, fall, falls, drop, drops, "
        "clean, tidy, warm, dry, healthy, calm, quiet, bright, fair, fresh, lively, honest, equal, uniform, seamless*, "
        "neat, steady, continuous, uninterrupted, prompt, promptly, punctual*, timely, thorough, trustworthy, "
        "dependable, friendly, pleasant, comfortable, attractive, beautiful, affordable, sustainab*, effective, "
        "sufficient, adequate, optimal, excellent, durable, sturdy, precise, exact, intact, unbroken, coherent, "
        "well-*, gap-free, error-free, defect-free, accident-free, fault-free, loss-free, trouble-free, dropped, "
        "decline*, climb*, match, matches, last, lasts, stops, gone, contained, surprise*, smooth*"
    ),
    topics=(
        "two, three, four, five, six, seven, eight, nine, ten, dozen, hundred, thousand, million, second, seconds, "
        "minute, minutes, hour, hours, times, quality, transparen*, complian*, efficien*, productiv*, growth, "
        "visibility, security, performance, polish, maturity, excellence, innovat*, leadership in, score, margin, "
        "revenue, profit*, cost, costs, carbon, energy, downtime, latency, waste, scrap, errors, readiness, flexib*, "
        "agil*, alignment, uptime, availab*, consisten*, resilien*, rate, high, low, secure, turnover, accuracy, "
        "churn, coverage"
    ),
    joints=(
        "in, on, at, for, from, by, with, of, to, instead, across, through, along, over, as, that, which, is, are, "
        "will, into, under, before, after, per, including, using, via"
    ),
    plural=(
        "people, staff, crew, children, kids, men, women, everyone, everybody, anyone, anybody, someone, somebody, "
        "nobody, we, us, our, they, them, their, whoever, who, whom, you, your, on-call, oncall, public, eng, dev"
    ),
    things=(
        "adapters, answers, barriers, blockers, brokers, buffers, builders, centers, clusters, colors, computers, "
        "connectors, containers, controllers, counters, errors, factors, filters, folders, headers, helpers, "
        "indicators, layers, letters, loaders, mirrors, monitors, numbers, offers, orders, others, papers, parameters, "
        "parsers, processors, quarters, refactors, registers, routers, runners, schedulers, sensors, servers, "
        "stickers, tickers, timers, triggers, vectors, workers, attackers, intruders, hackers, burglars, spammers, "
        "fraudsters, competitors, trees, fees, degrees, committees, coffees, employees', guarantees, refugees', "
        "printers, scanners, trailers, rivers, towers, newsletters, chapters, customers', corridors, floors, doors, "
        "vapors, motors, reactors, tractors, elevators, generators, transistors, boilers, radiators, heaters, "
        "shutters, drawers, dampers, trackers, identifiers, wrappers, handlers, listeners, validators, operators', "
        "crashers, dividers, covers, powers, transfers, renders, meters, kilometers, kilometres, litres, metres, "
        "tenders, borders, shelters, posters, banners, flyers, dinners, records, masters, lasers, rollers, coolers, "
        "freezers, lockers, speakers, players', calculators, simulators, editors', tutors', disasters, characters, "
        "members', deliverers, parcels, matters, wonders, winters, summers, dashers, clippers, lists, mailers, "
        "plasters, pointers, publishers', selectors, descriptors, iterators, behaviors, behaviours, harbours, colours, "
        "flavours, favors, favours, hours, tours, detours, neighbours', priors, minors, twists, artists', checklists, "
        "wishlists, playlists, allowlists, blocklists, exists, consists, persists, tests, plants, variants, constants, "
        "pollutants, coolants, grants, warrants, pants, wants, hand-overs, handovers, change-overs, changeovers, "
        "takeovers, leftovers, rollovers, stopovers, vouchers, posters, stickers, covers, timers, gutters, sprinklers, "
        "dispensers, cutters, grippers, bumpers, headphones, hangers, planters, feeders, burners, breakers, splitters, "
        "inverters, chargers, cheaters, thieves, poachers, smugglers, scammers, trespassers, shoplifters, vandals, "
        "trolls, looters, impostors, forgers, robbers, scalpers, dodgers, quadrants, determinants, contaminants, "
        "invariants, lubricants"
    ),
    endings=(
        "smen, emen, kmen, gmen, dmen, rmen, nmen, ers, ors, ists, ees, ians, ants, folk, folks, mates, wives, "
        "-year-old, -year-olds"
    ),
    nobody=(
        "all, everyone, everybody, anyone, anybody, tbd, tba, tbc, n/a, na, none, nobody, various, others, internal, "
        "external, unknown"
    ),
    adjectives="clean, open, complete, secure, close",
    joins=True,
)

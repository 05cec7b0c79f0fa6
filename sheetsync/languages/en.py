"""English."""

from sheetsync.languages.en_goals import GOALS
from sheetsync.languages.en_questions import QUESTIONS
from sheetsync.languages.language import Language

LANGUAGE = Language(
    code="en",
    headers={
        "project": "project, project name, initiative, programme, program, product, workstream, work stream",
        "group": (
            "phase, category, epic, theme, area, domain, bucket, section, pillar, track, stream, group, module, "
            "component, parent, heading, chapter, work package group, lane, swimlane, cluster, focus area, "
            "parent summary, epic link, epic name, parent task"
        ),
        "line": (
            "deliverable, task, milestone, step, key step, activity, item, feature, story, user story, action, issue, "
            "ticket, "
            "work item, work package, todo, to do, action item, requirement, improvement, output, job, measure, "
            "subtask, assignment, backlog item, chore, enhancement, key result"
        ),
        "name": "name, title, summary, subject, what, card, headline",
        "description": "description, detail, result, scope, content, explanation",
        "goal": (
            "goal, objective, why, outcome, rationale, expected result, purpose, user-centric goal, user goal, "
            "benefit, value, impact for users, problem to solve, business value, expected outcome, aim, intent"
        ),
        "stakeholders": (
            "stakeholder, audience, customer, segment, for whom, for who, user, user group, beneficiary, client, "
            "requester, requested by, target group, sponsor, affected, persona"
        ),
        "status": "status, state, stage, condition, standing, current status",
        "light": "rag, health, rag status, ryg, ryg status, traffic light, health status",
        "percent": (
            "percent, %, progress, % complete, percent complete, % done, percentage, completion, completion rate"
        ),
        "finished": "done, complete, completed, finished, closed, delivered, achieved, shipped, released, resolved",
        "owner": (
            "owner, assignee, assign, assign to, dri, lead, responsible, responsibility, resourcing, assigned to, "
            "who, person, people, "
            "member, pic, pm, resp, "
            "accountable, driver, champion, responsible party, point person, contact person, resource, "
            "resource name, person responsible, assigned, poc, in charge, leader, manager, implementer"
        ),
        "start": "start, begin, from, est start, kick-off, kickoff, starting, begins, starts, commence, commencement",
        "end": (
            "end, due, deadline, finish, finish by, by when, until, target, eta, due by, delivery, target date, "
            "to be done by, ends, "
            "go-live, release date, expected by, launch, launch date, delivery date, due on, "
            "timeline, date range, timeframe, time frame, completion date"
        ),
        "date": "date, day, when, time",
        "plan": "planned, plan, estimated, expected, proposed, scheduled, baseline, forecast, original, projected",
        "actual": "actual, real, current, revised, new, latest",
        "updated": (
            "updated, last update, last updated, update, status updated, last modified, modified, last edited, "
            "last change"
        ),
        "notes": (
            "note, comment, remark, memo, annotation, feedback, additional information, status note, latest note, "
            "path to green, route to green, return to green"
        ),
        "priority": "priority, prio, moscow, importance, urgency, rank, p level",
        "sub": "sub, child",
        "none": (
            "id, key, no, number, nr, #, link, url, duration, dependency, dependencies, depend on, predecessor, type, "
            "created, creator, reporter, acceptance, criteria, team, budget, cost, effort, estimate, hour, week, "
            "points, story point, version, email, phone, risk, impact, likelihood, probability, mitigation, severity, "
            "role, location, country, department, attachment, document, reference, source, label, tag, kpi, metric, "
            "capacity, allocation, legend, color, colour, decision, meaning, wbs, level, outline, order, index, "
            "count, blocker, quarter, year, month, sprint, days, size, confidence, reach, score, vote, watcher, "
            "active, task mode, mode, path, iteration path, holiday, absence, work phone, work, actual work, "
            "remaining, spent, archive, visibility, amount, supplier, vendor, company, invoice"
        ),
    },
    statuses={
        "Done": (
            "done, complete, completed, shipped, merged, closed, released, live, reached, achieved, finished, "
            "resolved, delivered, deployed, launched, all done, implemented, finalised, finalized, signed off, "
            "fully done, is done, published, rolled out, in production, accomplished, went live, handed over, "
            "completely done, fixed, done and dusted, fulfilled, task complete"
        ),
        "In progress": (
            "in progress, inprogress, wip, work in progress, started, active, doing, on track, green, ongoing, "
            "on-going, working on it, in development, in review, under way, underway, in the works, being worked on, "
            "in flight, begun, testing, in testing, in test, in qa, qa, in work, on schedule, under development, "
            "in dev, developing, implementing, partially done, partly done, half done, half way, halfway, "
            "continuing, moving, progressing, under construction, on it, executing, in execution, in implementation, "
            "coding, in code review, reviewing, rolling out, piloting, in pilot, going well, on course, running, "
            "on plan, partially complete, partially completed, under review"
        ),
        "Possible delay": (
            "possible delay, possibly delayed, possibly late, might be late, may be late, amber, yellow, orange, "
            "warning, needs attention, delayed, behind, behind schedule, slipping, late, running late, delay likely, "
            "delay possible, likely delay, likely delayed, may slip, might slip, could slip, slipped, "
            "at risk of delay, potential delay, potentially delayed, overdue, some concerns, possible slip, "
            "delay expected, lagging, likely to slip, minor delay, minor issues, has issues, running behind, "
            "minor risk, possible slippage, slightly behind, slightly delayed"
        ),
        "At risk": (
            "at risk, red, risk, blocked, off track, stalled, stuck, in trouble, high risk, in danger, endangered, "
            "in jeopardy, at high risk, blocker, impeded, wont make it, wont make the date, failing, needs help, "
            "help needed, big trouble, not on track, major issues, severe issues, escalated, will not make it, "
            "will miss the date, will miss the deadline, unlikely to make it, wont be ready in time, serious delay, "
            "off-track, jeopardised, jeopardized, has blockers, major problem, major risk"
        ),
        "Won't do": (
            "wont do, cancelled, canceled, dropped, descoped, de-scoped, rejected, superseded, wontfix, wont fix, "
            "will not do, not doing, no longer needed, not needed, not needed any more, obsolete, abandoned, "
            "discontinued, declined, removed, scrapped, discarded, killed, deprecated, withdrawn, out of scope, "
            "skipped, skip, "
            "not going to do, duplicate, retired, replaced, will not be done, wont be done, not required, "
            "no longer required, decided against, ruled out, taken out, not happening, axed, cut, cut from scope, "
            "no longer relevant, invalid"
        ),
        "Not started": (
            "todo, to do, to-do, not started, not started yet, not yet started, yet to start, planned, backlog, "
            "open, pending, proposed, next, later, tracked, new, selected for development, scheduled, queued, queue, "
            "in backlog, in the backlog, not begun, not yet begun, up next, upcoming, ready to start, unstarted, "
            "future, to be started, to be done, not yet, not initiated, waiting to start, havent started, "
            "not started at all, no progress, in queue, ready for development, ready for work, idea, "
            "not yet scheduled, not commenced, yet to begin, to start, notstarted, to be scheduled"
        ),
    },
    undecided=(
        "deferred, on hold, hold, parked, waiting, paused, postponed, suspended, n/a, na, yes, no, tbd, tbc, "
        "to be confirmed, to be decided, unknown, see notes, see note, delegated, moved, carried over, true, false, "
        "not applicable, high, medium, low, maybe, unclear, tentative, under discussion, not sure"
    ),
    loose=(
        "live, open, new, next, later, active, red, green, amber, yellow, orange, warning, risk, closed, released, "
        "merged, started, running, moving, late, future, planned, testing, fixed, removed, replaced, cut, invalid, "
        "reached, qa, queue, begun, delayed, slow, duplicate, published, tracked, idea, executing, continuing, "
        "to start, to be done"
    ),
    hedges=(
        "not, no, never, almost, nearly, will, if, except, maybe, perhaps, partly, mostly, partially, soon, but, "
        "should, would, might, may, could, unless, until, without, isnt, arent, wasnt, hasnt, cant, cannot, wont, "
        "dont, barely, hardly, or, probably, hopefully, likely, about to, going to, to be, needs, when, once, after, "
        "before, nor, neither, pending, apart from, other than, only, again, still, yet"
    ),
    joints="since, because, due to, as of, on, in, at, for, with, thanks to, to, from, waiting, see, and now",
    causes="by, until, on, pending, after, without",
    completions="done, complete, completed, finished, ready",
    either="or, and/or",
    spans="to, until, till, through, thru, and",
    openers=(
        "by, due, due by, until, till, from, starting, on, before, between, ca, c., approx, around, ~, est, target, "
        "week of"
    ),
    glue="of, the",
    parts={
        "early": "early, beginning of, start of, bom, begin",
        "mid": "mid, middle of",
        "late": "late, end of, end",
        "close": "eom, end of month",
    },
    periods={
        "quarter": "q, quarter, qtr",
        "half": "h, half",
        "week": "w, wk, week, cw, calendar week",
        "season": "spring, summer, autumn, fall, winter, easter, christmas",
    },
    cycles="sprint, iteration, pi, cycle, release, month, now, next, later, fy",
    keys="id, key, issuekey",
    parents="parent",
    unsaid=(
        "tbd, tba, tbc, to be confirmed, to be decided, to be determined, to be defined, to be announced, "
        "to be agreed, to be assigned, n/a, na, not applicable, none, nobody, no one, noone, no owner, "
        "unassigned, not assigned, unknown, open, vacant, not known, not set"
    ),
    months="sept=9",
    yes="yes",
    ticks="x, yes, y, true, 1, done, 100%, ok, checked",
    crosses="no, n, false, 0, 0%, unchecked",
    totals="total, sum, grand total, subtotal, count, average, overall total, total count, sub-total, totals",
    invoices="invoice, invoices, bill, receipt",
    paid="paid, unpaid, sent, reminded, partly paid",
    higher="higher, high, top, must",
    lower="lower, low, other",
    priority="priority, priorities",
    above="above",
    below="below",
    lines=(
        "priority line, cut line, cutline, below the line, the line, nice to have, if time permits, stretch goals below"
    ),
    said="this week",
    reported="reporting period, report period, reporting week, reporting month, period covered, reporting date",
    tabs="roadmap, plan, project plan, planning, schedule, okr, backlog, tracker, initiatives, projects, tasks",
    aside=(
        "old, copy, copy of, template, legend, readme, instructions, help, lookup, lists, list values, archive, "
        "archived, config, settings, example, sample, how to, backup, dropdown, dropdowns, data, sheet"
    ),
    legends="legend, key, status key, color key, colour key, color code, colour code, status legend, abbreviations",
    common=(
        "the, a, an, of, and, or, to, in, on, at, for, from, by, with, without, is, are, was, were, be, been, being, "
        "it, its, this, that, these, those, as, so, than, then, when, while, before, after, until, what, which, who, "
        "whom, how, why, where, can, could, will, would, may, might, must, should, do, does, did, has, have, had, not, "
        "no, never, only, also, even, up, down, out, off, over, under, into, onto, about, per, all, any, each, every, "
        "some, many, much, more, most, few, fewer, less, own, same, other, they, them, their, we, us, our, you, your, "
        "he, she, his, her, i, my, if, because, there, here, one, two, three, four, five, six, seven, eight, nine, "
        "ten, now, again, just, back, above, below, within, new"
    ),
    people=(
        "friend, friends, mother, mothers, father, fathers, grandparents, mum, mums, dad, dads, daughter, son, wife, "
        "husband, spouse, partner, adult, adults, elders, seniors, juniors, locals, regulars, captain, captains, "
        "mayor, midwife, midwives, vet, vets, secretary, secretaries, delegates, candidates, candidate, recruits, "
        "refugees, soldiers, police, paramedics, those, clinics, ward, deputies, residents, users, customers, clients, "
        "teams, engineers, developers, people, families, everyone, everybody, anyone, anybody, someone, somebody, "
        "nobody, members, colleagues, managers, visitors, guests, patients, students, teachers, parents, readers, "
        "operators, agents, sellers, buyers, staff, employees, partners, suppliers, citizens, drivers, volunteers, "
        "child, children, we, us, our, they, them, their, whoever, who, whom, you, your, user, customer, client, team, "
        "engineer, developer, family, member, colleague, manager, visitor, guest, patient, student, teacher, parent, "
        "reader, operator, agent, seller, buyer, employee, supplier, citizen, driver, volunteer, resident, person, "
        "woman, women, man, men, kid, kids, crew, squad, squads, group, groups, department, departments, company, "
        "companies, firm, firms, organisation, organization, organisations, organizations, org, orgs, business, "
        "businesses, the business, eng, dev, devs, on-call, oncall, sre, sres, hr, support, sales, marketing, finance, "
        "legal, leadership, management, exec, execs, lead, leads, head, heads, owner, owners, designer, designers, "
        "analyst, analysts, scientist, scientists, researcher, researchers, nurse, nurses, doctor, doctors, pupil, "
        "pupils, tenant, tenants, household, households, shopper, shoppers, passenger, passengers, rider, riders, "
        "player, players, subscriber, subscribers, viewer, viewers, reviewer, reviewers, maintainer, maintainers, "
        "contributor, contributors, author, authors, auditor, auditors, lawyer, lawyers, vendor, vendors, merchant, "
        "merchants, newcomer, newcomers, hire, hires, joiner, joiners, beginner, beginners, responder, responders, "
        "stakeholder, stakeholders, human, humans, admin, admins, administrator, administrators, programmer, "
        "programmers, applicant, applicants, assistant, assistants, mechanic, mechanics, cook, cooks, clerk, clerks, "
        "guard, guards, pilot, pilots, chef, chefs, couple, couples, neighbour, neighbours, neighbor, neighbors, "
        "coach, coaches, judge, judges, carer, carers, clinician, clinicians, trainee, trainees, apprentice, "
        "apprentices, intern, interns, audience, crowd, public, community, communities, school, schools, landlord, "
        "landlords, fan, fans, donor, donors, expert, experts, novice, novices, chemist, chemists, host, hosts, "
        "courier, couriers, "
        "accountant, consultant, participant, claimant, occupant, recipient, recipients, respondent, respondents, "
        "constituents, infants, babies, teens, toddlers, veterans, victims, alumni, graduates, undergraduates, "
        "scholars, "
        "chiefs, athletes, peers, boss, bosses, pedestrian, cyclist, technician, physician, librarian, shops, "
        "retailer, farmer, teenager, pensioner, officer, inspector, dispatcher, caretaker, trader, relatives, "
        "council, councils, committee, board, dispatch, procurement, purchasing, accounting, treasury, "
        "operations, folks, newbies, crews, sponsor, sponsors, witness, witnesses, orphans, widows, bride, "
        "troops, sailor, sailors, monk, monks, priest, choir, choirs, juror, jurors, jury, gardener, gardeners, "
        "class, classes, band, bands, club, clubs, village, villages, parish, guild, guilds, charity, charities, "
        "association, associations"
    ),
    goals=GOALS,
    questions=QUESTIONS,
)

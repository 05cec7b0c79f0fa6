"""What stands in the demo workbook: a team's roadmap of six weeks, and the tabs beside it.

The faults in it are planted, each on purpose, and are listed in `demo.json` by rule and cell.
"""

TITLE = "SRE roadmap, 12 Oct - 20 Nov 2026"
HEADERS = (
    "Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status",
    "Owner", "Start", "End", "Updated", "Notes",
)  # fmt: skip
WIDTHS = (26, 20, 38, 46, 18, 12, 12, 12, 12, 38)
HEADER_ROW = 3
STATUSES = ("Not started", "In progress", "Possible delay", "At risk", "Done", "Won't do")
HIGHER, LOWER = "Higher priority projects above", "Lower priority projects below"

Line = tuple[str, str, str, str, str, str]
"""Deliverable, status, owner, start, end and notes; days are written month-day."""

ABOVE: list[tuple[str, str, str, list[Line]]] = [
    (
        "Quiet nights on call",
        "On-call engineers",
        "So that on-call engineers sleep through the night unless a user is hurting",
        [
            ("Interview six on-call engineers about their last month", "Done", "Ana", "10-12", "10-16", ""),
            ("Write down what may page and what can wait", "Done", "Ana", "10-19", "10-23", ""),
            ("Move paging alerts to symptoms that users feel", "In progress", "Ben", "10-26", "11-13", ""),
            ("Announce the paging policy and hold office hours", "Not started", "Ana", "11-09", "11-13", ""),
            ("stretch goal: mute alerts during planned maintenance", "Won't do", "Ben", "11-09", "11-20", ""),
            ("Survey the on-call engineers again", "Not started", "Ana", "11-16", "11-20", ""),
        ],
    ),
    (
        "Deploys without fear",
        "Product teams",
        "Product engineers can ship on a Friday and roll back within five minutes",
        [
            ("Interviews with three product teams, findings shared", "Done", "Chen", "10-12", "10-16", ""),
            ("Design doc for one-step rollback", "Done", "Chen", "10-19", "10-23", ""),
            ("Build one-step rollback for the web tier", "Almost done", "Dana", "10-26", "11-06", ""),
            ("Pilot with the checkout team", "Not started", "Chen", "11-09", "11-13", ""),
            ("Train two people in each product team", "Not started", "Dana", "11-16", "11-20", ""),
        ],
    ),
    (
        "Runbooks that people can follow",
        "On-call engineers",
        "",
        [
            ("Interview two on-call engineers about today's runbooks", "Done", "Eli", "10-12", "10-16", ""),
            ("Rewrite the ten runbooks that are used most", "In progress", "Eli", "10-19", "11-13", ""),
            ("Ask for feedback in the on-call handover", "Not started", "Eli", "11-16", "11-20", ""),
        ],
    ),
    (
        "Capacity plan for the holidays",
        "Store operations",
        "Store operations know two weeks ahead whether checkout will hold",
        [
            ("Interview store operations about last year's peak", "Done", "Fay", "10-12", "10-16", ""),
            ("Load test checkout at twice the expected peak", "At risk", "Fay", "10-19", "11-06", ""),
            ("Order the capacity that is missing", "", "Fay", "11-02", "11-13", ""),
            ("Review the plan with store operations", "Not started", "Fay", "11-16", "11-20", ""),
        ],
    ),
    (
        "New log search",
        "Support engineers",
        "Support engineers find the failing request of a customer within a minute",
        [
            ("Interview five support engineers", "Done", "Gus", "10-12", "10-16", ""),
            ("Prototyping sprint: search by customer", "Done", "Gus", "10-19", "10-23", ""),
            (
                "Index the logs of the last thirty days",
                "Possible delay",
                "Hana",
                "10-26",
                "11-13",
                "Two more disks would help; ordered on 28 Oct",
            ),
            ("Guide for support engineers", "Not started", "Gus", "11-16", "11-12", ""),
            ("Feedback round with the support engineers", "Not started", "Gus", "11-16", "11-20", ""),
        ],
    ),
    (
        "Fewer manual certificate renewals",
        "Everyone",
        "Service owners never again lose a weekend to an expired certificate",
        [
            ("Interview the owners of the last four outages", "Done", "Iris", "10-12", "10-16", ""),
            ("Automate renewal for internal services", "In progress", "Iris", "10-19", "10-30", ""),
            ("TBD: what to do about partner certificates", "Not started", "Iris", "", "11-20", ""),
            ("Document how to opt out", "Not started", "Iris", "11-16", "11-20", ""),
        ],
    ),
    (
        "Incident reviews worth reading",
        "Engineering managers",
        "Engineering managers see in ten minutes what to change after an incident",
        [
            ("Interview four engineering managers", "Done", "Jon", "10-12", "10-16", ""),
            ("New template, tried on two incidents", "In progress", "maintainer to assign", "10-19", "11-06", ""),
            ("Retro on the template with the managers", "Not started", "Jon", "11-09", "sometime soon", ""),
        ],
    ),
]
BELOW: list[tuple[str, str, str, list[Line]]] = [
    ("Second region", "Product teams",
     "Customers in Asia get their pages as fast as customers in Europe", [
        ("User interviews in the Singapore office", "Not started", "Kim", "", "11-20", ""),
        ("TBD: choose a provider with the product teams", "Not started", "Kim", "", "", ""),
    ]),
    ("General availability of the job scheduler", "Data analysts",
     "Data analysts can run a nightly report without asking an engineer", [
        ("Guide for analysts", "Done", "Lena", "10-12", "10-23", ""),
        ("Open the scheduler to all analysts", "Not started", "Lena", "11-09", "12-04", ""),
    ]),
    ("Migrate dashboards to the new tool", "Service owners",
     "Migrate all dashboards to the new tool", [
        ("Ask ten service owners which dashboards they open", "Done", "Mo", "10-12", "10-16", ""),
        ("Move the twenty dashboards that are opened most", "Not started", "Mo", "11-09", "11-20", ""),
        ("Follow-up with the service owners after the move", "Not started", "Mo", "11-16", "11-20", ""),
    ]),
    ("Chaos days", "Service owners", "Service owners know what breaks before their users do", []),
]  # fmt: skip

TALK = (
    ("Project", "Stakeholders", "User-centric Goal", "Deliverables", "Deliverable Status"),
    ("Make tacos", "family members", "feed the family cheaply and quickly on a weeknight",
     "buy tacos shells, ground beef and seasoning", "Done"),
    ("", "", "", "stretch goal: find affordable side, like refried beans", "Won't do"),
    ("", "", "", "cook food", "In progress"),
    ("", "", "", "serve food", "Possible delay"),
    (HIGHER,),
    (LOWER,),
    ("Make dessert", "family members", "feed the family a cheap post-dinner sweet", "defrost cheesecake", "At risk"),
    ("", "", "", "serve cheesecake", "At risk"),
    (),
    ("Project", "Stakeholders", "User-centric goal", "Deliverable"),
    ("New CI pilot", "Eng leads at company",
     "Get early feedback on the new CI pipeline before general rollout to all of eng",
     "User interviews & share findings"),
    ("", "", "", "Architecture design doc"),
    ("", "", "", "Select one eng team for pilot"),
    ("", "", "", "Technical deliverable 1"),
    ("", "", "", "Technical deliverable 2 ..."),
    ("", "", "", "Migrate team's services"),
    ("", "", "", "SRE <> pilot eng team retro"),
    ("New CI general availability", "Eng leads at company", "Improve all engineers' CI workflows",
     "TBD: Transition all non-legacy applications with owners to new CI"),
    ("New CI final phase", "Eng leads at company", "Reduce risks to the engineering org",
     "TBD: Transition legacy and ownerless apps to new CI"),
)  # fmt: skip

INTERVIEWS = (
    ("Date", "Topic", "Participants", "Level", "Minutes", "Interviewers", "Findings"),
    ("2026-10-13", "Paging at night", "Nia, Omar", "IC, IC", 30, "Ana", "Half of the pages need nobody"),
    ("2026-10-14", "Rollbacks", "Pia", "Lead", 30, "Chen, Dana", "Fear of Fridays is fear of rollback"),
    ("2026-10-15", "Log search", "Quinn, Rosa, Sam", "IC, IC, IC", 30, "Gus", "They search by customer, not by host"),
    ("2026-10-15", "Incident reviews", "Tess", "Manager", 25, "Jon", "Nobody reads past the first page"),
    ("2026-10-20", "Runbooks", "Uma, Vic", "IC, IC", 30, "Fay", ""),
)
SPRINTS = (
    ("Sprint", "Focus", "Start", "End", "People"),
    ("Rollback prototype", "One-step rollback for the web tier", "2026-10-19", "2026-10-23", "Chen, Dana"),
    ("Search prototype", "Search by customer", "2026-10-26", "2026-11-06", "Gus, Hana"),
)
QUESTIONS = (
    ("Topic", "Question"),
    ("Rollbacks", "Tell me about the last time that you rolled a deploy back. What did you do first?"),
    ("Rollbacks", "Why are your deploys always so huge?"),
    ("Log search", "Have you looked for a customer's request in the logs? If so, walk me through how."),
)

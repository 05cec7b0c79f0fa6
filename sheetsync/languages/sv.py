"""Swedish: headers and statuses."""

from sheetsync.languages.language import Language

LANGUAGE = Language(
    code="sv",
    is_whole=False,
    headers={
        "project": "projekt, projektnamn, initiativ, program, produkt",
        "group": "fas, kategori, tema, område, grupp, modul, spår, delområde",
        "line": (
            "uppgift, aktivitet, leverans, milstolpe, steg, åtgärd, delmoment, moment, punkt, arbetspaket, leverabel"
        ),
        "name": "namn, titel, rubrik, vad, benämning",
        "description": "beskrivning, innehåll, detaljer, resultat",
        "goal": "mål, varför, syfte, nytta, effekt, målsättning",
        "stakeholders": "intressent, intressenter, målgrupp, för vem, kund, användare, berörda",
        "status": "status, läge, tillstånd",
        "percent": "procent, färdigt i procent, framsteg, % klart",
        "finished": "klart, klar, färdig, avslutad",
        "owner": "ansvarig, ansvariga, vem, ägare, tilldelad, projektledare, ansvar, utförare",
        "start": "start, startdatum, från, börjar, påbörjas",
        "end": (
            "slut, slutdatum, deadline, klar senast, till, färdigdatum, förfallodatum, klart datum, leveransdatum, "
            "senast"
        ),
        "date": "datum, när, dag",
        "plan": "planerad, planerat, beräknad, beräknat",
        "actual": "verklig, faktisk, aktuell",
        "updated": "uppdaterad, senast uppdaterad, senast ändrad, uppdatering",
        "notes": "anteckning, anteckningar, kommentar, kommentarer, anmärkning, notering",
        "priority": "prioritet, prio",
        "sub": "del, under",
        "none": (
            "nr, nummer, id, länk, tid, varaktighet, beroende, typ, skapad, budget, kostnad, team, avdelning, risk, "
            "roll, vecka, månad, kvartal, år, timmar, dagar, version"
        ),
    },
    statuses={
        "Done": (
            "klar, klart, färdig, färdigt, avslutad, avslutat, slutförd, slutfört, levererad, stängd, genomförd, "
            "genomfört, lanserad"
        ),
        "In progress": (
            "pågår, pågående, påbörjad, påbörjat, startad, under arbete, grön, enligt plan, i arbete, igång"
        ),
        "Possible delay": "gul, orange, försenad, försenat, risk för försening, möjlig försening, efter plan, släpar",
        "At risk": "röd, blockerad, i fara, risk, fastnat, hotad, hög risk",
        "Won't do": (
            "inställd, inställt, struken, avbruten, avbrutet, nedlagd, ej aktuell, utgår, makulerad, avslagen"
        ),
        "Not started": (
            "ej påbörjad, ej påbörjat, inte påbörjad, inte startad, ej startad, planerad, planerat, att göra, öppen, "
            "ny, kommande"
        ),
    },
    undecided="väntar, pausad, vilande, uppskjuten, ja, nej, oklart, avvaktar",
    loose="ny, öppen, grön, röd, gul, orange, risk, planerad",
    hedges="inte, ej, nästan, om, utom, delvis, snart, kanske, men, eller, ska",
    either="eller",
    spans="till, till och med, t o m",
    openers="den, senast, från, till, ca",
    months="sept=9",
    totals="summa, totalt, delsumma, antal",
    yes="ja",
    ticks="x, ja, klar",
    crosses="nej",
    tabs="plan, färdplan, projektplan, tidplan",
    legends="förklaring, teckenförklaring",
    common=(
        "och, i, att, det, som, en, ett, på, är, av, för, med, till, den, har, de, inte, om, kan, man, från, sig, vi, "
        "så, utan, alla, när, vad, sin, sina, mer, mindre, vid, nya, ny, eller, hos"
    ),
)

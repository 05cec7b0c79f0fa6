"""Dutch."""

from sheetsync.languages.goal import Goals
from sheetsync.languages.language import Language

LANGUAGE = Language(
    code="nl",
    headers={
        "project": "project, projectnaam, initiatief, programma, product, traject",
        "group": (
            "fase, categorie, thema, domein, onderdeel, groep, module, spoor, epic, werkstroom, cluster, hoofdstuk, "
            "aandachtsgebied, pijler"
        ),
        "line": (
            "taak, mijlpaal, activiteit, actie, inspanning, stap, oplevering, deeltaak, resultaat, opdracht, "
            "actiepunt, werkpakket, maatregel, functionaliteit, op te leveren, eis, taaknaam, taken"
        ),
        "name": "naam, titel, wat, onderwerp, omschrijving kort, samenvatting",
        "description": "omschrijving, beschrijving, toelichting, inhoud, details",
        "goal": "doel, waarom, doelstelling, nut, waarde, gewenst resultaat, meerwaarde, waartoe, beoogd effect",
        "stakeholders": (
            "belanghebbende, belanghebbenden, doelgroep, voor wie, klant, stakeholder, gebruiker, opdrachtgever, "
            "betrokkenen"
        ),
        "status": "status, stand, toestand, voortgangsstatus, stand van zaken",
        "light": "stoplicht, verkeerslicht",
        "percent": "voortgang, percentage, % gereed, voortgang in %, % klaar, percentage gereed",
        "finished": "klaar, gereed, afgerond, voltooid, gedaan",
        "owner": (
            "verantwoordelijke, verantwoordelijk, trekker, wie, eigenaar, toegewezen aan, uitvoerder, behandelaar, "
            "projectleider, actiehouder, contactpersoon"
        ),
        "start": "start, begin, startdatum, begindatum, van, vanaf, aanvang",
        "end": (
            "einde, eind, einddatum, eind datum, deadline, gereed, gereed op, klaar op, tot, uiterlijk, "
            "opleverdatum, streefdatum, vervaldatum, datum gereed, klaar voor"
        ),
        "date": "datum, wanneer, dag",
        "plan": "gepland, geplande, verwacht, verwachte, geschat, geschatte, beoogd, beoogde",
        "actual": "werkelijk, werkelijke, actueel, actuele",
        "updated": "bijgewerkt, laatst bijgewerkt, laatste wijziging, gewijzigd, laatste update",
        "notes": "opmerking, opmerkingen, notitie, notities, commentaar, bijzonderheden",
        "priority": "prioriteit, prio, belang, urgentie",
        "sub": "sub, deel",
        "none": (
            "nr, nummer, id, code, link, duur, doorlooptijd, afhankelijkheid, voorganger, type, soort, aangemaakt, "
            "inspanning in uren, budget, kosten, team, afdeling, risico, impact, rol, legenda, betekenis, versie, "
            "plaats, locatie, week, maand, kwartaal, jaar, uren, dagen, document, bron, volgorde, niveau, indicator, "
            "gewicht, e-mail, telefoon, kans, waarschijnlijkheid, mitigatie, ernst, besluit, bedrag, leverancier, "
            "bedrijf, factuur"
        ),
    },
    statuses={
        "Done": (
            "klaar, afgerond, gereed, voltooid, gedaan, opgeleverd, afgesloten, geleverd, gesloten, opgelost, live, "
            "gepubliceerd, uitgevoerd, beëindigd, gerealiseerd, afgehandeld, in productie, compleet"
        ),
        "In progress": (
            "bezig, in uitvoering, loopt, lopend, begonnen, gestart, mee bezig, in ontwikkeling, groen, op schema, "
            "onderhanden, actief, in behandeling, in test, in review, onderweg, in bewerking, gaande, "
            "wordt aan gewerkt, in voorbereiding en uitvoering, opgestart, op koers, op planning, deels gereed, "
            "deels klaar"
        ),
        "Possible delay": (
            "geel, oranje, vertraagd, mogelijke vertraging, mogelijk vertraging, mogelijk vertraagd, loopt uit, "
            "achter op schema, kan uitlopen, vertraging, vertraging mogelijk, te laat, dreigt uit te lopen, "
            "loopt achter, waarschijnlijk vertraging, kans op vertraging, licht vertraagd, aandacht nodig, "
            "achter op planning"
        ),
        "At risk": (
            "rood, geblokkeerd, in gevaar, risico, loopt vast, vastgelopen, stagneert, hoog risico, zit vast, "
            "ligt stil, in de knel, onder druk, bedreigd"
        ),
        "Won't do": (
            "geannuleerd, vervallen, geschrapt, afgeblazen, afgewezen, niet meer nodig, gaat niet door, "
            "wordt niet gedaan, gestopt, stopgezet, ingetrokken, doen we niet, afgekeurd, buiten scope, overbodig, "
            "verwijderd, niet doorgegaan, niet meer relevant, vervalt"
        ),
        "Not started": (
            "niet begonnen, nog niet begonnen, niet gestart, nog niet gestart, te doen, gepland, nog te doen, open, "
            "openstaand, nieuw, moet nog, ingepland, nog starten, nog niet, nog te starten, op de planning, "
            "binnenkort, toekomstig, in de wachtrij, nog op te pakken"
        ),
    },
    undecided=(
        "in de wacht, wacht, wachten, on hold, uitgesteld, gepauzeerd, ja, nee, n.v.t., nvt, n.t.b., ntb, "
        "zie notitie, zie opmerking, opgeschort, nader te bepalen, onbekend, hoog, middel, laag, geparkeerd"
    ),
    loose=(
        "open, nieuw, groen, rood, geel, oranje, actief, risico, loopt, live, gepland, vertraging, binnenkort, "
        "te laat, compleet"
    ),
    hedges=(
        "niet, nee, geen, bijna, wordt, zal, als, behalve, deels, gedeeltelijk, misschien, binnenkort, maar, of, "
        "zou, kan, zonder, nooit, nog niet, tenzij, zodra, nog, na, voor, alleen"
    ),
    joints="sinds, omdat, vanwege, wegens, op, in, met, dankzij, zie, voor, aan",
    causes="door, tot, bij gebrek aan, wacht op",
    completions="klaar, gereed, afgerond, voltooid, gedaan",
    either="of",
    spans="tot, t/m, tot en met, tm, en",
    openers="op, van, vanaf, voor, uiterlijk, tot, per, omstreeks, ca, week van, tussen",
    glue="van",
    parts={"early": "begin", "mid": "medio, half, midden", "late": "eind, einde"},
    periods={
        "quarter": "q, kwartaal",
        "half": "halfjaar, helft, h",
        "week": "week, wk",
        "season": "voorjaar, lente, zomer, najaar, herfst, winter, pasen, kerst",
    },
    cycles="sprint, iteratie, nu, straks, later, boekjaar, hierna, daarna, volgende, binnenkort",
    keys="sleutel",
    parents="bovenliggend, bovenliggende",
    unsaid=(
        "nader te bepalen, te bepalen, nog te bepalen, n.t.b., ntb, n.n.b., nnb, nog niet bekend, nog onbekend, "
        "nader in te vullen, nog in te vullen, in te vullen, niet toegewezen, onbekend, niemand, geen, n.v.t., "
        "nvt, vacature, nog open"
    ),
    months="mrt=3, mei=5, okt=10",
    yes="ja",
    ticks="x, ja, j, waar, klaar, gereed, ok",
    crosses="nee, n, onwaar",
    totals="totaal, som, eindtotaal, subtotaal, aantal, gemiddelde, totalen",
    invoices="factuur, facturen, factuurnummer, factuurdatum",
    paid="betaald, onbetaald, voldaan, verstuurd, aangemaand",
    higher="hogere, hoge, hoog, hoogste",
    lower="lagere, lage, laag, laagste, overige",
    priority="prioriteit, prioriteiten, projecten",
    above="boven, hierboven, erboven",
    below="onder, hieronder, eronder",
    lines="onder de streep, prioriteitslijn, lagere prioriteit, als er tijd is",
    said="deze week",
    reported="verslagperiode, rapportageperiode, rapportperiode, verslagweek",
    tabs="roadmap, plan, planning, projectplan, actieplan, actielijst, projecten, taken, plan van aanpak",
    aside="oud, kopie, sjabloon, legenda, hulp, instructies, archief, lijsten, voorbeeld, blad, instellingen",
    legends="legenda, uitleg, kleurcode, afkortingen, toelichting statussen",
    common=(
        "de, het, een, van, en, of, in, op, aan, bij, met, zonder, voor, naar, uit, door, over, om, tot, tussen, "
        "tegen, onder, boven, na, sinds, is, zijn, was, waren, wordt, worden, werd, heeft, hebben, kan, kunnen, moet, "
        "moeten, zal, zullen, niet, geen, meer, minder, nooit, niets, alleen, ook, nog, al, als, dan, dat, die, dit, "
        "deze, wat, wie, waar, wanneer, hoe, welke, zij, ze, hij, wij, we, ons, onze, hun, hen, haar, zich, je, er, "
        "elk, elke, ieder, iedere, alle, per, te, ten, ter, twee, drie, keer, zo, nieuwe, nieuw, binnen, terug"
    ),
    people=(
        "gebruiker*, klant, klanten, team, teams, medewerker*, gezin, gezinnen, familie*, mensen, iedereen, niemand, "
        "iemand, wie, bezoekers, bezoeker, ouders, kinderen, kind, lezer*, collega*, wij, we, ons, zij, ze, hun, hen, "
        "patiënt*, burger*, bewoner*, ontwikkelaar*, vrijwilliger*, leden, lid, docent*, leerling*, student*, leraar, "
        "leraren, verpleegkundige*, arts, artsen, ingenieur*, monteur*, chauffeur*, verkoper*, koper, kopers, "
        "inkoper*, leverancier*, partner, partners, huurder*, eigenaar, eigenaren, eigenaars, manager*, "
        "leidinggevende*, werknemer*, operator*, agent, agenten, reiziger*, passagier*, toerist*, boer, boeren, "
        "winkelier*, analist*, jurist*, auditor*, gast, gasten, abonnee*, speler*, mantelzorger*, huishoudens, "
        "bedrijven, personeel, afdeling*, nieuwkomer*, bezorger*, koks, kok, stagiair*, inwoner*, planners, tester*, "
        "teamleider*, teamleiders, beheerder*, afnemer*, ondernemer*, onderzoekers, onderzoeker, wiens, degene*, "
        "aanvragers, bellers, deelnemer*, verhuurder*, vereniging*, club, clubs, bestuur, "
        "cliënt*, senioren, jongeren, stagiairs, dienst"
    ),
    goals=Goals(
        work=(
            "invoering, invoeren, invoer van, migratie, migreren, verhuizing, verhuizen, opbouw, opbouwen, bouw, "
            "bouwen, implementatie, implementeren, vervanging, vervangen, aanschaf, aanschaffen, ontwikkeling, "
            "ontwikkelen, integratie, integreren, installatie, installeren, uitrol, uitrollen, maken, schrijven, "
            "opzetten, inrichten, inrichting, kopen, digitaliseren, digitalisering, publiceren, publicatie, "
            "moderniseren, modernisering, renoveren, renovatie, vernieuwen, vernieuwing, uitvoeren, uitvoering, "
            "testen, documenteren, plannen, ontwerpen, ontwerp van, programmeren, automatiseren, automatisering, "
            "bijwerken, verplaatsen, monteren, drukken, bestellen, kiezen, aanpassen, uitbreiden, uitbreiding, "
            "samenvoegen, vertalen, leveren, uploaden, lanceren, lancering, definiëren, vaststellen, opstellen, "
            "opstelling van, inbouwen, onderhandelen, aanbesteden, organiseren, activeren, afronden, voltooien, "
            "voorbereiden, starten, plaatsen, plaatsing, aansluiten, aansluiting, overzetten, overstappen, overstap, "
            "overgang naar, uitschakelen, uitzetten, opruimen, toevoegen, koppelen, koppeling, opleveren, oplevering, "
            "trainen, scholen, archiveren, verbouwen, verbouwing, aanleggen, aanleg, introduceren, introductie, "
            "realiseren, realisatie"
        ),
        minds=(
            "weet, weten, ziet, zien, hoort, horen, begrijpt, begrijpen, slaapt, slapen, kiest, kiezen, vindt, vinden, "
            "beslist, beslissen, kent, kennen, leert, leren, vertrouwt, vertrouwen, voelt, voelen, merkt, merken, "
            "onthoudt, onthouden, vergeet, vergeten, snapt, snappen, herkent, herkennen"
        ),
        done=(
            "is live, gaat live, gaan live, is ingevoerd, is klaar, zijn klaar, is beschikbaar, zijn beschikbaar, "
            "is geïnstalleerd, zijn geïnstalleerd, is in gebruik, zijn vervangen, is vervangen, is uitgerold, "
            "is gemigreerd, zijn gemigreerd, staat live, staat online, in productie, in gebruik, is gebouwd, "
            "is aangesloten, zijn aangesloten, is gepubliceerd, is opgeleverd, is afgerond"
        ),
        have="hebben, heeft, krijgen, krijgt, gebruiken, gebruikt, ontvangen",
        gains="zodat, opdat, kan, kunnen, zonder, niet meer, nooit, weet, weten, voordat, in plaats van, zodra",
        effects=(
            "minder, meer, beter*, betere, sneller*, snelle, snel, veilig*, goedkoper*, korter*, kleiner*, groter*, "
            "stabiel*, betrouwba*, eenvoudiger*, eerder, hoger*, lager*, verlagen, verlaging, reduceren, reductie, "
            "verhogen, verhoging, verbeteren, verbetering, verminderen, vermindering, verkorten, voorkomen, halveren, "
            "verdubbel*, versnellen, optimaliseren, maximaliseren, minimaliseren, versterken, besparen, besparing, "
            "geen, nul, onder, boven, minstens, hoogstens, binnen, beschikbaarheid, kwaliteit, omzet, kosten, winst, "
            "transparantie, efficiëntie, groei, uitval, storing*, fout*, papierloos, actueel, volledig*, marge, helft, "
            "dubbel*, conform*, energie*, percentage, procent, klopt, voorraad klopt, productiviteit, veiligheid, "
            "doorlooptijd*, tijd, twee keer, op tijd, actuele"
        ),
        joints="in, op, aan, bij, voor, met, naar, uit, over, om, van, te, tot, is, zijn, wordt, worden, langs, door",
        nobody="iedereen, alle, niemand, n.t.b., nvt, onbekend, diverse, intern, extern",
        verb_last=True,
    ),
)

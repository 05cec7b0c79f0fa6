"""German."""

from sheetsync.languages.language import Language

LANGUAGE = Language(
    code="de",
    headers={
        "project": "projekt, projektname, vorhaben, initiative, programm, produkt, teilprojekt",
        "group": (
            "phase, kategorie, thema, bereich, themenfeld, handlungsfeld, schwerpunkt, gruppe, modul, "
            "arbeitsbereich, rubrik, epic, abschnitt, themenbereich, oberthema, cluster, bereich / thema"
        ),
        "line": (
            "aufgabe, arbeitspaket, meilenstein, maßnahme, aktivität, schritt, teilaufgabe, ergebnis, lieferobjekt, "
            "arbeitsschritt, tätigkeit, vorgang, punkt, anforderung, aktion, liefergegenstand, arbeitsauftrag, todo, "
            "ticket, vorgangsname, einzelmaßnahme"
        ),
        "name": "name, titel, bezeichnung, was, betreff, stichwort",
        "description": "beschreibung, inhalt, details, erläuterung, umfang",
        "goal": "ziel, nutzen, warum, nutzerziel, zweck, wozu, zielsetzung, mehrwert, wirkung, wofür",
        "stakeholders": (
            "stakeholder, zielgruppe, für wen, kunde, beteiligte, betroffene, anspruchsgruppe, nutzergruppe, "
            "auftraggeber, nutzer"
        ),
        "status": "status, stand, zustand, ampel, bearbeitungsstand, bearbeitungsstatus, ampelstatus, sachstand",
        "percent": "fortschritt, prozent, fertigstellungsgrad, erledigungsgrad, fortschritt in %, % abgeschlossen",
        "finished": "erledigt, fertig, abgeschlossen, umgesetzt, abgehakt",
        "owner": (
            "verantwortlich, verantwortliche, verantwortlicher, zuständig, zuständigkeit, wer, bearbeiter, "
            "ansprechpartner, leitung, eigentümer, zugewiesen an, federführung, projektleitung, durch, "
            "bearbeitet von, verantwortung, federführend, zuständige person, ressource, ressourcenname"
        ),
        "start": "start, beginn, anfang, von, ab, startdatum, startet, anfangsdatum, los geht es",
        "end": (
            "ende, fällig, fällig am, termin, frist, bis, enddatum, fertig bis, fertigstellung, deadline, "
            "zieltermin, abgabe, bis wann, zieldatum, erledigen bis, fälligkeit, liefertermin, abgabetermin, "
            "fälligkeitsdatum"
        ),
        "date": "datum, wann, tag, zeitpunkt",
        "plan": "geplant, plan, soll, geplante, geplanter, geplantes, vorgesehen",
        "actual": "ist, tatsächlich, tatsächliche, tatsächlicher, aktuell",
        "updated": (
            "aktualisiert, zuletzt aktualisiert, letzte änderung, aktualisierung, zuletzt geändert, geändert am, "
            "letzte aktualisierung"
        ),
        "notes": "bemerkung, anmerkung, kommentar, notiz, hinweis, anmerkungen / notizen",
        "priority": "priorität, prio, wichtigkeit, dringlichkeit, rang",
        "sub": "unter, teil",
        "none": (
            "nr, nummer, id, kennung, link, dauer, abhängigkeit, vorgänger, typ, art, erstellt, aufwand, budget, "
            "kosten, team, abteilung, risiko, auswirkung, rolle, legende, bedeutung, version, ort, woche, monat, "
            "quartal, jahr, kw, stunden, tage, dokument, quelle, reihenfolge, ebene, gewicht, anzahl, abnahme, "
            "nachfolger, psp, telefon"
        ),
    },
    statuses={
        "Done": (
            "fertig, erledigt, abgeschlossen, beendet, umgesetzt, ausgeliefert, geliefert, vollendet, "
            "fertiggestellt, veröffentlicht, live, abgenommen, gelöst, geschlossen, erfolgt, ist fertig, "
            "ist erledigt, vollständig, fertig gestellt, vollständig umgesetzt, eingeführt, realisiert, in betrieb"
        ),
        "In progress": (
            "in arbeit, in bearbeitung, laufend, läuft, begonnen, angefangen, gestartet, grün, im plan, unterwegs, "
            "in umsetzung, in entwicklung, im gange, wird bearbeitet, im test, in prüfung, aktiv, im zeitplan, "
            "in durchführung, teilweise erledigt, teilweise umgesetzt, fast fertig gestellt, in der umsetzung, "
            "in review, wird umgesetzt, in der entwicklung, angelaufen, nach plan"
        ),
        "Possible delay": (
            "gelb, orange, verzögert, mögliche verzögerung, verspätet, im verzug, in verzug, evtl verspätet, "
            "verzögerung möglich, verzögerung, eventuell verspätet, hinter plan, hinter dem zeitplan, "
            "verzögert sich, wird später, könnte sich verzögern, vermutlich verspätet, kritisch beobachten, "
            "droht verzug, verzögerung droht, leicht verzögert, überfällig"
        ),
        "At risk": (
            "rot, gefährdet, blockiert, stockt, in gefahr, risiko, im risiko, hängt, festgefahren, stark gefährdet, "
            "akut gefährdet, nicht im plan, hohes risiko, termin gefährdet"
        ),
        "Won't do": (
            "abgebrochen, gestrichen, entfällt, entfallen, verworfen, abgelehnt, eingestellt, obsolet, storniert, "
            "nicht mehr nötig, nicht mehr benötigt, wird nicht gemacht, abgesagt, fällt weg, weggefallen, "
            "wird nicht umgesetzt, nicht mehr relevant, hinfällig, machen wir nicht, nicht erforderlich, "
            "zurückgezogen"
        ),
        "Not started": (
            "nicht begonnen, nicht gestartet, noch nicht begonnen, noch nicht gestartet, offen, geplant, zu tun, "
            "ausstehend, noch offen, steht aus, vorgesehen, neu, nicht angefangen, noch nicht angefangen, anstehend, "
            "eingeplant, in planung, bevorstehend, kommt noch, noch zu tun, vorgemerkt, backlog, unbearbeitet"
        ),
    },
    undecided=(
        "zurückgestellt, verschoben, pausiert, ruht, wartet, wartend, ja, nein, siehe notiz, unklar, k.a., "
        "entfällt ggf., angehalten, hoch, mittel, niedrig, auf eis"
    ),
    loose=(
        "offen, neu, live, rot, gelb, grün, orange, risiko, aktiv, läuft, hängt, geplant, unterwegs, in betrieb, "
        "laufend, vollständig"
    ),
    hedges=(
        "nicht, nein, kein, keine, fast, beinahe, wird, wenn, außer, teilweise, vielleicht, bald, sobald, falls, "
        "aber, noch nicht, oder, soll, sollte, könnte, ohne, bis auf, eventuell, demnächst, nur, erst, nach, vor"
    ),
    joints="seit, wegen, weil, da, am, im, in, mit, aufgrund, dank, siehe, für, auf",
    causes="durch, von, bis, wegen, wartet auf",
    completions="fertig, erledigt, abgeschlossen, umgesetzt",
    either="oder, bzw",
    spans="bis, bis zum, bis einschließlich",
    openers="bis, bis zum, am, ab, vom, von, den, fällig, ca, etwa, spätestens, zum, woche vom",
    parts={"early": "anfang, früh", "mid": "mitte", "late": "ende, spät"},
    periods={
        "quarter": "q, quartal",
        "half": "halbjahr, hj",
        "week": "kw, woche, kalenderwoche",
        "season": "frühjahr, frühling, sommer, herbst, winter, ostern, weihnachten",
    },
    cycles="sprint, etappe, iteration, jetzt, später, geschäftsjahr, gj",
    months="mrz=3, jän=1, jänner=1",
    ticks="x, ja, j, wahr, erledigt, fertig, ok",
    crosses="nein, n, falsch, offen",
    totals="gesamt, summe, insgesamt, gesamtsumme, zwischensumme, anzahl, durchschnitt, gesamtergebnis",
    higher="höhere, höherer, hohe, hoher, oberste, wichtigere",
    lower="niedrigere, niedrigerer, niedrige, geringere, geringer, andere, weniger wichtige",
    priority="priorität, prioritäten, prio, projekte, vorhaben",
    above="darüber, oberhalb, oben, hierüber",
    below="darunter, unterhalb, unten, hierunter",
    lines="unter dem strich, trennlinie, prioritätslinie, wenn zeit bleibt, nachrangig, nachrangige projekte",
    tabs="roadmap, plan, planung, projektplan, fahrplan, maßnahmenplan, zeitplan, aufgaben, projekte, maßnahmen",
    aside=(
        "alt, kopie, vorlage, legende, hilfe, anleitung, archiv, listen, beispiel, muster, tabelle, stammdaten, auswahl"
    ),
    legends="legende, erläuterung, farblegende, statuslegende, abkürzungen, erklärung",
    people=(
        "nutzer, nutzerinnen, kunde, kunden, kundinnen, team, teams, mitarbeiter, mitarbeitende, familie, leute, "
        "menschen, alle, jeder, niemand, besucher, gäste, eltern, kinder, lehrer, schüler, leser, entwickler, "
        "kollegen, wir, uns, sie, personal, bürger, patienten, fahrer, partner, mitglieder, ehrenamtliche"
    ),
)

"""German."""

from sheetsync.languages.goal import Goals
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
            "ticket, vorgangsname, einzelmaßnahme, schlüsselergebnis"
        ),
        "name": "name, titel, bezeichnung, was, betreff, stichwort",
        "description": "beschreibung, inhalt, details, erläuterung, umfang",
        "goal": "ziel, nutzen, warum, nutzerziel, zweck, wozu, zielsetzung, mehrwert, wirkung, wofür",
        "stakeholders": (
            "stakeholder, zielgruppe, für wen, kunde, beteiligte, betroffene, anspruchsgruppe, nutzergruppe, "
            "auftraggeber, nutzer"
        ),
        "status": "status, stand, zustand, bearbeitungsstand, bearbeitungsstatus, sachstand",
        "light": "ampel, ampelstatus, statusampel, ampelfarbe",
        "percent": "fortschritt, prozent, fertigstellungsgrad, erledigungsgrad, fortschritt in %, % abgeschlossen",
        "finished": "erledigt, fertig, abgeschlossen, umgesetzt, abgehakt",
        "owner": (
            "verantwortlich, verantwortliche, verantwortlicher, zuständig, zuständigkeit, wer, bearbeiter, "
            "ansprechpartner, leitung, eigentümer, zugewiesen an, federführung, projektleitung, durch, "
            "bearbeitet von, verantwortung, federführend, zuständige person, ressource, ressourcenname, "
            "verantw, zust, bearb"
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
            "nachfolger, psp, telefon, e-mail, mail, eintrittswahrscheinlichkeit, wahrscheinlichkeit, gegenmaßnahme, "
            "schweregrad, entscheidung, betrag, lieferant, firma, unternehmen, rechnung"
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
    cycles="sprint, etappe, iteration, jetzt, später, geschäftsjahr, gj, als nächstes, danach, demnächst",
    keys="schlüssel, vorgangsschlüssel",
    parents="übergeordnet, übergeordneter, übergeordnete",
    unsaid=(
        "zu bestimmen, noch zu bestimmen, wird noch bestimmt, zu definieren, noch zu definieren, zu klären, "
        "noch zu klären, noch offen, offen, n.n., nn, k. a., k.a., keine angabe, nicht zugewiesen, "
        "nicht zugeordnet, niemand, unbekannt, noch unbekannt, entfällt, unbesetzt, noch nicht bekannt, "
        "steht noch nicht fest, wird noch festgelegt"
    ),
    months="mrz=3, jän=1, jänner=1",
    yes="ja",
    ticks="x, ja, j, wahr, erledigt, fertig, ok",
    crosses="nein, n, falsch, offen",
    totals="gesamt, summe, insgesamt, gesamtsumme, zwischensumme, anzahl, durchschnitt, gesamtergebnis",
    invoices="rechnung, rechnungsnummer, rechnungsnr, beleg, rechnungsdatum",
    paid="bezahlt, unbezahlt, beglichen, gemahnt, versendet",
    higher="höhere, höherer, hohe, hoher, oberste, wichtigere",
    lower="niedrigere, niedrigerer, niedrige, geringere, geringer, andere, weniger wichtige",
    priority="priorität, prioritäten, prio, projekte, vorhaben",
    above="darüber, oberhalb, oben, hierüber",
    below="darunter, unterhalb, unten, hierunter",
    lines="unter dem strich, trennlinie, prioritätslinie, wenn zeit bleibt, nachrangig, nachrangige projekte",
    said="diese woche",
    reported="berichtszeitraum, berichtsperiode, berichtswoche, berichtsmonat, berichtszeit",
    tabs="roadmap, plan, planung, projektplan, fahrplan, maßnahmenplan, zeitplan, aufgaben, projekte, maßnahmen",
    aside=(
        "alt, kopie, vorlage, legende, hilfe, anleitung, archiv, listen, beispiel, muster, tabelle, stammdaten, auswahl"
    ),
    legends="legende, erläuterung, farblegende, statuslegende, abkürzungen, erklärung",
    common=(
        "der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines, und, oder, von, vom, zu, zum, zur, im, "
        "in, ins, an, am, auf, aus, bei, beim, bis, durch, für, gegen, mit, nach, ohne, seit, über, um, unter, vor, "
        "wegen, zwischen, ist, sind, war, wird, werden, wurde, hat, haben, kann, können, muss, müssen, soll, sollen, "
        "nicht, kein, keine, keinen, mehr, weniger, nur, noch, auch, schon, als, wie, wenn, dass, damit, sodass, was, "
        "wer, wo, wann, welche, welcher, ihr, ihre, ihren, sie, er, es, wir, uns, unsere, man, jeder, jede, alle, "
        "allen, pro, je, so, sich, selbst, dort, hier, neue, neuen, neuer, neues"
    ),
    people=(
        "nutzer*, benutzer*, anwender*, kunde, kunden, kundinnen, team, teams, mitarbeiter, mitarbeiterinnen, "
        "mitarbeitende*, familie, familien, leute, menschen, personen, wer, jeder, jede, jeden, niemand, niemanden, "
        "besucher*, gäste, gast, eltern, kinder, kind, lehrer, lehrerinnen, lehrkräfte, schüler, schülerinnen, leser, "
        "entwickler, entwicklerinnen, kollegen, kolleginnen, wir, uns, unser*, ihnen, sie, ihr, ihre, ihren, personal, "
        "bürger*, patient*, fahrer*, partner, mitglieder, ehrenamtliche, pflegekräfte, ärzte, ärztinnen, mieter, "
        "mieterinnen, bewohner*, händler, verkäufer*, einkäufer*, käufer, lieferanten, studierende*, azubis, "
        "auszubildende*, neue kollegen, abteilung, fachabteilung*, abteilungen, vertrieb, betreiber, techniker, "
        "monteure, pfleger, vermieter, chefs, führungskräfte, vorgesetzte*, teilnehmer*, jugendliche*, senioren, "
        "senior*innen, angehörige*, fahrgäste, reisende*, redaktion, redakteure, forschende, einwohner*, man, alle, "
        "verein, vereine, vorstand, klub, klubs, veranstalter*"
    ),
    goals=Goals(
        work=(
            "einführung, umzug, migration, aufbau, ausbau, umbau, implementierung, umstellung, ablösung, beschaffung, "
            "erstellung, entwicklung, integration, installation, bereitstellung, anbindung, rollout, konzeption, "
            "neubau, sanierung, digitalisierung, anschaffung, ausrollen, inbetriebnahme, modernisierung, renovierung, "
            "überarbeitung, durchführung, erneuerung, veröffentlichung, austausch, schulung, konsolidierung, "
            "zusammenführung, abschaltung, einrichtung, beschaffen, einrichten, umziehen, einführen, aufbauen, "
            "ausbauen, umbauen, implementieren, umstellen, ablösen, erstellen, entwickeln, integrieren, installieren, "
            "bereitstellen, anbinden, bauen, schreiben, anlegen, anschaffen, kaufen, ersetzen, migrieren, "
            "digitalisieren, veröffentlichen, modernisieren, renovieren, überarbeiten, durchführen, erneuern, "
            "austauschen, schulen, abschalten, testen, prüfen, dokumentieren, planen, gestalten, programmieren, "
            "automatisieren, aktualisieren, verlegen, montieren, drucken, bestellen, auswählen, aufsetzen, anpassen, "
            "erweitern, zusammenführen, konsolidieren, übersetzen, liefern, hochladen, herausbringen, umsetzen, "
            "definieren, festlegen, aufstellen, einbauen, verhandeln, ausschreiben, organisieren, freischalten, "
            "sanieren, abschließen, fertigstellen, vorbereiten, starten, launchen, deployen, neu *"
        ),
        minds=(
            "wissen, weiß, sehen, sieht, hören, hört, erfahren, erfährt, verstehen, versteht, vertrauen, vertraut, "
            "entscheiden, entscheidet, schlafen, schläft, finden, findet, merken, merkt, kennen, kennt, wählen, wählt, "
            "lernen, lernt, fühlen, fühlt, vergessen, vergisst, begreifen, begreift, erkennen, erkennt"
        ),
        done=(
            "ist live, geht live, gehen live, ist eingeführt, ist umgesetzt, sind umgesetzt, ist fertig, sind fertig, "
            "steht bereit, ist verfügbar, sind verfügbar, ist installiert, sind installiert, ist in betrieb, wurde *, "
            "wurden *, ist umgezogen, sind angeschlossen, ist angebunden, sind migriert, ist aktiviert, "
            "ist veröffentlicht, ist fertiggestellt, ist gebaut, ist abgelöst, in betrieb, ist eingerichtet, "
            "sind eingerichtet"
        ),
        have="haben, hat, bekommen, bekommt, erhalten, erhält, nutzen, nutzt",
        gains="damit, sodass, so dass, kann, können, ohne, nicht mehr, nie, weiß, wissen, statt, bevor, sobald",
        effects=(
            "weniger, mehr, höhere*, niedriger*, besser*, schneller*, sicher*, günstiger*, kürzer*, kleiner*, größer*, "
            "stabil*, zuverlässig*, einfacher*, früher*, senken, senkung, reduzier*, steiger*, erhöh*, verbesser*, "
            "verringer*, verkürz*, vermeid*, verhinder*, halbier*, verdoppel*, beschleunig*, optimier*, maximier*, "
            "minimier*, stärk*, kein, keine, keinen, null, unter, über, mindestens, höchstens, innerhalb, "
            "verfügbarkeit, qualität, umsatz, kosten, gewinn, transparenz, effizienz, wachstum, ausfall*, ausschuss, "
            "fehler*, papierlos*, aktuell*, vollständig*, pünktlich*, marge, quote, modern*, konform*, energie*, "
            "halb*, doppelt*, sparen, einspar*, wirtschaftlich*"
        ),
        joints=(
            "im, in, ins, an, am, auf, aus, bei, beim, für, mit, nach, über, um, von, vom, zu, zum, zur, der, des, "
            "ist, sind, wird, werden, bis, als"
        ),
        nobody="alle, jeder, niemand, tbd, k.a., offen, unbekannt, keine, diverse, intern, extern",
        verb_last=True,
    ),
)

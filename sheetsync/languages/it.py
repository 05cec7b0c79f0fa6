"""Italian."""

from sheetsync.languages.language import Language

LANGUAGE = Language(
    code="it",
    headers={
        "project": "progetto, nome progetto, nome del progetto, iniziativa, programma, prodotto",
        "group": (
            "fase, categoria, tema, area, asse, ambito, filone, gruppo, modulo, epica, dominio, sezione, "
            "linea di lavoro, pacchetto"
        ),
        "line": (
            "attività, compito, deliverable, consegna, tappa, azione, passo, elemento, funzionalità, sottoattività, "
            "misura, storia, requisito, traguardo, nome attività, pietra miliare, mansione"
        ),
        "name": "nome, titolo, cosa, oggetto, riepilogo",
        "description": "descrizione, dettaglio, contenuto, risultato",
        "goal": "obiettivo, perché, scopo, beneficio, finalità, valore, risultato atteso, motivo, obiettivo utente",
        "stakeholders": (
            "stakeholder, parti interessate, parte interessata, per chi, pubblico, cliente, utente, destinatario, "
            "beneficiario, committente, portatori di interesse"
        ),
        "status": "stato, situazione, semaforo, stato attuale, stato di avanzamento",
        "percent": (
            "percentuale, avanzamento, progresso, % completamento, % completato, % avanzamento, percentuale completata"
        ),
        "finished": "fatto, completato, terminato, finito, concluso, chiuso",
        "owner": (
            "responsabile, chi, assegnato a, incaricato, referente, proprietario, capo progetto, a cura di, "
            "persona responsabile, assegnatario, a carico di, risorsa"
        ),
        "start": "inizio, data inizio, data di inizio, avvio, dal, da, partenza, data avvio",
        "end": (
            "fine, data fine, scadenza, termine, entro, data di fine, consegna entro, data di scadenza, "
            "data scadenza, data consegna, data di consegna, entro il, al"
        ),
        "date": "data, quando, giorno",
        "plan": "previsto, prevista, pianificato, pianificata, stimato, stimata, programmato",
        "actual": "effettivo, effettiva, reale, attuale",
        "updated": "aggiornato, aggiornamento, ultimo aggiornamento, aggiornato il, modificato, ultima modifica",
        "notes": "note, nota, commento, osservazione, commenti, osservazioni, annotazioni",
        "priority": "priorità, importanza, urgenza",
        "sub": "sotto",
        "none": (
            "n°, nr, no, numero, id, codice, collegamento, link, durata, dipendenza, predecessore, tipo, creato, "
            "impegno, budget, costo, squadra, reparto, rischio, impatto, ruolo, legenda, significato, versione, "
            "luogo, settimana, mese, trimestre, anno, ore, giorni, documento, fonte, ordine, livello, indicatore, "
            "peso"
        ),
    },
    statuses={
        "Done": (
            "fatto, fatta, completato, completata, terminato, terminata, finito, finita, concluso, conclusa, "
            "consegnato, consegnata, chiuso, chiusa, pronto, pronta, realizzato, realizzata, risolto, pubblicato, "
            "in produzione, ultimato, ultimata, eseguito, eseguita, rilasciato"
        ),
        "In progress": (
            "in corso, in lavorazione, avviato, avviata, iniziato, iniziata, cominciato, in sviluppo, verde, "
            "in linea, in esecuzione, in revisione, in test, procede, attivo, attiva, in fase di sviluppo, "
            "in svolgimento, partito, partita, parzialmente completato, in tempo, in atto"
        ),
        "Possible delay": (
            "giallo, arancione, in ritardo, possibile ritardo, ritardo possibile, rischio ritardo, può slittare, "
            "potrebbe slittare, ritardo, ritardo probabile, rischio di ritardo, rallentato, lieve ritardo, slitta, "
            "probabile ritardo"
        ),
        "At risk": (
            "rosso, a rischio, bloccato, bloccata, in pericolo, fermo, ferma, rischio, alto rischio, in difficoltà, "
            "compromesso, compromessa, arenato, impedito"
        ),
        "Won't do": (
            "annullato, annullata, abbandonato, abbandonata, scartato, scartata, eliminato, eliminata, rifiutato, "
            "rifiutata, non si fa, non si farà, non più necessario, non serve più, respinto, respinta, fuori ambito, "
            "obsoleto, cancellato, cancellata, soppresso, ritirato, non verrà fatto"
        ),
        "Not started": (
            "da fare, non iniziato, non iniziata, da iniziare, non avviato, non avviata, pianificato, pianificata, "
            "da avviare, ancora da iniziare, aperto, aperta, nuovo, previsto, programmato, in programma, "
            "non ancora iniziato, prossimo, in coda, da cominciare, non cominciato, in attesa di avvio"
        ),
    },
    undecided=(
        "in attesa, in pausa, rinviato, rinviata, sospeso, sospesa, sì, no, da confermare, da definire, posticipato, "
        "vedi nota, congelato, alta, media, bassa, sconosciuto, rimandato"
    ),
    loose=(
        "aperto, aperta, nuovo, verde, rosso, giallo, arancione, attivo, attiva, rischio, pronto, pronta, previsto, "
        "prossimo, ritardo, fermo, ferma, in linea"
    ),
    hedges=(
        "non, quasi, sarà, se, tranne, salvo, parzialmente, presto, forse, ma, o, dovrebbe, potrebbe, senza, mai, "
        "quando, ancora, dopo, prima, solo, in parte"
    ),
    joints="da, dal, perché, a causa di, il, in, con, grazie a, vedi, per, a",
    causes="da, dal, dalla, fino a, per mancanza di",
    completions="fatto, completato, completo, terminato",
    either="o, oppure",
    spans="al, a, fino al, fino a, e il",
    openers="il, dal, da, entro, entro il, per il, prima del, fino al, a partire dal, circa, settimana del, tra il",
    glue="di, del",
    parts={"early": "inizio, inizi di, primi di", "mid": "metà", "late": "fine, finale di"},
    periods={
        "quarter": "t, trimestre, trim",
        "half": "s, semestre",
        "week": "settimana, sett",
        "season": "primavera, estate, autunno, inverno, pasqua, natale",
    },
    cycles="sprint, iterazione, ora, adesso, poi, più avanti, esercizio",
    months="genn=1, sett=9",
    ticks="x, sì, s, vero, fatto, ok",
    crosses="no, n, falso",
    totals="totale, somma, totale generale, subtotale, numero, media, totali",
    higher="alta, maggiore, più alta, superiore",
    lower="bassa, minore, più bassa, inferiore, altri",
    priority="priorità, progetti",
    above="sopra",
    below="sotto",
    lines="sotto la linea, linea di priorità, meno prioritario, se avanza tempo",
    tabs=(
        "roadmap, piano, pianificazione, tabella di marcia, cronoprogramma, piano di lavoro, progetti, attività, "
        "piano d'azione"
    ),
    aside="vecchio, copia, modello, legenda, aiuto, istruzioni, archivio, elenchi, esempio, foglio, parametri",
    legends="legenda, chiave, codice colori, abbreviazioni",
    people=(
        "utente, utenti, cliente, clienti, squadra, team, famiglia, persone, gente, tutti, nessuno, visitatori, "
        "genitori, bambini, lettori, colleghi, noi, loro, dipendenti, pazienti, cittadini, residenti, sviluppatori, "
        "volontari, studenti, insegnanti"
    ),
)

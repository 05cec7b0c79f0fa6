"""Italian."""

from sheetsync.languages.goal import Goals
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
        "status": "stato, situazione, stato attuale, stato di avanzamento",
        "light": "semaforo",
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
            "peso, e-mail, telefono, probabilità, mitigazione, gravità, decisione, importo, fornitore, azienda, "
            "fattura"
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
    cycles="sprint, iterazione, ora, adesso, poi, più avanti, esercizio, prossimamente, dopo, prossimo, più tardi",
    keys="chiave",
    parents="padre",
    unsaid=(
        "da definire, da determinare, da confermare, da assegnare, da stabilire, da nominare, da individuare, "
        "non assegnato, non definito, non applicabile, sconosciuto, nessuno, nessuna, n/d, vacante"
    ),
    months="genn=1, sett=9",
    yes="sì, si",
    ticks="x, sì, s, vero, fatto, ok",
    crosses="no, n, falso",
    totals="totale, somma, totale generale, subtotale, numero, media, totali",
    invoices="fattura, fatture, ricevuta",
    paid="pagato, pagata, non pagata, saldata, inviata",
    higher="alta, maggiore, più alta, superiore",
    lower="bassa, minore, più bassa, inferiore, altri",
    priority="priorità, progetti",
    above="sopra",
    below="sotto",
    lines="sotto la linea, linea di priorità, meno prioritario, se avanza tempo",
    said="questa settimana",
    reported="periodo del report, periodo di rendicontazione, periodo di reporting, periodo del rapporto",
    tabs=(
        "roadmap, piano, pianificazione, tabella di marcia, cronoprogramma, piano di lavoro, progetti, attività, "
        "piano d'azione"
    ),
    aside="vecchio, copia, modello, legenda, aiuto, istruzioni, archivio, elenchi, esempio, foglio, parametri",
    legends="legenda, chiave, codice colori, abbreviazioni",
    common=(
        "il, lo, la, i, gli, le, un, uno, una, di, del, dello, della, dei, degli, delle, e, ed, o, a, al, allo, alla, "
        "ai, agli, alle, in, nel, nello, nella, nei, negli, nelle, con, senza, per, da, dal, dalla, dai, su, sul, "
        "sulla, sui, tra, fra, è, sono, era, ha, hanno, essere, avere, che, chi, cosa, quale, quando, dove, come, non, "
        "né, mai, niente, nulla, più, meno, molto, già, anche, solo, suo, sua, suoi, loro, nostro, nostra, si, ci, ne, "
        "li, ogni, tutto, tutti, tutta, tutte, stesso, stessa, altro, altra, prima, dopo, durante, se, perché, due, "
        "tre, nuovo, nuova, nuovi, entro, sotto, oltre, l, dell, all, nell"
    ),
    people=(
        "utente, utenti, cliente, clienti, squadra, squadre, team, famigli*, persone, persona, gente, tutti, nessuno, "
        "qualcuno, chi, chiunque, visitator*, genitori, bambin*, lettor*, collegh*, noi, loro, dipendent*, pazient*, "
        "cittadin*, resident*, sviluppator*, volontar*, student*, insegnant*, docent*, infermier*, medic*, ingegner*, "
        "tecnici, tecnico, autist*, venditor*, acquirent*, fornitor*, partner, inquilin*, proprietar*, responsabil*, "
        "capo, capi, capisquadra, capireparto, lavorator*, operator*, operai*, agenti, agente, viaggiator*, "
        "passegger*, turist*, agricoltor*, commerciant*, analist*, avvocat*, auditor, ospit*, abbonat*, giocator*, "
        "caregiver, famiglie, imprese, aziende, personale, reperibili, cuoc*, stagist*, contribuent*, alunn*, alliev*, "
        "manager, impiegat*, addett*, nuovi assunti, soci, condomin*, corrieri, magazzinier*, "
        "associazion*, club, partecipant*, organizzator*"
    ),
    goals=Goals(
        work=(
            "sostituire, sostituzione, implementare, implementazione, migrare, migrazione, creare, creazione, "
            "costruire, costruzione, sviluppare, sviluppo, rilasciare, rilascio, distribuire, installare, "
            "installazione, introdurre, introduzione, integrare, integrazione, pubblicare, pubblicazione, lanciare, "
            "lancio, mettere in, messa in, aggiungere, progettare, progettazione, acquistare, acquisto, comprare, "
            "digitalizzare, digitalizzazione, automatizzare, automazione, configurare, configurazione, spostare, "
            "spostamento, trasferire, trasferimento, trasloco, rinnovare, rinnovo, aggiornare, aggiornamento, "
            "modernizzare, modernizzazione, montare, montaggio, scrivere, redigere, stesura, documentare, "
            "documentazione, definire, definizione, elaborare, stabilire, negoziare, rinegoziare, scegliere, "
            "selezionare, organizzare, preparare, consegnare, consegna, stampare, collegare, formare, tradurre, "
            "traduzione, testare, ampliare, ampliamento, rifare, rifacimento, ridisegnare, completare, completamento, "
            "terminare, finire, realizzare, realizzazione, eseguire, produrre, unire, unificare, pulire, archiviare, "
            "disattivare, spegnere, chiudere, aprire, adottare, adozione, attivare, attivazione, avviare, avvio, "
            "ristrutturare, ristrutturazione, passare a, passaggio a, predisporre, allestire"
        ),
        minds=(
            "sa, sanno, vede, vedono, capisce, capiscono, dorme, dormono, sceglie, scelgono, trova, trovano, decide, "
            "decidono, conosce, conoscono, sente, sentono, impara, imparano, ricorda, ricordano, dimentica, "
            "dimenticano, riconosce, riconoscono, si accorge, si accorgono"
        ),
        done=(
            "è in produzione, è online, è attiv*, è pront*, sono pront*, è installat*, sono installat*, è disponibile, "
            "sono disponibili, è stat* *, sono stat* *, è completat*, è pubblicat*, va online, in produzione, "
            "in funzione, è in funzione, sono attiv*"
        ),
        have="ha, hanno, usa, usano, ricevono, riceve, dispongono",
        gains=(
            "affinché, in modo che, così che, può, possono, possa, possano, senza, non più, mai, sa, sanno, prima che, "
            "invece di, riescono"
        ),
        effects=(
            "meno, più, miglior*, meglio, maggior*, minor*, rapid*, veloc*, sicur*, ridurre, riduzione, diminu*, "
            "aument*, incrementare, incremento, crescita, crescere, accelerare, evitare, prevenire, eliminare, "
            "ottimizzare, massimizzare, minimizzare, rafforzare, raddoppi*, dimezz*, risparmi*, accorciare, abbassare, "
            "alzare, zero, nessun, nessuna, disponibilità, qualità, sicurezza, vendit*, cost*, margine, efficienza, "
            "trasparenza, affidab*, stabil*, conform*, guast*, error*, scart*, sprec*, metà, tasso, energia, "
            "prestazion*, produttività, temp*, consum*, risposta, inferior*, superior*, ricav*, doppio, fatturato, "
            "rifiuti, puntual*, entro, sotto, oltre"
        ),
        joints=(
            "in, nel, nello, nella, nei, negli, nelle, di, del, dello, della, dei, degli, delle, per, a, al, alla, ai, "
            "alle, con, da, dal, su, sul, sulla, è, sono, lungo"
        ),
        nobody="tutti, tutte, nessuno, chiunque, da definire, n/d, sconosciuto, vari, interno, esterno",
        noun_first=True,
    ),
)

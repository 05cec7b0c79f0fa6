"""Polish: headers and statuses."""

from sheetsync.languages.language import Language

LANGUAGE = Language(
    code="pl",
    is_whole=False,
    headers={
        "project": "projekt, nazwa projektu, inicjatywa, program, produkt, przedsięwzięcie",
        "group": "faza, kategoria, temat, obszar, grupa, moduł, etap główny, sekcja, epik, dział",
        "line": (
            "zadanie, etap, działanie, krok, kamień milowy, czynność, produkt prac, pozycja, podzadanie, funkcja, "
            "aktywność, rezultat, nazwa zadania"
        ),
        "name": "nazwa, tytuł, co",
        "description": "opis, szczegóły, zawartość, wynik",
        "goal": "cel, dlaczego, po co, korzyść, oczekiwany rezultat, wartość",
        "stakeholders": (
            "interesariusz, interesariusze, dla kogo, odbiorca, klient, użytkownik, grupa docelowa, beneficjent"
        ),
        "status": "status, stan, stan realizacji",
        "percent": "procent, postęp, % ukończenia, procent ukończenia, % wykonania, zaawansowanie",
        "finished": "gotowe, zrobione, wykonane, zakończone, ukończone",
        "owner": (
            "odpowiedzialny, odpowiedzialna, kto, właściciel, osoba odpowiedzialna, przypisany do, wykonawca, "
            "kierownik, realizator"
        ),
        "start": "początek, rozpoczęcie, data rozpoczęcia, start, od, data początkowa",
        "end": (
            "koniec, termin, zakończenie, data zakończenia, do, termin realizacji, deadline, termin wykonania, "
            "data końcowa"
        ),
        "date": "data, kiedy, dzień",
        "plan": "planowany, planowana, planowane, szacowany, przewidywany",
        "actual": "rzeczywisty, rzeczywista, faktyczny, aktualny",
        "updated": "zaktualizowano, ostatnia aktualizacja, aktualizacja, zmodyfikowano",
        "notes": "uwagi, uwaga, komentarz, notatka, notatki, komentarze",
        "priority": "priorytet, ważność, pilność",
        "sub": "pod",
        "none": (
            "lp, nr, numer, id, kod, link, czas trwania, zależność, typ, rodzaj, utworzono, budżet, koszt, zespół, "
            "dział firmy, ryzyko, rola, tydzień, miesiąc, kwartał, rok, godziny, dni, wersja, źródło"
        ),
    },
    statuses={
        "Done": (
            "gotowe, zrobione, wykonane, zakończone, ukończone, zamknięte, zakończony, zakończona, ukończony, "
            "ukończona, zrealizowane, wdrożone, oddane, gotowy, gotowa, wykonano"
        ),
        "In progress": (
            "w toku, w trakcie, rozpoczęte, w realizacji, w przygotowaniu, zielony, trwa, w trakcie realizacji, "
            "rozpoczęty, rozpoczęta, realizowane, w testach, zgodnie z planem"
        ),
        "Possible delay": (
            "żółty, pomarańczowy, opóźnione, opóźniony, opóźniona, możliwe opóźnienie, ryzyko opóźnienia, po terminie"
        ),
        "At risk": (
            "czerwony, zagrożone, zablokowane, ryzyko, utknęło, zagrożony, zagrożona, zablokowany, zablokowana, "
            "wysokie ryzyko"
        ),
        "Won't do": (
            "anulowane, odrzucone, porzucone, anulowany, anulowana, nie będzie, wycofane, nieaktualne, zrezygnowano, "
            "skreślone"
        ),
        "Not started": (
            "nierozpoczęte, nie rozpoczęte, nie rozpoczęto, do zrobienia, zaplanowane, otwarte, nowe, planowane, "
            "zaplanowany, nierozpoczęty, w kolejce, do wykonania"
        ),
    },
    undecided="wstrzymane, odłożone, oczekuje, tak, nie, nie dotyczy, zawieszone, nieznane",
    loose="ryzyko, otwarte, nowe, zielony, czerwony, trwa",
    hedges="nie, prawie, będzie, jeśli, oprócz, częściowo, wkrótce, może, ale, lub, jeszcze",
    either="lub, albo",
    spans="do, aż do",
    openers="do, od, na, ok, przed",
    totals="razem, suma, łącznie, ilość",
    yes="tak",
    ticks="x, tak, gotowe",
    crosses="nie",
    tabs="plan, mapa drogowa, harmonogram, plan działań, zadania",
    legends="legenda, objaśnienia",
    common=(
        "i, w, z, na, do, że, się, nie, jest, są, to, za, od, po, przez, dla, co, jak, bez, przy, oraz, nad, pod, "
        "mogą, może, swoje, nowego, nowy, nowa, więcej, mniej, wszystkich, wszystkie, ze, lub"
    ),
)

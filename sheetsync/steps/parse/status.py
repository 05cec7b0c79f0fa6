"""Statuses: what people write, and which status it means. An alias never rewrites the cell."""

import re
from collections.abc import Mapping
from typing import Final

from sheetsync.model.roadmap import Status
from sheetsync.steps.parse.words import plain

_WORDS: Final = {
    Status.DONE: "done, complete, completed, completo, finalizado, shipped, merged, closed, released, live, reached, "
    "achieved, finished, resolved, true, 100%, выполнено, готово, завершено, terminé, terminée, fait, fertig, "
    "erledigt, abgeschlossen, klaar, afgerond, concluído, concluída, terminado, "
    "hecho, completado, completato, fatto, klar, 完成, 已完成, 完了",
    Status.IN_PROGRESS: "in progress, wip, started, begonnen, execução, em andamento, active, doing, on track, green, "
    "ongoing, working on it, in development, in review, en cours, in arbeit, "
    "in bearbeitung, laufend, bezig, in uitvoering, en curso, en progreso, em curso, em progresso, in corso, "
    "pågår, в работе, в процессе, grün, vert, verde, groen, "
    "зелёный, 进行中, 進行中",
    Status.POSSIBLE_DELAY: "possible delay, amber, yellow, warning, needs attention, delayed, behind, slipping, gelb, "
    "verzögert, jaune, orange, en retard, amarelo, atrasado, amarillo, retrasado, giallo, in ritardo, geel, vertraagd, "
    "försenad, задерживается, жёлтый, 延期",
    Status.AT_RISK: "at risk, red, risk, blocked, off track, stalled, stuck, rot, gefährdet, blockiert, rouge, "
    "à risque, bloqué, em risco, bloqueado, vermelho, en riesgo, rojo, a rischio, bloccato, rosso, rood, "
    "geblokkeerd, риск, заблокировано, красный, 有风险",
    Status.WONT_DO: "wont do, cancelled, canceled, dropped, descoped, rejected, superseded, wontfix, will not do, "
    "abgebrochen, gestrichen, entfällt, annulé, abandonné, cancelado, cancelada, annullato, geannuleerd, vervallen, "
    "inställd, отменено, 取消, 已取消",
    Status.NOT_STARTED: "todo, to do, not started, niet begonnen, planned, backlog, open, pending, proposed, next, "
    "later, tracked, false, new, selected for development, não iniciado, a fazer, no iniciado, pendiente, por hacer, "
    "pendente, не начато, запланировано, nicht begonnen, nicht gestartet, offen, geplant, à faire, pas commencé, "
    "prévu, non commencé, da fare, non iniziato, gepland, te doen, ej påbörjad, 未开始, 未着手",
}
_SIGNS: Final = {
    "✅": Status.DONE,
    "✔": Status.DONE,
    "☑": Status.DONE,
    "🟢": Status.IN_PROGRESS,
    "🟡": Status.POSSIBLE_DELAY,
    "🔴": Status.AT_RISK,
}
_PERCENT: Final = re.compile(r"[^\w\-−–]*(\d{1,3})\s*%\W*")
_NUMBERED: Final = re.compile(r"^\d+\s+")
ALIASES: Final = {plain(word): status for status, words in _WORDS.items() for word in words.split(",")}
"""Not among them: "deferred", "parked", "on hold". One team means dropped by it and another late: to be asked."""


def read_status(text: str, own: Mapping[str, Status]) -> Status | None:
    """Return the status that a cell's text means; None when nobody said.

    Args:
        text: The text as shown.
        own: The team's own words, by `plain` text; they beat the built-in ones.
    """
    words = plain(text)
    if words in own:
        return own[words]
    if words in ALIASES:
        return ALIASES[words]
    if not words:
        signs = {status for sign, status in _SIGNS.items() if sign in text}
        return signs.pop() if len(signs) == 1 else None
    if match := _PERCENT.fullmatch(text):
        done = int(match[1])
        return Status.DONE if done >= 100 else Status.IN_PROGRESS if done else Status.NOT_STARTED
    # "2 - In progress", "✔ Done": a number or a sign before the word says nothing more.
    return ALIASES.get(_NUMBERED.sub("", words))

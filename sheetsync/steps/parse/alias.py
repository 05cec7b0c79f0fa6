"""Aliases: the words that name a column, in the languages that real sheets are written in.

An exact alias decides; anything fuzzier only suggests. The ranks of a field go from the strongest
word to the weakest, so that of two columns the better one is taken, and two of one rank are a question.
"""

from typing import Final

from sheetsync.model.own_text import one_line
from sheetsync.model.roadmap import Field
from sheetsync.steps.parse.words import header_words

_RANKED: Final = {
    Field.PROJECT: [
        "project; project name",
        (
            "initiative; epic; workstream; feature; projekt; projektname; projet; projeto; proyecto; progetto; "
            "prosjekt; проект; 项目; プロジェクト; iniciativa; initiatief; vorhaben; epic name; epic link; "
            "parent summary; custom field epic name; custom field epic link; custom field parent"
        ),
        "product; item; title; name; titel; título; titre; задача; story; user story",
    ],
    Field.GOAL: [
        "user-centric goal; user centric goal; user goal; nutzerziel",
        (
            "goal; objective; why; outcome; rationale; expected result; doel; ziel; nutzen; warum; objetivo; objectif; "
            "pourquoi; por qué; porquê; obiettivo; mål; cel; цель; зачем; 目标; 目的"
        ),
    ],
    Field.STAKEHOLDERS: [
        (
            "stakeholder; belanghebbende; belanghebbenden; parties prenantes; partes interessadas; partes interesadas; "
            "заинтересованные стороны; 利害关系人; ステークホルダー"
        ),
        (
            "audience; customer; segment; for whom; for who; zielgruppe; für wen; doelgroep; voor wie; pour qui; "
            "para quién; para quem; для кого"
        ),
    ],
    Field.DELIVERABLE: [
        "deliverable; livrable; entregável; entregable; arbeitspaket; leverans",
        (
            "task; milestone; step; key step; activity; inspanning; aufgabe; aufgaben; meilenstein; meilensteine; "
            "tâche; tarefa; tarea; taak; taken; attività; uppgift; этап; 任务; タスク; card name; task name; entrega"
        ),
        "summary; issue; ticket",
        "feature; epic; story; user story; item; title; titel; título; titre; задача",
        "description; resultaat; result; ergebnis; beschreibung",
    ],
    Field.STATUS: [
        "deliverable status; task status; milestone status; step status",
        "status; current status; statut; estado; stato; статус; 状态; ステータス",
        "project status; overall status",
        "state; stage; rag; rag status; health; progress; done; stand; fortschritt; avancement",
    ],
    Field.OWNER: [
        "owner; assignee; dri; deliverable owner; task owner",
        (
            "lead; responsible; resourcing; trekker; assigned to; who; verantwortlich; verantwortliche; zuständig; "
            "verantwoordelijke; eigenaar; responsable; responsável; responsabile; ansvarig; ответственный; "
            "исполнитель; 负责人; 担当者"
        ),
        "person; people; member",
    ],
    Field.START: [
        (
            "start; start date; startdatum; est start; starts; begin; from; beginn; startdato; début; date de début; "
            "inicio; início; fecha inicio; fecha de inicio; data de início; inizio; начало; дата начала; 开始; 開始日; "
            "timeline start"
        )
    ],
    Field.END: [
        (
            "end; end date; due; due date; deadline; eind datum; einddatum; enddatum; ende; fällig; fällig am; termin; "
            "frist; échéance; fin; date de fin; fecha fin; fecha de fin; fecha límite; prazo; fim; data fim; "
            "data de término; scadenza; fine; slutdatum; срок; окончание; дата окончания; 截止日期; 期限; timeline end"
        ),
        "target; target date; eta; finish; until; bis",
    ],
    Field.UPDATED: [
        (
            "updated; last update; last updated; update; status updated; last modified; aktualisiert; mis à jour; "
            "actualizado; atualizado; aggiornato; bijgewerkt; обновлено"
        )
    ],
    Field.NOTES: [
        (
            "note; comment; remark; opmerking; opmerkingen; observações; observação; bemerkung; bemerkungen; "
            "anmerkung; anmerkungen; kommentar; kommentare; commentaire; comentario; comentário; remarque; notas; "
            "nota; комментарий; комментарии; примечание; 备注; 備考"
        )
    ],
    Field.PRIORITY: [
        (
            "priority; prio; moscow; prioridade; prioridad; priorität; priorité; prioriteit; priorità; приоритет; "
            "优先级; 優先度"
        )
    ],
}
"""A word that two fields list is the first one's, unless a stronger word than it names that one: in
"Project | Epic | Status" the epic is what is delivered, alone it is the project."""

_CLAIMS: Final[dict[str, list[tuple[Field, int]]]] = {}
for _meaning, _ranks in _RANKED.items():
    for _rank, _aliases in enumerate(_ranks):
        for _alias in _aliases.split(";"):
            _CLAIMS.setdefault(header_words(_alias), []).append((_meaning, _rank))

_ELSEWHERE_WORDS: Final = """
    risk, impact, likelihood, probability, mitigation, severity, budget, cost, capacity, allocation, team, role, date,
    day, phone, email, e-mail, contact, decision, meaning, legend, colour, color, link, url, version, kpi, metric,
    baseline, actual, dependency, category, type, id, key, action, holiday, absence, member, name, risiko, auswirkung,
    massnahme, maßnahme, rolle, datum, legende, bedeutung
"""
_ELSEWHERE: Final = frozenset(header_words(word.strip()) for word in _ELSEWHERE_WORDS.split(","))
"""Words that head columns of tables which are no roadmap."""


def claims_of(header: str) -> list[tuple[Field, int]]:
    """Return what a header could be about, each with the rank of the word: the whole of it, else its first line."""
    return _CLAIMS.get(header_words(one_line(header))) or _CLAIMS.get(header_words(header)) or []


def heads_a_column(text: str) -> bool:
    """Whether a text is a usual header, of a roadmap or of another table."""
    return bool(claims_of(text)) or header_words(text) in _ELSEWHERE

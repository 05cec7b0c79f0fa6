"""Words of languages that are not written out yet: those that a sheet is first known by."""

from sheetsync.languages.language import Language

LANGUAGES = (
    Language(
        code="zh",
        is_whole=False,
        headers={
            "project": "项目",
            "line": "任务",
            "goal": "目标",
            "stakeholders": "利害关系人",
            "status": "状态",
            "owner": "负责人",
            "start": "开始",
            "end": "截止日期",
            "notes": "备注",
            "priority": "优先级",
        },
        statuses={
            "Done": "完成, 已完成",
            "In progress": "进行中",
            "Possible delay": "延期",
            "At risk": "有风险",
            "Won't do": "取消, 已取消",
            "Not started": "未开始",
        },
    ),
    Language(
        code="ja",
        is_whole=False,
        headers={
            "project": "プロジェクト",
            "line": "タスク",
            "goal": "目的",
            "stakeholders": "ステークホルダー, 利害関係者",
            "status": "ステータス",
            "owner": "担当者",
            "start": "開始日",
            "end": "期限",
            "notes": "備考",
            "priority": "優先度",
        },
        statuses={"Done": "完了", "In progress": "進行中", "Not started": "未着手"},
    ),
    Language(
        code="nb",
        is_whole=False,
        headers={
            "project": "prosjekt",
            "line": "oppgave, leveranse, milepæl",
            "goal": "mål",
            "status": "status",
            "owner": "ansvarlig",
            "start": "startdato",
            "end": "frist, sluttdato",
            "notes": "merknad, kommentar",
            "priority": "prioritet",
        },
        statuses={
            "Done": "ferdig, fullført",
            "In progress": "pågår, under arbeid",
            "Possible delay": "forsinket",
            "At risk": "blokkert",
            "Won't do": "avlyst, kansellert",
            "Not started": "ikke startet, ikke påbegynt",
        },
        common=(
            "og, i, at, det, som, en, et, på, er, av, af, for, med, til, den, har, de, ikke, om, kan, man, fra, seg, "
            "sig, vi, så, uten, uden, alle, når, hva, hvad, sine, mer, mere, ved, nye, ny, eller, hos, skal"
        ),
    ),
)

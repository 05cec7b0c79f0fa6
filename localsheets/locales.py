"""How a spreadsheet's locale writes numbers and dates."""

from dataclasses import dataclass

ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Locale:
    """Order is of day, month and year in typed dates; `date` is the pattern of a date without one of its own."""

    decimal: str = "."
    grouping: str = ","
    order: str = "MDY"
    date: str = "M/d/yyyy"
    time: str = "h:mm:ss am/pm"
    months: tuple[str, ...] = ENGLISH_MONTHS
    days: tuple[str, ...] = ENGLISH_DAYS

    @property
    def date_time(self) -> str:
        """The pattern of an instant."""
        return f"{self.date} {self.time.replace('h:', 'H:').replace(' am/pm', '')}"


DAYS_FIRST = Locale(order="DMY", date="dd/MM/yyyy", time="HH:mm:ss")
GERMAN = Locale(
    ",",
    ".",
    "DMY",
    "dd.MM.yyyy",
    "HH:mm:ss",
    (
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
)
FRENCH = Locale(
    ",",
    "\u202f",
    "DMY",
    "dd/MM/yyyy",
    "HH:mm:ss",
    (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
)
SPANISH = Locale(
    ",",
    ".",
    "DMY",
    "d/M/yyyy",
    "H:mm:ss",
    (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
)
YEAR_FIRST = Locale(order="YMD", date="yyyy-MM-dd", time="HH:mm:ss")

LOCALES = {
    "en_US": Locale(),
    "en_GB": DAYS_FIRST,
    "en_IE": DAYS_FIRST,
    "en_AU": DAYS_FIRST,
    "en_CA": YEAR_FIRST,
    "de_DE": GERMAN,
    "de_AT": GERMAN,
    "fr_FR": FRENCH,
    "es_ES": SPANISH,
    "it_IT": Locale(",", ".", "DMY", "dd/MM/yyyy", "H:mm:ss"),
    "nl_NL": Locale(",", ".", "DMY", "d-M-yyyy", "H:mm:ss"),
    "pl_PL": Locale(",", "\u00a0", "DMY", "dd.MM.yyyy", "HH:mm:ss"),
    "pt_BR": Locale(",", ".", "DMY", "dd/MM/yyyy", "HH:mm:ss"),
    "sv_SE": Locale(",", "\u00a0", "YMD", "yyyy-MM-dd", "HH:mm:ss"),
    "ja_JP": Locale(order="YMD", date="yyyy/MM/dd", time="H:mm:ss"),
    "zh_CN": Locale(order="YMD", date="yyyy/M/d", time="H:mm:ss"),
}


def locale(name: str) -> Locale:
    """The conventions of a locale; those of en_US where it is not known here."""
    return LOCALES.get(name, LOCALES["en_US"])

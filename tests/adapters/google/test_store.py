from sheetsync.model.plan import Written
from tests.adapters.google.runs import Run


def requests(google):
    return google.count("read"), google.count("write")


def test_a_first_run_makes_a_column_and_says_what_is_wrong(google, sheet, run):
    written = run.sync()

    assert written == Written(placed=1)
    rows = sheet.rows()
    assert rows[0][4] == "Roadmap checks"
    assert rows[2][4].startswith('⚠ [Status] "bad: burnt" is not good · ')
    assert requests(google) == (1, 3)


def test_a_quiet_run_reads_once_and_writes_nothing(google, sheet, run):
    run.sync()
    google.log.clear()

    assert Run(google.url, sheet.id).sync() == Written()
    assert requests(google) == (1, 0)

"""The values part of the Sheets API: `/v4/spreadsheets/{id}/values`."""

from typing import Any

from localsheets import values
from localsheets.call import Call
from localsheets.caller import Caller
from localsheets.errors import Json
from localsheets.ranges import Located, filtered, locate
from localsheets.routes import route
from localsheets.sheets import ONE, answered, changed, checked
from localsheets.state import Book
from localsheets.world import World

VALUES = ONE + "/values"


@route("GET", VALUES + ":batchGet")
def values_batch_get(world: World, call: Call, caller: Caller, key: str) -> Json:
    """values.batchGet."""
    _, book = world.book(key, caller, write=False)
    how = values.rendering({key: given[-1] for key, given in call.query.items()})
    found = [values.read(book, *locate(book, text), how) for text in call.query.get("ranges", [])]
    answer = {"spreadsheetId": key, "valueRanges": found}
    return answered(call, "BatchGetValuesResponse", answer)


@route("POST", VALUES + ":batchGetByDataFilter")
def values_batch_get_by_data_filter(world: World, call: Call, caller: Caller, key: str) -> Json:
    """values.batchGetByDataFilter."""
    _, book = world.book(key, caller, write=False)
    body = checked(call, "BatchGetValuesByDataFilterRequest")
    how = values.rendering(body)
    found: dict[tuple[int, Any], list[Json]] = {}
    places: dict[tuple[int, Any], Located] = {}
    for each in body.get("dataFilters") or []:
        for place in filtered(book, each):
            places[place[0].id, place[1]] = place
            found.setdefault((place[0].id, place[1]), []).append(each)
    ranges = [
        {"valueRange": values.read(book, *places[key], how), "dataFilters": filters} for key, filters in found.items()
    ]
    answer: Json = {"spreadsheetId": key} | ({"valueRanges": ranges} if ranges else {})
    return answered(call, "BatchGetValuesByDataFilterResponse", answer)


@route("POST", VALUES + ":batchUpdate")
def values_batch_update(world: World, call: Call, caller: Caller, key: str) -> Json:
    """values.batchUpdate."""
    body = checked(call, "BatchUpdateValuesRequest")

    def change(book: Book) -> Json:
        responses = []
        for index, each in enumerate(body.get("data") or []):
            _, _, answer = _written(book, caller, each.get("range") or "", each, body, label=f"data[{index}]")
            responses.append(answer)
        return {"spreadsheetId": key, **_totals(responses), "responses": responses}

    return answered(call, "BatchUpdateValuesResponse", changed(world, key, caller, change))


def _written(
    book: Book, caller: Caller, where: str | Located, given: Json, options: Json, *, label: str
) -> tuple[Any, Any, Json]:
    sheet, box, answer = values.write(book, caller, where, given, options.get("valueInputOption") or "", label=label)
    if options.get("includeValuesInResponse"):
        how = values.rendering(options, prefix="response")
        answer["updatedData"] = values.read(book, sheet, box, how)
    return sheet, box, answer


def _totals(responses: list[Json]) -> Json:
    totals = {
        f"total{name[0].upper()}{name[1:]}": sum(each.get(name, 0) for each in responses)
        for name in ("updatedRows", "updatedColumns", "updatedCells")
    }
    totals["totalUpdatedSheets"] = len({each["updatedRange"].rpartition("!")[0] for each in responses})
    return {key: value for key, value in totals.items() if value}


@route("POST", VALUES + ":batchUpdateByDataFilter")
def values_batch_update_by_data_filter(world: World, call: Call, caller: Caller, key: str) -> Json:
    """values.batchUpdateByDataFilter."""
    body = checked(call, "BatchUpdateValuesByDataFilterRequest")

    def change(book: Book) -> Json:
        responses = []
        for index, each in enumerate(body.get("data") or []):
            for place in filtered(book, each.get("dataFilter") or {}):
                _, _, answer = _written(book, caller, place, each, body, label=f"data[{index}]")
                answer.pop("spreadsheetId")
                responses.append({**answer, "dataFilter": each["dataFilter"]})
        return {"spreadsheetId": key, **_totals(responses), "responses": responses}

    return answered(call, "BatchUpdateValuesByDataFilterResponse", changed(world, key, caller, change))


@route("POST", VALUES + ":batchClear")
def values_batch_clear(world: World, call: Call, caller: Caller, key: str) -> Json:
    """values.batchClear."""
    ranges = checked(call, "BatchClearValuesRequest").get("ranges") or []
    cleared = changed(world, key, caller, lambda book: {"all": [values.clear(book, caller, text) for text in ranges]})
    answer = {"spreadsheetId": key, "clearedRanges": cleared["all"]}
    return answered(call, "BatchClearValuesResponse", answer)


@route("POST", VALUES + ":batchClearByDataFilter")
def values_batch_clear_by_data_filter(world: World, call: Call, caller: Caller, key: str) -> Json:
    """values.batchClearByDataFilter."""
    filters = checked(call, "BatchClearValuesByDataFilterRequest").get("dataFilters") or []

    def change(book: Book) -> Json:
        return {"all": [values.clear(book, caller, place) for each in filters for place in filtered(book, each)]}

    answer = {"spreadsheetId": key, "clearedRanges": changed(world, key, caller, change)["all"]}
    return answered(call, "BatchClearValuesByDataFilterResponse", answer)


@route("GET", VALUES + "/{where}")
def values_get(world: World, call: Call, caller: Caller, key: str, where: str) -> Json:
    """values.get."""
    _, book = world.book(key, caller, write=False)
    how = values.rendering({key: given[-1] for key, given in call.query.items()})
    return answered(call, "ValueRange", values.read(book, *locate(book, where), how))


@route("PUT", VALUES + "/{where}")
def values_update(world: World, call: Call, caller: Caller, key: str, where: str) -> Json:
    """values.update."""
    body = checked(call, "ValueRange", field="data")
    options = {key: given[-1] for key, given in call.query.items()}
    options["includeValuesInResponse"] = "true" if call.flag("includeValuesInResponse") else ""
    change = changed(world, key, caller, lambda book: _written(book, caller, where, body, options, label="data[0]")[2])
    return answered(call, "UpdateValuesResponse", change)


@route("POST", VALUES + "/{where}:append")
def values_append(world: World, call: Call, caller: Caller, key: str, where: str) -> Json:
    """values.append."""
    body = checked(call, "ValueRange", field="data")
    options = {key: given[-1] for key, given in call.query.items()}

    def change(book: Book) -> Json:
        sheet, box, answer = values.append(
            book,
            caller,
            where,
            body,
            options.get("valueInputOption", ""),
            insert_rows=options.get("insertDataOption") == "INSERT_ROWS",
        )
        if call.flag("includeValuesInResponse"):
            how = values.rendering(options, prefix="response")
            answer["updates"]["updatedData"] = values.read(book, sheet, box, how)
        return answer

    return answered(call, "AppendValuesResponse", changed(world, key, caller, change))


@route("POST", VALUES + "/{where}:clear")
def values_clear(world: World, call: Call, caller: Caller, key: str, where: str) -> Json:
    """values.clear."""
    cleared = changed(world, key, caller, lambda book: {"range": values.clear(book, caller, where)})
    return answered(call, "ClearValuesResponse", {"spreadsheetId": key, "clearedRange": cleared["range"]})

"""Tests the package installed from its wheel. ``GANCHO`` is the path of the program, whose output is compared."""

import copy
import decimal
import doctest
import json
import os
import pathlib
import pickle
import subprocess
import sys
import threading
import time

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.dataset
import pytest

import gancho

PROGRAM = os.environ["GANCHO"]
LINES = subprocess.run([PROGRAM, "sample", "all", "--count", "3000"], capture_output=True, check=True).stdout.splitlines()


def deal(number, **more):
    return json.dumps({
        "event_name": "crm_deal_updated",
        "document": {
            "id": f"d{number}", "name": "Negócio", "amount_total": number, "status": "won", "rating": 3,
            "created_at": "2025-03-28T09:40:58.932-03:00", "updated_at": "2025-03-28T09:40:58.932-03:00", **more,
        },
        "event_timestamp": "2025-03-28T12:40:58.000Z",
        "transaction_uuid": f"t{number}",
    }).encode()


@pytest.fixture(scope="module")
def thousand():
    """1,000 deals, of which 4 are invalid."""
    deals = [deal(number) for number in range(1000)]
    deals[100] = deal(100, id={})
    deals[200] = deal(200, created_at="2023-02-29T00:00:00Z")
    deals[300] = deals[300][:-10]
    deals[400] = deal(400, rating="three")
    return deals


@pytest.mark.parametrize("wrap", [
    list,
    pa.array,
    pl.Series,
    lambda bodies: pa.chunked_array([bodies[:10], bodies[10:]]),
    lambda bodies: pa.array(bodies, pa.large_binary()),
    lambda bodies: pa.array([body.decode("utf-8") for body in bodies]),
    lambda bodies: pl.Series([body.decode("utf-8") for body in bodies]),
    lambda bodies: pl.DataFrame({"body": bodies}),
    lambda bodies: pa.table({"body": bodies}).to_reader(max_chunksize=300),
    lambda bodies: duckdb.from_arrow(pa.table({"body": bodies})).select("body"),
])
def test_996_rows_and_4_errors(thousand, wrap):
    parsed = pa.table(gancho.parse(wrap(thousand), "crm_deal"))
    assert parsed.column_names == ["crm_deal", "error"]
    assert parsed.num_rows == 1000
    assert parsed["crm_deal"].null_count == 4
    errors = parsed["error"].to_pylist()
    assert [place for place, error in enumerate(errors) if error] == [100, 200, 300, 400]
    assert errors[100] == {
        "kind": "wrong_type", "pointer": "/document/id", "event": "crm_deal_updated",
        "message": errors[100]["message"],
    }
    assert errors[200]["kind"] == "invalid_value" and errors[200]["pointer"] == "/document/created_at"
    assert errors[300]["kind"] == "unexpected_end"
    row = parsed["crm_deal"][7].as_py()
    assert (row["id"], row["name"], row["amount_total"]) == ("d7", "Negócio", decimal.Decimal(7))
    assert parsed["crm_deal"][99].as_py()["id"] == "d99" and parsed["crm_deal"][101].as_py()["id"] == "d101"


def test_each_body_is_in_the_column_of_its_table():
    parsed = pa.table(gancho.parse(LINES))
    assert parsed.column_names == [*gancho.tables(), "error"]
    held = sum(parsed.num_rows - parsed[name].null_count for name in parsed.column_names)
    assert held == len(LINES)


def test_nulls_are_neither_rows_nor_errors():
    parsed = pa.table(gancho.parse(pa.array([None, deal(1), None], pa.binary()), "crm_deal"))
    assert parsed["crm_deal"].is_valid().to_pylist() == [False, True, False]
    assert parsed["error"].null_count == 3


def test_rows_returns_the_rows_of_one_table(thousand):
    rows, errors = gancho.rows(pl.Series(thousand), "crm_deal", dictionaries=False)
    rows, errors = pa.table(rows), pa.table(errors)
    assert rows.num_rows == 996 and errors.num_rows == 4
    assert rows.schema == pa.schema(gancho.arrow_schema("crm_deal", dictionaries=False))
    assert pl.DataFrame(gancho.rows(thousand, "crm_deal")[0])["amount_total"].sum() == sum(range(1000)) - 1000


def test_bodies_with_too_many_elements_are_rejected():
    def leads(count):
        return b'{"leads":[%s]}' % b",".join([b'{"id":"1"}'] * count)

    # A lead is an element with one field, and the list is a field.
    few, many = leads(124_999), leads(125_000)
    for limit, kinds in (({}, [None, "too_many_elements"]), ({"max_elements": None}, [None, None]),
                         ({"max_elements": 10}, ["too_many_elements"] * 2)):
        errors = pa.table(gancho.parse([few, many], [], **limit))["error"].to_pylist()
        assert [error and error["kind"] for error in errors] == kinds
        rows, errors = (pa.table(table) for table in gancho.rows([few, many], "marketing_leads", **limit))
        assert (rows.num_rows, errors.num_rows) == (kinds.count(None), 2 - kinds.count(None))
    # Single bodies have the limit of the program.
    assert gancho.validate(few)["valid"] and len(gancho.loads(few)["leads"]) == 124_999
    report = gancho.validate(many)
    row = subprocess.run([PROGRAM, "validate", "--format", "json"], input=many, capture_output=True).stdout
    assert report["error"]["kind"] == json.loads(row)["kind"] == "too_many_elements"
    with pytest.raises(gancho.GanchoError) as error:
        gancho.loads(many)
    assert error.value.kind == "too_many_elements"


def test_other_types_are_rejected():
    with pytest.raises(TypeError, match="strings or binary"):
        gancho.parse(pa.array([1, 2]))
    with pytest.raises(TypeError, match="one column"):
        gancho.parse(pa.table({"body": [b"{}"], "more": [b"{}"]}))
    with pytest.raises(TypeError):
        gancho.parse([b"{}", 7])
    with pytest.raises(ValueError, match="there is no table deals; the tables are crm_campaign"):
        gancho.parse([], "deals")


def test_loads_is_exact_and_reports_the_path():
    loaded = gancho.loads(deal(1).replace(b'"amount_total": 1,', b'"amount_total": 12345678901234567.89,'))
    assert loaded["document"]["amount_total"] == decimal.Decimal("12345678901234567.89")
    assert gancho.loads(deal(1).decode())["document"]["id"] == "d1"
    with pytest.raises(gancho.GanchoError) as error:
        gancho.loads(deal(1, created_at="Ana"))
    assert (error.value.kind, error.value.path, error.value.event) == (
        "invalid_value", "/document/created_at", "crm_deal_updated")
    assert "Ana" not in str(error.value)


def test_errors_can_be_pickled_and_copied():
    with pytest.raises(gancho.GanchoError) as error:
        gancho.loads(deal(1, created_at="Ana"))
    for same in (pickle.loads(pickle.dumps(error.value)), copy.copy(error.value)):
        assert type(same) is gancho.GanchoError and str(same) == str(error.value) and vars(same) == vars(error.value)
        assert same.kind == "invalid_value" and same.offset is not None


def test_numbers_and_text_that_python_cannot_represent_are_errors_without_values():
    superoffice = (b'{"Timestamp":"2025-05-14T10:48:07Z","Event":"contact.created","PrimaryKey":7,"ChangedByAssociateId":5,'
                   b'"WebhookName":"crm","FieldValues":{"contact.x":%s}}')
    assert gancho.loads(superoffice % b"1e400")["FieldValues"]["contact.x"] == decimal.Decimal("1e400")
    for number in (b"1e9999999999999999999999", b"7" * 5000):
        assert gancho.validate(superoffice % number)["valid"]
        with pytest.raises(gancho.GanchoError) as error:
            gancho.loads(superoffice % number)
        assert error.value.kind == "number_out_of_range" and "7777" not in str(error.value)
    assert gancho.validate("\ud800")["error"]["kind"] == "invalid_utf8"
    # Only the body with the surrogate is rejected.
    errors = pa.table(gancho.parse(["\ud800", deal(1).decode()], []))["error"].to_pylist()
    assert [error and error["kind"] for error in errors] == ["invalid_utf8", None]


def test_validate_names_only_documented_events_like_the_program():
    superoffice = {"Timestamp": "2025-05-14T10:48:07Z", "PrimaryKey": 7, "ChangedByAssociateId": 5, "WebhookName": "crm"}
    bodies = [
        deal(1),
        deal(1).replace(b"crm_deal_updated", b"crm_ana_exemplo"),
        deal(1).replace(b"crm_deal_updated", b"contact.created"),
        json.dumps({"Event": "contact.created", **superoffice}).encode(),
        json.dumps({"Event": "ana.exemplo", **superoffice}).encode(),
        json.dumps({"Event": "crm_deal_updated", **superoffice}).encode(),
        deal(1, created_at="Ana"),
    ]
    rows = subprocess.run([PROGRAM, "validate", "--format", "json"], input=b"\n".join(bodies), capture_output=True).stdout
    expected = [json.loads(row).get("event") for row in rows.splitlines()]
    reports = [gancho.validate(body) for body in bodies]
    assert [report["valid"] for report in reports] == [True] * 6 + [False]
    assert [report["event"] for report in reports] == expected
    assert expected == ["crm_deal_updated", None, None, "contact.created", None, None, "crm_deal_updated"]


def test_validate_peek_and_schema():
    report = gancho.validate(deal(1, color="red", rating=9))
    assert report["valid"] and report["unknown_fields"] == ["/document/color"]
    assert [finding["code"] for finding in report["findings"]].count("deal-rating") == 1
    assert report["event"] == "crm_deal_updated"
    assert gancho.validate(b"{")["error"]["kind"] == "unexpected_end"
    assert gancho.peek(deal(5)) == {
        "system": "rdstation-crm", "event": "crm_deal_updated", "id": "t5", "timestamp": "2025-03-28T12:40:58.000Z"}
    assert gancho.schema("crm_deal_updated")["type"] == "object"
    with pytest.raises(ValueError, match="no schema"):
        gancho.schema("crm_del_updated")


def test_other_threads_run_during_a_parse():
    bodies = pa.array(LINES * 20)
    took = []

    def parse():
        start = time.perf_counter()
        gancho.parse(bodies, [])
        took.append(time.perf_counter() - start)

    worker = threading.Thread(target=parse)
    worker.start()
    longest, last = 0, time.perf_counter()
    while not took:
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    # If the call held the GIL, this loop would not run during the call.
    assert longest < took[0] / 2


def test_a_stream_may_need_python_for_its_next_chunk():
    # pyarrow reads a Python file in a thread of its own. If the call held the GIL, both would wait forever.
    code = """
import io, sys
import gancho, pyarrow as pa, pyarrow.csv

body = sys.stdin.buffer.read()
stream = pa.csv.open_csv(
    io.BytesIO((body + b"\\n") * 20_000), pa.csv.ReadOptions(column_names=["body"], block_size=1 << 16),
    pa.csv.ParseOptions(delimiter="\\x01", quote_char=False))
parsed = pa.table(gancho.parse(stream, []))
assert (parsed.num_rows, parsed["error"].null_count) == (20_000, 20_000)
"""
    subprocess.run([sys.executable, "-c", code], input=deal(1), check=True, timeout=60)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ingest")
    archive = folder / "archive.ndjson"
    archive.write_bytes(b"\n".join(LINES))
    subprocess.run([PROGRAM, "ingest", archive, "--to", folder / "tables"], check=True, capture_output=True)
    return folder / "tables"


def test_files_have_the_values_that_parse_returns(tables):
    rows = pa.table(gancho.rows(LINES, "crm_contact", dictionaries=False)[0])
    found = pa.dataset.dataset(f"{tables}/crm_contact").to_table().select(rows.column_names)
    key = [("key", "ascending")]
    # One delivery of each event.
    first = {value: place for place, value in reversed(list(enumerate(rows["key"].to_pylist())))}
    rows = rows.take(sorted(first.values()))
    assert found.sort_by(key).to_pylist() == rows.sort_by(key).to_pylist()


def test_the_examples_in_docstrings_run():
    failed, tried = doctest.testmod(gancho)
    assert failed == 0 and tried >= 8


def test_the_examples_in_the_guide_run(thousand):
    guide = (pathlib.Path(__file__).parents[3] / "docs/ingesting.md").read_text()
    code = guide.split("## In Python")[1].split("```python\n")[1].split("```")[0]
    inbox = pa.table({"body": thousand})
    duckdb.sql("create or replace table inbox as select * from inbox")
    names = {}
    exec(code, names)
    assert (names["deals"].height, names["errors"].height) == (996, 4)
    assert names["deals"]["amount_total"].sum() == sum(range(1000)) - 1000

"""The package as it is installed from its wheel. ``GANCHO`` is the program, for what it writes."""

import decimal
import json
import os
import pathlib
import subprocess
import threading

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet as pq
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
    """1,000 deals, of which 4 are bad."""
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


def test_all_tables_are_told_apart():
    parsed = pa.table(gancho.parse(LINES))
    assert parsed.column_names == [*gancho.tables(), "error"]
    held = sum(parsed.num_rows - parsed[name].null_count for name in parsed.column_names)
    assert held == len(LINES)


def test_nulls_are_neither_rows_nor_errors():
    parsed = pa.table(gancho.parse(pa.array([None, deal(1), None], pa.binary()), "crm_deal"))
    assert parsed["crm_deal"].is_valid().to_pylist() == [False, True, False]
    assert parsed["error"].null_count == 3


def test_rows_are_those_of_one_table(thousand):
    rows, errors = gancho.rows(pl.Series(thousand), "crm_deal", dictionaries=False)
    rows, errors = pa.table(rows), pa.table(errors)
    assert rows.num_rows == 996 and errors.num_rows == 4
    assert rows.schema == pa.schema(gancho.arrow_schema("crm_deal", dictionaries=False))
    assert pl.DataFrame(gancho.rows(thousand, "crm_deal")[0])["amount_total"].sum() == sum(range(1000)) - 1000


def test_what_is_no_column_of_bodies_is_refused():
    with pytest.raises(TypeError, match="strings or binary"):
        gancho.parse(pa.array([1, 2]))
    with pytest.raises(ValueError, match="no table deals: there are crm_campaign"):
        gancho.parse([], "deals")


def test_loads_is_exact_and_says_where():
    loaded = gancho.loads(deal(1).replace(b'"amount_total": 1,', b'"amount_total": 12345678901234567.89,'))
    assert loaded["document"]["amount_total"] == decimal.Decimal("12345678901234567.89")
    assert gancho.loads(deal(1).decode())["document"]["id"] == "d1"
    with pytest.raises(gancho.GanchoError) as error:
        gancho.loads(deal(1, created_at="Ana"))
    assert (error.value.kind, error.value.path, error.value.event) == (
        "invalid_value", "/document/created_at", "crm_deal_updated")
    assert "Ana" not in str(error.value)


def test_validate_peek_and_schema():
    report = gancho.validate(deal(1, color="red", rating=9))
    assert report["valid"] and report["unknown_fields"] == ["/document/color"]
    assert [finding["code"] for finding in report["findings"]].count("deal-rating") == 1
    assert gancho.validate(b"{")["error"]["kind"] == "unexpected_end"
    assert gancho.peek(deal(5)) == {
        "system": "rdstation-crm", "event": "crm_deal_updated", "id": "t5", "timestamp": "2025-03-28T12:40:58.000Z"}
    assert gancho.schema("crm_deal_updated")["type"] == "object"
    with pytest.raises(ValueError, match="no schema"):
        gancho.schema("crm_del_updated")


def test_python_goes_on_while_it_parses():
    bodies = pa.array(LINES * 100)
    done = threading.Event()
    worker = threading.Thread(target=lambda: (gancho.parse(bodies, []), done.set()))
    worker.start()
    turns = 0
    while not done.is_set():
        turns += 1
    worker.join()
    # A call that held the GIL would let this loop run at its beginning and its end only.
    assert turns > 1000


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ingest")
    archive = folder / "archive.ndjson"
    archive.write_bytes(b"\n".join(LINES))
    subprocess.run([PROGRAM, "ingest", archive, "--to", folder / "tables"], check=True, capture_output=True)
    return folder / "tables"


def test_every_reader_reads_the_same(tables):
    import datafusion

    files = f"{tables}/crm_deal/*/*.parquet"
    query = "select count(*) n, count(distinct id) ids, sum(amount_total) total, max(created_at) latest from "
    n, ids, total, latest = duckdb.sql(f"{query} '{files}'").fetchone()
    assert n > 50
    frame = pl.read_parquet(files)
    assert (frame.height, frame["id"].n_unique(), frame["amount_total"].sum()) == (n, ids, total)
    arrow = pa.dataset.dataset(f"{tables}/crm_deal", partitioning="hive").to_table()
    assert arrow.num_rows == n and pa.compute.sum(arrow["amount_total"]).as_py() == total
    assert pa.compute.max(arrow["created_at"]).as_py() == latest
    assert set(arrow["month"].to_pylist()) == {path.name.removeprefix("month=") for path in (tables / "crm_deal").iterdir()}
    session = datafusion.SessionContext()
    session.register_parquet("deals", f"{tables}/crm_deal")
    row = session.sql(f"{query} deals").to_pylist()[0]
    assert (row["n"], row["ids"], row["total"]) == (n, ids, total)
    # No dictionary comes out of a file: the other tools would not take it.
    file = next((tables / "crm_deal").glob("*/*.parquet"))
    assert pq.read_schema(file).field("status").type == pa.string()


def test_the_files_hold_what_parse_gives(tables):
    rows = pa.table(gancho.rows(LINES, "crm_contact", dictionaries=False)[0])
    found = pa.dataset.dataset(f"{tables}/crm_contact").to_table().select(rows.column_names)
    key = [("key", "ascending")]
    # One delivery of each event.
    first = {value: place for place, value in reversed(list(enumerate(rows["key"].to_pylist())))}
    rows = rows.take(sorted(first.values()))
    assert found.sort_by(key).to_pylist() == rows.sort_by(key).to_pylist()


def test_the_guide_s_query_gives_the_latest_state(tables):
    guide = (pathlib.Path(__file__).parents[3] / "docs/ingesting.md").read_text()
    query = guide.split("DuckDB:\n\n```sql\n")[1].split("```")[0].replace("tables/", f"{tables}/")
    rows = duckdb.sql(query).pl()
    every = pl.read_parquet(f"{tables}/crm_deal/*/*.parquet")
    deleted = every.filter(pl.col("action") == "deleted")["id"]
    assert rows["id"].is_unique().all() and rows.height > 50
    assert set(rows["id"]) == set(every["id"]) - set(deleted)
    latest = every.filter(~pl.col("id").is_in(deleted.implode())).group_by("id").agg(pl.col("updated_at").max())
    assert rows.select("id", "updated_at").sort("id").equals(latest.sort("id"))

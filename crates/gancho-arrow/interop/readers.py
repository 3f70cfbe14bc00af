"""Reads tables of ``gancho ingest`` with DuckDB, Polars, pyarrow and DataFusion, and checks that their results agree.

    python3 crates/gancho-arrow/interop/readers.py TABLES

It also runs the query for the latest state in docs/ingesting.md.
"""

import sys
from pathlib import Path

import datafusion
import duckdb
import polars as pl
import pyarrow.compute as pc
import pyarrow.dataset
import pyarrow.parquet
import pyarrow.types

FOLDER = Path(sys.argv[1])
GUIDE = Path(__file__).parents[3] / "docs/ingesting.md"
# The type is explicit, because it cannot be inferred for a table in which no row has a time.
MONTH = pyarrow.dataset.partitioning(pyarrow.schema([("month", pyarrow.string())]), flavor="hive")
QUERY = "select count(*) as n, count(distinct key) as keys, count(distinct event) as events from "


def tables():
    names = sorted(path.parent.parent.name for path in FOLDER.glob("*/month=*/*.parquet"))
    return sorted(set(names))


def check(table):
    files = f"{FOLDER}/{table}/*/*.parquet"
    expected = duckdb.sql(f"{QUERY} '{files}'").fetchall()[0]
    frame = pl.read_parquet(files)
    assert (frame.height, frame["key"].drop_nulls().n_unique(), frame["event"].n_unique()) == expected, table
    arrow = pyarrow.dataset.dataset(FOLDER / table, partitioning=MONTH).to_table()
    counts = (arrow.num_rows, pc.count_distinct(arrow["key"]).as_py(), pc.count_distinct(arrow["event"]).as_py())
    assert counts == expected, table
    session = datafusion.SessionContext()
    session.register_parquet("rows", f"{FOLDER}/{table}")
    row = session.sql(f"{QUERY} rows").to_pylist()[0]
    assert (row["n"], row["keys"], row["events"]) == expected, table
    # Files contain strings in place of Arrow's dictionaries, which not every tool supports.
    schema = pyarrow.parquet.read_schema(next((FOLDER / table).glob("*/*.parquet")))
    assert not any(pyarrow.types.is_dictionary(field.type) for field in schema), table
    return expected[0]


def amounts_and_times():
    files = f"{FOLDER}/crm_deal/*/*.parquet"
    total, latest = duckdb.sql(f"select sum(amount_total), max(epoch_us(created_at)) from '{files}'").fetchall()[0]
    frame = pl.read_parquet(files)
    assert frame["amount_total"].sum() == total and frame["created_at"].max().timestamp() * 1e6 == latest
    arrow = pyarrow.dataset.dataset(FOLDER / "crm_deal").to_table()
    assert pc.sum(arrow["amount_total"]).as_py() == total
    assert pc.max(arrow["created_at"]).cast("int64").as_py() == latest


def latest_state():
    query = GUIDE.read_text().split("DuckDB:\n\n```sql\n")[1].split("```")[0].replace("tables/", f"{FOLDER}/")
    rows = duckdb.sql(query).pl()
    every = pl.read_parquet(f"{FOLDER}/crm_deal/*/*.parquet")
    deleted = set(every.filter(pl.col("action") == "deleted")["id"])
    assert deleted and set(rows["id"]) == set(every["id"]) - deleted and rows["id"].is_unique().all()
    newest = every.filter(~pl.col("id").is_in(list(deleted))).group_by("id").agg(pl.col("updated_at").max())
    # DuckDB uses another name for the time zone, so compare numbers.
    times = [dict(frame.select("id", pl.col("updated_at").dt.epoch("us")).iter_rows()) for frame in (rows, newest)]
    assert times[0] == times[1]
    return rows.height


count = sum(check(table) for table in tables())
assert len(tables()) >= 12 and count > 1000
amounts_and_times()
print(f"{len(tables())} tables, {count} rows: DuckDB, Polars, pyarrow and DataFusion agree; {latest_state()} deals in their latest state")

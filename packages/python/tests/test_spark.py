"""Tests deliveries in Spark, on two separate worker processes: the rows are those that ``gancho ingest`` writes."""

import datetime
import json
import os
import pathlib
import subprocess

import pyarrow as pa
import pyarrow.compute
import pyarrow.dataset
import pytest

pyspark = pytest.importorskip("pyspark")

import gancho.spark  # noqa: E402

PROGRAM = os.environ["GANCHO"]
TABLES = ["crm_deal", "crm_contact", "marketing_contact", "superoffice_notification"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spark")
    (folder / "in").mkdir()
    for number in range(4):
        sample = [PROGRAM, "sample", "all", "--count", "1500", "--seed", str(number % 3)]
        lines = subprocess.run(sample, capture_output=True, check=True).stdout.splitlines()
        lines[number * 10] = lines[number * 10][:40]
        # These lines would change the number of rejects if Spark and `gancho ingest` split lines differently.
        lines[number * 10 + 1] = b"\xff\xfe"
        lines[number * 10 + 2] += b"\r"
        lines[number * 10 + 3] = b"{\r}"
        lines[number * 10 + 4] = b" \t\r"
        (folder / "in" / f"{number}.ndjson").write_bytes(b"\n".join(lines) + b"\n")
    subprocess.run([PROGRAM, "ingest", folder / "in", "--to", folder / "tables"], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def spark():
    builder = pyspark.sql.SparkSession.builder.master("local-cluster[2,1,1024]").appName("gancho")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "4",
        "spark.executor.memory": "512m",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def test_there_are_two_workers(spark):
    def pid(_):
        import time

        time.sleep(0.5)
        return os.getppid()

    assert len(set(spark.sparkContext.parallelize(range(8), 8).map(pid).collect())) >= 2


@pytest.mark.parametrize("table", TABLES)
def test_rows_match_those_of_ingest(spark, archive, table):
    rows = gancho.spark.read_deliveries(spark, f"{archive}/in", table).rows.toArrow()
    found = pa.dataset.dataset(f"{archive}/tables/{table}").to_table().select(rows.column_names)
    assert rows.num_rows > 50

    def text(table):
        return sorted(map(str, table.to_pylist()))

    assert text(rows) == text(found)


def test_rejects_match_those_of_ingest(spark, archive):
    columns = ["source", "kind", "pointer", "message", "event", "raw", "raw_hex"]
    rejects = gancho.spark.read_deliveries(spark, f"{archive}/in", "crm_deal").rejects.collect()
    paths = (archive / "tables" / "rejects").iterdir()
    lines = [json.loads(line) for path in paths for line in path.read_text().splitlines()]
    expected = sorted(str([line.get(column) for column in columns]) for line in lines)
    # Spark names files by their addresses.
    found = sorted(str([row.source.removeprefix("file:"), *row[1:]]) for row in rejects)
    assert found == expected
    assert len(found) >= 12


def test_spark_reads_what_ingest_wrote(spark, archive):
    for folder in [archive / "tables" / table for table in TABLES]:
        arrow = pa.dataset.dataset(folder, format="parquet").to_table()
        frame = spark.read.parquet(str(folder))
        found = frame.selectExpr("count(*)", "count(distinct key)", "max(event_timestamp)").collect()[0]
        latest = pa.compute.max(arrow["event_timestamp"]).as_py()
        expected = (arrow.num_rows, pa.compute.count_distinct(arrow["key"]).as_py())
        assert tuple(found)[:2] == expected, folder.name
        assert (found[2] and found[2].astimezone(datetime.timezone.utc)) == latest, folder.name
    total = spark.read.parquet(f"{archive}/tables/crm_deal").selectExpr("sum(amount_total)").collect()[0][0]
    deals = pa.dataset.dataset(archive / "tables" / "crm_deal").to_table()
    assert total == pa.compute.sum(deals["amount_total"]).as_py()


def test_the_query_of_the_guide_returns_the_latest_state(spark, archive):
    guide = (pathlib.Path(__file__).parents[3] / "docs/ingesting.md").read_text()
    query = guide.split("Spark:\n\n```sql\n")[1].split("```")[0].replace("tables/", f"{archive}/tables/")
    ids = [row.id for row in spark.sql(query).select("id").collect()]
    deals = pa.dataset.dataset(archive / "tables" / "crm_deal").to_table(["id", "action"]).to_pylist()
    deleted = {deal["id"] for deal in deals if deal["action"] == "deleted"}
    assert deleted and len(ids) == len(set(ids)) > 50
    assert set(ids) == {deal["id"] for deal in deals} - deleted

"""Deliveries in Spark, on two workers that are processes of their own: the rows that ``gancho ingest`` writes."""

import os
import subprocess

import pyarrow as pa
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
def test_rows_are_those_of_ingest(spark, archive, table):
    rows = gancho.spark.read_deliveries(spark, f"{archive}/in", table).rows.toArrow()
    found = pa.dataset.dataset(f"{archive}/tables/{table}").to_table().select(rows.column_names)
    assert rows.num_rows > 50

    def text(table):
        return sorted(map(str, table.to_pylist()))

    assert text(rows) == text(found)
    # Spark reads what ingest wrote, too.
    assert spark.read.parquet(f"{archive}/tables/{table}").count() == rows.num_rows


def test_rejects_are_those_of_ingest(spark, archive):
    rejects = gancho.spark.read_deliveries(spark, f"{archive}/in", "crm_deal").rejects.collect()
    lines = [line for path in (archive / "tables" / "rejects").iterdir() for line in path.read_text().splitlines()]
    assert len(rejects) == len(lines) >= 4
    assert any(row.raw and row.kind == "unexpected_end" and row.source.endswith(".ndjson") for row in rejects)

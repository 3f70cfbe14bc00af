"""Deliveries in Spark: the executors parse them, and rejects are a second data frame.

    import gancho.spark

    deals = gancho.spark.read_deliveries(spark, "s3://archive/2025/", "crm_deal")
    deals.rows.groupBy("status").count().show()
    deals.rejects.show()

Spark needs pyarrow. Each executor needs this package and pyarrow.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

import gancho


class Deliveries(NamedTuple):
    """The rows of an archive for one table, and its rejects."""

    rows: DataFrame
    """The rows of the table."""

    rejects: DataFrame
    """The lines that cannot be parsed, of all tables: ``source``, ``kind``, ``pointer``, ``message``, ``event``, and the line itself:
    ``raw``, or ``raw_hex`` if it is not UTF-8."""


_REJECTS = "source string, kind string, pointer string, message string, event string, raw string, raw_hex string"


def read_deliveries(
    spark: SparkSession,
    path: str | list[str],
    table: str,
    *,
    keep_body: bool = False,
    offsets: bool = False,
    dedup: bool = True,
) -> Deliveries:
    """Read archives with one delivery per line, plain or compressed with gzip, as ``gancho ingest`` reads them.

    ``table`` is one of ``gancho.tables()``. The rows have the columns of ``gancho ingest``, except for ``source``,
    ``source_line`` and ``source_offset``: Spark does not number lines. Of the deliveries of one event, one is kept, unless
    ``dedup`` is false; if they differ, Spark does not define which one.

    A delivery with more than 250,000 elements of arrays and fields of objects is a reject.

    ``rejects`` contains personal data in ``raw`` and ``raw_hex``.
    """
    # Spark's default line separators differ from those of `gancho ingest`. Lines are read as bytes, because they may not be UTF-8.
    text = spark.read.text(path, lineSep="\n")
    lines = text.where(f.trim(f.col("value"), f.lit(" \t\r")) != "").select(
        f.col("value").cast("binary").alias("value"), f.col("_metadata.file_path").alias("source")
    )
    options = {"keep_body": keep_body, "offsets": offsets, "dictionaries": False}
    schema = from_arrow_schema(pa.schema(gancho.arrow_schema(table, **options)))
    rows = lines.select("value").mapInArrow(_Rows(table, options), schema)
    if dedup:
        # Rows without a key are never duplicates; `dropDuplicates` would keep one of them.
        keyed = rows.where("key is not null").dropDuplicates(["system", "key"])
        rows = keyed.unionByName(rows.where("key is null"))
    return Deliveries(rows, lines.mapInArrow(_rejects, _REJECTS))


class _Rows:
    """Converts the lines of an executor to rows."""

    def __init__(self, table: str, options: dict[str, Any]) -> None:
        self.table = table
        self.options = options

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            rows, _ = gancho.rows(batch.column("value"), self.table, **self.options)
            yield from pa.table(rows).to_batches()


def _rejects(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        # No tables are requested, because errors do not depend on the table.
        error = pa.table(gancho.parse(batch.column("value"), [])).column("error").combine_chunks()
        bad = error.is_valid()
        raw: list[str | None] = []
        raw_hex: list[str | None] = []
        for line in batch.column("value").filter(bad).to_pylist():
            try:
                raw.append(line.decode().removesuffix("\r"))
                raw_hex.append(None)
            except UnicodeDecodeError:
                raw.append(None)
                raw_hex.append(line.removesuffix(b"\r").hex())
        columns = {
            "source": batch.column("source").filter(bad),
            **dict(zip(("kind", "pointer", "message", "event"), error.filter(bad).flatten())),
            "raw": pa.array(raw, pa.string()),
            "raw_hex": pa.array(raw_hex, pa.string()),
        }
        yield pa.RecordBatch.from_pydict(columns)

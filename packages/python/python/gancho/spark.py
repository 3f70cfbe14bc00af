"""Deliveries in Spark: parsed by each executor, with what cannot become a row beside it.

    import gancho.spark

    deals = gancho.spark.read_deliveries(spark, "s3://archive/2025/", "crm_deal")
    deals.rows.groupBy("status").count().show()
    deals.rejects.show()

Spark needs pyarrow; each executor needs this package.
"""

from typing import NamedTuple

import pyarrow as pa
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

import gancho


class Deliveries(NamedTuple):
    """The rows of one table, and the lines that are rejects, whichever table they are meant for."""

    rows: "pyspark.sql.DataFrame"
    rejects: "pyspark.sql.DataFrame"


REJECTS = "source string, kind string, pointer string, message string, event string, raw string"


def read_deliveries(spark, path, table, *, keep_body=False, offsets=False, dedup=True):
    """Read archives of one delivery a line, compressed or not: the rows of ``table``, as ``gancho ingest`` writes them.

    Second deliveries of the same event are left out, unless ``dedup`` is false. ``rejects`` has the file, the reason and the
    line of each line that cannot be parsed.
    """
    lines = spark.read.text(path).select("value", f.col("_metadata.file_path").alias("source"))
    lines = lines.where(f.trim("value") != "")
    options = {"keep_body": keep_body, "offsets": offsets, "dictionaries": False}
    schema = pa.schema(gancho.arrow_schema(table, **options))
    rows = lines.select("value").mapInArrow(_Rows(table, options), from_arrow_schema(schema))
    if dedup:
        keyed = rows.where("key is not null").dropDuplicates(["system", "key"])
        rows = keyed.unionByName(rows.where("key is null"))
    return Deliveries(rows, lines.mapInArrow(_rejects, REJECTS))


class _Rows:
    """What an executor does with its lines."""

    def __init__(self, table, options):
        self.table = table
        self.options = options

    def __call__(self, batches):
        for batch in batches:
            rows, _ = gancho.rows(batch.column("value"), self.table, **self.options)
            yield from pa.table(rows).to_batches()


def _rejects(batches):
    for batch in batches:
        # No table is asked for: the errors are there whichever it is.
        error = pa.table(gancho.parse(batch.column("value"), [])).column("error").combine_chunks()
        bad = error.is_valid()
        error = error.filter(bad)
        columns = [batch.column("source").filter(bad), *error.flatten(), batch.column("value").filter(bad)]
        yield pa.RecordBatch.from_arrays(
            columns, names=["source", "kind", "pointer", "message", "event", "raw"]
        )

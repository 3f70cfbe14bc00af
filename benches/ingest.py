"""Measures how fast gancho, arrow-json and DuckDB convert the same archives to Parquet, in alternating rounds.

    cargo build --release -p gancho-cli -p gancho-benches --features gancho-benches/columns
    pip install duckdb
    python3 benches/ingest.py [MB [ROUNDS [CORPUS...]]]

Prints the median rate over the rounds, in MB of JSON per second and in MB of JSON per second of processor time, and the largest
peak of memory. Archives and tables are written to GANCHO_BENCH_DIR; if this folder is in memory, the disk has no effect.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RELEASE = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
GANCHO, COLUMNS = RELEASE / "gancho", RELEASE / "columns"
DUCKDB = """
import duckdb, sys
db = duckdb.connect(config={"threads": 2})
db.sql(f"copy (from read_json('{sys.argv[1]}', format = 'newline_delimited')) to '{sys.argv[2]}' (format parquet, compression zstd, compression_level 1)")
"""


def run(command):
    """Seconds, processor seconds, and the peak of memory in MiB."""
    start = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{command} failed")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory(dir=os.environ.get("GANCHO_BENCH_DIR")) as folder:
        folder = Path(folder)
        for corpus in sys.argv[3:] or ("deals", "mix of all"):
            archive = folder / "archive.ndjson"
            with archive.open("wb") as out:
                subprocess.run([COLUMNS, "generate", corpus, str(megabytes * 1_000_000)], stdout=out, check=True)
            zipped = folder / "archive.ndjson.gz"
            subprocess.run(["gzip", "-1kf", archive], check=True)
            zstd = folder / "archive.ndjson.zst"
            if shutil.which("zstd"):
                subprocess.run(["zstd", "-1qkf", archive], check=True)
            out = folder / "out"
            contenders = {
                "gancho, 1 thread": [GANCHO, "ingest", archive, "--to", out, "--threads", "1"],
                "gancho, 2 threads": [GANCHO, "ingest", archive, "--to", out, "--threads", "2"],
                "gancho, 2 threads, gzip": [GANCHO, "ingest", zipped, "--to", out, "--threads", "2"],
                "decompressing gzip": [COLUMNS, "decompress", zipped],
                "DuckDB, 2 threads": [sys.executable, "-c", DUCKDB, archive, out],
            }
            if zstd.exists():
                contenders["gancho, 2 threads, zstd"] = [GANCHO, "ingest", zstd, "--to", out, "--threads", "2"]
                contenders["decompressing zstd"] = [COLUMNS, "decompress", zstd]
            if corpus == "deals":
                contenders["gancho-arrow, 1 thread"] = [COLUMNS, "gancho", archive, out]
                contenders["arrow-json, 1 thread"] = [COLUMNS, "arrow-json", archive, out]
                contenders["arrow-json alone, 1 thread"] = [COLUMNS, "arrow-json-alone", archive, out]
            results = {name: [] for name in contenders}
            for _ in range(rounds):
                for name, command in contenders.items():
                    shutil.rmtree(out, ignore_errors=True)
                    out.unlink(missing_ok=True)
                    results[name].append(run(command))
            size = archive.stat().st_size / 1e6
            print(f"{corpus}: {size:.0f} MB, {rounds} rounds")
            print(f"{'':28}{'MB/s':>13}{'vs gancho on 2':>16}{'MB/s of processor time':>24}{'peak':>12}")
            two = [seconds for seconds, _, _ in results["gancho, 2 threads"]]
            for name, measured in results.items():
                seconds, used, peaks = zip(*measured)
                rate, cost = size / statistics.median(seconds), size / statistics.median(used)
                # The ratio compares runs of one round. They follow each other, so a busy machine slows all of them.
                ratio = statistics.median(ours / theirs for ours, theirs in zip(two, seconds))
                print(f"  {name:28}{rate:8.0f} MB/s{ratio:12.2f}x{cost:19.0f} MB/s{max(peaks):10.0f} MiB", flush=True)
            subprocess.run([COLUMNS, "builders", archive], check=True)


main()

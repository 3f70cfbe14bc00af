"""Archives to Parquet: gancho, arrow-json and DuckDB in turns, on the same files.

    cargo build --release -p gancho-cli -p gancho-benches
    pip install duckdb
    python3 benches/ingest.py [MB [ROUNDS]]

Prints the median rate over the rounds, in MB of JSON a second, and the largest peak of memory.
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
    """Seconds, and the peak of memory in MiB."""
    start = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{command} failed")
    return seconds, usage.ru_maxrss / 1024


def main():
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory(dir=os.environ.get("GANCHO_BENCH_DIR")) as folder:
        folder = Path(folder)
        for corpus in ("deals", "mix of all"):
            archive = folder / "archive.ndjson"
            with archive.open("wb") as out:
                subprocess.run([COLUMNS, "generate", corpus, str(megabytes * 1_000_000)], stdout=out, check=True)
            zipped = folder / "archive.ndjson.gz"
            subprocess.run(["gzip", "-1kf", archive], check=True)
            zstd = folder / "archive.ndjson.zst"
            subprocess.run(["zstd", "-1qkf", archive], check=True) if shutil.which("zstd") else None
            out = folder / "out"
            contenders = {
                "gancho, 1 thread": [GANCHO, "ingest", archive, "--to", out, "--threads", "1"],
                "gancho, 2 threads": [GANCHO, "ingest", archive, "--to", out, "--threads", "2"],
                "gancho, 2 threads, gzip": [GANCHO, "ingest", zipped, "--to", out, "--threads", "2"],
                "gzip alone": ["sh", "-c", f"gzip -dc {zipped} > /dev/null"],
                "DuckDB, 2 threads": [sys.executable, "-c", DUCKDB, archive, out],
            }
            if zstd.exists():
                contenders["gancho, 2 threads, zstd"] = [GANCHO, "ingest", zstd, "--to", out, "--threads", "2"]
                contenders["zstd alone"] = ["sh", "-c", f"zstd -dcq {zstd} > /dev/null"]
            if corpus == "deals":
                contenders["arrow-json, 1 thread"] = [COLUMNS, "arrow-json", archive, out]
            results = {name: [] for name in contenders}
            for _ in range(rounds):
                for name, command in contenders.items():
                    shutil.rmtree(out, ignore_errors=True)
                    out.unlink(missing_ok=True)
                    results[name].append(run(command))
            size = archive.stat().st_size / 1e6
            print(f"{corpus}: {size:.0f} MB, {rounds} rounds")
            ours = statistics.median(seconds for seconds, _ in results["gancho, 2 threads"])
            for name, measured in results.items():
                seconds = statistics.median(seconds for seconds, _ in measured)
                peak = max(peak for _, peak in measured)
                print(f"  {name:28}{size / seconds:8.0f} MB/s{ours / seconds:8.2f}x{peak:8.0f} MiB", flush=True)
            subprocess.run([COLUMNS, "builders", archive], check=True)


main()

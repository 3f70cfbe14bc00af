"""A long run of `gancho ingest` on a pipe: are its rate and its memory the same at the end as at the beginning?

    cargo build --release -p gancho-cli -p gancho-benches --features gancho-benches/columns
    python3 benches/endless.py [GB [--no-dedup]]

The pipe repeats 200 MB of deals with different keys each time, so that no delivery is a duplicate. Prints the rate and the
memory for each tenth of the input. The rate is given per second and per second of processor time, which a busy machine
affects less.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RELEASE = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
GANCHO, COLUMNS = RELEASE / "gancho", RELEASE / "columns"
TICKS = os.sysconf("SC_CLK_TCK")


def state(pid):
    """Bytes read, processor seconds, memory in MiB."""
    process = Path("/proc", str(pid))
    read = int(process.joinpath("io").read_text().split("rchar: ")[1].split()[0])
    times = process.joinpath("stat").read_text().rsplit(")", 1)[1].split()[11:13]
    memory = int(process.joinpath("status").read_text().split("VmRSS:")[1].split()[0])
    return read, sum(map(int, times)) / TICKS, memory / 1024


def row(now, last, seconds, peak):
    """Prints the rate between two states, and the memory."""
    # The last row may be for a time too short for the clock.
    read, used = now[0] - last[0], max(now[1] - last[1], 1 / TICKS)
    print(
        f"{now[0] / 1e9:7.1f}{read / seconds / 1e6:8.0f}{read / used / 1e6:24.0f}{now[2]:8.0f}{peak:10.0f}",
        flush=True,
    )


def main():
    numbers = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    total = int(float(numbers[0] if numbers else 100) * 1e9)
    with tempfile.TemporaryDirectory(dir=os.environ.get("GANCHO_BENCH_DIR")) as folder:
        block, out = Path(folder) / "block.ndjson", Path(folder) / "out"
        with block.open("wb") as file:
            subprocess.run([COLUMNS, "generate", "deals", "200000000"], stdout=file, check=True)
        pipe = subprocess.Popen([COLUMNS, "repeat", block, str(total)], stdout=subprocess.PIPE)
        more = [argument for argument in sys.argv[1:] if argument.startswith("-")]
        command = [GANCHO, "ingest", "-", "--to", out, *more]
        ingest = subprocess.Popen(command, stdin=pipe.stdout, stdout=subprocess.PIPE, text=True)
        pipe.stdout.close()
        print(f"{'GB':>7}{'MB/s':>8}{'MB/s of processor time':>24}{'MiB':>8}{'peak MiB':>10}")
        last, begun, now, clock, peak = (0, 0, 0), time.perf_counter(), (0, 0, 0), 0, 0
        while ingest.poll() is None:
            time.sleep(0.2)
            try:
                now, clock = state(ingest.pid), time.perf_counter()
            except (FileNotFoundError, IndexError, ProcessLookupError):
                break
            peak = max(peak, now[2])
            if now[0] - last[0] >= total / 10:
                row(now, last, clock - begun, peak)
                last, begun, peak = now, clock, 0
        # The run ends before a whole tenth follows the last row.
        if now[0] > last[0]:
            row(now, last, clock - begun, peak)
        print(ingest.communicate()[0])
        if ingest.returncode or pipe.wait():
            sys.exit("a run failed")
        size = sum(path.stat().st_size for path in out.rglob("*.parquet"))
        print(f"{size / 1e9:.1f} GB of Parquet, {size / total:.1%} of the input")


main()

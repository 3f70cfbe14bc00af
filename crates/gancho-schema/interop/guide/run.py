"""Runs the snippets of schemas/README.md and compares their output with the page.

A block after `<!-- NAME -->` is written to the file NAME. Each line of a `console` block that starts with `$ ` is run,
and the lines below it are the expected output; `…` matches anything. A block after `<!-- needs TOOL… -->` is skipped
with a message if a tool is missing. `--write` replaces the output on the page with the actual output.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
INTEROP = HERE.parent
ROOT = HERE.parents[3]
PAGE = ROOT / "schemas/README.md"
BLOCK = re.compile(r"(?:^<!-- (?P<note>[^\n]*) -->\n)?^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n(?P<printed>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def folder(at: Path) -> dict[str, str]:
    """Fills a folder with the files to which the page refers; returns the environment of the page's commands."""
    for name in ("valid.json", "invalid.json"):
        shutil.copy(HERE / name, at)
    (at / "schemas").symlink_to(ROOT / "schemas")
    (at / "packages").symlink_to(ROOT / "packages")
    (at / "node_modules").symlink_to(INTEROP / "node_modules")
    (at / "package.json").write_text('{"type": "module"}')
    programs = [INTEROP / ".venv/bin", INTEROP / "node_modules/.bin", ROOT / "packages/openapi/node_modules/.bin"]
    programs.append(Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve() / "debug")
    path = os.pathsep.join([*map(str, programs), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "GOFLAGS": "-mod=mod"}


def run(command: str, at: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["bash", "-c", command], cwd=at, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    lines = [line.rstrip() for line in done.stdout.replace(str(at), ".").splitlines()]
    return "".join(f"{line}\n" for line in lines)


def matches(expected: str, printed: str) -> bool:
    pattern = ".*".join(map(re.escape, expected.split("…")))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


def main() -> None:
    page, wrong, count, skipped = PAGE.read_text(), [], 0, 0
    with tempfile.TemporaryDirectory() as name:
        at = Path(name).resolve()
        environment = folder(at)
        missing: set[str] = set()
        new = page
        for block in BLOCK.finditer(page):
            note = block["note"] or ""
            if note.startswith("needs "):
                missing = {tool for tool in note.split()[1:] if not shutil.which(tool, path=environment["PATH"]) and not Path(tool).exists()}
                if missing:
                    print(f"skipped a snippet: no {', '.join(sorted(missing))}")
                    skipped += 1
                    continue
            elif note:
                (at / note).parent.mkdir(parents=True, exist_ok=True)
                (at / note).write_text(block["text"])
            if block["language"] != "console":
                continue
            for command in COMMAND.finditer(block["text"]):
                printed = run(command["command"], at, environment)
                count += 1
                if matches(command["printed"], printed):
                    continue
                wrong.append(f"$ {command['command']}\nexpected:\n{command['printed']}printed:\n{printed}")
                new = new.replace(command[0], f"$ {command['command']}\n{printed}", 1)
    if wrong and "--write" in sys.argv[1:]:
        PAGE.write_text(new)
    elif wrong:
        sys.exit("\n".join(wrong))
    print(f"guide: {count} commands print the output on the page, {skipped} skipped")


if __name__ == "__main__":
    main()

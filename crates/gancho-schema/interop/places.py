"""Measures how often the deepest error of a validator has the path that the model reports for an invalid delivery.

The deepest error is the one with the longest path; if several are equally deep, it is the first of them. The path of a
missing field is where the field should be. The share of deliveries is measured twice: for the errors that a validator
returns directly, as in the guide's snippets, and including the errors of alternatives, which some validators nest
within an error. The script fails if a share is below its minimum, which is slightly lower than the guide's figure.
"""

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import jsonschema_rs
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from jsonschema import Draft7Validator, Draft202012Validator

from check import HERE, ROOT

# The minimum shares, by whether the errors of alternatives are included. Without them, an error within an object that
# may also be `{}` or null has the path of that object. The alternatives are necessary, because AJV's strict mode
# rejects a list of types.
PROMISED = {True: 0.95, False: 0.85}
DRAFTS = {"2020-12": Draft202012Validator, "draft-07": Draft7Validator}
MISSING = re.compile(r"^'(?P<name>[^']+)' is a required property$")


def pointer(path) -> str:
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def deepest(places: list[str]) -> str:
    return max(places, key=lambda place: place.count("/"))


def with_missing(place: str, message: str) -> str:
    missing = MISSING.match(message)
    return f"{place}/{missing['name']}" if missing else place


def of_python(errors, within: bool):
    for error in errors:
        yield with_missing(pointer(error.absolute_path), error.message)
        if within:
            yield from of_python(error.context, within)


def of_rust(errors, within: bool):
    for error in errors:
        kind = error.kind
        missing = f"/{kind.property}" if kind.name == "required" else ""
        yield pointer(error.instance_path) + missing
        for branch in (within and getattr(kind, "context", None)) or []:
            yield from of_rust(branch, within)


def of_report(error: dict, within: bool) -> str:
    """The path of an error in the output of check-jsonschema: of the error itself, or of its best deep match."""
    best = error.get("best_deep_match", error) if within else error
    path = re.sub(r"\[(\d+)\]", r".\1", best["path"]).removeprefix("$").replace(".", "/")
    return with_missing(path, best["message"])


def report(schema: Path, bodies: list[str]) -> list[dict]:
    arguments = ["--schemafile", str(schema), "--output-format", "json", *bodies]
    return json.loads(CliRunner().invoke(check_jsonschema, arguments).stdout)["errors"]


def places() -> dict:
    """The paths of the errors, by validator, draft and whether alternatives are included, then by delivery."""
    lines = subprocess.run(["node", "places.mjs"], cwd=HERE, check=True, capture_output=True, text=True).stdout
    found = defaultdict(lambda: defaultdict(list))
    by_schema = defaultdict(list)
    for case in map(json.loads, lines.splitlines()):
        for within in (False, True):  # AJV returns all errors in one list
            found["AJV", case["draft"], within][case["path"]] = case["places"]
        by_schema[case["draft"], case["schema"]].append(case["path"])
    for (draft, name), paths in by_schema.items():
        file = ROOT / "schemas" / draft / f"{name}.json"
        schema = json.loads(file.read_text())
        python = DRAFTS[draft](schema, format_checker=DRAFTS[draft].FORMAT_CHECKER)
        rust = jsonschema_rs.validator_for(schema, validate_formats=True)
        reported = report(file, paths)
        for within in (False, True):
            for path in paths:
                body = json.loads(Path(path).read_text())
                found["python-jsonschema", draft, within][path] = [*of_python(python.iter_errors(body), within)]
                found["jsonschema-rs", draft, within][path] = [*of_rust(rust.iter_errors(body), within)]
                found["check-jsonschema", draft, within][path] = []
            resolved = {str(Path(path).resolve()): path for path in paths}
            for error in reported:
                path = resolved[str(Path(error["filename"]).resolve())]
                found["check-jsonschema", draft, within][path].append(of_report(error, within))
    return found


def main() -> None:
    found, failed = places(), False
    for (validator, draft, within), of in sorted(found.items()):
        missed = []
        for path, places_of in of.items():
            expected = re.search(r"^path: ?(.*)$", Path(path).with_suffix(".expected").read_text(), re.MULTILINE)[1]
            if not places_of or deepest(places_of) != expected:
                missed.append(f"  {Path(path).relative_to(ROOT)}: {expected}, not {places_of and deepest(places_of)}")
        share = 1 - len(missed) / len(of)
        failed |= share < PROMISED[within]
        inner = "including alternatives" if within else "direct errors only"
        print(f"{validator} {draft}, {inner}: the correct path for {share:.1%} of {len(of)} invalid deliveries")
        if share < PROMISED[within] or "--verbose" in sys.argv:
            print(*missed[:30], sep="\n")
    if failed or len(found) != 16:
        sys.exit("a validator reports fewer correct paths than required, or was not measured")


if __name__ == "__main__":
    main()

"""Generates Python types from every schema with datamodel-code-generator, and loads every valid fixture."""

import importlib.util
import json
import re
import shutil
import sys
import warnings
from pathlib import Path

from check import HERE, MODULES, NAMES, ROOT, pick
from datamodel_code_generator import DataModelType, Formatter, InputFileType, LiteralType, PythonVersion, generate

OUT = HERE / "out/python"
# Pydantic ignores the pattern of dates and times. Its own types are stricter than the pattern.
warnings.filterwarnings("ignore", "Pydantic does not take pattern")


def module(name: str) -> str:
    return re.sub(r"\W", "_", name)


def make(draft: str, path: Path) -> Path:
    target = OUT / module(draft) / f"{module(path.parent.name)}__{module(path.stem)}.py"
    target.parent.mkdir(parents=True, exist_ok=True)
    generate(
        path.read_text(),
        input_file_type=InputFileType.JsonSchema,
        output=target,
        output_model_type=DataModelType.PydanticV2BaseModel,
        target_python_version=PythonVersion.PY_311,
        use_standard_collections=True,
        use_union_operator=True,
        enum_field_as_literal=LiteralType.One,
        collapse_root_models=True,
        use_field_description=True,
        field_constraints=True,
        disable_timestamp=True,
        formatters=[Formatter.BUILTIN],
    )
    return target


def problems_in(target: Path) -> list[str]:
    """The problems of a generated file: `Any` for a known type, and classes whose name ends in a number."""
    text = target.read_text()
    found = [line.strip() for line in text.splitlines() if re.search(r"^\s+\w+: .*\bAny\b", line) and not free(line)]
    found += [name for name in re.findall(r"^class (\w*\d)\b", text, re.MULTILINE)]
    return [f"{target.name}: {problem}" for problem in found]


def free(line: str) -> bool:
    """Whether `Any` is right: free-form values and the root of a bundle may be any value."""
    return "list[Any]" in line or line.strip().startswith("root: Any")


def load(target: Path):
    spec = importlib.util.spec_from_file_location(target.stem, target)
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[target.stem] = loaded
    spec.loader.exec_module(loaded)
    return loaded


def fixtures():
    for path in sorted((ROOT / "fixtures/valid").rglob("*.json")):
        yield path, pick(json.loads(path.read_bytes()))
    for path in sorted((ROOT / "fixtures/objects").rglob("*.json")):
        kind, system = path.parent.name, path.parent.parent.name
        name = kind if "." in kind else f"{MODULES[system]}.{kind}"
        if name in NAMES:
            yield path, f"{system}/{name}"


def main() -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    problems = []
    for draft in ("2020-12", "draft-07"):
        types, made = {}, 0
        for path in sorted((ROOT / "schemas" / draft).rglob("*.json")):
            target = make(draft, path)
            problems += problems_in(target)
            made += 1
            loaded = load(target)
            title = json.loads(path.read_bytes())["title"]
            types[f"{path.parent.name}/{path.stem}"] = getattr(loaded, title, None)
        count = 0
        for path, schema in fixtures():
            try:
                types[schema].model_validate_json(path.read_bytes())
                count += 1
            except Exception as error:  # report every kind of failure
                problems.append(f"{draft} {path.relative_to(ROOT)} as {schema}: {str(error)[:300]}")
        print(f"datamodel-code-generator {draft}: {made} files, {count} fixtures loaded")
    if problems:
        sys.exit("\n".join(problems[:40]) + f"\n{len(problems)} problems")


if __name__ == "__main__":
    main()

"""Generates types for TypeScript, models for Python and descriptions in Portuguese from `schemas/`.

With `--check`, it reports differences between the files and the schemas instead.

    python3 packages/models/generate.py [--check]
"""

import difflib
import sys

import model
import portuguese
import pydantic_models
import typescript

NPM = model.ROOT / "packages/npm/types"
PYTHON = model.ROOT / "packages/pydantic/gancho_models"
PORTUGUESE = model.ROOT / "packages/pt-BR"


def files() -> dict:
    all, missing = {}, set()
    for system in ("rdstation-crm", "rdstation-marketing"):
        all[PORTUGUESE / f"{system}.json"] = portuguese.render(system, missing)
    # A changed description remains in English until it is translated. Too many untranslated ones are an error.
    if missing:
        print(f"{len(missing)} paragraphs lack a translation in packages/models/pt-BR.txt")
    if len(missing) > 25:
        sys.exit("\n".join(sorted(missing)))
    for system in model.SYSTEMS:
        module = model.read(system)
        all[NPM / f"{system}.d.ts"] = typescript.render(module)
        all[PYTHON / f"{pydantic_models.MODULES[system]}.py"] = pydantic_models.render(module)
    return all


def main() -> None:
    check, stale = "--check" in sys.argv[1:], []
    for path, text in files().items():
        old = path.read_text() if path.exists() else ""
        if old == text:
            continue
        if check:
            stale.append(path.relative_to(model.ROOT))
            diff = difflib.unified_diff(old.splitlines(), text.splitlines(), str(path), "generated", lineterm="")
            print(*list(diff)[:20], sep="\n")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    if stale:
        sys.exit(f"not up to date: {', '.join(map(str, stale))}\nto update: python3 packages/models/generate.py")
    print(f"{len(files())} generated files are up to date")


if __name__ == "__main__":
    main()

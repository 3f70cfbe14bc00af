"""The descriptions of RD Station's schemas in Portuguese: by definition, and by field."""

import json
import re
import sys
from pathlib import Path

from model import ROOT

DICTIONARY = Path(__file__).resolve().with_name("pt-BR.txt")
#: The beginning of a paragraph and its translation. Only names, code and addresses may follow, which are the same in
#: both languages. Any other paragraph with this beginning needs a translation as a whole.
PATTERNS = (
    ("Known values: ", "Valores conhecidos: "),
    ("Source: ", "Fonte: "),
    ("A delivery of RD Station ", "Uma entrega do RD Station "),
)
NOT_ENGLISH = re.compile(r"(?:CRM|Marketing|`[^`]+`|<https://[^>]+>|[:,. ])*")


def dictionary() -> dict[str, str]:
    blocks = [block for block in DICTIONARY.read_text().split("\n\n") if not block.startswith("#")]
    pairs = [block.strip().split("\n") for block in blocks]
    return {english: portuguese for english, portuguese in pairs}


def translate(text: str, words: dict[str, str], missing: set[str]) -> str:
    return "\n\n".join(paragraph(part, words, missing) for part in text.split("\n\n"))


def paragraph(text: str, words: dict[str, str], missing: set[str]) -> str:
    if text in words:
        return words[text]
    for english, portuguese in PATTERNS:
        if text.startswith(english):
            if not NOT_ENGLISH.fullmatch(text, len(english)):
                sys.exit(f"translate the whole paragraph in packages/models/pt-BR.txt: {text}")
            return portuguese + text.removeprefix(english)
    # Without a translation, the English text is used. The script prints the number of missing translations.
    missing.add(text)
    return text


def render(system: str, missing: set[str]) -> str:
    definitions = json.loads((ROOT / f"schemas/2020-12/{system}/bundle.json").read_text())["$defs"]
    words = dictionary()
    translated = {}
    for name, schema in definitions.items():
        translated[name] = {"description": translate(schema["description"], words, missing)}
        if "properties" in schema:
            fields = schema["properties"].items()
            translated[name]["fields"] = {key: translate(of["description"], words, missing) for key, of in fields}
    return json.dumps(translated, ensure_ascii=False, indent=2) + "\n"

"""Brings assets/translations up to date with the texts of the windows, and compiles it.

Usage: python packaging/translations.py [--check]

Reads every ``QCoreApplication.translate(context, text[, None, count])`` under copilot/ui from Python's own
syntax tree: pyside6-lupdate overlooks a plural whose count is an attribute. Translations are kept, unused
texts are dropped, new ones are marked as unfinished for Qt Linguist. English is its own translation, but
for plurals. `--check` changes nothing and exits with 1 where something is missing or unused.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

ROOT: Final = Path(__file__).parent.parent
LANGUAGES: Final = {"ar": 6, "en": 2}
"""How many plural forms each language has in Qt."""

_CALLS: Final = ("QCoreApplication.translate", "translate")
_PLURAL_ARGS: Final = 4


def asked(folder: Path) -> dict[tuple[str, str], bool]:
    """Return every (context, text) in the files of `folder`, in order, and whether it is a plural."""
    found: dict[tuple[str, str], bool] = {}
    for file in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func) not in _CALLS:
                continue
            words = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args[:2]]
            if not all(isinstance(word, str) for word in words):
                raise SystemExit(f"{file}:{node.lineno}: translate() needs its context and text in quotes")
            found[str(words[0]), str(words[1])] = len(node.args) == _PLURAL_ARGS
    return found


def read(path: Path) -> dict[tuple[str, str], list[str]]:
    """Return the finished translations of a .ts file, one form or all of a plural; none of a new language."""
    known: dict[tuple[str, str], list[str]] = {}
    if not path.exists():
        return known
    for context in ET.parse(path).iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type"):
                continue
            forms = [form.text or "" for form in translation] or [translation.text or ""]
            known[context.findtext("name", ""), message.findtext("source", "")] = forms
    return known


def write(path: Path, language: str, texts: dict[tuple[str, str], bool]) -> list[str]:
    """Write a .ts file for `texts` with the translations it holds; return the texts that lack one."""
    known, missing = read(path), []
    root = ET.Element("TS", version="2.1", language=language)
    contexts: dict[str, ET.Element] = {}
    for (name, source), plural in sorted(texts.items(), key=lambda item: item[0][0]):
        if name not in contexts:
            contexts[name] = ET.SubElement(root, "context")
            ET.SubElement(contexts[name], "name").text = name
        message = ET.SubElement(contexts[name], "message", {"numerus": "yes"} if plural else {})
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        usual = [source] if language == "en" and not plural else []
        forms = known.get((name, source), usual)
        if len(forms) != (LANGUAGES[language] if plural else 1) or not all(forms):
            missing.append(source)
            translation.set("type", "unfinished")
        elif plural:
            for form in forms:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0]
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return missing


def main() -> int:
    """Bring both languages up to date, or check them."""
    texts = asked(ROOT / "copilot" / "ui")
    bad = 0
    for language in LANGUAGES:
        path = ROOT / "assets" / "translations" / f"copilot_{language}.ts"
        if "--check" in sys.argv:
            missing, unused = sorted(set(texts) - set(read(path))), sorted(set(read(path)) - set(texts))
            bad += len(missing) + len(unused)
            print(f"{language}: {missing=} {unused=}")
            continue
        missing = write(path, language, texts)
        bad += len(missing)
        release = Path(sys.executable).with_name("pyside6-lrelease")
        subprocess.run([release, path, "-qm", path.with_suffix(".qm")], check=True, capture_output=True)
        print(f"{language}: {len(texts)} texts, {len(missing)} without translation", *missing, sep="\n  ")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())

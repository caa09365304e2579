"""Keeps the catalogues of resources/translations in step with the sentences in app/ and ui/.

    translations.py update             every sentence of the sources is in every .po file, and no other
    translations.py compile            writes the .mo files the program reads
    translations.py missing da         prints what has no translation yet, as JSON: key -> English
    translations.py merge da FILE      takes the translations of such a JSON file, English replaced, into the catalogue
    translations.py check              says what is not right and ends with 1

A key is the English sentence, "context\\u0004sentence" where a word has a context. What has a plural has a list of
forms, one and many, under the key of its singular. `update` and `merge` compile too.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("app", "ui")
LANGUAGES = ("da", "nb", "de")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "N_": None,
    "NN_": (1, 2),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
COMMENT_TAG = "Translators:"
_PLACEHOLDER = re.compile(r"\{(\w+)[^}]*\}")


class PlainCatalog(Catalog):
    """A catalogue whose header holds only what gettext needs: no dates and versions that change with every run."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


def catalogue_path(language: str, kind: str = "po") -> Path:
    """Where the catalogue of a language is kept; `kind` is "po" or "mo"."""
    return ROOT / "resources" / "translations" / language / "LC_MESSAGES" / f"regulars.{kind}"


def extract() -> Catalog:
    """Every sentence marked for translation under app/ and ui/, with where it is said and hints to the translator."""
    template = Catalog(fuzzy=False)
    for folder in SOURCES:
        found = extract_from_dir(
            ROOT / folder, keywords=KEYWORDS, comment_tags=(COMMENT_TAG,), strip_comment_tags=True
        )
        for file, line, message, comments, context in found:
            template.add(
                message, locations=[(f"{folder}/{file}", line)], auto_comments=comments, context=context
            )
    return template


def read(language: str) -> Catalog:
    """The catalogue as it is kept; an empty one when there is none."""
    catalogue = PlainCatalog(locale=language, fuzzy=False, header_comment=f"# Regulars in {language}.")
    path = catalogue_path(language)
    if path.exists():
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    catalogue[message.id] = message
    return catalogue


def merged(catalogue: Catalog, template: Catalog, language: str) -> Catalog:
    """The sentences of `template` with the translations of `catalogue`; what is said no more is dropped."""
    result = PlainCatalog(locale=language, fuzzy=False, header_comment=f"# Regulars in {language}.")
    for message in template:
        if not message.id:
            continue
        old = catalogue.get(_singular(message), message.context)
        kept = old if old and isinstance(old.id, str) == isinstance(message.id, str) else None
        result.add(
            message.id,
            kept.string if kept else None,
            locations=sorted({(file, 0) for file, _line in message.locations}),
            flags=[flag for flag in message.flags if flag != "fuzzy"],
            auto_comments=message.auto_comments,
            user_comments=kept.user_comments if kept else (),
            context=message.context,
        )
    return result


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as a .po file, sorted by sentence so that a new one is one new block in the diff."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return buffer.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def write(language: str, catalogue: Catalog) -> None:
    """Writes both forms of the catalogue."""
    catalogue_path(language).parent.mkdir(parents=True, exist_ok=True)
    catalogue_path(language).write_bytes(po_bytes(catalogue))
    catalogue_path(language, "mo").write_bytes(mo_bytes(catalogue))


def key(message: Message) -> str:
    """The name of a message in the translator's JSON, the one that gettext itself uses."""
    return f"{message.context}\x04{_singular(message)}" if message.context else _singular(message)


def missing(catalogue: Catalog) -> dict[str, str | list[str]]:
    """What has no translation yet: key to English, a list of forms where there is a plural."""
    return {
        key(message): message.id if isinstance(message.id, str) else list(message.id)
        for message in sorted((message for message in catalogue if message.id), key=key)
        if not all(_forms(message))
    }


def fill(catalogue: Catalog, translations: dict[str, str | list[str]]) -> list[str]:
    """Takes translations into the catalogue; returns what could not be taken, and why."""
    by_key = {key(message): message for message in catalogue if message.id}
    refused = []
    for name, text in translations.items():
        message = by_key.get(name)
        if message is None:
            refused.append(f"{name!r}: nobody says this")
        elif isinstance(message.id, str) != isinstance(text, str) or (
            not isinstance(text, str) and len(text) != catalogue.num_plurals
        ):
            refused.append(
                f"{name!r}: needs {'one text' if isinstance(message.id, str) else 'a list of 2 forms'}"
            )
        else:
            before = message.string
            message.string = text if isinstance(text, str) else tuple(text)
            if wrong := faults(message):
                message.string = before
                refused.append(f"{name!r}: {wrong}")
    return refused


def faults(message: Message) -> str:
    """What is wrong with a translation: nothing there, fuzzy, other placeholders or edges than the English."""
    forms = _forms(message)
    if not all(forms):
        return "not translated"
    if message.fuzzy:
        return "fuzzy"
    english = (message.id,) if isinstance(message.id, str) else message.id
    wanted = {placeholder for text in english for placeholder in _PLACEHOLDER.findall(text)}
    # A singular may say "one" in words; the many-form of each language names all that the English ones name.
    if set(_PLACEHOLDER.findall(forms[-1])) != wanted:
        return f"the placeholders are not {sorted(wanted)}: {forms[-1]!r}"
    for form in forms:
        if extra := set(_PLACEHOLDER.findall(form)) - wanted:
            return f"unknown placeholders {sorted(extra)}: {form!r}"
        if form.count("{") != len(_PLACEHOLDER.findall(form)) or form.count("}") != form.count("{"):
            return f"a brace too many or too few: {form!r}"
        first, last = _edges(english[-1])
        if _edges(form) != (first, last):
            return f"begins or ends with other white space than the English: {form!r}"
    return ""


def problems(language: str, template: Catalog | None = None) -> list[str]:
    """All that keeps the catalogue of a language from being complete, current and compiled."""
    if not catalogue_path(language).exists():
        return [f"{language}: there is no {catalogue_path(language).relative_to(ROOT)}"]
    catalogue = read(language)
    said = {key(message): message for message in template or extract() if message.id}
    kept = {key(message): message for message in catalogue if message.id}
    found = [f"{language}: not in the catalogue: {name!r}" for name in sorted(said.keys() - kept.keys())]
    found += [
        f"{language}: nobody says this any more: {name!r}" for name in sorted(kept.keys() - said.keys())
    ]
    for name in sorted(kept.keys() & said.keys()):
        if kept[name].id != said[name].id:
            found.append(f"{language}: another plural in the sources: {name!r}")
        elif wrong := faults(kept[name]):
            found.append(f"{language}: {wrong}: {name!r}")
    if b"\n#~ " in catalogue_path(language).read_bytes():
        found.append(f"{language}: obsolete entries in the file")
    return found + stale_mo(language, catalogue)


def stale_mo(language: str, catalogue: Catalog) -> list[str]:
    """Whether the .mo file says something else than the .po file."""
    path = catalogue_path(language, "mo")
    if not path.exists():
        return [f"{language}: there is no {path.relative_to(ROOT)}"]
    return (
        []
        if path.read_bytes() == mo_bytes(catalogue)
        else [f"{language}: {path.name} is older than the .po file"]
    )


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string or "",) if isinstance(message.string, str) else tuple(message.string or ("",))


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("update", "compile", "check"):
        commands.add_parser(name)
    commands.add_parser("missing").add_argument("language", choices=LANGUAGES)
    merge = commands.add_parser("merge")
    merge.add_argument("language", choices=LANGUAGES)
    merge.add_argument("file", type=Path)
    chosen = parser.parse_args(arguments)
    template = extract()
    complaints: list[str] = []
    match chosen.command:
        case "update":
            for language in LANGUAGES:
                catalogue = merged(read(language), template, language)
                write(language, catalogue)
                print(
                    f"{language}: {len(list(catalogue)) - 1} sentences, {len(missing(catalogue))} not translated"
                )
        case "compile":
            for language in LANGUAGES:
                catalogue_path(language, "mo").write_bytes(mo_bytes(read(language)))
        case "missing":
            lacking = missing(merged(read(chosen.language), template, chosen.language))
            print(json.dumps(lacking, ensure_ascii=False, indent=1))
        case "merge":
            catalogue = merged(read(chosen.language), template, chosen.language)
            complaints = fill(catalogue, json.loads(chosen.file.read_text(encoding="utf-8")))
            write(chosen.language, catalogue)
        case "check":
            complaints = [problem for language in LANGUAGES for problem in problems(language, template)]
    print(*complaints, sep="\n", end="\n" if complaints else "", file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())

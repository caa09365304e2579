"""The four languages: gettext for the program's own sentences, chosen once per process and changeable."""

from __future__ import annotations

import gettext as _gettext
import locale

from app import resources

LANGUAGES = {"en": "English", "da": "Dansk", "nb": "Norsk bokmål", "de": "Deutsch"}
DOMAIN = "regulars"
_BETWEEN_FORMS = "\x1f"

_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Speaks `language` (a key of LANGUAGES) from now on; an unknown one speaks English."""
    global _current, _language
    _language = language if language in LANGUAGES else "en"
    _current = _gettext.translation(
        DOMAIN, resources.path("translations"), languages=[_language], fallback=True
    )


def language() -> str:
    """The language spoken now: "en", "da", "nb" or "de"."""
    return _language


def system_language() -> str:
    """The desktop's language when it is one of ours, else English."""
    name = (locale.getlocale()[0] or "").lower()
    code = {"no": "nb", "nn": "nb"}.get(name[:2], name[:2])
    return code if code in LANGUAGES else "en"


def _(message: str) -> str:
    """The sentence in the language spoken now."""
    return _current.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence in its form for `count`."""
    return _current.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """The word as it is said in `context`, where one English word has several translations."""
    return _current.pgettext(context, message)


def NN_(one: str, many: str) -> str:
    """Marks a sentence with two forms that `counted` says later; both are kept in one text."""
    return f"{one}{_BETWEEN_FORMS}{many}"


def counted(marked: str, count: int) -> str:
    """A sentence marked with N_ or NN_ in its form for `count`."""
    one, _between, many = marked.partition(_BETWEEN_FORMS)
    return ngettext(one, many, count) if many else _(one)


def N_(message: str) -> str:
    """Marks a sentence that is translated later, when it is shown."""
    return message

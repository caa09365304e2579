"""What may stand in a mail or web field, and the links made from it."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from app.errors import InvalidField
from app.i18n import _

_MAX_EMAIL = 254  # RFC 5321, 4.5.3.1.3, without the brackets
_SCHEME = re.compile(
    r"[A-Za-z][A-Za-z0-9+-]*:(?!\d)"
)  # no dot and no digits after it: "fjord.dk:8080" is a host and a port
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]\.?")

# What nearly every address looks like; the questions below would all be answered well.
_ORDINARY = re.compile(
    r"[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.){1,4}[A-Za-z]{2,20}"
)


def check_email(text: str) -> str:
    """The address, trimmed. Raises InvalidField("email").

    Only what is certainly wrong is refused: RFC 5321 lets stranger addresses through than anyone expects, and letters
    of all alphabets are allowed on both sides (RFC 6531).
    """
    address = text.strip()
    if len(address) <= _MAX_EMAIL and _ORDINARY.fullmatch(address):
        return address
    before, at, host = address.rpartition("@")
    if not at:
        raise InvalidField("email", _("An @ is missing."), _("Fix it or remove the line."))
    if "@" in before:
        raise InvalidField("email", _("There is more than one @."), _("Put each address on its own line."))
    if any(letter.isspace() or letter in '<>,;:"()[]\\' or _is_control(letter) for letter in address):
        raise InvalidField(
            "email", _("A mail address has no spaces, commas or brackets."), _("Fix it or remove the line.")
        )
    if not before:
        raise InvalidField("email", _("The name before the @ is missing."), _("Fix it or remove the line."))
    if not _HOST.fullmatch(host):
        raise InvalidField(
            "email", _("After the @ comes a name like example.com."), _("Fix it or remove the line.")
        )
    if len(address.encode()) > _MAX_EMAIL:
        raise InvalidField(
            "email", _("This is too long for a mail address."), _("Fix it or remove the line.")
        )
    return address


def mailto_uri(address: str) -> str:
    """The link that opens the mail program (RFC 6068); the address can add neither a header nor a recipient."""
    return "mailto:" + quote(address.strip(), safe="@+!$'*~")


def check_web(text: str) -> str:
    """The address of a page, with https:// put before it where no scheme was typed. Raises InvalidField("web").

    Only http and https: a click must never start a program or run a script.
    """
    address = text.strip()
    if any(letter.isspace() or letter in '\\<>"' or _is_control(letter) for letter in address):
        raise InvalidField("web", _("A web address has no spaces."), _("Fix it or remove the line."))
    if not _SCHEME.match(address):
        address = "https://" + address.removeprefix("//")
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        raise _no_page() from None
    if parts.scheme not in ("http", "https"):
        raise InvalidField(
            "web", _("A web address begins with http:// or https://."), _("Fix it or remove the line.")
        )
    if parts.username is not None or not _HOST.fullmatch(host):
        raise _no_page()
    return address


def _no_page() -> InvalidField:
    return InvalidField("web", _("A web address looks like example.com."), _("Fix it or remove the line."))


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "C"

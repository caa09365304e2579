"""Decides who a draft is about: a person, a firm, somebody of whom only a number is known, or nobody."""

from __future__ import annotations

from app.exchange.draft import Draft
from app.i18n import _


def settle(draft: Draft) -> bool:
    """Fills in name and kind from what the file gave; False when nothing in it identifies anybody.

    A full name wins; else it is put together from its parts, then the nickname. Somebody with only an
    organisation is that firm. Somebody with only an e-mail address or number is kept under it.
    """
    if not draft.name:
        draft.name = " ".join(filter(None, (draft.given, draft.middle, draft.family))) or draft.nickname
    if draft.kind == "firm":
        draft.name = draft.name or draft.organisation
        if draft.organisation == draft.name:
            draft.organisation = ""
        draft.given = draft.middle = draft.family = ""
    elif not draft.name and draft.organisation:
        draft.kind, draft.name, draft.organisation = "firm", draft.organisation, ""
    if draft.name:
        return True
    if draft.emails:
        draft.name = draft.emails[0].value
        draft.kept_aside.append(_("There is no name; the e-mail address stands in for it."))
        return True
    if draft.phones:
        draft.name = draft.phones[0].value
        draft.kept_aside.append(_("There is no name; the phone number stands in for it."))
        return True
    return False


def nobody() -> str:
    """The reason for refusing a row or card that identifies nobody."""
    return _("There is no name, firm, e-mail address or phone number.")

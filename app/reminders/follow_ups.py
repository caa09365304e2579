"""Follow-ups: what is to be done, for whom, and when. Writing is for inside a command only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from app.customers.models import Customer
from app.errors import ChangedMeanwhile, InvalidField, NotFound
from app.i18n import _
from app.reminders.models import FollowUp
from app.storage.database import database

MAX_TEXT = 2000


@dataclass(frozen=True, slots=True)
class FollowUpForm:
    """A follow-up as typed: `customer_id` None is the firm's own to-do; `time` None is any time that day."""

    text: str
    day: date
    time: time | None = None
    customer_id: int | None = None
    action: str = ""

    def checked(self) -> FollowUpForm:
        """The follow-up as it is saved. Raises InvalidField with the way out."""
        text = " ".join(self.text.replace("\x00", "").split())
        if not text:
            raise InvalidField("text", _("A follow-up says what is to be done."), _("Type a few words."))
        if len(text) > MAX_TEXT:
            raise InvalidField(
                "text",
                _("The text is longer than {limit} characters.").format(limit=MAX_TEXT),
                _("Shorten it."),
            )
        return replace(self, text=text)


def write(form: FollowUpForm, *, zone: str, entry_id: int | None = None) -> FollowUp:
    """Saves a new follow-up. Raises NotFound when its customer is gone."""
    _check_customer(form)
    follow_up = FollowUp(
        customer=form.customer_id,
        entry=entry_id,
        colleague=database.obj.journal.colleague_id,
        day=form.day,
        time=form.time,
        zone=zone if form.time is not None else "",
        text=form.text,
        action=form.action,
    )
    follow_up.save()
    return follow_up


def rewrite(follow_up_id: int, version: int, form: FollowUpForm, *, zone: str) -> bool:
    """Saves a changed follow-up. Returns whether anything was different. Raises NotFound, ChangedMeanwhile."""
    follow_up = get(follow_up_id)
    if follow_up.version != version:
        raise ChangedMeanwhile(
            _("This follow-up was changed somewhere else while it was open."),
            _("Open it again to see what it says now."),
        )
    _check_customer(form)
    values = {
        "customer_id": form.customer_id,
        "day": form.day,
        "time": form.time,
        "zone": zone if form.time is not None else "",
        "text": form.text,
        "action": form.action,
    }
    for name, value in values.items():
        if getattr(follow_up, name) != value:
            setattr(follow_up, name.removesuffix("_id"), value)
    return bool(follow_up.save())


def _check_customer(form: FollowUpForm) -> None:
    if form.customer_id is None or Customer.select().where(Customer.id == form.customer_id).exists():
        return
    raise NotFound(_("This customer is not there any more; it was deleted meanwhile."))


def get(follow_up_id: int) -> FollowUp:
    """The follow-up with this id. Raises NotFound."""
    follow_up = FollowUp.get_or_none(FollowUp.id == follow_up_id)
    if follow_up is None:
        raise NotFound(_("This follow-up is not there any more; it was deleted meanwhile."))
    return follow_up

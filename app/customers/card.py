"""Everything the card and the form of one customer show, read in one go. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.customers import listing
from app.customers.form import CustomerForm
from app.customers.models import FIRM, Customer, Membership
from app.customers.names import initials
from app.customers.snapshot import snapshots
from app.errors import NotFound
from app.i18n import _
from app.timeline.kinds import is_contact
from app.timeline.models import Entry, Participant


@dataclass(frozen=True, slots=True)
class Colleagueship:
    """Who works where, seen from one side: `other_id` and `name` are the other side's."""

    id: int
    other_id: int
    name: str
    job_title: str
    role: str
    department: str
    main: bool
    to_day: date | None


@dataclass(frozen=True, slots=True)
class Card:
    """One customer, whole. `version` is handed back when saving, so that nobody's change is overwritten.

    `contact_days` since the last contact; None when there never was one.
    """

    id: int
    uid: str
    version: int
    form: CustomerForm
    initials: str
    second_line: str
    contact_days: int | None
    state: str
    firms: tuple[Colleagueship, ...]
    people: tuple[Colleagueship, ...]
    country: str

    @property
    def is_firm(self) -> bool:
        return self.form.kind == FIRM


def read(customer_id: int, today: date) -> Card:
    """The card of a customer. Raises NotFound when it is gone."""
    snapshot = next(snapshots([customer_id]), None)
    if snapshot is None:
        raise NotFound(_("This customer is not there any more; it was deleted meanwhile."))
    form = snapshot.form
    firms = _colleagueships(Membership.person == customer_id, Membership.firm)
    town = next((address.town for address in form.addresses if address.town), "")
    firm = next((one.name for one in firms if one.main and one.to_day is None), "")
    return Card(
        id=snapshot.id,
        uid=snapshot.uid,
        version=snapshot.version,
        form=form,
        initials=initials(form.name, form.kind == FIRM),
        second_line=" · ".join(part for part in (firm, town) if part),
        contact_days=listing.silent_days(snapshot.silent_since, today)
        if _was_in_touch(customer_id)
        else None,
        state=listing.state(form.ended_on, form.deceased_on, form.archived_on),
        firms=firms,
        people=_colleagueships(Membership.firm == customer_id, Membership.person),
        country=next((address.country for address in form.addresses if address.country), ""),
    )


def _was_in_touch(customer_id: int) -> bool:
    """Whether the silence is counted from a contact, and not from the day they became a customer."""
    contacts = (
        Participant.select().join(Entry).where((Participant.customer == customer_id) & is_contact(Entry))
    )
    return bool(contacts.exists())


def _colleagueships(where: object, other: object) -> tuple[Colleagueship, ...]:
    select = (
        Membership.select(
            Membership.id,
            Customer.id,
            Customer.name,
            Membership.job_title,
            Membership.role,
            Membership.department,
            Membership.main,
            Membership.to_day,
        )
        .join(Customer, on=(other == Customer.id))
        .where(where)
        .order_by(Membership.main.desc(), Customer.sort_given, Membership.id)
    )
    return tuple(Colleagueship(*row) for row in select.tuples())

"""Makes the sample office: the same for the same number, seed and day; few to look at, or very many to measure."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from app.colleagues import Colleague, name_colleague
from app.customers.models import (
    EMAIL,
    FIRM,
    FORMAL,
    INFORMAL,
    MOBILE,
    PERSON,
    PHONE,
    WEB,
    WORK,
    Address,
    ContactPoint,
    Customer,
    CustomerTag,
    Membership,
    Tag,
)
from app.customers.names import fold, initials
from app.customers.writing import normal_form
from app.i18n import N_, _
from app.office import Office
from app.reminders.milestones import YearlyKind
from app.reminders.models import FollowUp, YearlyDay
from app.sample import stories
from app.sample.places import LANDS, Land
from app.storage.bulk import BulkWriter, roomy
from app.storage.database import database
from app.timeline.kinds import CALL, IN, PURCHASE, REACHED
from app.timeline.models import Entry, Participant

DEFAULT_CUSTOMERS = 60
FIRM_SHARE = 5  # one customer in so many is a firm
YEAR = 365
CURRENCY = "DKK"
MARRIED = (25, 12, 8, 31, 50)  # years, of those who are
MARRIED_FROM = 22  # nobody is younger at the wedding

Progress = Callable[[int, int], None]


def make_sample(
    office: Office, customers: int = DEFAULT_CUSTOMERS, seed: int = 1, progress: Progress | None = None
) -> int:
    """Fills an empty office with `customers` invented people and firms and a year of timeline up to today.

    Returns how many were made. It is no step of undo. `progress` is told (made, in all).
    """
    with roomy(database.obj), office.history.housekeeping(N_("Made the sample office")) as command:
        office.settings.change(firm_name=stories.FIRM_NAME, country="DK", welcomed=True)
        name_colleague(stories.COLLEAGUE)
        maker = _Maker(office, seed, command.moment)
        for made in range(customers):
            maker.customer(made, customers)
            if progress is not None and made % 500 == 0:
                progress(made, customers)
        ids = maker.finish()
        office.derived.refresh(ids, with_people=False)
    return len(ids)


class _Maker:
    def __init__(self, office: Office, seed: int, moment: datetime) -> None:
        self._random = random.Random(seed)
        self._zone = office.clock.zone
        self._today = moment.astimezone(self._zone).date()
        self._now = moment.astimezone(self._zone)
        self._colleague = database.obj.journal.colleague_id
        other = Colleague(
            uid=self._uid(),
            name=stories.OTHER_COLLEAGUE,
            initials=initials(stories.OTHER_COLLEAGUE, firm=False),
        )
        other.save()
        self._colleagues = (self._colleague, self._colleague, other.id)
        self._normal = normal_form("DK")
        self._writer = BulkWriter(database.obj, database.obj.journal, self._uid)
        self._tags = [self._tag(_(name)) for name in stories.TAGS]
        self._firms: list[tuple[int, Land, str]] = []

    def finish(self) -> range:
        """Writes everything. Returns the ids of the customers."""
        if self._writer.first(Customer) is not None:
            self._follow_up(None, _(stories.OWN_TODO), CALL, self._today + timedelta(days=3))
        given = self._writer.finish()
        return given.get(Customer, range(0))

    def customer(self, number: int, total: int) -> None:
        """Makes one customer with everything that belongs to it."""
        land = LANDS[self._random.randrange(len(LANDS))]
        customer_id = self._firm(land) if number % FIRM_SHARE == 0 else self._person(land)
        self._address(customer_id, land)
        if self._random.random() < 0.6:
            for tag_id in self._random.sample(self._tags, self._random.choice((1, 1, 2))):
                self._writer.add(CustomerTag, customer=customer_id, tag=tag_id)
        self._timeline(customer_id, number)
        if number < 12 or (total > DEFAULT_CUSTOMERS and number % 40 == 0):
            self._plan(customer_id, number)

    # Who they are

    def _person(self, land: Land) -> int:
        given = self._random.choice(land.women if self._random.random() < 0.5 else land.men)
        family = self._random.choice(land.families)
        since = self._since()
        customer_id = self._writer.add(
            Customer,
            kind=PERSON,
            name=f"{given} {family}",
            given_name=given,
            family_name=family,
            form_of_address=FORMAL if land.country == "DE" and self._random.random() < 0.7 else INFORMAL,
            language=land.language,
            preferred_channel=self._random.choice((PHONE, PHONE, EMAIL, "")),
            best_time=_(self._random.choice(stories.BEST_TIMES)) if self._random.random() < 0.3 else "",
            notes=_(self._random.choice(stories.NOTES)) if self._random.random() < 0.25 else "",
        )
        self._points(customer_id, land, f"{fold(given)}.{fold(family)}".replace(" ", ""))
        age = self._birthday(customer_id)
        years_married = [years for years in MARRIED if years + MARRIED_FROM <= age]
        if years_married and self._random.random() < 0.35:
            self._day(customer_id, YearlyKind.WEDDING, self._random.choice(years_married))
        if self._random.random() < 0.5:
            self._yearly(customer_id, YearlyKind.CUSTOMER_SINCE, since)
        near = [firm_id for firm_id, where, _name in self._firms[-50:] if where is land]
        if near and self._random.random() < 0.6:
            self._writer.add(
                Membership,
                person=customer_id,
                firm=self._random.choice(near),
                job_title=_(self._random.choice(stories.ROLES)),
                main=True,
            )
        return customer_id

    def _firm(self, land: Land) -> int:
        family = self._random.choice(land.families)
        town = self._random.choice(land.towns)[1]
        name = self._random.choice(land.trades).format(family=family, town=town)
        if len(self._firms) >= len(land.trades) * 8:
            name = f"{name} {len(self._firms)}"
        customer_id = self._writer.add(
            Customer,
            kind=FIRM,
            name=name,
            language=land.language,
            customer_number=str(1000 + len(self._firms)),
            tax_number=self._digits("########") if land.country == "DK" else "",
        )
        web = fold(name).replace(" ", "-")
        self._points(customer_id, land, "post", web)
        self._writer.add(
            ContactPoint, customer=customer_id, kind=WEB, value=f"https://{web}.example", position=2
        )
        if self._random.random() < 0.6:
            self._day(customer_id, YearlyKind.FOUNDING, self._random.choice((10, 25, 50, 7, 18, 3)))
        self._firms.append((customer_id, land, name))
        return customer_id

    def _points(self, customer_id: int, land: Land, who: str, where: str = "mail") -> None:
        number = self._digits(land.phones[0])
        self._writer.add(
            ContactPoint,
            customer=customer_id,
            kind=PHONE,
            label=MOBILE,
            value=number,
            normal=number.replace(" ", ""),
            preferred=True,
        )
        if self._random.random() < 0.3:
            number = self._digits(land.phones[1])
            self._writer.add(
                ContactPoint,
                customer=customer_id,
                kind=PHONE,
                label=WORK,
                value=number,
                normal=number.replace(" ", ""),
                position=1,
            )
        address = f"{who}@{where}.example"
        self._writer.add(
            ContactPoint, customer=customer_id, kind=EMAIL, value=address, normal=address, preferred=True
        )

    def _address(self, customer_id: int, land: Land) -> None:
        postal_code, town = self._random.choice(land.towns)
        street = f"{self._random.choice(land.streets)} {self._random.randint(1, 140)}"
        if land.country == "GB":
            street = " ".join(reversed(street.rsplit(" ", 1)))
        self._writer.add(
            Address,
            customer=customer_id,
            street=street,
            postal_code=postal_code,
            town=town,
            country=land.country,
            preferred=True,
        )

    # Their days

    def _birthday(self, customer_id: int) -> int:
        """The age at the next birthday; in some cases nobody knows the day, or the year."""
        age = int(self._random.choice((50, 40, 60, 70, *range(24, 82))))
        if self._random.random() >= 0.15:
            self._day(customer_id, YearlyKind.BIRTHDAY, age, known=self._random.random() < 0.85)
        return age

    def _day(self, customer_id: int, kind: YearlyKind, years: int, *, known: bool = True) -> None:
        """A day that comes round within the year; for the first few customers within days, so that panes speak."""
        ahead = self._random.randint(0, 45) if customer_id < 40 else self._random.randint(0, YEAR - 1)
        day = self._today + timedelta(days=ahead)
        origin = date(day.year - years, day.month, min(day.day, 28 if day.month == 2 else day.day))
        self._yearly(customer_id, kind, origin, known=known)

    def _yearly(self, customer_id: int, kind: YearlyKind, origin: date, *, known: bool = True) -> None:
        self._writer.add(
            YearlyDay,
            customer=customer_id,
            kind=kind.value,
            day=origin.day,
            month=origin.month,
            year=origin.year if known else None,
            created_at=self._stored(self._now - timedelta(days=1)),
        )

    def _since(self) -> date:
        return self._today - timedelta(days=self._random.randint(30, 12 * YEAR))

    # What happened, and what is planned

    def _timeline(self, customer_id: int, number: int) -> None:
        happened = self._random.randint(5, 12) if number < DEFAULT_CUSTOMERS else self._random.randint(1, 3)
        # A few have not been heard of for long: the list has somebody to lead with.
        newest = self._random.choice((0, 2, 5, 9, 14, 24, 38, 55, 71, 94))
        days = sorted(
            {newest, *(int(self._random.triangular(newest, YEAR, newest)) for _more in range(happened - 1))},
            reverse=True,
        )
        heard = self._random.sample(stories.ENTRIES, len(days))
        for ago, story in zip(days, heard, strict=True):
            day = self._today - timedelta(days=ago)
            if self._random.random() < 0.15:
                self._purchase(customer_id, day)
            else:
                self._entry(customer_id, day, story)

    def _entry(self, customer_id: int, day: date, story: tuple[str, str, str, str, str]) -> None:
        kind, outcome, direction, title, text = story
        self._write_entry(
            customer_id,
            day,
            kind=kind,
            outcome=outcome or (REACHED if kind == CALL else ""),
            direction=direction,
            minutes=self._random.choice((3, 6, 9, 14, 25)) if kind == CALL and not outcome else None,
            title=_(title),
            text=_(text) if text else "",
        )

    def _purchase(self, customer_id: int, day: date) -> None:
        what, why, least, most = self._random.choice(stories.PURCHASES)
        self._write_entry(
            customer_id,
            day,
            kind=PURCHASE,
            direction=IN,
            title=_(what),
            reason=_(why),
            amount=self._random.randrange(least, most, 100) * 100,
            currency=CURRENCY,
        )

    def _write_entry(self, customer_id: int, day: date, **values: Any) -> None:
        wall = time(self._random.randint(8, 16), self._random.choice((0, 5, 15, 30, 40, 55)))
        moment = min(datetime.combine(day, wall, self._zone), self._now)
        entry_id = self._writer.add(
            Entry,
            day=day,
            moment=self._stored(moment),
            colleague=self._random.choice(self._colleagues),
            **values,
        )
        self._writer.add(Participant, entry=entry_id, customer=customer_id)

    def _plan(self, customer_id: int, number: int) -> None:
        text, action = stories.FOLLOW_UPS[number % len(stories.FOLLOW_UPS)]
        ahead = (-4, 0, 0, 1, 2, 5, 9, 12, 20, -1, 3, 51)[number % 12]
        at = time(11, 0) if number % 12 == 1 else None
        self._follow_up(customer_id, _(text), action, self._today + timedelta(days=ahead), at)

    def _follow_up(
        self, customer_id: int | None, text: str, action: str, day: date, at: time | None = None
    ) -> None:
        self._writer.add(
            FollowUp,
            customer=customer_id,
            colleague=self._colleague,
            text=text,
            action=action,
            day=day,
            time=None if at is None else at.isoformat(),
            zone="" if at is None else self._zone.key,
        )

    def _tag(self, name: str) -> int:
        known = Tag.get_or_none(Tag.folded == fold(name))
        return int(known.id) if known else self._writer.add(Tag, name=name, folded=fold(name))

    # Numbers

    def _uid(self) -> str:
        digits = f"{self._random.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"

    def _digits(self, pattern: str) -> str:
        return "".join(str(self._random.randint(0, 9)) if c == "#" else c for c in pattern)

    @staticmethod
    def _stored(moment: datetime) -> Any:
        return Entry.moment.db_value(moment)

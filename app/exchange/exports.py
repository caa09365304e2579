"""Taking contacts out: the customers of a list, chosen ones or everybody, as a CSV that a spreadsheet opens right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from app.customers.customers import Customers
from app.customers.form import PointForm
from app.customers.listing import EVERYONE, ListQuery
from app.customers.models import EMAIL, FAX, PHONE, SOCIAL, WEB
from app.customers.snapshot import Snapshot, snapshots
from app.exchange.csv_writer import CsvDefaults, defaults_for, write_csv
from app.exchange.draft import DayKind, DraftAddress, DraftDay, DraftPoint, PointKind
from app.exchange.own_columns import COLUMNS, ENDINGS
from app.i18n import language
from app.settings import Settings

EVERYBODY = ListQuery(scope=EVERYONE)
_KINDS: dict[str, PointKind] = {"mobile": "mobile", "work": "work", "home": "home"}


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What to export: these ids, or the customers of a list; which columns (by key, none: all); in which style."""

    path: Path
    ids: Sequence[int] | None = None
    query: ListQuery = EVERYBODY
    columns: tuple[str, ...] = ()
    style: CsvDefaults | None = field(default=None)


class Exports:
    """Writes CSV files. Reads only from the office."""

    def __init__(self, customers: Customers, settings: Settings) -> None:
        self._customers = customers
        self._settings = settings

    def defaults(self) -> CsvDefaults:
        """Delimiter, encoding and date style that open right in the firm's country."""
        return defaults_for(self._settings.read().country, language())

    def write_csv(
        self,
        order: ExportOrder,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Writes the file whole or not at all. Returns the number of rows.

        Raises EnvironmentTrouble (no room, not writable, in use elsewhere) and Cancelled.
        """
        ids = self._customers.ids(order.query) if order.ids is None else order.ids
        style = order.style or self.defaults()
        keys = order.columns or tuple(column.key for column in COLUMNS)
        columns = [column for column in COLUMNS if column.key in keys]
        return write_csv(
            order.path,
            columns,
            _rows(ids),
            delimiter=style.delimiter,
            encoding=style.encoding,
            date_style=style.date_style,
            progress=progress,
            cancelled=cancelled,
        )


def _rows(ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    for snapshot in snapshots(ids):
        yield row_of(snapshot)


def row_of(snapshot: Snapshot) -> dict[str, Any]:
    """A customer as the columns of our CSV read it (the names of `Draft`)."""
    form = snapshot.form
    firm = form.firms[0] if form.firms else None
    points: dict[str, list[DraftPoint]] = {"phones": [], "emails": [], "webs": []}
    for point in form.points:
        points[_LISTS[point.kind]].append(_point(point))
    return {
        "uid": snapshot.uid,
        "kind": form.kind,
        "name": form.name,
        "prefix": form.prefix,
        "given": form.given_name,
        "middle": form.middle_name,
        "family": form.family_name,
        "suffix": form.suffix,
        "nickname": form.nickname,
        "organisation": firm.name if firm else "",
        "more_organisations": [other.name for other in form.firms[1:]],
        "job_title": firm.job_title if firm else "",
        "department": firm.department if firm else "",
        **points,
        "addresses": [
            DraftAddress(
                street=a.street,
                postal_code=a.postal_code,
                town=a.town,
                region=a.region,
                country=a.country,
                po_box=a.po_box,
                extended=a.extended,
                kind=_KINDS.get(a.label, "other"),
                label="" if a.label in _KINDS else a.label,
                preferred=a.preferred,
            )
            for a in form.addresses
        ],
        "days": [DraftDay(cast("DayKind", d.kind), d.date.iso(), d.label) for d in form.yearly_days],
        "tags": form.tags,
        "customer_number": form.customer_number,
        "tax_number": form.tax_number,
        "language": form.language,
        "form_of_address": form.form_of_address,
        "preferred_channel": form.preferred_channel,
        "best_time": form.best_time,
        "leap_rule": form.leap_rule,
        **{key: day.isoformat() if (day := getattr(form, key)) else "" for key in ENDINGS},
        "notes": form.notes,
    }


_LISTS = {PHONE: "phones", FAX: "phones", EMAIL: "emails", WEB: "webs", SOCIAL: "webs"}


def _point(point: PointForm) -> DraftPoint:
    kind: PointKind = _KINDS.get(point.label, "other")
    if point.kind == FAX:
        kind = "fax"
    elif point.kind == SOCIAL:
        kind = "social"
    label = "" if point.label in _KINDS and kind == point.label else point.label
    return DraftPoint(point.value, kind, label, point.preferred)

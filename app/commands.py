"""The commands of the office without a window: each makes a document for programs and lines for people."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.clock import SystemClock
from app.customers.listing import ListQuery
from app.customers.models import EMAIL, FAX, PHONE
from app.customers.snapshot import Snapshot, snapshots
from app.errors import UserError
from app.i18n import _, ngettext
from app.office import Office
from app.paths import Paths
from app.reminders.milestones import YearlyKind
from app.reminders.occurrences import FOLLOW_UP, Occurrence

# What the outside calls a yearly day; "anniversary" is the word of address books for the wedding day.
KIND_WORDS = {
    YearlyKind.BIRTHDAY: "birthday",
    YearlyKind.WEDDING: "anniversary",
    YearlyKind.FOUNDING: "founding",
    YearlyKind.CUSTOMER_SINCE: "customer-since",
    FOLLOW_UP: FOLLOW_UP,
}


@dataclass(frozen=True, slots=True)
class Result:
    """What a command says: to programs, to people, and, when something is wrong, the sentence for it."""

    document: Any
    lines: Iterable[str] = field(default=())
    trouble: str = ""


def run_import(paths: Paths, options: Namespace) -> Result:
    """Imports a file: {source, read, imported, updated, same, refused: [{line, reason}], firms_created, kept_aside}.

    `kept_aside` are rows that were taken without a part that was bad or doubtful, in the form of `refused`.
    """
    from app.exchange.plan import NEW, SAME, UPDATE

    office = Office.open(paths)
    try:
        plan = office.imports.stage(options.file)
        refused = plan.refusals()
        aside = plan.rows((NEW, UPDATE, SAME), 0, plan.doubts, doubtful=True)
        doubts = [(line, reason) for line, _fate, _name, _second, reason in aside]
        document = {
            "source": plan.source,
            "read": plan.read,
            "imported": plan.new,
            "updated": plan.update,
            "same": plan.same,
            "refused": [{"line": line, "reason": reason} for line, reason in refused],
            "firms_created": plan.firms_created,
            "kept_aside": [{"line": line, "reason": reason} for line, reason in doubts],
        }
        try:
            office.imports.apply(plan)
        finally:
            plan.discard()
    finally:
        office.close()
    lines = [
        _("{read} read: {new} new, {update} updated, {same} the same, {refused} refused.").format(
            read=plan.read, new=plan.new, update=plan.update, same=plan.same, refused=plan.refused
        ),
        *(
            _("Line {line}: {reason}").format(line=line, reason=reason)
            for line, reason in (*refused, *doubts)
        ),
    ]
    return Result(document, lines)


def run_list(paths: Paths, options: Namespace) -> Result:
    """Lists customers: [{uid, name, kind, firm, phones, emails, birthday, tags}]."""
    if not Office.exists(paths):
        return Result([])
    office = Office.open_for_reading(paths)
    try:
        ids = office.customers.ids(ListQuery(search=options.search), options.limit)
        found = [_listed(one) for one in snapshots(ids)]
    finally:
        office.close()
    return Result(
        found, ["\t".join([one["name"], one["firm"] or "", *one["phones"], *one["emails"]]) for one in found]
    )


def run_due(paths: Paths, options: Namespace) -> Result:
    """Lists what falls on the days: [{uid, customer, kind, day, age, milestone, text}]."""
    if not Office.exists(paths):
        return Result([])
    office = Office.open_for_reading(paths)
    try:
        on = options.on or office.clock.today()
        found = [_due(office, item) for item in office.reminders.due(on, options.days)]
    finally:
        office.close()
    return Result(found, [f"{one['day']}  {one['text']}" for one in found])


def run_export(paths: Paths, options: Namespace) -> Result:
    """Writes a CSV: {rows}."""
    from app.exchange.csv_writer import write_csv
    from app.exchange.exports import ExportOrder
    from app.exchange.own_columns import COLUMNS

    if not Office.exists(paths):
        return Result({"rows": write_csv(options.file, COLUMNS, ())})
    office = Office.open_for_reading(paths)
    try:
        rows = office.exports.write_csv(ExportOrder(options.file, query=ListQuery(search=options.search)))
    finally:
        office.close()
    return Result(
        {"rows": rows}, [ngettext("{count} row written.", "{count} rows written.", rows).format(count=rows)]
    )


def run_check(paths: Paths, options: Namespace) -> Result:
    """Checks the file: {ok, problems, office}; `office` is null when there is none."""
    if not Office.exists(paths):
        return Result({"ok": True, "problems": [], "office": None}, [_("There is no office here yet.")])
    office = Office.open_for_reading(paths)
    try:
        problems = office.check()
    finally:
        office.close()
    document = {"ok": not problems, "problems": problems, "office": str(paths.office)}
    trouble = _("The office is not whole.") if problems else ""
    return Result(document, problems or [_("All is well.")], trouble)


def run_sample(paths: Paths, options: Namespace) -> Result:
    """Fills an empty office with invented customers: {customers}."""
    from app.sample.sample import DEFAULT_CUSTOMERS, make_sample

    office = Office.open(paths, SystemClock())
    try:
        if office.customers.count(ListQuery(scope="everyone")):
            raise UserError(
                _("There are customers in this office already."),
                _("A sample goes only into an empty office."),
            )
        wanted = DEFAULT_CUSTOMERS if options.customers is None else options.customers
        made = make_sample(office, customers=wanted, seed=options.seed)
    finally:
        office.close()
    return Result(
        {"customers": made},
        [ngettext("{count} customer made.", "{count} customers made.", made).format(count=made)],
    )


def _listed(one: Snapshot) -> dict[str, Any]:
    form = one.form
    birthday = next((day.date.iso() for day in form.yearly_days if day.kind == YearlyKind.BIRTHDAY), None)
    return {
        "uid": one.uid,
        "name": form.name,
        "kind": form.kind,
        "firm": form.firms[0].name if form.firms else None,
        "phones": [point.value for point in form.points if point.kind in (PHONE, FAX)],
        "emails": [point.value for point in form.points if point.kind == EMAIL],
        "birthday": birthday,
        "tags": list(form.tags),
    }


def _due(office: Office, item: Occurrence) -> dict[str, Any]:
    return {
        "uid": item.uid,
        "customer": item.customer or None,
        "kind": KIND_WORDS.get(item.kind, item.kind),
        "day": item.day.isoformat(),
        "age": item.years,
        "milestone": item.milestone,
        "text": office.reminders.title(item),
    }

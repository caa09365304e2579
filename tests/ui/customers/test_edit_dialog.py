"""The form of a customer: every field there and back, errors at their row, nothing lost, saved once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.customers.form import AddressForm, CustomerForm, MemberForm, PointForm, YearlyForm
from app.reminders.dates import PartialDate
from ui.customers.edit_dialog import EditCustomerDialog
from ui.customers.form_rows import FormRow
from ui.shell.desk import Desk
from ui.widgets.field import Field

Settled = Callable[[], None]
Do = Callable[[Callable[[], Any]], Any]

PERSON = CustomerForm(
    "Kirsten Østergaard",
    nickname="Kis",
    customer_number="10027",
    tax_number="DK 12 34 56 78",
    form_of_address="informal",
    language="da",
    preferred_channel="phone",
    best_time="after 15:00",
    leap_rule="mar1",
    notes="Likes oak.\nTwo dogs: <b>Bob</b> & Ib.",
    points=(
        PointForm("phone", "+45 20 55 01 47", "mobile", preferred=True),
        PointForm("phone", "+45 86 55 01 40", "Summer house"),
        PointForm("fax", "+45 86 55 01 41"),
        PointForm("email", "k@oestergaard.example", "work", preferred=True),
        PointForm("web", "https://oestergaard.example"),
        PointForm("social", "@kirsten", "Instagram"),
    ),
    addresses=(
        AddressForm(
            "work", "Åboulevarden 12\n2. th.", "c/o Moe", "17", "8000", "Aarhus", "Midtjylland", "DK", True
        ),
        AddressForm("Summer house", "Strandvej 1", town="Ebeltoft", country="Atlantis"),
    ),
    yearly_days=(
        YearlyForm("birthday", PartialDate(29, 2, 1976)),
        YearlyForm("wedding", PartialDate(12, 12)),
        YearlyForm("customer_since", PartialDate(3, 8, 2016)),
    ),
    firms=(
        MemberForm("Østergaard Arkitekter ApS", job_title="Owner", role="decides", department="Board"),
        MemberForm("Egå Havn", job_title="Chair", main=False),
    ),
    tags=("Architect", "Egå project"),
)
FIRM = CustomerForm(
    "Whitfield & Daughters",
    kind="firm",
    points=(PointForm("phone", "+44 1904 555 014", "work"),),
    yearly_days=(YearlyForm("founding", PartialDate(1, 4, 1951)),),
    ended_on=date(2026, 3, 1),
    archived_on=date(2026, 4, 1),
)


def _without_ids(form: CustomerForm) -> CustomerForm:
    def bare(rows: Any, **more: Any) -> Any:
        return tuple(replace(row, id=None, **more) for row in rows)

    return replace(
        form,
        points=tuple(sorted(bare(form.points), key=repr)),
        addresses=bare(form.addresses),
        yearly_days=bare(form.yearly_days),
        firms=bare(form.firms, other_id=None),
        tags=tuple(sorted(form.tags)),
    )


def errors(dialog: EditCustomerDialog) -> list[str]:
    """Every sentence that stands at an input."""
    fields = [field.error() for field in dialog.findChildren(Field)]
    return [error for error in (*fields, *(row.error() for row in dialog.findChildren(FormRow))) if error]


@pytest.mark.parametrize("form", [PERSON, FIRM], ids=["person", "firm"])
def test_every_field_comes_back_as_it_was_and_opening_changes_nothing(
    desk: Desk, opened: Any, on_writer: Do, on_reader: Do, settled: Settled, form: CustomerForm
) -> None:
    customer_id = on_writer(lambda: desk.office.customers.add(form))
    before = on_reader(lambda: desk.office.customers.card(customer_id))
    dialog = opened(customer_id)
    assert not dialog.is_changed()
    dialog.submit()
    settled()
    after = on_reader(lambda: desk.office.customers.card(customer_id))
    assert (after.version, after.form) == (before.version, before.form)
    assert _without_ids(after.form) == _without_ids(form)


def test_every_field_can_be_written(
    desk: Desk, opened: Any, on_reader: Do, settled: Settled, qtbot: QtBot
) -> None:
    """What is shown in one dialog and typed into another leads to the same customer."""
    dialog = opened()
    fields = dialog.fields
    fields.show_form(PERSON, is_new=True, countries=[("DK", "Denmark")])
    with qtbot.waitSignal(desk.customer_wanted) as told:
        dialog.submit()
    settled()
    saved = on_reader(lambda: desk.office.customers.card(told.args[0]).form)
    assert _without_ids(saved) == _without_ids(PERSON)


def test_a_customer_with_two_phones_and_a_birthday_by_keyboard_alone(
    desk: Desk, opened: Any, on_reader: Do, settled: Settled, qtbot: QtBot
) -> None:
    dialog = opened()

    def press(key: Qt.Key, times: int = 1, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        for _time in range(times):
            qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    def tab_to(reached: Callable[[], bool]) -> None:
        for _step in range(60):
            if reached():
                return
            press(Qt.Key.Key_Tab)
        pytest.fail("Tab never came there")

    def focused() -> QWidget | None:
        return QApplication.focusWidget()

    assert focused() is dialog.fields.name
    qtbot.keyClicks(focused(), "Bodil Bro")
    tab_to(lambda: focused() is dialog.fields.phones.rows[0].value)
    qtbot.keyClicks(focused(), "20550147")
    tab_to(lambda: focused() is dialog.fields.phones.add_button)
    press(Qt.Key.Key_Return)
    assert focused() is dialog.fields.phones.rows[1].value
    qtbot.keyClicks(focused(), "86550140")
    tab_to(lambda: focused() is dialog.fields.yearly.rows[0].date.day)
    qtbot.keyClicks(focused(), "28")
    assert focused() is dialog.fields.yearly.rows[0].date.month
    qtbot.keyClicks(focused(), "Nov")
    tab_to(lambda: focused() is dialog.fields.yearly.rows[0].date.year)
    qtbot.keyClicks(focused(), "1976")
    with qtbot.waitSignal(desk.customer_wanted) as told:
        press(Qt.Key.Key_Return, modifiers=Qt.KeyboardModifier.ControlModifier)
    settled()
    form = on_reader(lambda: desk.office.customers.card(told.args[0]).form)
    assert form.name == "Bodil Bro"
    assert [point.value for point in form.points] == ["20550147", "86550140"]
    assert [point.label for point in form.points] == ["mobile", "work"]
    assert [day.date for day in form.yearly_days] == [PartialDate(28, 11, 1976)]


def test_tab_follows_the_order_of_reading_through_rows_that_came_later(opened: Any, qtbot: QtBot) -> None:
    dialog = opened()
    first = dialog.fields.phones.rows[0]
    dialog.fields.phones.add_button.click()
    second = dialog.fields.phones.rows[1]
    order = []
    first.value.setFocus()
    for _step in range(7):
        order.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert order == [
        *(first.value, first.star, first.remove),
        *(second.label, second.value, second.star, second.remove),
    ]


@pytest.mark.parametrize(
    ("break_it", "sentence"),
    [
        (lambda f: f.name.setText("  "), "A customer needs a name."),
        (lambda f: f.name.setText("x" * 5000), "A name can have up to 200 characters; this one has 5000."),
        (
            lambda f: f.mails.rows[0].value.setText("kirsten.example"),
            "An @ is missing. Fix it or remove the line.",
        ),
        (lambda f: f.pages.add_row().value.setText("javascript:alert(1)"), "A web address begins with http"),
        (lambda f: f.yearly.rows[0].date._set("31", 2, ""), "February has the days 1 to 29."),
        (lambda f: f.customer_number.setText("7" * 80), "This is longer than 60 characters. Shorten it."),
        (lambda f: f.best_time.setText("x" * 300), "This is longer than 200 characters. Shorten it."),
        (lambda f: f.notes.setPlainText("x" * 100_001), "The note is longer than 100000 characters."),
        (lambda f: f.addresses.add_row().town.setText("x" * 300), "This is longer than 200 characters."),
        (lambda f: f.tags.show_tags(["x" * 300], []), "This is longer than 60 characters."),
        (lambda f: f.ends["ended_on"].setText("someday"), "This is no day of the calendar."),
    ],
)
def test_what_is_wrong_is_said_where_it_is_with_the_way_out_and_nothing_is_lost(
    desk: Desk, opened: Any, settled: Settled, on_writer: Do, on_reader: Do, break_it: Any, sentence: str
) -> None:
    def add() -> int:
        desk.office.customers.add(CustomerForm("Anders Andersen"))
        return desk.office.customers.add(CustomerForm("Kirsten"))

    customer_id = on_writer(add)
    dialog = opened(customer_id)
    dialog.fields.nickname.setText("Kis")
    break_it(dialog.fields)
    typed = dialog.fields.form()
    dialog.submit()
    settled()
    assert dialog.isVisible()
    (error,) = errors(dialog)
    assert error.startswith(sentence)
    assert dialog.fields.form() == typed
    focus = QApplication.focusWidget()
    assert focus is not None and dialog.fields.isAncestorOf(focus)
    assert dialog.primary.isEnabled()
    assert on_reader(lambda: desk.office.customers.card(customer_id).form.nickname) == ""


def test_an_error_among_several_rows_stands_at_its_own(
    desk: Desk, opened: Any, settled: Settled, qtbot: QtBot
) -> None:
    dialog = opened(name="Kirsten")
    mails = dialog.fields.mails
    mails.rows[0].value.setText("")
    mails.add_row().value.setText("good@example.com")
    mails.add_row().value.setText("bad.example")
    dialog.submit()
    settled()
    assert [bool(row.error()) for row in mails.rows] == [False, False, True]
    assert QApplication.focusWidget() is mails.rows[2].value
    mails.rows[2].value.setText("bad@example.com")
    assert not errors(dialog)


def test_firms_are_offered_while_a_name_is_typed(
    desk: Desk, opened: Any, settled: Settled, on_writer: Do, qtbot: QtBot, on_reader: Do
) -> None:
    firm_id = on_writer(lambda: desk.office.customers.add(FIRM))
    dialog = opened(name="Thomas")
    row = dialog.fields.firms.rows[0]
    row.firm.setFocus()
    qtbot.keyClicks(row.firm, "whit")
    settled()
    completer = row.firm.completer()
    assert [completer.model().index(0, 0).data()] == ["Whitfield & Daughters"]
    row.firm.setText("Whitfield & Daughters")
    assert row.member().other_id == firm_id
    with qtbot.waitSignal(desk.customer_wanted) as told:
        dialog.submit()
    card = on_reader(lambda: desk.office.customers.card(told.args[0]))
    assert [one.other_id for one in card.firms] == [firm_id]


def test_changing_to_a_firm_changes_the_day_and_hides_where_one_works(opened: Any) -> None:
    dialog = opened()
    dialog.fields.firm_kind.setChecked(True)
    assert [row.kind for row in dialog.fields.yearly.rows] == ["founding"]
    assert not dialog.fields.firms.isVisible()
    dialog.fields.person.setChecked(True)
    assert [row.kind for row in dialog.fields.yearly.rows] == ["birthday"]


def test_the_leap_rule_is_asked_only_for_a_leap_day(opened: Any) -> None:
    dialog = opened()
    rule = dialog.fields.fields["leap_rule"]
    assert not rule.isVisible()
    dialog.fields.yearly.rows[0].date.set_value(29, 2, 1976)
    assert rule.isVisible()
    dialog.fields.yearly.rows[0].date.set_value(28, 2, 1976)
    assert not rule.isVisible()
    dialog.done(0)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["formal (Sie)", "informal (du)"]),
        ("da", ["formal (De)", "informal (du)"]),
        ("en", ["formal", "informal"]),
    ],
)
def test_the_form_of_address_speaks_the_customers_language(
    opened: Any, language: str, words: list[str]
) -> None:
    dialog = opened()
    dialog.fields.language.set_value(language)
    combo = dialog.fields.form_of_address
    assert [combo.itemText(place) for place in (1, 2)] == words
    dialog.done(0)


def test_a_country_is_kept_as_its_code_however_it_was_typed(
    desk: Desk, opened: Any, settled: Settled, on_reader: Do, qtbot: QtBot
) -> None:
    dialog = opened(name="Kirsten")
    row = dialog.fields.addresses.add_row()
    row.town.setText("Aarhus")
    row.country.setText("denmark")
    with qtbot.waitSignal(desk.customer_wanted) as told:
        dialog.submit()
    form = on_reader(lambda: desk.office.customers.card(told.args[0]).form)
    assert form.addresses[0].country == "DK"


def test_only_one_number_is_the_preferred_one(opened: Any) -> None:
    dialog = opened()
    phones = dialog.fields.phones
    phones.add_row()
    phones.rows[0].star.setChecked(True)
    phones.rows[1].star.setChecked(True)
    assert [row.star.isChecked() for row in phones.rows] == [False, True]
    dialog.done(0)


def test_removing_a_row_moves_the_focus_to_its_neighbour(opened: Any) -> None:
    dialog = opened()
    phones = dialog.fields.phones
    phones.add_row()
    phones.rows[0].remove.click()
    assert len(phones.rows) == 1
    assert QApplication.focusWidget() is phones.rows[0].value
    phones.rows[0].remove.click()
    assert QApplication.focusWidget() is phones.add_button
    dialog.done(0)


@pytest.mark.parametrize("name", ["<b>Bold</b> &amp; Co", "Kirsten\nØstergaard", "%s {name} \\n", "a" * 200])
def test_a_hostile_name_is_kept_and_shown_as_it_was_typed(
    desk: Desk, opened: Any, settled: Settled, on_reader: Do, qtbot: QtBot, name: str
) -> None:
    dialog = opened(name=name)
    with qtbot.waitSignal(desk.customer_wanted) as told:
        dialog.submit()
    saved = on_reader(lambda: desk.office.customers.card(told.args[0]).form.name)
    assert saved == " ".join(name.split("\n"))
    again = opened(told.args[0])
    assert again.fields.name.text() == saved
    for label in again.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    again.done(0)


@pytest.mark.parametrize(
    ("width", "height", "points"), [(1280, 800, None), (900, 640, None), (720, 520, 13.0)]
)
def test_the_form_fits_into_every_window(
    desk: Desk, window: QWidget, opened: Any, on_writer: Do, width: int, height: int, points: float | None
) -> None:
    from ui.shell import theme

    theme.current().set_text_points(points)
    try:
        window.resize(width, height)
        customer_id = on_writer(lambda: desk.office.customers.add(PERSON))
        dialog = opened(customer_id)
        assert dialog.width() <= width and dialog.height() <= height
        assert dialog.fields.minimumSizeHint().width() <= dialog.fields.width()
        assert dialog.fields.width() <= dialog.width()
        dialog.done(0)
    finally:
        theme.current().set_text_points(None)

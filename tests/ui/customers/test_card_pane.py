"""The card: who it is, what can be done, what is said in its place when somebody is gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.customers.form import AddressForm, CustomerForm, MemberForm, PointForm, YearlyForm
from app.reminders.dates import PartialDate
from app.timeline.entries import EntryForm
from ui.customers.card_pane import CardPane
from ui.customers.card_view import read_card
from ui.customers.edit_dialog import EditCustomerDialog
from ui.customers.ending_dialog import EndingDialog
from ui.customers.fact_grid import FactCell
from ui.shell import theme
from ui.shell.desk import Desk, QuickLogRequest
from ui.widgets.chip import Chip

Settled = Callable[[], None]
Do = Callable[[Callable[[], Any]], Any]

KIRSTEN = CustomerForm(
    "Kirsten Østergaard",
    points=(
        PointForm("phone", "+45 20 55 01 47", "mobile", preferred=True),
        PointForm("phone", "+45 86 55 01 40", "work"),
        PointForm("email", "kirsten@oestergaard.example", "work"),
    ),
    addresses=(AddressForm(street="Åboulevarden 12", postal_code="8000", town="Aarhus", country="DK"),),
    yearly_days=(
        YearlyForm("birthday", PartialDate(28, 11, 1976)),
        YearlyForm("customer_since", PartialDate(3, 8, 2016)),
    ),
    firms=(MemberForm("Østergaard Arkitekter ApS", job_title="Owner"),),
    preferred_channel="phone",
    best_time="after 15:00",
    customer_number="10027",
    language="da",
    form_of_address="informal",
    tags=("Architect",),
)


@pytest.fixture
def kirsten(desk: Desk, on_writer: Do) -> int:
    def add() -> int:
        desk.office.settings.change(country="DK")
        kirsten = desk.office.customers.add(KIRSTEN)
        day = desk.clock.today() - timedelta(days=12)
        desk.office.timeline.log(EntryForm("call", (kirsten,), day, title="Oak"))
        return kirsten

    return on_writer(add)  # type: ignore[no-any-return]


@pytest.fixture
def pane(desk: Desk, qtbot: QtBot) -> CardPane:
    theme.current().set_text_points(None)
    pane = CardPane(desk)
    pane.resize(620, 800)
    qtbot.addWidget(pane)
    pane.show()
    pane.activateWindow()
    return pane


@pytest.mark.parametrize(
    "form",
    [
        CustomerForm("Bodil Marie Skov Andersen"),
        CustomerForm("Bodil Marie Skov Andersen", firms=(MemberForm("Oak"),)),
        CustomerForm("Bodil Marie Skov Andersen", addresses=(AddressForm(town="Ry"),)),
    ],
    ids=["nothing below", "a firm below", "a town below"],
)
def test_the_name_has_the_room_that_there_is(
    pane: CardPane, desk: Desk, on_writer: Do, settled: Settled, form: CustomerForm
) -> None:
    pane.show_customer(on_writer(lambda: desk.office.customers.add(form)))
    settled()
    name = pane.header.name
    assert not name.is_elided()
    assert name.mapTo(pane, name.rect().topLeft()).x() < 100, "right beside the picture"


@pytest.fixture
def shown(pane: CardPane, kirsten: int, settled: Settled) -> CardPane:
    pane.show_customer(kirsten)
    settled()
    return pane


def action(pane: QWidget, name: str) -> QAction:
    return next(one for one in pane.actions() if one.objectName() == name)


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def test_nobody_chosen_says_what_to_do(pane: CardPane) -> None:
    assert pane.empty.isVisible()
    assert not action(pane, "card-edit").isEnabled()


def test_the_head_says_who_it_is_and_at_most_six_facts(shown: CardPane) -> None:
    assert shown.header.name.text() == "Kirsten Østergaard"
    assert shown.header.firm.text() == "Østergaard Arkitekter ApS"
    facts = [" ".join(texts(cell)) for cell in shown.header.facts.findChildren(FactCell) if cell.isVisible()]
    assert facts == [
        "Birthday Sat 28 Nov · turns 50",
        "Mobile 20 55 01 47",
        "Best reached Phone, after 15:00",
        "Last contact 12 days ago",
        "Customer number 10027",
        "Language Dansk · informal (du)",
    ]


def test_all_details_take_the_place_of_the_timeline_and_escape_brings_it_back(
    shown: CardPane, qtbot: QtBot
) -> None:
    shown.header._details.click()
    assert shown.details.isVisible() and not shown.timeline.isVisible()
    said = texts(shown.details)
    for words in ("+45" not in "".join(said), "Work phone" in said, "86 55 01 40" in said):
        assert words
    assert "Åboulevarden 12\n8000 Aarhus\nDenmark" in said
    assert "Østergaard Arkitekter ApS · Owner" in said
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.timeline.isVisible()


def test_calling_dials_and_opens_the_quick_log(
    shown: CardPane, desk: Desk, kirsten: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(desk, "open_url", opened.append)
    with qtbot.waitSignal(desk.quick_log_wanted) as log:
        action(shown, "card-call").trigger()
    action(shown, "card-mail").trigger()
    assert opened == ["tel:+4520550147", "mailto:kirsten@oestergaard.example"]
    assert log.args == [QuickLogRequest((kirsten,), kind="call")]
    menu = shown.acts.reach_menu(shown._view.calls, "phone", shown)
    assert [one.text() for one in menu.actions()] == ["20 55 01 47 – Mobile", "86 55 01 40 – Work phone"]


def test_somebody_without_a_number_has_a_button_that_says_why(
    pane: CardPane, desk: Desk, on_writer: Do, settled: Settled
) -> None:
    pane.show_customer(on_writer(lambda: desk.office.customers.add(CustomerForm("Ole"))))
    settled()
    assert not pane.header.call.isEnabled()
    assert pane.header.call.toolTip() == "No phone number is known."
    assert not pane.header.firm.isVisible()


def test_the_firm_leads_to_its_card_with_its_people(
    shown: CardPane, desk: Desk, qtbot: QtBot, settled: Settled, on_reader: Do
) -> None:
    with qtbot.waitSignal(desk.customer_wanted) as told:
        shown.header.firm.click()
    shown.show_customer(told.args[0])
    settled()
    assert shown.header.name.text() == "Østergaard Arkitekter ApS"
    view = on_reader(lambda: read_card(desk.office, told.args[0], desk.clock.today()))
    assert [fact.value for fact in view.details if fact.label == "People"] == ["Kirsten Østergaard · Owner"]
    assert action(shown, "card-add-person").isVisible()
    action(shown, "card-add-person").trigger()
    settled()
    dialog = shown.window().findChild(EditCustomerDialog)
    assert dialog is not None
    assert dialog.fields.firms.rows[0].firm.text() == "Østergaard Arkitekter ApS"
    dialog.fields.name.setText("Jonas")
    dialog.submit()
    settled()
    assert {one.name for one in on_reader(lambda: desk.office.customers.card(told.args[0])).people} == {
        "Jonas",
        "Kirsten Østergaard",
    }


def test_a_change_elsewhere_is_on_the_card_at_once(
    shown: CardPane, desk: Desk, kirsten: int, on_writer: Do, settled: Settled
) -> None:
    on_writer(lambda: desk.office.customers.tag([kirsten], "Regular"))
    settled()
    assert {chip.text() for chip in shown.header.tags.findChildren(Chip) if chip.isVisible()} >= {
        "Architect",
        "Regular",
    }


def test_a_tag_is_added_on_the_card(
    shown: CardPane, desk: Desk, kirsten: int, qtbot: QtBot, settled: Settled, on_reader: Do
) -> None:
    shown.header.tags._add.click()
    qtbot.keyClicks(shown.header.tags._field, "Oak & co")
    qtbot.keyClick(shown.header.tags._field, Qt.Key.Key_Return)
    settled()
    assert on_reader(lambda: desk.office.customers.card(kirsten).form.tags) == ("Architect", "Oak & co")
    qtbot.keyClick(shown.header.tags._field, Qt.Key.Key_Escape)
    assert not shown.header.tags._field.isVisible()
    assert shown.header.tags._add.isVisible()


@pytest.mark.parametrize(
    ("name", "died", "sentence"),
    [
        ("card-ended", False, "The relationship ended on Friday, 20 November 2026. No reminders are shown."),
        ("card-deceased", True, "Died on Friday, 20 November 2026. No reminders are shown."),
    ],
)
def test_an_ending_is_said_in_a_line_and_can_be_taken_back(
    shown: CardPane, settled: Settled, name: str, died: bool, sentence: str
) -> None:
    action(shown, name).trigger()
    dialog = shown.window().findChild(EndingDialog)
    assert dialog is not None
    dialog.submit()
    settled()
    assert shown.header._state_words.text() == sentence
    assert shown.header._state.isVisible()
    assert not any("turns" in words for words in texts(shown.header.facts))
    shown.header._back.click()
    settled()
    assert not shown.header._state.isVisible()


def test_the_archive_and_back(shown: CardPane, settled: Settled) -> None:
    action(shown, "card-archive").trigger()
    settled()
    assert (
        shown.header._state_words.text()
        == "In the archive since Friday, 20 November 2026. No reminders are shown."
    )
    shown.header._back.click()
    settled()
    assert not shown.header._state.isVisible()


def test_a_deleted_customer_leaves_an_empty_card(shown: CardPane, settled: Settled) -> None:
    action(shown, "card-delete").trigger()
    settled()
    assert shown.empty.isVisible()
    assert shown.customer_id is None


def test_the_address_goes_to_the_clipboard_as_on_a_letter(shown: CardPane) -> None:
    action(shown, "card-copy-address").trigger()
    assert QGuiApplication.clipboard().text() == "Kirsten Østergaard\nÅboulevarden 12\n8000 Aarhus\nDenmark"


@pytest.mark.parametrize("name", ["<b>Bold</b> &amp; Co", "a" * 200, "%s {name}"])
def test_hostile_names_are_shown_as_they_are_and_do_not_widen_the_card(
    pane: CardPane, desk: Desk, on_writer: Do, settled: Settled, name: str
) -> None:
    form = CustomerForm(
        name, firms=(MemberForm(name[::-1] or "x"),), tags=(name[:60],), addresses=(AddressForm(town=name),)
    )
    pane.show_customer(on_writer(lambda: desk.office.customers.add(form)))
    settled()
    assert pane.header.name.text() == name
    assert pane.minimumSizeHint().width() <= 520
    for label in pane.header.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize(("height", "rows"), [(800, 2), (400, 1)])
def test_a_low_window_leaves_the_timeline_its_room(
    shown: CardPane, height: int, rows: int, qtbot: QtBot
) -> None:
    shown.resize(620, height)
    cells = [cell for cell in shown.header.facts.findChildren(FactCell) if cell.isVisibleTo(shown)]
    assert len({cell.y() for cell in cells}) <= rows
    qtbot.waitUntil(lambda: shown.header.sizeHint().height() <= shown.height() * 0.45)


def test_with_large_type_the_card_still_fits(shown: CardPane) -> None:
    theme.current().set_text_points(13.0)
    try:
        assert shown.minimumSizeHint().width() <= 560
    finally:
        theme.current().set_text_points(None)


def test_a_birthday_of_the_deceased_is_no_news(desk: Desk, on_writer: Do, on_reader: Do) -> None:
    form = CustomerForm(
        "Gerd", deceased_on=date(2026, 3, 1), yearly_days=(YearlyForm("birthday", PartialDate(28, 11, 1950)),)
    )
    customer_id = on_writer(lambda: desk.office.customers.add(form))
    view = on_reader(lambda: read_card(desk.office, customer_id, desk.clock.today()))
    assert [fact.value for fact in view.facts] == ["28 Nov 1950"]


def test_a_key_edits_the_customer_from_the_head_and_the_entry_from_the_timeline(
    shown: CardPane, desk: Desk, kirsten: int, qtbot: QtBot
) -> None:
    shown.header.call.setFocus()
    with qtbot.waitSignal(desk.edit_wanted) as told:
        qtbot.keyClick(shown.header.call, Qt.Key.Key_F2)
    assert told.args[0].customer_id == kirsten
    above: QWidget | None = shown.timeline.list
    while above is not None:
        assert shown.acts.edit not in QWidget.actions(above)
        above = above.parentWidget()
    assert shown.acts.edit in shown.actions()

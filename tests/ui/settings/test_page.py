"""The settings page: every change is saved at once, can be undone, and what is wrong is said at its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.customers.form import CustomerForm
from app.customers.listing import ListQuery
from app.settings import FirmSettings
from ui.settings.page import SettingsPage
from ui.shell import theme
from ui.shell.desk import Desk, ExportRequest
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox

PATIENCE = 20_000
Reader = Callable[[Callable[[], Any]], Any]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[SettingsPage]:
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(900, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(
        lambda: bool(page.reminders.lead_chips()) and bool(page.data.amount.text()), timeout=PATIENCE
    )
    yield page
    theme.current().set_text_points(None)


def choose(combo: ComboBox, value: object) -> None:
    """As a person does: the line is chosen, and Qt says so."""
    combo.set_value(value)
    assert combo.value() == value
    combo.activated.emit(combo.currentIndex())


def saved(desk: Desk, on_reader: Reader) -> FirmSettings:
    firm = on_reader(desk.office.settings.read)
    assert isinstance(firm, FirmSettings)
    return firm


def button(page: QWidget, name: str) -> Button:
    found = page.findChild(Button, name)
    assert found is not None, name
    return found


def chips(page: SettingsPage) -> list[str]:
    return [chip.text() for chip in page.reminders.lead_chips()]


def test_the_name_is_saved_when_the_field_is_left_and_undone(
    page: SettingsPage, desk: Desk, qtbot: QtBot, on_reader: Reader
) -> None:
    page.firm.name.setFocus()
    qtbot.keyClicks(page.firm.name, "  Lind  Snedkeri ")
    with qtbot.waitSignal(desk.bridge.settings_changed, timeout=PATIENCE):
        qtbot.keyClick(page.firm.name, Qt.Key.Key_Return)
    assert saved(desk, on_reader).firm_name == "Lind Snedkeri"
    qtbot.waitUntil(lambda: page.firm.name.text() == "Lind Snedkeri", timeout=PATIENCE)
    desk.tasks.write(desk.office.history.undo)
    qtbot.waitUntil(lambda: page.firm.name.text() == "", timeout=PATIENCE)


def test_a_name_that_is_too_long_is_told_at_its_field(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    page.firm.name.setText("x" * 5000)
    page.firm.name.editingFinished.emit()
    qtbot.waitUntil(lambda: bool(page.firm.name.property("wrong")), timeout=PATIENCE)


def test_a_country_with_parts_asks_for_the_part(
    page: SettingsPage, desk: Desk, qtbot: QtBot, on_reader: Reader
) -> None:
    assert not page.firm.part.isVisible()
    choose(page.firm.country, "DE")
    qtbot.waitUntil(page.firm.part.isVisible, timeout=PATIENCE)
    assert page.firm.part.count() == 17
    choose(page.firm.part, "BY")
    qtbot.waitUntil(desk.tasks.is_idle, timeout=PATIENCE)
    assert (saved(desk, on_reader).country, saved(desk, on_reader).subdivision) == ("DE", "BY")
    choose(page.firm.country, "DK")
    qtbot.waitUntil(lambda: not page.firm.part.isVisible(), timeout=PATIENCE)
    assert saved(desk, on_reader).subdivision == ""


def names(desk: Desk, on_reader: Reader) -> list[str]:
    rows = on_reader(lambda: desk.office.customers.page(ListQuery(), 50))
    return [row.name for row in rows]


def test_another_alphabet_sorts_the_list_anew_and_undo_sorts_it_back(
    page: SettingsPage, desk: Desk, qtbot: QtBot, on_reader: Reader, on_writer: Reader
) -> None:
    for name in ("Østergaard", "Zetterlund", "Aagaard", "Olsen"):
        on_writer(lambda name=name: desk.office.customers.add(CustomerForm(name=name)))
    english = ["Aagaard", "Olsen", "Østergaard", "Zetterlund"]
    danish = ["Olsen", "Zetterlund", "Østergaard", "Aagaard"]
    assert names(desk, on_reader) == english
    with qtbot.waitSignal(desk.bridge.customers_changed, timeout=PATIENCE):
        choose(page.firm.alphabet, "da")
    assert names(desk, on_reader) == danish
    with qtbot.waitSignal(desk.bridge.customers_changed, timeout=PATIENCE):
        desk.tasks.write(desk.office.history.undo)
    assert names(desk, on_reader) == english


def test_the_country_alone_chooses_the_alphabet(
    page: SettingsPage, desk: Desk, qtbot: QtBot, on_reader: Reader, on_writer: Reader
) -> None:
    for name in ("Østergaard", "Zetterlund"):
        on_writer(lambda name=name: desk.office.customers.add(CustomerForm(name=name)))
    with qtbot.waitSignal(desk.bridge.customers_changed, timeout=PATIENCE):
        choose(page.firm.country, "NO")
    assert names(desk, on_reader) == ["Zetterlund", "Østergaard"]


def test_names_can_be_sorted_by_family(
    page: SettingsPage, desk: Desk, qtbot: QtBot, on_reader: Reader, on_writer: Reader
) -> None:
    for given, family in (("Anna", "Zeller"), ("Zoe", "Abel")):
        form = CustomerForm(name=f"{given} {family}", given_name=given, family_name=family)
        on_writer(lambda form=form: desk.office.customers.add(form))
    assert names(desk, on_reader) == ["Anna Zeller", "Zoe Abel"]
    with qtbot.waitSignal(desk.bridge.customers_changed, timeout=PATIENCE):
        page.firm.by_family.click()
    assert names(desk, on_reader) == ["Zoe Abel", "Anna Zeller"]


def test_lead_times_are_added_removed_and_undone(
    page: SettingsPage, desk: Desk, qtbot: QtBot, on_reader: Reader
) -> None:
    assert chips(page) == ["7 days before", "On the day"]
    page.reminders.days.setText("1")
    page.reminders.add_button.click()
    qtbot.waitUntil(lambda: chips(page) == ["7 days before", "1 day before", "On the day"], timeout=PATIENCE)
    page.reminders.lead_chips()[0].removed.emit()
    qtbot.waitUntil(lambda: chips(page) == ["1 day before", "On the day"], timeout=PATIENCE)
    assert saved(desk, on_reader).lead_days == (1, 0)
    desk.tasks.write(desk.office.history.undo)
    qtbot.waitUntil(lambda: chips(page) == ["7 days before", "1 day before", "On the day"], timeout=PATIENCE)


@pytest.mark.parametrize("typed", ["", "x", "-3", "1.5", "366", "99999", "²"])
def test_a_lead_time_that_is_none_is_refused(
    page: SettingsPage, desk: Desk, qtbot: QtBot, typed: str
) -> None:
    page.reminders.days.setText(typed)
    page.reminders.add_button.click()
    qtbot.waitUntil(lambda: bool(page.reminders.lead_error()), timeout=PATIENCE)
    assert chips(page) == ["7 days before", "On the day"]


def test_on_the_day_cannot_be_removed(page: SettingsPage, qtbot: QtBot) -> None:
    last = page.reminders.lead_chips()[-1]
    assert last.text() == "On the day"
    assert last.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_morning_is_a_time_of_day(
    page: SettingsPage, desk: Desk, qtbot: QtBot, on_reader: Reader
) -> None:
    page.reminders.morning.setText("7:15")
    page.reminders.morning.editingFinished.emit()
    qtbot.waitUntil(desk.tasks.is_idle, timeout=PATIENCE)
    assert saved(desk, on_reader).morning == "07:15"
    page.reminders.morning.setText("noonish")
    page.reminders.morning.editingFinished.emit()
    assert page.reminders.morning.property("wrong")
    assert saved(desk, on_reader).morning == "07:15"


def test_the_leap_day_rule_follows_the_country(page: SettingsPage, qtbot: QtBot) -> None:
    assert "28 February" in page.reminders.leap.text()
    choose(page.firm.country, "DE")
    qtbot.waitUntil(lambda: "1 March" in page.reminders.leap.text(), timeout=PATIENCE)


def test_the_language_is_kept_and_the_window_built_anew(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.rebuild_wanted, timeout=PATIENCE):
        choose(page.desk_section.language, "da")
    assert desk.preferences.get("language", "") == "da"
    with qtbot.assertNotEmitted(desk.rebuild_wanted):
        choose(page.desk_section.language, "da")


def test_what_belongs_to_the_desk_is_kept_at_once(page: SettingsPage, desk: Desk) -> None:
    choose(page.desk_section.theme, "dark")
    choose(page.desk_section.text_size, 13.0)
    page.desk_section.keep_messages.click()
    page.desk_section.reduced_motion.click()
    known = desk.preferences
    assert known.get("theme", "") == "dark"
    assert known.get("text_points", 0.0) == 13.0
    assert known.get("keep_messages", False)
    assert known.get("reduced_motion", False)


def test_the_path_of_the_data_is_shown_and_copied(page: SettingsPage, desk: Desk) -> None:
    path = str(desk.office.paths.office)
    assert page.data.path.text() == path
    button(page, "copy-path").click()
    assert QApplication.clipboard().text() == path
    assert Path(path).is_file()


def test_it_counts_customers_as_they_come(
    page: SettingsPage, desk: Desk, qtbot: QtBot, on_writer: Reader
) -> None:
    assert page.data.amount.text().startswith("0 customers, ")
    on_writer(lambda: desk.office.customers.add(CustomerForm(name="Ole")))
    qtbot.waitUntil(lambda: page.data.amount.text().startswith("1 customer, "), timeout=PATIENCE)


def test_export_and_import_are_asked_of_the_window(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.export_wanted, timeout=PATIENCE) as wanted:
        button(page, "export-all").click()
    assert wanted.args == [ExportRequest()]
    with qtbot.waitSignal(desk.import_wanted, timeout=PATIENCE) as wanted:
        button(page, "import").click()
    assert wanted.args == [None]


def test_every_input_has_a_name_for_a_screen_reader(page: SettingsPage) -> None:
    nameless = [
        type(widget).__name__ + " " + widget.objectName()
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


@pytest.mark.parametrize("points", [10.0, 13.0, 18.0])
def test_nothing_is_wider_than_a_small_window(page: SettingsPage, points: float) -> None:
    theme.current().set_text_points(points)
    content = page.scroller.widget()
    assert content.minimumSizeHint().width() <= 900 - 56


@pytest.mark.parametrize("points", [10.0, 13.0])
def test_no_hint_lies_over_its_field(page: SettingsPage, qtbot: QtBot, points: float) -> None:
    theme.current().set_text_points(points)
    page.resize(620, 640)
    for field in page.findChildren(Field):
        if field.isVisible():
            qtbot.waitUntil(
                lambda field=field: field.height() >= field.heightForWidth(field.width()), timeout=PATIENCE
            )


def test_closing_and_the_start_at_login_are_chosen_here(
    page: SettingsPage, tmp_path: Path, desk: Desk
) -> None:
    section = page.desk_section
    assert section.closing.value() == "stay"
    section.closing.setCurrentIndex(1)
    section.closing.activated.emit(1)
    assert desk.preferences.get("closing", "") == "quit"
    assert not section.autostart.isChecked()
    section.autostart.click()
    assert section.autostart.isChecked()
    assert section._autostart.is_on()
    section._autostart.switch(False)  # somebody does it in the desktop's own list
    page.hide()
    page.show()
    assert not section.autostart.isChecked()

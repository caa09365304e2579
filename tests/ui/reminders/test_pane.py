"""The reminder pane: mouse, keyboard, and that it follows what happens elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.clock import FixedClock

from app.reminders.follow_ups import FollowUpForm
from ui.reminders.pane import RemindersPane
from ui.reminders.pane_model import DATA_ROLE
from ui.reminders.reminder_delegate import Part
from ui.reminders.rows import HeadingRow, ItemRow
from ui.shell.desk import Desk, FollowUpRequest, QuickLogRequest
from ui.widgets.floating import Menu

PATIENCE = 20_000


@pytest.fixture
def pane(desk: Desk, people: dict[str, int], qtbot: QtBot) -> Iterator[RemindersPane]:
    """The pane in a window, everything read."""
    pane = RemindersPane(desk)
    qtbot.addWidget(pane)
    pane.resize(300, 800)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    qtbot.waitUntil(lambda: bool(titles(pane)), timeout=PATIENCE)
    yield pane


def titles(pane: RemindersPane) -> list[str]:
    model = pane.list.model()
    found = [model.index(number, 0).data(DATA_ROLE) for number in range(model.rowCount())]
    return [row.title if isinstance(row, ItemRow) else row.text for row in found]


def row_of(pane: RemindersPane, words: str) -> ItemRow:
    model = pane.list.model()
    for number in range(model.rowCount()):
        row = model.index(number, 0).data(DATA_ROLE)
        if isinstance(row, ItemRow) and words in row.title:
            return row
    raise AssertionError(f"no reminder says {words}")


def go_to(pane: RemindersPane, words: str) -> None:
    model = pane.list.model()
    place = next(number for number, title in enumerate(titles(pane)) if words in title)
    pane.list.setFocus()
    pane.list.setCurrentIndex(model.index(place, 0))


def click(qtbot: QtBot, pane: RemindersPane, words: str, part: Part) -> None:
    model = pane.list.model()
    place = next(number for number, title in enumerate(titles(pane)) if words in title)
    index = model.index(place, 0)
    row = index.data(DATA_ROLE)
    rect = pane.list.visualRect(index)
    if isinstance(row, HeadingRow):
        where = rect.center()
    else:
        places = pane.list.delegate.places(row, rect)
        where = places.parts[part].center() if part in places.parts else places.text.topLeft() + QPoint(2, 2)
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=where)


def open_menu(qtbot: QtBot, name: str) -> Menu:
    def shown() -> list[QWidget]:
        return [w for w in QApplication.topLevelWidgets() if w.objectName() == name and w.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=PATIENCE)
    menu = shown()[0]
    assert isinstance(menu, Menu)
    return menu


def test_it_shows_the_groups_and_says_how_many_are_due(pane: RemindersPane) -> None:
    assert titles(pane) == [
        "Overdue",
        "Call back Jürgen Groß",
        "Today",
        "Send handrail drawing",
        "Ole Nygaard turns 41",
        "This week",
        "Kirsten Østergaard turns 50",
        "Later",
        "Order paper",
    ]
    assert pane.health.text() == "Checked 10:00 · 3 due"


def test_a_click_on_the_circle_ticks_and_a_second_one_opens_again(pane: RemindersPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.due_changed, timeout=PATIENCE, check_params_cb=lambda due: due == 2):
        click(qtbot, pane, "Ole", Part.CIRCLE)
    assert row_of(pane, "Ole").done
    with qtbot.waitSignal(pane.due_changed, timeout=PATIENCE, check_params_cb=lambda due: due == 3):
        click(qtbot, pane, "Ole", Part.CIRCLE)
    assert not row_of(pane, "Ole").done


def test_a_double_click_on_the_circle_does_it_once(
    pane: RemindersPane, qtbot: QtBot, desk: Desk, clock: FixedClock
) -> None:
    item = row_of(pane, "handrail").item
    pane.commands.tick(item)
    clock.advance(minutes=1)
    pane.commands.tick(item)
    qtbot.waitUntil(lambda: row_of(pane, "handrail").done, timeout=PATIENCE)
    with qtbot.waitSignal(pane.due_changed, timeout=PATIENCE, check_params_cb=lambda due: due == 3):
        desk.tasks.write(desk.office.history.undo)
    assert not row_of(pane, "handrail").done


def test_undo_brings_back_what_was_deleted(pane: RemindersPane, qtbot: QtBot, desk: Desk) -> None:
    before = titles(pane)
    go_to(pane, "Order paper")
    qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Order paper" not in titles(pane), timeout=PATIENCE)
    desk.tasks.write(desk.office.history.undo)
    qtbot.waitUntil(lambda: titles(pane) == before, timeout=PATIENCE)


def test_del_passes_over_a_birthday_this_year(pane: RemindersPane, qtbot: QtBot) -> None:
    go_to(pane, "Ole")
    qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not any("Ole" in title for title in titles(pane)), timeout=PATIENCE)


def test_space_ticks_and_the_keyboard_stays_where_it_is(pane: RemindersPane, qtbot: QtBot) -> None:
    go_to(pane, "Ole")
    qtbot.keyClick(pane.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: row_of(pane, "Ole").done, timeout=PATIENCE)
    current = pane.list.current_item()
    assert current is not None
    assert "Ole" in current.title


def test_the_keyboard_goes_on_with_the_next_row_when_one_leaves(pane: RemindersPane, qtbot: QtBot) -> None:
    go_to(pane, "Call back")
    qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Overdue" not in titles(pane), timeout=PATIENCE)
    assert pane.list.currentIndex().isValid()


def test_arrows_and_enter_show_the_customer(
    pane: RemindersPane, qtbot: QtBot, desk: Desk, people: dict[str, int]
) -> None:
    go_to(pane, "Call back")
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.customer_wanted, timeout=PATIENCE) as wanted:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert wanted.args == [people["Kirsten"]]


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_F2])
def test_e_and_f2_edit_a_follow_up(pane: RemindersPane, qtbot: QtBot, desk: Desk, key: Qt.Key) -> None:
    go_to(pane, "Order paper")
    with qtbot.waitSignal(desk.follow_up_wanted, timeout=PATIENCE) as wanted:
        qtbot.keyClick(pane.list, key)
    assert wanted.args == [FollowUpRequest(None, row_of(pane, "Order paper").item.source_id)]


def test_l_logs_with_the_customer(
    pane: RemindersPane, qtbot: QtBot, desk: Desk, people: dict[str, int]
) -> None:
    go_to(pane, "Ole")
    with qtbot.waitSignal(desk.quick_log_wanted, timeout=PATIENCE) as wanted:
        qtbot.keyClick(pane.list, Qt.Key.Key_L)
    assert wanted.args == [QuickLogRequest((people["Ole"],))]


def test_a_follow_up_of_nobody_opens_itself(pane: RemindersPane, qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.follow_up_wanted, timeout=PATIENCE):
        click(qtbot, pane, "Order paper", Part.ROW)


def test_a_click_on_a_row_shows_its_customer(
    pane: RemindersPane, qtbot: QtBot, desk: Desk, people: dict[str, int]
) -> None:
    with qtbot.waitSignal(desk.customer_wanted, timeout=PATIENCE) as wanted:
        click(qtbot, pane, "turns 50", Part.ROW)
    assert wanted.args == [people["Kirsten"]]


def test_the_round_day_has_buttons_of_its_own(pane: RemindersPane, qtbot: QtBot) -> None:
    click(qtbot, pane, "turns 50", Part.DONE)
    qtbot.waitUntil(lambda: row_of(pane, "turns 50").done, timeout=PATIENCE)
    assert row_of(pane, "turns 50").number == ""


def test_s_opens_the_moments_to_snooze_to(pane: RemindersPane, qtbot: QtBot, clock: FixedClock) -> None:
    go_to(pane, "handrail")
    qtbot.keyClick(pane.list, Qt.Key.Key_S)
    menu = open_menu(qtbot, "snooze-menu")
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == [
        "In an hour\t11:00",
        "This afternoon\t14:00",
        "Tomorrow morning\tSat 08:30",
        "Next week\tMon 08:30",
        "Pick a day and time…",
    ]
    next(action for action in menu.actions() if action.objectName() == "snooze-next_week").trigger()
    menu.close()
    qtbot.waitUntil(lambda: "put off" in row_of(pane, "handrail").second, timeout=PATIENCE)
    assert row_of(pane, "handrail").second == "put off until Mon 08:30 · Kirsten Østergaard"


def test_this_afternoon_is_not_offered_in_the_afternoon(
    pane: RemindersPane, qtbot: QtBot, clock: FixedClock
) -> None:
    clock.advance(timedelta(hours=5))
    click(qtbot, pane, "Ole", Part.SNOOZE)
    menu = open_menu(qtbot, "snooze-menu")
    names = [action.objectName() for action in menu.actions()]
    menu.close()
    assert "snooze-afternoon" not in names
    assert "snooze-hour" in names


def test_what_was_snoozed_comes_back_at_its_moment(
    pane: RemindersPane, qtbot: QtBot, clock: FixedClock
) -> None:
    pane.commands.put_off(row_of(pane, "handrail").item, clock.now() + timedelta(hours=1))
    qtbot.waitUntil(lambda: "put off" in row_of(pane, "handrail").second, timeout=PATIENCE)
    clock.advance(timedelta(hours=1))
    pane.refresh()
    qtbot.waitUntil(lambda: row_of(pane, "handrail").second == "11:00 · Kirsten Østergaard", timeout=PATIENCE)
    assert pane.health.text().startswith("Checked 11:00")


def test_a_heading_folds_its_group_also_after_a_restart(
    pane: RemindersPane, qtbot: QtBot, desk: Desk
) -> None:
    click(qtbot, pane, "Later", Part.ROW)
    assert "Order paper" not in titles(pane)
    again = RemindersPane(desk)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: "Later" in titles(again), timeout=PATIENCE)
    assert "Order paper" not in titles(again)
    click(qtbot, pane, "Later", Part.ROW)
    assert "Order paper" in titles(pane)


def test_left_and_right_fold_and_unfold(pane: RemindersPane, qtbot: QtBot) -> None:
    go_to(pane, "Later")
    qtbot.keyClick(pane.list, Qt.Key.Key_Left)
    assert "Order paper" not in titles(pane)
    qtbot.keyClick(pane.list, Qt.Key.Key_Left)
    assert "Order paper" not in titles(pane)
    qtbot.keyClick(pane.list, Qt.Key.Key_Right)
    assert "Order paper" in titles(pane)


def test_a_new_follow_up_appears_by_itself(
    pane: RemindersPane, qtbot: QtBot, desk: Desk, clock: FixedClock
) -> None:
    form = FollowUpForm("Water the plants", clock.today())
    desk.tasks.write(lambda: desk.office.reminders.add(form))
    qtbot.waitUntil(lambda: "Water the plants" in titles(pane), timeout=PATIENCE)


def test_the_next_day_is_another_day(
    pane: RemindersPane, qtbot: QtBot, desk: Desk, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=1))
    desk.day_changed.emit()
    qtbot.waitUntil(
        lambda: (
            titles(pane)[1:4] == ["Call back Jürgen Groß", "Send handrail drawing", "Ole Nygaard turns 41"]
        ),
        timeout=PATIENCE,
    )


def test_a_call_dials_the_preferred_number(
    pane: RemindersPane, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(desk, "open_url", opened.append)
    click(qtbot, pane, "handrail", Part.CALL)
    qtbot.waitUntil(lambda: bool(opened), timeout=PATIENCE)
    assert opened == ["tel:+4520550147"]


def test_without_a_number_it_says_so(pane: RemindersPane, qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.said, timeout=PATIENCE) as said:
        click(qtbot, pane, "Ole", Part.CALL)
    assert said.args[0].sentence == "Ole Nygaard has no phone number yet."


def test_what_was_deleted_meanwhile_is_told_and_leaves(pane: RemindersPane, qtbot: QtBot, desk: Desk) -> None:
    row = row_of(pane, "Order paper")
    desk.bridge.blockSignals(True)
    desk.tasks.write(lambda: desk.office.reminders.delete(row.item.source_id))
    qtbot.waitUntil(desk.tasks.is_idle, timeout=PATIENCE)
    desk.bridge.blockSignals(False)
    with qtbot.waitSignal(desk.said, timeout=PATIENCE) as said:
        pane.commands.tick(row.item)
    assert "deleted" in said.args[0].sentence
    qtbot.waitUntil(lambda: "Order paper" not in titles(pane), timeout=PATIENCE)


def test_reveal_goes_to_a_reminder_in_a_folded_group(pane: RemindersPane, qtbot: QtBot) -> None:
    item = row_of(pane, "Order paper").item
    click(qtbot, pane, "Later", Part.ROW)
    pane.reveal(item)
    current = pane.list.current_item()
    assert current is not None
    assert current.item.key == item.key


def test_the_list_speaks_in_sentences(pane: RemindersPane) -> None:
    model = pane.list.model()
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    spoken = [model.index(number, 0).data(role) for number in range(model.rowCount())]
    assert "Kirsten Østergaard turns 50, Sunday, in 2 days, a round day" in spoken
    assert pane.list.accessibleName() == "Reminders"


def test_letters_typed_elsewhere_are_letters(pane: RemindersPane) -> None:
    shortcuts = [action for action in pane.actions() if action.objectName().startswith("reminder-")]
    assert len(shortcuts) == 7
    assert {action.shortcutContext() for action in shortcuts} == {Qt.ShortcutContext.WidgetShortcut}


def test_an_empty_office_says_what_belongs_here(desk: Desk, qtbot: QtBot) -> None:
    pane = RemindersPane(desk)
    qtbot.addWidget(pane)
    with qtbot.waitSignal(pane.due_changed, timeout=PATIENCE) as due:
        pane.show()
    assert due.args == [0]
    assert pane.empty.isVisible()
    with qtbot.waitSignal(desk.follow_up_wanted, timeout=PATIENCE):
        pane.empty.button.click()


def test_rows_are_as_wide_as_the_pane_and_titles_break(pane: RemindersPane, qtbot: QtBot) -> None:
    def height(words: str) -> int:
        model = pane.list.model()
        place = next(number for number, title in enumerate(titles(pane)) if words in title)
        return pane.list.visualRect(model.index(place, 0)).height()

    wide = height("handrail")
    pane.resize(180, 800)
    qtbot.waitUntil(lambda: height("handrail") > wide, timeout=PATIENCE)


def test_the_keyboard_begins_at_the_first_reminder(pane: RemindersPane) -> None:
    pane.list.clearFocus()
    pane.list.setCurrentIndex(pane.list.model().index(-1, 0))
    pane.list.setFocus(Qt.FocusReason.TabFocusReason)
    current = pane.list.current_item()
    assert current is not None
    assert current.title == "Call back Jürgen Groß"

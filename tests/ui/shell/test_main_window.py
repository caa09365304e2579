"""The window as a whole: what has room, what the keys do, what is kept until the next start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.keys import press

from app.customers.form import CustomerForm
from ui.shell import theme
from ui.shell.desk import Desk
from ui.shell.main_window import MainWindow

Do = Callable[[Callable[[], Any]], Any]
Open = Callable[..., MainWindow]


def shown(window: MainWindow) -> dict[str, bool]:
    panes = window.panes
    return {
        "list": panes.list.isVisible(),
        "card": panes.card.isVisible(),
        "reminders": panes.reminders.isVisible(),
        "bell": any(bell.isVisible() for bell in panes.bells),
    }


# Room


@pytest.mark.parametrize(
    ("width", "points", "visible", "narrow_rail"),
    [
        (1280, 10.0, "list card reminders", False),
        (1180, 10.0, "list card reminders", False),
        (1179, 10.0, "list card bell", False),
        (960, 10.0, "list card bell", False),
        (959, 10.0, "list card bell", True),
        (760, 10.0, "list card bell", True),
        (759, 10.0, "list", True),
        (720, 10.0, "list", True),
        (1280, 13.0, "list card bell", False),
        (900, 13.0, "list", True),
    ],
)
def test_what_has_room_is_there_and_the_rest_is_one_step_away(
    open_window: Open, people: list[int], width: int, points: float, visible: str, narrow_rail: bool
) -> None:
    theme.current().set_text_points(points)
    window = open_window(width, 640)
    assert {name for name, is_shown in shown(window).items() if is_shown} == set(visible.split())
    button = window.rail.button("customers")
    assert (button.width() < 60) == narrow_rail
    assert window.width() == width, "nothing pushes the window wider"


@pytest.mark.parametrize("size", [(720, 520), (760, 520), (900, 640), (1180, 700)])
def test_no_pane_is_pushed_out_of_the_window(
    open_window: Open, people: list[int], size: tuple[int, int]
) -> None:
    window = open_window(*size)
    window.panes.show_customer(people[0])
    for pane in window.panes.visible_panes():
        left = pane.mapTo(window, pane.rect().topLeft()).x()
        assert left >= 0
        assert left + pane.width() <= window.width(), pane.objectName()
        assert pane.width() >= pane.minimumSizeHint().width(), pane.objectName()


def test_the_smallest_window(window: MainWindow) -> None:
    assert window.minimumSize() == QSize(720, 520)


def test_the_bell_opens_the_reminders_as_a_drawer(open_window: Open, people: list[int], qtbot: QtBot) -> None:
    window = open_window(1000, 640)
    bell = next(bell for bell in window.panes.bells if bell.isVisible())
    bell.click()
    assert window.panes.reminders.isVisible()
    assert window.panes.drawer.isAncestorOf(window.panes.reminders)
    press(window, "Esc")
    assert not window.panes.reminders.isVisible()
    window.resize(1300, 640)
    assert window.panes.reminders.isVisible()
    assert not window.panes.drawer.isVisible()
    assert not any(bell.isVisible() for bell in window.panes.bells)


def test_with_a_card_the_bell_stands_in_its_header(
    open_window: Open, desk: Desk, on_writer: Do, qtbot: QtBot
) -> None:
    window = open_window(1000, 640)
    assert [bell.isVisible() for bell in window.panes.bells] == [False, True]
    on_writer(lambda: desk.office.customers.add(CustomerForm(name="Anna Moe")))
    qtbot.waitUntil(lambda: [bell.isVisible() for bell in window.panes.bells] == [True, False], timeout=5000)


def test_where_there_is_room_for_one_list_and_card_take_turns(
    open_window: Open, people: list[int], settled: Callable[[], None]
) -> None:
    window = open_window(740, 600)
    window.panes.list.list.choose_row(0)
    settled()
    assert shown(window)["list"], "walking through the list does not take it away"
    window.panes.list.list.opened.emit(people[0])
    assert not shown(window)["list"]
    assert shown(window)["card"]
    press(window, "Alt+Left")
    assert shown(window)["list"]
    window.desk.customer_wanted.emit(people[1])
    window.panes.findChild(QWidget, "back-to-list").click()  # type: ignore[attr-defined]
    assert shown(window)["list"]


def test_panes_are_hidden_and_shown_by_key(window: MainWindow) -> None:
    press(window, "Ctrl+Shift+B")
    assert not shown(window)["list"]
    press(window, "Ctrl+Shift+R")
    assert not shown(window)["reminders"]
    assert shown(window)["bell"]
    press(window, "Ctrl+Shift+B")
    press(window, "Ctrl+Shift+R")
    assert shown(window) == {"list": True, "card": True, "reminders": True, "bell": False}


# What is kept


def test_the_window_comes_back_as_it_was_left(
    window: MainWindow,
    desk: Desk,
    people: list[int],
    open_desk: Callable[[], Desk],
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    window.resize(1300, 700)
    desk.customer_wanted.emit(people[1])
    settled()
    window.panes.splitter.setSizes([350, 700, 280])
    window.panes.splitter.splitterMoved.emit(350, 1)
    list_width = window.panes.list.width()
    press(window, "Ctrl+Shift+R")
    window.resize(700 + 60, 540)  # the screen of the tests is 800 × 800, and a window is kept on its screen
    window.move(23, 45)
    window.keep_state()
    desk.preferences.close()
    window.close()
    desk.close()

    again = open_desk()
    restarted = MainWindow(again)
    qtbot.addWidget(restarted)
    restarted.show()
    qtbot.waitUntil(lambda: restarted.panes.customer_id == people[1])
    assert (restarted.size(), restarted.pos()) == (window.size(), window.pos())
    restarted.resize(1300, 700)
    assert restarted.panes.list.width() == list_width
    assert not restarted.panes.reminders.isVisible()
    qtbot.waitUntil(lambda: restarted.panes.list.list.current_id() == people[1])


def test_maximised_comes_back_maximised(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.showMaximized()
    window.keep_state()
    second = MainWindow(desk)
    qtbot.addWidget(second)
    second.show()
    assert second.isMaximized()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("window", "not base64!"),
        ("window", "AAAA"),
        ("panes", {"widths": ["wide", -4], "hidden": [7, "x"]}),
        ("panes", {"widths": [10**9, 0], "hidden": 3}),
        ("last_customer", 99999),
        ("last_customer", "Anna"),
    ],
)
def test_nonsense_in_the_preferences_gives_a_good_window(
    desk: Desk, open_window: Open, people: list[int], key: str, value: Any
) -> None:
    desk.preferences.set(key, value)
    window = open_window()
    assert shown(window) == {"list": True, "card": True, "reminders": True, "bell": False}
    assert window.panes.customer_id == people[0]


# Keys and actions


def test_no_key_has_two_meanings(window: MainWindow) -> None:
    """Two actions with one key are both dead."""
    of_window = [
        key.toString()
        for action in window.actions_.all()
        if action.shortcutContext() is Qt.ShortcutContext.WindowShortcut
        for key in action.shortcuts()
    ]
    assert [key for key, count in Counter(of_window).items() if count > 1] == []
    elsewhere = {
        key.toString()
        for action in window.actions_.all()
        if action.shortcutContext() is not Qt.ShortcutContext.WindowShortcut
        for key in action.shortcuts()
    }
    assert not elsewhere & set(of_window)


def test_every_action_has_words_an_icon_and_a_name(window: MainWindow) -> None:
    for action in window.actions_.all():
        assert action.text()
        assert action.objectName()
        assert not action.icon().isNull(), action.objectName()


def test_every_button_says_what_it_is(
    window: MainWindow, people: list[int], settled: Callable[[], None]
) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    window.desk.customer_wanted.emit(people[0])
    settled()
    nameless = [
        f"{widget.objectName()} {type(widget).__name__}"
        for kind in (QAbstractButton, QLineEdit)
        for widget in window.findChildren(kind)
        if widget.isVisible() and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        ("F6", "card-pane reminders-pane rail customer-list-pane"),
        ("Shift+F6", "rail reminders-pane card-pane customer-list-pane"),
    ],
)
def test_f6_walks_through_the_panes_and_shift_f6_back(
    window: MainWindow, people: list[int], settled: Callable[[], None], keys: str, order: str
) -> None:
    window.desk.customer_wanted.emit(people[0])
    settled()
    window.panes.list.focus_search()
    seen = []
    for _step in range(4):
        press(window, keys)
        focused = QApplication.focusWidget()
        assert focused is not None
        panes = (window.rail, *window.panes.visible_panes())
        seen.append(
            next(pane.objectName() for pane in panes if pane is focused or pane.isAncestorOf(focused))
        )
    assert seen == order.split()


def test_f6_passes_over_a_pane_with_nothing_to_do(window: MainWindow) -> None:
    window.panes.list.focus_search()
    press(window, "F6")
    assert window.panes.reminders.isAncestorOf(QApplication.focusWidget()), "the card is empty"


def test_ctrl_f_searches_the_list_from_anywhere(window: MainWindow) -> None:
    window.rail.button("settings").setFocus()
    press(window, "Ctrl+F")
    assert QApplication.focusWidget() is window.panes.list.search


def test_back_and_forward_go_through_the_customers(
    window: MainWindow, people: list[int], settled: Callable[[], None]
) -> None:
    for customer in people:
        window.desk.customer_wanted.emit(customer)
        settled()
    seen = []
    for keys in ("Alt+Left", "Alt+Left", "Alt+Left", "Alt+Right", "Alt+Right", "Alt+Right"):
        press(window, keys)
        settled()
        seen.append(window.panes.customer_id)
    first, second, third = people
    assert seen == [second, first, first, second, third, third]


def test_pages_are_marked_in_the_rail_and_settings_open_by_key(window: MainWindow) -> None:
    press(window, "Ctrl+,")
    assert window.pages.current == "settings"
    assert window.rail.button("settings").isChecked()
    assert not window.rail.button("customers").isChecked()
    press(window, "Ctrl+2")
    assert window.pages.current == "customers"
    assert window.rail.button("customers").isChecked()
    window.rail.button("customers").click()
    assert window.rail.button("customers").isChecked(), "a second click changes nothing"


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("Ctrl+N", "EditCustomerDialog"),
        ("Ctrl+L", "QuickLogDialog"),
        ("Ctrl+E", "ExportDialog"),
        ("Ctrl+Shift+F", "FollowUpDialog"),
        ("F1", "KeysSheet"),
    ],
)
def test_a_key_opens_its_dialog_and_esc_closes_it(
    window: MainWindow, people: list[int], qtbot: QtBot, settled: Callable[[], None], keys: str, name: str
) -> None:
    def dialogs() -> list[QWidget]:
        return [w for w in QApplication.topLevelWidgets() if type(w).__name__ == name and w.isVisible()]

    press(window, keys)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    settled()
    QTest.keyClick(dialogs()[0], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialogs())

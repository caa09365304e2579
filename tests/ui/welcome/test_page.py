"""The welcome page: by keyboard, and what it saves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.settings import FirmSettings
from ui.shell import theme
from ui.shell.desk import Desk
from ui.welcome.page import EMPTY, IMPORT, NEAR, SAMPLE, WelcomePage, desktop_country

PATIENCE = 20_000
Do = Callable[[Callable[[], Any]], Any]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> WelcomePage:
    return shown(desk, qtbot)


def shown(desk: Desk, qtbot: QtBot) -> WelcomePage:
    page = WelcomePage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.country.count() > 100, timeout=PATIENCE)
    return page


@pytest.fixture
def wanted(desk: Desk) -> list[tuple[str, Any]]:
    """What the page asks the shell for."""
    asked: list[tuple[str, Any]] = []
    desk.page_wanted.connect(lambda name: asked.append(("page", name)))
    desk.import_wanted.connect(lambda path: asked.append(("import", path)))
    desk.office_wanted.connect(lambda which: asked.append(("office", which)))
    desk.rebuild_wanted.connect(lambda: asked.append(("rebuild", None)))
    return asked


def settings(desk: Desk, on_reader: Do) -> FirmSettings:
    found: FirmSettings = on_reader(desk.office.settings.read)
    return found


@pytest.mark.parametrize(
    ("keys", "asked", "welcomed"),
    [
        ([Qt.Key.Key_Return], ("import", None), True),
        ([Qt.Key.Key_Down, Qt.Key.Key_Return], ("page", "customers"), True),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space], ("office", "sample"), False),
        ([Qt.Key.Key_Up, Qt.Key.Key_Enter], ("office", "sample"), False),
        ([Qt.Key.Key_1], ("import", None), True),
        ([Qt.Key.Key_2], ("page", "customers"), True),
        ([Qt.Key.Key_3], ("office", "sample"), False),
        ([Qt.Key.Key_Down, Qt.Key.Key_1], ("import", None), True),
    ],
)
def test_the_keyboard_alone_begins(
    keys: list[Qt.Key],
    asked: tuple[str, Any],
    welcomed: bool,
    page: WelcomePage,
    wanted: list[tuple[str, Any]],
    desk: Desk,
    on_reader: Do,
    qtbot: QtBot,
) -> None:
    for key in keys:
        focus = page.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)
    qtbot.waitUntil(lambda: bool(wanted), timeout=PATIENCE)
    assert wanted == [asked]
    assert settings(desk, on_reader).welcomed is welcomed


def test_a_digit_typed_into_the_name_of_the_firm_begins_nothing(
    page: WelcomePage,
    wanted: list[tuple[str, Any]],
    desk: Desk,
    on_reader: Do,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    page.firm.setFocus()
    qtbot.keyClicks(page.firm, "3 Brødre 12")
    settled()
    assert page.firm.text() == "3 Brødre 12"
    assert wanted == []


def test_firm_and_country_are_saved(
    page: WelcomePage, wanted: list[tuple[str, Any]], desk: Desk, on_reader: Do, qtbot: QtBot
) -> None:
    page.firm.setText("  Lind & Søn ")
    page.country.set_value("NO")
    page.cards[EMPTY].click()
    qtbot.waitUntil(lambda: bool(wanted), timeout=PATIENCE)
    found = settings(desk, on_reader)
    assert (found.firm_name, found.country, found.welcomed) == ("Lind & Søn", "NO", True)
    assert on_reader(desk.office.history.next_undo) is None  # nothing to take back on the first day


def test_choosing_twice_saves_and_goes_once(
    page: WelcomePage, wanted: list[tuple[str, Any]], settled: Callable[[], None]
) -> None:
    page.cards[EMPTY].click()
    page.cards[IMPORT].click()
    settled()
    assert wanted == [("page", "customers")]


def test_the_sample_writes_nothing_into_the_own_office(
    page: WelcomePage,
    wanted: list[tuple[str, Any]],
    desk: Desk,
    on_reader: Do,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    page.firm.setText("Lind & Søn")
    page.cards[SAMPLE].click()
    settled()
    assert settings(desk, on_reader) == FirmSettings()
    # Back from the sample, what was typed is still there.
    assert shown(desk, qtbot).firm.text() == "Lind & Søn"


def test_a_name_that_is_too_long_is_told_at_its_field(
    page: WelcomePage, wanted: list[tuple[str, Any]], qtbot: QtBot
) -> None:
    page.firm.setText("x" * 5000)
    page.cards[EMPTY].click()
    qtbot.waitUntil(lambda: bool(page.firm_field.error()), timeout=PATIENCE)
    assert page.firm_field.error().startswith("The name is too long.")
    assert wanted == []
    page.firm.setText("Shorter")
    page.cards[EMPTY].click()
    qtbot.waitUntil(lambda: wanted == [("page", "customers")], timeout=PATIENCE)


def test_the_language_changes_at_once_and_keeps_what_was_typed(
    page: WelcomePage, wanted: list[tuple[str, Any]], desk: Desk, qtbot: QtBot
) -> None:
    page.firm.setText("Lind & Søn")
    page.country.set_value("DE")
    page.language.setFocus()
    page.language.set_value("da")
    page.language.activated.emit(page.language.currentIndex())
    assert wanted == [("rebuild", None)]
    assert desk.preferences.get("language", "") == "da"
    i18n.use("da")  # what the shell does before it builds the window anew
    again = shown(desk, qtbot)
    assert (again.firm.text(), again.country.value(), again.language.value()) == ("Lind & Søn", "DE", "da")
    assert again.country.currentText() == "Tyskland"


def test_the_language_that_is_spoken_already_rebuilds_nothing(
    page: WelcomePage, wanted: list[tuple[str, Any]]
) -> None:
    page.language.activated.emit(page.language.currentIndex())
    assert wanted == []


def test_an_office_that_knows_its_firm_shows_it(desk: Desk, on_writer: Do, qtbot: QtBot) -> None:
    on_writer(lambda: desk.office.settings.change(firm_name="Haugen AS", country="NO"))
    page = shown(desk, qtbot)
    assert (page.firm.text(), page.country.value()) == ("Haugen AS", "NO")


def test_every_country_is_there_once_and_the_near_ones_come_first(page: WelcomePage) -> None:
    codes = [page.country.itemData(number) for number in range(page.country.count())]
    found = [code for code in codes if code]
    assert len(found) == len(set(found)) > 200
    assert codes[: len(NEAR) + 1] == ["", *NEAR]


@pytest.mark.parametrize(
    ("name", "code"), [("da_DK", "DK"), ("nb_NO", "NO"), ("de_AT", "AT"), ("en_GB", "GB"), ("C", "")]
)
def test_the_country_comes_from_the_desktop(name: str, code: str) -> None:
    assert desktop_country(QLocale(name)) == code


def test_it_says_where_the_data_is(page: WelcomePage, desk: Desk) -> None:
    assert str(desk.office.paths.data) in page.where.text()


def test_every_control_has_a_name(page: WelcomePage) -> None:
    stops = [
        w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()
    ]
    assert len(stops) >= 6
    assert [w for w in stops if not w.accessibleName()] == []


@pytest.mark.parametrize("points", [10.0, 13.0])
@pytest.mark.parametrize("size", [(720, 520), (900, 640)])
def test_a_small_window_reaches_everything(
    points: float, size: tuple[int, int], page: WelcomePage, desk: Desk
) -> None:
    theme.current().set_text_points(points)
    try:
        assert page.minimumSizeHint().width() <= size[0]
        assert page.minimumSizeHint().height() <= size[1]
    finally:
        theme.current().set_text_points(None)

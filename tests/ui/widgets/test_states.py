"""Empty states, steps, progress, cards and panes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shell import theme
from ui.shell.palette import DARK, LIGHT
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.avatar import Avatar, avatar_colours
from ui.widgets.empty_state import EmptyState
from ui.widgets.progress import PATIENCE_MS, Progress
from ui.widgets.signs import Sign, sign
from ui.widgets.splitter import Splitter
from ui.widgets.stat_card import StatCard
from ui.widgets.stepper import Stepper


def test_an_empty_state_says_what_to_do_and_can_say_something_else(qtbot: QtBot) -> None:
    empty = EmptyState("users", "No customers yet", "Write the first one down.", action="New customer")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.acted):
        empty.button.click()
    empty.say("circle-alert", "The file cannot be opened", "Nothing is lost.", error=True)
    assert empty.title() == "The file cannot be opened"
    assert empty.button.isHidden()
    empty.resize(1200, 500)
    assert not empty.grab().isNull()
    assert empty.minimumSizeHint().width() < 400


def test_the_steps_say_where_one_is(qtbot: QtBot) -> None:
    steps = Stepper(["File", "Columns", "Dry run", "Done"])
    qtbot.addWidget(steps)
    steps.set_current(2)
    assert steps.current() == 2
    assert steps.accessibleName() == "Step 3 of 4: Dry run"
    assert steps.minimumSizeHint().width() < steps.sizeHint().width()


def test_short_work_shows_nothing_and_long_work_can_be_cancelled(qtbot: QtBot) -> None:
    progress = Progress()
    qtbot.addWidget(progress)
    progress.begin("Reading the file")
    assert progress.isHidden()
    assert progress.timer.interval() == PATIENCE_MS
    progress.finish()
    assert not progress.timer.isActive()
    progress.begin("Reading the file")
    progress.timer.timeout.emit()
    assert progress.isVisible()
    progress.report(380, 1055, "Row 380 of 1,055")
    assert (progress.bar.value(), progress.words()) == (380, "Row 380 of 1,055")
    with qtbot.waitSignal(progress.cancelled):
        progress.cancel.click()
    assert not progress.cancel.isEnabled()


def test_one_card_of_a_row_is_chosen(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    cards = [StatCard("plus", "New", "812"), StatCard("circle-x", "Wrong", "6")]
    for card in cards:
        row.addWidget(card)
    qtbot.keyClick(cards[0], Qt.Key.Key_Return)
    cards[1].click()
    assert [card.isChecked() for card in cards] == [False, True]
    cards[1].set_count("7")
    assert cards[1].accessibleName() == "Wrong 7"


def test_a_double_click_brings_the_first_widths_back(qtbot: QtBot) -> None:
    splitter = Splitter()
    qtbot.addWidget(splitter)
    for _ in range(2):
        splitter.addWidget(QWidget())
    splitter.resize(901, 300)
    splitter.show()
    splitter.setSizes([100, 800])
    splitter.set_restored_sizes([300, 600])
    place = QPointF(0, 5)
    event = QMouseEvent(
        QMouseEvent.Type.MouseButtonDblClick,
        place,
        place,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(splitter.handle(1), event)
    assert splitter.sizes() == [300, 600]


def test_a_customer_keeps_the_same_colour_and_eight_are_used() -> None:
    uid = "0b8a1c52-53f9-4c0c-9d1f-6cf1a7ce2f10"
    assert avatar_colours(LIGHT, uid) == LIGHT.avatars[6]  # the same on every computer and in every release
    assert avatar_colours(DARK, uid) == DARK.avatars[6]
    used = {avatar_colours(LIGHT, f"uid {number}")[0].name() for number in range(200)}
    assert len(used) == 8


def test_a_firm_has_corners_where_a_person_has_none(qtbot: QtBot) -> None:
    corner = []
    for firm in (False, True):
        avatar = Avatar("CF", "uid", firm)
        qtbot.addWidget(avatar)
        image = avatar.grab().toImage()
        # A quarter of the way along the diagonal from the corner of a circle is still outside it.
        inset = round(avatar.sizeHint().width() * 0.1)
        corner.append(image.pixelColor(inset, inset))
    assert corner[0] != corner[1]


def test_signs_differ_in_form_not_only_in_colour(qtbot: QtBot) -> None:
    shapes = set()
    for kind in Sign:
        image = QImage(12, 12, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        sign(painter, QPointF(6, 6), kind)
        painter.end()
        shapes.add(tuple(image.pixelColor(x, y).alpha() > 127 for x in range(12) for y in range(12)))
    assert len(shapes) == len(Sign)


def test_text_is_broken_at_words_and_the_last_line_is_shortened(qtbot: QtBot) -> None:
    words = "Call back Jürgen Groß about the delivery week and the colour of the handrail"
    width = theme.current().px(160)
    rows = paint.wrapped(words, Role.MEDIUM, width, most_lines=2)
    assert len(rows) == 2
    assert rows[1].endswith("…")
    assert all(paint.text_width(row, Role.MEDIUM) <= width for row in rows)
    assert " ".join(paint.wrapped(words, Role.MEDIUM, width)) == words
    assert paint.wrapped("", Role.BODY, 100) == [""]


def test_keys_are_written_as_the_desktop_writes_them(qtbot: QtBot) -> None:
    assert paint.key_text("Ctrl+F") == "Ctrl+F"
    assert paint.key_text("Alt+letter") == "Alt+letter"

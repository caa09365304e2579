"""Fields, their labels and errors, the search box, labels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from ui.shell import theme
from ui.shell.palette import Ink
from ui.widgets.choice import CheckBox
from ui.widgets.field import Field
from ui.widgets.inputs import ComboBox, LineEdit, TextEdit
from ui.widgets.label import Label
from ui.widgets.search_box import SearchBox


def test_a_field_names_and_describes_its_input(qtbot: QtBot) -> None:
    field = Field("Mail address", LineEdit(), hint="For letters and cards")
    qtbot.addWidget(field)
    label = next(label for label in field.findChildren(QLabel) if label.text() == "Mail address")
    assert label.buddy() is field.input
    assert field.input.accessibleName() == "Mail address"
    assert field.input.accessibleDescription() == "For letters and cards"


def test_an_error_takes_the_place_of_the_hint_and_gives_it_back(qtbot: QtBot) -> None:
    field = Field("Mail address", LineEdit(), hint="For letters and cards")
    qtbot.addWidget(field)
    field.set_error("An @ is missing.")
    assert field.input.accessibleDescription() == "An @ is missing."
    assert field.input.property("wrong") is True
    field.set_error("")
    assert field.error() == ""
    assert field.input.accessibleDescription() == "For letters and cards"
    assert field.input.property("wrong") is False


@pytest.mark.parametrize("make", [LineEdit, lambda: SearchBox("Search"), ComboBox])
def test_inputs_share_one_height(make: type, qtbot: QtBot) -> None:
    field = make()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.sizeHint().height() == theme.current().em + 18


def test_the_text_stands_still_when_an_input_turns_wrong(qtbot: QtBot) -> None:
    edit = LineEdit("Kirsten")
    qtbot.addWidget(edit)
    edit.show()
    before = (edit.sizeHint(), edit.cursorRect())
    edit.set_wrong(True)
    assert (edit.sizeHint(), edit.cursorRect()) == before


def test_tab_leaves_a_text_of_several_lines(qtbot: QtBot) -> None:
    edit = TextEdit("One\nTwo", lines=3)
    qtbot.addWidget(edit)
    assert edit.tabChangesFocus()
    assert edit.text() == "One\nTwo"
    assert TextEdit(lines=6).sizeHint().height() > edit.sizeHint().height()


def test_a_choice_answers_with_its_value(qtbot: QtBot) -> None:
    combo = ComboBox()
    qtbot.addWidget(combo)
    combo.add_choice("Every 30 days", 30)
    combo.add_choice("Never", None)
    combo.set_value(30)
    assert combo.value() == 30
    combo.set_value("unknown")
    assert combo.currentIndex() == -1


def test_the_wheel_passes_over_a_choice_without_the_focus(qtbot: QtBot) -> None:
    combo = ComboBox()
    qtbot.addWidget(combo)
    combo.addItems(["a", "b", "c"])
    place = QPointF(5, 5)
    event = QWheelEvent(
        place,
        place,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(combo, event)
    assert combo.currentIndex() == 0
    assert not event.isAccepted()


def test_escape_empties_the_search_first_and_closes_the_dialog_second(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box = SearchBox("Search customers", key="Ctrl+F")
    QVBoxLayout(dialog).addWidget(box)
    dialog.show()
    qtbot.keyClicks(box, "solb")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert dialog.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_search_hands_over_words_and_the_way_down(qtbot: QtBot) -> None:
    box = SearchBox("Search customers")
    qtbot.addWidget(box)
    qtbot.keyClicks(box, "solb")
    with qtbot.waitSignal(box.submitted) as heard:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert heard.args == ["solb"]
    with qtbot.waitSignal(box.left_down):
        qtbot.keyClick(box, Qt.Key.Key_Down)


@pytest.mark.parametrize("words", ["<b>Bold</b> & Sons", "<img src=x>", "a\nb"])
def test_a_label_shows_what_was_typed_and_interprets_nothing(words: str, qtbot: QtBot) -> None:
    label = Label(words)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == words


def test_a_label_that_does_not_fit_is_shortened_and_keeps_all_in_its_tool_tip(qtbot: QtBot) -> None:
    label = Label("Østergaard Arkitekter ApS · Aarhus", elide=True)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.is_elided()
    assert label.toolTip() == "Østergaard Arkitekter ApS · Aarhus"
    label.resize(900, 20)
    assert not label.is_elided()
    assert label.toolTip() == ""
    assert label.minimumSizeHint().width() == 0


def test_a_label_takes_another_ink(qtbot: QtBot) -> None:
    label = Label("since Friday", ink=Ink.TEXT2)
    qtbot.addWidget(label)
    label.set_ink(Ink.RED)
    assert label.palette().windowText().color() == theme.current().palette.red


def test_a_check_box_answers_to_its_words_and_to_space(qtbot: QtBot) -> None:
    box = CheckBox("Letters & cards")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 6, box.height() // 2))
    assert box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()
    assert box.text() == "Letters & cards"

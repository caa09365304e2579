"""The first two columns of the gallery: buttons, chips, signs, inputs and the type scale."""

from __future__ import annotations

from PySide6.QtCore import QDate, QPointF, Qt, QTime
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.shell import theme
from ui.shell.palette import Ink, Meaning
from ui.shell.type_scale import Role
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.choice import CheckBox, RadioButton
from ui.widgets.date_edit import DateEdit, TimeEdit
from ui.widgets.field import Field
from ui.widgets.floating import Menu
from ui.widgets.icon_button import IconButton
from ui.widgets.inputs import ComboBox, LineEdit, TextEdit
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label, group_heading, second_line
from ui.widgets.partial_date import PartialDateEdit
from ui.widgets.search_box import SearchBox
from ui.widgets.signs import Sign, sign, tick_circle

TODAY = QDate(2026, 11, 24)


class FocusedButton(Button):
    """A button that shows its ring without having the focus, of which there is only one."""

    shows_ring = True


class SignSample(QWidget):
    """A mark as it stands in a list row."""

    def __init__(self, kind: Sign) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        sign(QPainter(self), QPointF(7, 7), self._kind)


class TickSample(QWidget):
    """The circle of a reminder."""

    def __init__(self, done: bool, overdue: bool) -> None:
        super().__init__()
        self._done, self._overdue = done, overdue
        self.setFixedSize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        tick_circle(QPainter(self), self.rect(), self._done, overdue=self._overdue)


def row(*parts: QWidget | QLayout, gap: int = 10, stretch: bool = True) -> QHBoxLayout:
    box = QHBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for part in parts:
        if isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    if stretch:
        box.addStretch(1)
    return box


def named(name: str, *parts: QWidget) -> QHBoxLayout:
    label = Label(name, Role.CAPTION, Ink.TEXT2)
    label.setFixedWidth(theme.current().px(76))
    return row(label, *parts)


def _with(widget: QWidget, state: str) -> QWidget:
    if state == "hover":
        widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    elif state == "pressed":
        widget.setDown(True)  # type: ignore[attr-defined]
    elif state == "disabled":
        widget.setEnabled(False)
    return widget


def buttons() -> QLayout:
    grid = QGridLayout()
    grid.setSpacing(8)
    states = ("normal", "hover", "pressed", "focus", "disabled")
    for line, kind in enumerate(Kind):
        grid.addWidget(Label(kind.value.capitalize(), Role.CAPTION, Ink.TEXT2), line, 0)
        for column, state in enumerate(states, 1):
            button = (FocusedButton if state == "focus" else Button)("Save", kind)
            grid.addWidget(_with(button, state), line, column, Qt.AlignmentFlag.AlignCenter)
    for column, state in enumerate(states, 1):
        grid.addWidget(Label(state, Role.CAPTION, Ink.TEXT2), 9, column, Qt.AlignmentFlag.AlignCenter)
    grid.setColumnMinimumWidth(0, 76)
    grid.setColumnStretch(6, 1)
    return grid


def small_buttons() -> list[QLayout]:
    menu_button = Button("Set all to…")
    menu_button.setMenu(Menu(menu_button))
    star = IconButton("star", "Preferred", checkable=True, fill_when_checked=True)
    star.setChecked(True)
    bell = IconButton("bell", "Reminders", kind=Kind.SECONDARY)
    bell.set_badge(3)
    return [
        row(
            Button("Call", icon="phone"),
            Button("Mail", icon="mail"),
            IconButton("ellipsis", "More"),
            star,
            bell,
        ),
        row(Button("Save", Kind.PRIMARY, key="Ctrl+Enter"), Button("Cancel", key="Esc"), menu_button),
        row(Button("Write card", icon="pencil", small=True), Button("Add phone", Kind.LINK, icon="plus")),
    ]


def chips() -> list[QLayout]:
    chosen = Chip.filter("All", count="248")
    chosen.setChecked(True)
    return [
        named("Filter", Chip.filter("Calls", icon="phone"), chosen, Chip.add("Add a tag")),
        named("Tag", Chip.tag("Architect"), Chip.tag("Egå project", removable=True)),
        named(
            "State",
            Chip.state("Complaint", Meaning.RED, icon="message-square-warning"),
            Chip.state("Promised", Meaning.AMBER, icon="flag"),
        ),
        named(
            "",
            Chip.state("Solved", Meaning.GREEN, icon="check"),
            Chip.state("Round 50", Meaning.PLUM, icon="cake"),
        ),
    ]


def sign_rows() -> list[QLayout]:
    return [
        named("Overdue", SignSample(Sign.OVERDUE), Label("94 d", Role.CAPTION, Ink.RED)),
        named("Due soon", SignSample(Sign.SOON), Label("58 d", Role.CAPTION, Ink.AMBER)),
        named("Round day", SignSample(Sign.ROUND_DAY), Label("12 d", Role.CAPTION, Ink.TEXT3)),
        named("Reminder", TickSample(False, True), TickSample(False, False), TickSample(True, False)),
        named(
            "Avatars",
            *[
                Avatar(letters, f"u{n}", n % 4 == 3)
                for n, letters in enumerate(("KØ", "LF", "PN", "CF", "AM"))
            ],
        ),
        named("Keys", KeyHint("Ctrl+K"), KeyHint("Enter"), KeyHint("Esc")),
    ]


def inputs() -> tuple[list[QLayout | QWidget], LineEdit]:
    focused, wrong, disabled = LineEdit("Kirsten Østergaard"), LineEdit("kirsten.example"), LineEdit("Aarhus")
    disabled.setEnabled(False)
    bad = Field("Mail address", wrong)
    bad.set_error("An @ is missing. Fix it or remove the line.")
    combo = ComboBox()
    combo.add_choice("Every 60 days", 60)
    partial = PartialDateEdit()
    partial.set_value(28, 11, 1976)
    day, time = DateEdit(TODAY), TimeEdit()
    day.set_date(TODAY)
    time.set_time(QTime(14, 5))
    wrong_day = PartialDateEdit()
    wrong_day.set_value(31, 2)
    wrong_field = Field("Wedding day", wrong_day)
    wrong_field.set_error(wrong_day.error())
    return [
        row(Field("Normal", LineEdit("Kirsten Østergaard")), Field("Focus", focused), gap=12, stretch=False),
        row(
            Field("Empty", LineEdit(placeholder="after 15:00")),
            Field("Disabled", disabled),
            gap=12,
            stretch=False,
        ),
        row(Field("Keep in touch", combo), bad, gap=12, stretch=False),
        Field(
            "Birthday",
            partial,
            hint="Turns 50 on Saturday. No year? You are still reminded, only without an age.",
        ),
        wrong_field,
        row(Field("Day", day), Field("Time", time), gap=12, stretch=False),
        SearchBox("Search customers", key="Ctrl+F"),
        TextEdit("Byg & Bolig fair, Herning. Very pleased with the sample.", lines=2),
        row(CheckBox("Newsletter", checked=True), CheckBox("Greeting"), RadioButton("One", checked=True)),
    ], focused


def type_scale() -> list[QLayout]:
    samples = (
        ("+46", Role.HUGE),
        ("Good morning", Role.DISPLAY),
        ("Kirsten Østergaard", Role.HEADING),
        ("Whom to call", Role.TITLE),
        ("Name, strong", Role.STRONG),
        ("Row titles and buttons", Role.MEDIUM),
        ("Reason and running text", Role.BODY),
        ("Labels and groups", Role.CAPTION_STRONG),
        ("Second line, dates", Role.CAPTION),
    )
    return [
        row(
            Label(words, role),
            second_line(f"{role.name.lower()} {role.points:+d} pt, {int(role.weight)}"),
            gap=16,
        )
        for words, role in samples
    ]


def column(*groups: tuple[str, list[QLayout | QWidget]]) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(8)
    for title, parts in groups:
        box.addWidget(group_heading(title))
        for part in parts:
            if isinstance(part, QWidget):
                box.addWidget(part)
            else:
                box.addLayout(part)
        box.addSpacing(14)
    box.addStretch(1)
    return box

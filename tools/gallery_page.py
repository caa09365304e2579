"""The page of the gallery: every control in every state, side by side."""

from __future__ import annotations

from gallery_controls import buttons, chips, column, inputs, row, sign_rows, small_buttons, type_scale
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.palette import Level, Meaning
from ui.shell.type_scale import Role
from ui.widgets.banner import Banner, BannerMessage
from ui.widgets.chip import Chip
from ui.widgets.chip_bar import ChipBar
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import LineEdit
from ui.widgets.label import Label, page_title, second_line
from ui.widgets.progress import Progress
from ui.widgets.rail_button import RailButton
from ui.widgets.stat_card import StatCard
from ui.widgets.stepper import Stepper
from ui.widgets.surface import Card, Divider, Surface


def third_column() -> QVBoxLayout:
    bar = ChipBar()
    for key, words, icon in (
        ("all", "All", ""),
        ("calls", "Calls", "phone"),
        ("mails", "Mails", "mail"),
        ("meet", "Meetings", "handshake"),
        ("buys", "Purchases", "receipt"),
        ("cases", "Cases", "briefcase"),
    ):
        bar.add(key, words, icon=icon)
    bar.choose("all")
    wrapped = QWidget()
    flow = FlowLayout(wrapped)
    for word in ("Architect", "Egå project", "Newsletter: yes", "Referred by Lærke Frandsen"):
        flow.addWidget(Chip.tag(word))
    flow.addWidget(Chip.add("Add a tag"))
    stepper = Stepper(["File", "Columns", "Dry run", "Done"])
    stepper.set_current(2)
    cards = [
        StatCard("plus", "New", "812", Meaning.GREEN),
        StatCard("circle-help", "Doubtful", "12", Meaning.AMBER),
        StatCard("circle-x", "Wrong", "6", Meaning.RED),
    ]
    cards[1].setChecked(True)
    progress = Progress()
    progress.report(380, 1055, "Reading row 380 of 1,055")
    card = Card()
    card.body.addWidget(Label("Would they recommend us?", Role.TITLE))
    card.body.addWidget(Label("+46", Role.HUGE))
    card.body.addWidget(Divider())
    card.body.addWidget(second_line("Last year +38 with 51 answers.", wrap=True))
    empty = EmptyState(
        "search-x",
        "Nobody called “Sörensn”",
        "Nothing in names, firms, phones or notes.",
        action="New customer “Sörensn”",
        key="Ctrl+N",
    )
    broken = EmptyState(
        "circle-alert",
        "The office file cannot be opened",
        "Another program holds it. Nothing is lost. Try again in a moment.",
        action="Try again",
        action_icon="refresh-cw",
        error=True,
    )
    return column(
        ("Filters in one line, tags in several", [bar, wrapped]),
        ("Wizard", [stepper, row(*cards, stretch=False), progress]),
        ("Card", [card]),
        ("Nothing here", [row(empty, broken, stretch=False)]),
    )


def rail() -> QWidget:
    ground = Surface(Level.WINDOW)
    box = QVBoxLayout(ground)
    box.setContentsMargins(0, 12, 0, 12)
    box.setSpacing(0)
    for icon, word, badge in (
        ("sun", "Today", 9),
        ("users", "Customers", 0),
        ("briefcase", "Cases", 2),
        ("chart-column", "Reports", 0),
    ):
        button = RailButton(icon, word)
        button.set_badge(badge)
        button.setChecked(word == "Customers")
        box.addWidget(button)
    box.addStretch(1)
    narrow = RailButton("settings", "Settings")
    narrow.set_narrow(True)
    narrow.setChecked(True)
    box.addWidget(narrow, 0, Qt.AlignmentFlag.AlignHCenter)
    return ground


def page() -> tuple[Surface, LineEdit]:
    ground = Surface(Level.BASE)
    whole = QVBoxLayout(ground)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    banner = Banner()
    answers = (("Write card", ground.update), ("Later", ground.update))
    banner.say(
        BannerMessage("card", "Kirsten Østergaard turns 50 on Saturday.", "bell", Meaning.PLUM, answers)
    )
    whole.addWidget(banner)
    first = column(
        ("Buttons", [buttons(), *small_buttons()]),
        ("Chips", [*chips()]),
        ("Signs, people, keys", [*sign_rows()]),
    )
    fields, focused = inputs()
    second = column(("Inputs", fields), ("Type scale", [*type_scale()]))
    content = QVBoxLayout()
    content.setContentsMargins(28, 20, 28, 20)
    content.setSpacing(16)
    content.addWidget(page_title("Components and states"))
    columns = QHBoxLayout()
    columns.setSpacing(36)
    for part, share in ((first, 5), (second, 6), (third_column(), 7)):
        columns.addLayout(part, share)
    content.addLayout(columns, 1)
    body = QHBoxLayout()
    body.setSpacing(0)
    body.addWidget(rail())
    body.addLayout(content, 1)
    whole.addLayout(body, 1)
    return ground, focused

"""Everything that is known of a customer, below the head of the card; stands where the timeline stands otherwise."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.customers.card_view import CardView, Fact
from ui.shell.desk import Desk
from ui.shell.measures import IconSize, Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_button import IconButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label
from ui.widgets.surface import ScrollArea

WIDEST = 760


class CardDetails(ScrollArea):
    """Rows of label and value; what can be opened has a button. Emits `customer_wanted` for a firm or a person."""

    customer_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card-details")
        self._desk = desk
        self._view: CardView | None = None
        self._rows: QWidget | None = None
        self.body.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)

    def show_view(self, view: CardView) -> None:
        """Shows everything of this customer."""
        if view == self._view:
            return
        self._view = view
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        while self.body.takeAt(0) is not None:
            pass
        self._rows = QWidget()
        self._rows.setMaximumWidth(WIDEST)
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for fact in view.details:
            column.addLayout(self._row(fact))
        if not view.details:
            column.addWidget(EmptyState("contact", _("Nothing else is known yet")))
        self.body.addWidget(self._rows)
        self.body.addStretch(1)

    def _row(self, fact: Fact) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(IconLabel(fact.icon, Ink.TEXT2, IconSize.BUTTON), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(fact.label, Role.CAPTION, Ink.TEXT2))
        value = Label(fact.value, Role.BODY, wrap=True)
        value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        value.setAccessibleName(f"{fact.label}: {fact.value}")
        words.addWidget(value)
        row.addLayout(words, 1)
        if fact.url:
            icon, name = self._named(fact.url)
            button = IconButton(icon, f"{name} {fact.value}")
            button.clicked.connect(partial(self._desk.open_url, fact.url))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        elif fact.customer_id is not None:
            button = IconButton("chevron-right", _("Open {name}").format(name=fact.value))
            button.clicked.connect(partial(self.customer_wanted.emit, fact.customer_id))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    @staticmethod
    def _named(url: str) -> tuple[str, str]:
        scheme = url.partition(":")[0]
        if scheme == "tel":
            return "phone", _("Call")
        return ("mail", _("Mail")) if scheme == "mailto" else ("external-link", _("Open"))

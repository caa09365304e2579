"""Who took part: shown in a line, found by first letters, one or several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.customers.listing import EVERYONE, ListQuery, ListRow
from app.i18n import _
from ui.customers.found_customers import FoundCustomers
from ui.shell import theme
from ui.shell.desk import Desk
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import second_line
from ui.widgets.note import ErrorLine
from ui.widgets.search_box import SearchBox

MOST_FOUND = 6
AVATAR = 26


class NameLine(QWidget):
    """A name and, quieter after it, what else is known; both shortened where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._more = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def say(self, name: str, more: str) -> None:
        """Shows a name; "" says that there is none."""
        self._name, self._more = name, more
        self.setAccessibleName(", ".join(part for part in (name or _("Nobody yet"), more) if part))
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, theme.current().type.line(Role.BODY) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current().palette
        if not self._name:
            paint.text(painter, self.rect(), _("Nobody yet"), Role.BODY, colours.text3)
            return
        used = paint.text(painter, self.rect(), self._name, Role.STRONG, colours.text)
        rest = self.rect().adjusted(used + 9, 0, 0, 0)
        if self._more and rest.width() > 40:
            paint.text(painter, rest, self._more, Role.CAPTION, colours.text2)


class Who(QWidget):
    """Emits `changed` with every change and `settled` when somebody was chosen and the text can be written."""

    changed = Signal()
    settled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people: list[ListRow] = []
        self._wanted = ""
        self._takes_first = False
        self._waiting = False
        self.setObjectName("who")
        self._line = self._make_line()
        self._editor = self._make_editor()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addWidget(self._editor)
        QShortcut(QKeySequence("Alt+W"), self).activated.connect(self.edit)
        self._show()

    @property
    def people(self) -> list[ListRow]:
        return list(self._people)

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(row.id for row in self._people)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is under way that may still say who it is."""
        return self._waiting

    def load(self, ids: Sequence[int]) -> None:
        """Shows these customers once they are read."""
        if not ids:
            self.edit()
            return
        self._waiting = True
        office, wanted = self._desk.office, list(ids)
        self._desk.tasks.read(lambda: office.customers.rows(wanted), self._loaded, owner=self, replaces="who")

    def set_people(self, people: Sequence[ListRow]) -> None:
        """Shows these."""
        self._people = list(people)
        self._waiting = self._takes_first = False
        self._editor.setVisible(not people)
        self._show()
        self.changed.emit()

    def edit(self) -> None:
        """Opens the search and goes there."""
        self._editor.show()
        self._show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_error(self, sentence: str) -> None:
        """Says what is wrong; "" takes it back."""
        self._error.set_error(sentence)

    def error(self) -> str:
        """What is wrong, "" when nothing is."""
        return self._error.error()

    # Inside

    def _make_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(second_line(_("Who")))
        row.addSpacing(6)
        self._avatar = Avatar("", "", side=AVATAR)
        self._name = NameLine()
        self._change = Button(_("Change"), Kind.GHOST, small=True)
        self._change.setObjectName("change-who")
        self._change.clicked.connect(self.edit)
        row.addWidget(self._avatar)
        row.addWidget(self._name, 1)
        row.addWidget(self._change)
        self._hint = KeyHint("Alt+W")
        row.addWidget(self._hint)
        return line

    def _make_editor(self) -> QWidget:
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.search = SearchBox(_("Find a customer by the first letters"))
        self.search.setObjectName("who-search")
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.found = FoundCustomers()
        self.found.picked.connect(self._pick)
        self._error = ErrorLine(self.search)
        for widget in (self._chips, self.search, self._error, self.found):
            column.addWidget(widget)
        editor.hide()
        return editor

    def _show(self) -> None:
        people = self._people
        first = people[0] if people else None
        self._avatar.setVisible(first is not None)
        if first is not None:
            self._avatar.show_customer(first.initials, first.uid, first.is_firm)
        self._name.say(
            ", ".join(row.name for row in people), people[0].second_line if len(people) == 1 else ""
        )
        is_editing = not self._editor.isHidden()
        self._change.setVisible(bool(people) or not is_editing)
        self._hint.setVisible(bool(people) or not is_editing)
        self._change.setText(_("Add someone") if people and is_editing else _("Change"))
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for person in people if is_editing else ():
            chip = Chip.tag(person.name, icon="user-round", removable=True)
            chip.removed.connect(lambda row=person: self._remove(row))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(people) and is_editing)

    def _loaded(self, rows: list[ListRow]) -> None:
        self.set_people(rows)
        if not rows:
            self.edit()

    def _find(self, words: str) -> None:
        self._wanted = words.strip()
        self.set_error("")
        if not self._wanted:
            self.found.show_rows([])
            return
        self._waiting = True
        office, query = self._desk.office, ListQuery(search=self._wanted, scope=EVERYONE)
        chosen = self.ids
        self._desk.tasks.read(
            lambda: office.customers.find(query, MOST_FOUND, besides=chosen),
            self._show_found,
            owner=self,
            replaces="who",
        )

    def _show_found(self, rows: list[ListRow]) -> None:
        self._waiting = False
        nobody = _("Nobody is called “{name}”.").format(name=self._wanted)
        self.found.show_rows(rows, "" if rows else nobody)
        if self._takes_first:
            self._takes_first = False
            if rows:
                self._pick(rows[0])
            else:
                self.set_error(nobody)
                self.search.setFocus()
                self.settled.emit()

    def _take(self) -> None:
        """Enter: takes the chosen one, or the first as soon as the answer is there; typing can go on at once."""
        if self._waiting:
            self._takes_first = True
            self.settled.emit()
        elif (row := self.found.current()) is not None:
            self._pick(row)
        elif self._people:
            self._close()

    def _pick(self, row: ListRow) -> None:
        self._people.append(row)
        self._close()
        self.changed.emit()

    def _close(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._wanted = ""
        self._waiting = self._takes_first = False
        self.found.show_rows([])
        self.set_error("")
        self._editor.hide()
        self._show()
        self.settled.emit()

    def _remove(self, row: ListRow) -> None:
        self._people = [other for other in self._people if other.id != row.id]
        self._show()
        self.search.setFocus()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or watched is not self.search:
            return False
        assert isinstance(event, QKeyEvent)
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.found.move_current(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not self._wanted and not self._people:
                return False
            self._take()
        elif key == Qt.Key.Key_Escape and not self.search.text() and self._people:
            self._close()
        elif key == Qt.Key.Key_Backspace and not self.search.text() and self._people:
            self._remove(self._people[-1])
        else:
            return False
        return True

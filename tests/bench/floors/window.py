"""The floor for start, keys, cards, scrolling and memory: a field over a list and a card, on the same libraries.

Usage: window.py OFFICE start | work. Reads and paints what the program shows of a customer, on the window's thread;
has no theme, no filters, no reminders, no commands. Prints what the probe of the program prints.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from peewee import CharField, Model
from playhouse.sqlcipher_ext import SqlCipherDatabase
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

ROW = int(Qt.ItemDataRole.UserRole) + 1
FIRST_PAGE = 30
_NOWHERE = QModelIndex()
_ROW = (
    "SELECT c.id, c.name, coalesce((SELECT town FROM address WHERE customer_id = c.id LIMIT 1), ''), c.silent_since "
    "FROM customer c"
)

database = SqlCipherDatabase(None)


class Customer(Model):  # type: ignore[misc]
    """What the start reads through Peewee, as the program does."""

    name = CharField()
    sort_given = CharField()
    silent_since = CharField()
    archived_on = CharField(null=True)

    class Meta:
        database = database


class Rows(QAbstractListModel):
    """Ids in order; rows are read a block at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[int] = []
        self._rows: dict[int, tuple[Any, ...]] = {}
        current = Customer.select(Customer.id).where(Customer.archived_on.is_null())
        page = current.order_by(Customer.sort_given, Customer.id).limit(FIRST_PAGE)
        self.ids = [row[0] for row in page.tuples()]

    def search(self, text: str) -> None:
        """Shows the first page of who matches."""
        word = text.casefold()
        if not word:
            return self.read_all()
        if len(word) >= 4:
            where = "c.id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH ?)"
            value = f'"{word}"'
        else:
            where = "instr((SELECT text FROM customer_text WHERE customer_id = c.id), ?) > 0"
            value = word
        found = database.execute_sql(
            f"{_ROW} WHERE archived_on IS NULL AND {where} ORDER BY sort_given, id LIMIT {FIRST_PAGE}",
            (value,),
        ).fetchall()
        self.beginResetModel()
        self._rows = {row[0]: row for row in found}
        self.ids = list(self._rows)
        self.endResetModel()
        return None

    def read_all(self) -> None:
        """The whole list."""
        sql = "SELECT id FROM customer WHERE archived_on IS NULL ORDER BY sort_given, id"
        self.beginResetModel()
        self.ids = [row[0] for row in database.execute_sql(sql)]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return len(self.ids)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = ROW) -> Any:
        if role != ROW:
            return None
        row = self._rows.get(self.ids[index.row()])
        if row is None:
            block = self.ids[index.row() : index.row() + 64]
            marks = ",".join("?" * len(block))
            for found in database.execute_sql(f"{_ROW} WHERE id IN ({marks})", block):
                self._rows[found[0]] = found
            row = self._rows[self.ids[index.row()]]
        return row


class Painter(QStyledItemDelegate):
    """Two lines and a day."""

    painted = 0

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, box = index.data(ROW), option.rect.adjusted(60, 8, -12, -8)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignTop), row[1])
        painter.drawText(box, int(Qt.AlignmentFlag.AlignBottom), row[2])
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), row[3])
        self.painted += 1


class Floor(QWidget):
    """The whole program."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 800)
        self.field, self.view, self.name, self.card = QLineEdit(), QListView(), QLabel(), QListWidget()
        # Places of rows without asking each: QListView asks all of 100,000 after every reset.
        self.view.setUniformItemSizes(True)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.painter = Painter(self.view)
        self.view.setItemDelegate(self.painter)
        self.model_ = Rows()
        self.view.setModel(self.model_)
        self.field.textChanged.connect(self.model_.search)
        left, right, row = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        left.addWidget(self.field)
        left.addWidget(self.view)
        right.addWidget(self.name)
        right.addWidget(self.card)
        row.addLayout(left)
        row.addLayout(right)

    def open_customer(self, customer_id: int) -> None:
        """Card and first page of the timeline."""
        ask = database.execute_sql
        name = ask("SELECT name FROM customer WHERE id = ?", (customer_id,)).fetchone()[0]
        lines = [
            *(row[0] for row in ask("SELECT value FROM contact_point WHERE customer_id = ?", (customer_id,))),
            *(row[0] for row in ask("SELECT street FROM address WHERE customer_id = ?", (customer_id,))),
            *(row[0] for row in ask("SELECT kind FROM yearly_day WHERE customer_id = ?", (customer_id,))),
        ]
        entries = ask(
            "SELECT e.day, e.kind, e.title, e.text FROM participant p JOIN entry e ON e.id = p.entry_id "
            "WHERE p.customer_id = ? ORDER BY e.day DESC, e.id DESC LIMIT 50",
            (customer_id,),
        ).fetchall()
        self.name.setText(name + "\n" + " · ".join(lines))
        self.card.clear()
        self.card.addItems([" ".join(part or "" for part in entry) for entry in entries])


def start(window: Floor) -> None:
    """Says when rows stand on the screen."""
    from bench.probes.start import since_exec

    watch = QTimer(window)

    def look() -> None:
        if window.painter.painted:
            watch.stop()
            print(json.dumps({"cpu": time.process_time(), "wall": since_exec()}), flush=True)
            QApplication.quit()

    watch.timeout.connect(look)
    watch.start(0)
    QApplication.exec()


def work(window: Floor) -> dict[str, Any]:
    """The same as the probe of the program."""
    from bench.probes.pace import CUSTOMERS_OPENED, FRAMES, WORDS, Stopwatch, proportional_memory, until

    found: dict[str, Any] = {}
    painter, model = window.painter, window.model_
    until(lambda: bool(painter.painted))
    model.read_all()
    keys, cards, frames = Stopwatch(), Stopwatch(), Stopwatch()
    for again in range(5):
        for word in WORDS:
            for end in range(1, len(word) + 1):
                before = painter.painted
                keys_of = keys if not again else Stopwatch()
                keys_of.time(
                    lambda word=word, end=end: window.field.setText(word[:end]),
                    lambda before=before: painter.painted > before or not model.rowCount(),
                )
            window.field.clear()
    for number in range(CUSTOMERS_OPENED):
        one = model.ids[number * (len(model.ids) // CUSTOMERS_OPENED)]
        cards.time(lambda one=one: window.open_customer(one), lambda: not window.card.grab().isNull())
    bar = window.view.verticalScrollBar()
    for _frame in range(FRAMES):
        before = painter.painted
        to = bar.value() + 600 if bar.value() + 600 < bar.maximum() else 0
        frames.time(lambda to=to: bar.setValue(to), lambda before=before: painter.painted > before)
    found.update(key=keys.said(), open=cards.said(), scroll=frames.said(), memory=proportional_memory())
    return found


def main() -> None:
    """Starts, or works."""
    database.init(f"file:{sys.argv[1]}?mode=ro", uri=True)
    application = QApplication(["floor"])
    window = Floor()
    window.show()
    if sys.argv[2] == "start":
        start(window)
    else:
        print(json.dumps(work(window)), flush=True)
    del application


if __name__ == "__main__":
    main()

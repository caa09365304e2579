"""The line over the entries: chips that narrow them by kind, and a search that takes their place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _
from ui.timeline.kind_looks import FILTERS, ICONS
from ui.widgets.chip_bar import ChipBar
from ui.widgets.icon_button import IconButton
from ui.widgets.search_box import SearchBox

ALL = "all"
TYPING = 150  # ms of rest after which is searched


class FilterBar(QWidget):
    """Emits `changed` when `kinds` or `words` are others than before, `left_down` to go into the list."""

    changed = Signal()
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._words = ALL, ""
        self.chips = ChipBar()
        self.chips.setObjectName("kinds")
        self.chips.add(ALL, _("All"))
        for kind, name in FILTERS:
            self.chips.add(kind, _(name), icon=ICONS[kind])
        self.chips.choose(ALL)
        self.chips.chosen.connect(self._choose)
        self.search = SearchBox(_("Search this timeline"))
        self.search.setObjectName("timeline-search")
        self.search.textChanged.connect(self._wait)
        self.search.submitted.connect(self._search)
        self.search.left_down.connect(self.left_down)
        self.search.installEventFilter(self)
        self.search.hide()
        self._glass = IconButton("search", _("Search this timeline"), key="Ctrl+F")
        self._glass.setObjectName("open-search")
        self._glass.clicked.connect(self.open_search)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(TYPING)
        self._rest.timeout.connect(self._search)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.chips, 1)
        row.addWidget(self.search, 1)
        row.addWidget(self._glass)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are shown; empty for all."""
        return () if self._kind == ALL else (self._kind,)

    @property
    def words(self) -> str:
        """The words that are searched."""
        return self._words

    def open_search(self) -> None:
        """Shows the search in place of the chips and goes there."""
        self.chips.hide()
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def reset(self) -> None:
        """All kinds and no search, without a word about it."""
        self._kind, self._words = ALL, ""
        self.chips.choose(ALL)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._close_search()

    def _choose(self, kind: str) -> None:
        if kind != self._kind:
            self._kind = kind
            self.changed.emit()

    def _wait(self) -> None:
        self._rest.start()

    def _search(self) -> None:
        self._rest.stop()
        words = self.search.text().strip()
        if words != self._words:
            self._words = words
            self.changed.emit()

    def _close_search(self) -> None:
        had_focus = self.search.hasFocus()
        self.search.hide()
        self.chips.show()
        if had_focus:
            self.left_down.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and not self.search.text():
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                self._search()
                self._close_search()
                return True
        return False

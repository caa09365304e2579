"""The tiles that say what kind of thing happened; Alt and a letter picks one."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from app.i18n import _
from ui.shell import icons, theme
from ui.shell.measures import IconSize, Radius
from ui.shell.type_scale import Role
from ui.timeline.kind_looks import LogKind
from ui.widgets import paint
from ui.widgets.painted import Painted

GAP = 4
PADDING = 8
LETTER_GAP = 6


class KindTile(Painted, QAbstractButton):
    """One kind: its icon, its name and its letter."""

    def __init__(self, kind: LogKind, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setObjectName(f"kind-{kind.key}")
        self.setCheckable(True)
        self.setAccessibleName(kind.name)
        self.setAccessibleDescription(paint.key_text(f"Alt+{kind.letter}"))
        self.setToolTip(f"{kind.name}  {paint.key_text(f'Alt+{kind.letter}')}")

    def sizeHint(self) -> QSize:
        scale = theme.current().type
        width = scale.metrics(Role.CAPTION_STRONG).horizontalAdvance(self.kind.name)
        width += LETTER_GAP + scale.metrics(Role.CAPTION).horizontalAdvance(self.kind.letter) + 2 * PADDING
        return QSize(width, IconSize.BUTTON + 4 + scale.line(Role.CAPTION) + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, rect = QPainter(self), theme.current().palette, self.rect()
        ink, role = colours.text2, Role.CAPTION
        if self.isChecked():
            paint.rounded(painter, rect, Radius.ROW, colours.tint)
            ink, role = colours.tinttext, Role.CAPTION_STRONG
        elif self.underMouse():
            paint.rounded(painter, rect, Radius.ROW, colours.hover)
        if self.shows_ring:
            paint.focus_ring(painter, rect, Radius.ROW)
        side, line = int(IconSize.BUTTON), theme.current().type.line(Role.CAPTION)
        top = (rect.height() - side - 4 - line) // 2
        icons.paint(painter, QRect((rect.width() - side) // 2, top, side, side), self.kind.icon, ink)
        name = paint.text_width(self.kind.name, role)
        letter = paint.text_width(self.kind.letter, Role.CAPTION)
        left = (rect.width() - name - LETTER_GAP - letter) // 2
        below = QRect(left, top + side + 4, rect.width() - left, line)
        paint.text(painter, below, self.kind.name, role, ink)
        quiet = colours.tinttext if self.isChecked() else colours.text3
        paint.text(painter, below.adjusted(name + LETTER_GAP, 0, 0, 0), self.kind.letter, Role.CAPTION, quiet)


class KindTiles(QWidget):
    """All kinds in as few equally long rows as they fit in. Emits `chosen` with the kind picked."""

    chosen = Signal(object)

    def __init__(self, kinds: list[LogKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles = [KindTile(kind, self) for kind in kinds]
        self._group = QButtonGroup(self)
        for tile in self._tiles:
            self._group.addButton(tile)
            QShortcut(QKeySequence(f"Alt+{tile.kind.letter}"), self).activated.connect(tile.click)
        self._group.buttonClicked.connect(lambda tile: self.chosen.emit(tile.kind))
        self.setAccessibleName(_("Kind"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tiles[0].setChecked(True)
        theme.current().follow(self._arrange)

    @property
    def kind(self) -> LogKind:
        """The kind that is chosen."""
        return next(tile.kind for tile in self._tiles if tile.isChecked())

    def choose(self, key: str) -> None:
        """Chooses a kind by its key, or by the kind of entry it makes; an unknown one changes nothing."""
        for tile in self._tiles:
            if tile.kind.key == key and not tile.isChecked():
                tile.setChecked(True)
                self.chosen.emit(tile.kind)

    def _columns(self, width: int) -> int:
        widest = max(tile.sizeHint().width() for tile in self._tiles)
        fit = max((width + GAP) // (widest + GAP), 1)
        return ceil(len(self._tiles) / ceil(len(self._tiles) / fit))

    def _arrange(self) -> None:
        columns = self._columns(self.width())
        height = self._tiles[0].sizeHint().height()
        each = (self.width() + GAP) / columns
        for number, tile in enumerate(self._tiles):
            row, column = divmod(number, columns)
            left, right = round(column * each), round((column + 1) * each) - GAP
            tile.setGeometry(left, row * (height + GAP), right - left, height)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        rows = ceil(len(self._tiles) / self._columns(width))
        return rows * (self._tiles[0].sizeHint().height() + GAP) - GAP

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(self.width(), 480)))

    def minimumSizeHint(self) -> QSize:
        return QSize(max(tile.sizeHint().width() for tile in self._tiles), self._tiles[0].sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

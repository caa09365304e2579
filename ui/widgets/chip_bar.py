"""One line of filter chips; those that do not fit are in the menu of a "…" chip at its end."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import _
from ui.shell import theme
from ui.widgets.chip import Chip, ChipKind
from ui.widgets.floating import Menu

GAP = 6


class ChipBar(QWidget):
    """Chips to choose one of (`exclusive`), or several. Emits `chosen` with the key of the chip clicked."""

    chosen = Signal(str)

    def __init__(self, *, exclusive: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exclusive = exclusive
        self._chips: dict[str, Chip] = {}
        self._more = Chip(ChipKind.FILTER, "", icon="ellipsis", parent=self)
        self._more.setAccessibleName(_("More filters"))
        self._more.setToolTip(_("More filters"))
        self._more.setObjectName("more")
        self._more.clicked.connect(self._open_menu)
        self._more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().follow(self._arrange)

    def add(self, key: str, text: str, *, icon: str = "", count: str = "") -> Chip:
        """Adds a chip at the end."""
        chip = Chip.filter(text, icon=icon, count=count, parent=self)
        chip.setObjectName(f"chip-{key}")
        chip.clicked.connect(lambda: self._click(key))
        self._chips[key] = chip
        chip.show()
        self._arrange()
        return chip

    def clear(self) -> None:
        """Takes all chips away."""
        for chip in self._chips.values():
            chip.hide()
            chip.deleteLater()
        self._chips.clear()
        self._arrange()

    def chip(self, key: str) -> Chip:
        """The chip with this key. Raises KeyError."""
        return self._chips[key]

    def set_count(self, key: str, count: str) -> None:
        """Shows another number on a chip."""
        self._chips[key].set_count(count)
        self._arrange()

    def choose(self, key: str) -> None:
        """Shows the chip as chosen without emitting `chosen`."""
        for other, chip in self._chips.items():
            if self._exclusive:
                chip.setChecked(other == key)
            elif other == key:
                chip.setChecked(True)
        self._arrange()

    def chosen_keys(self) -> list[str]:
        """The keys of the chosen chips, in the order of the bar."""
        return [key for key, chip in self._chips.items() if chip.isChecked()]

    def hidden_keys(self) -> list[str]:
        """The keys of the chips that are in the menu for want of room."""
        return [key for key, chip in self._chips.items() if chip.isHidden()]

    def _click(self, key: str) -> None:
        if self._exclusive:
            self.choose(key)
        self._arrange()
        self.chosen.emit(key)

    def _pick(self, key: str) -> None:
        if not self._exclusive:
            chip = self._chips[key]
            chip.setChecked(not chip.isChecked())
        self._click(key)

    def _open_menu(self) -> None:
        self._arrange()  # the click has just toggled the "…" chip itself
        menu = Menu(self)
        for key in self.hidden_keys():
            chip = self._chips[key]
            menu.add_command(
                f"{chip.text()} {chip.count}".strip(),
                partial(self._pick, key),
                icon="check" if chip.isChecked() else chip.icon_name or "circle",
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))

    def _arrange(self) -> None:
        chips = list(self._chips.values())
        widths = [chip.sizeHint().width() for chip in chips]
        room = self.width()
        more = self._more.sizeHint().width()
        fits = len(chips)
        if sum(widths) + GAP * (len(widths) - 1) > room:
            used, fits = 0, 0
            for width in widths:
                if used + width + GAP + more > room:
                    break
                used += width + GAP
                fits += 1
        x = 0
        for number, (chip, width) in enumerate(zip(chips, widths, strict=True)):
            chip.setVisible(number < fits)
            if number < fits:
                chip.setGeometry(x, 0, width, chip.sizeHint().height())
                x += width + GAP
        self._more.setVisible(fits < len(chips))
        self._more.setChecked(any(chip.isChecked() for chip in chips[fits:]))
        self._more.setGeometry(max(room - more, 0), 0, more, self._more.sizeHint().height())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hints = [chip.sizeHint().width() for chip in self._chips.values()]
        return QSize(sum(hints) + GAP * max(len(hints) - 1, 0), self._more.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        first = next((chip.sizeHint().width() for chip in self._chips.values()), 0)
        return QSize(first + GAP + self._more.sizeHint().width(), self._more.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

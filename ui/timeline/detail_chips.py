"""The chips under the quick log's text: each says one detail and opens its fields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QWidget

from app import wording
from app.i18n import _
from app.timeline.kinds import AREAS, CALL, IN, OUT, PURCHASE
from ui.timeline.entry_fields import AREA, BOUGHT, MINUTES, PLACE, REASON, WAY, WHEN, EntryFields
from ui.widgets import paint
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout

_ICONS = {
    WHEN: "clock",
    WAY: "arrow-right-left",
    MINUTES: "hourglass",
    AREA: "tag",
    PLACE: "map-pin",
    REASON: "circle-help",
}
LONGEST = 28  # characters of a place or reason on its chip
FOLLOW_UP = "follow-up"


class DetailChips(QWidget):
    """Chips over `fields`. Emits `follow_up_wanted` when the last one is pressed."""

    follow_up_wanted = Signal()

    def __init__(
        self, fields: EntryFields, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fields, self._now, self._kind = fields, now, CALL
        self._chips: dict[str, Chip] = {}
        flow = FlowLayout(self)
        for group, icon in _ICONS.items():
            chip = Chip.filter("", icon=icon)
            chip.setObjectName(f"detail-{group}")
            chip.clicked.connect(lambda _checked=False, group=group: self._click(group))
            flow.addWidget(chip)
            self._chips[group] = chip
        self.follow_up = Chip.filter(_("Follow-up"), icon="calendar-plus", count=paint.key_text("Alt+F"))
        self.follow_up.setObjectName("add-follow-up")
        self.follow_up.clicked.connect(self._want_follow_up)
        flow.addWidget(self.follow_up)
        fields.changed.connect(self.refresh)
        self.set_kind(CALL)

    def set_kind(self, kind: str) -> None:
        """Shows the details that this kind has; a purchase shows its own at once."""
        was, self._kind = self._kind, kind
        self._fields.set_kind(kind)
        buys = kind == PURCHASE
        self._fields.show_title(buys)
        self._fields.show_group(BOUGHT, buys)
        if buys or was == PURCHASE:
            for group, edit in ((PLACE, self._fields.place), (REASON, self._fields.reason)):
                self._fields.show_group(group, buys or bool(edit.text()))
        self.refresh()

    def open_group(self, group: str) -> None:
        """Shows the fields of a group and goes there."""
        self._fields.show_group(group, True)
        self._fields.focus_group(group)
        self.refresh()

    def refresh(self) -> None:
        """Writes on the chips what the fields say."""
        words = self._words()
        for group, chip in self._chips.items():
            chip.setVisible(self._fields.fits(group))
            chip.setText(words[group])
            chip.setChecked(group != WAY and self._fields.is_shown(group))

    def _click(self, group: str) -> None:
        if group == WAY:
            is_in = self._fields.direction.value() == IN
            self._fields.direction.set_value(OUT if is_in else IN)
        elif self._fields.is_shown(group):
            self._fields.show_group(group, False)
        else:
            self.open_group(group)
        self.refresh()

    def _want_follow_up(self) -> None:
        self.follow_up.setChecked(False)
        self.follow_up_wanted.emit()

    def _words(self) -> dict[str, str]:
        fields = self._fields
        minutes = fields.minutes.text().strip()
        area = fields.area.value()
        return {
            WHEN: self._when(),
            WAY: fields.direction.currentText(),
            MINUTES: wording.duration(int(minutes)) if minutes.isdecimal() else _("Minutes"),
            AREA: _("Area: {area}").format(area=_(AREAS[area])) if area else _("Area"),
            PLACE: _short(fields.place.text()) or _("Where"),
            REASON: _short(fields.reason.text()) or _("Why"),
        }

    def _when(self) -> str:
        now = self._now()
        day = self._fields.day.date()
        if not self._fields.day.text():
            return _("{day}, {time}").format(day=_("Today"), time=wording.time_of_day(now))
        if day is None:
            return self._fields.day.text()
        words = wording.day_in_row(day.toPython(), now.date())  # type: ignore[arg-type]
        at: QTime | None = self._fields.time.time()
        if at is None:
            return words
        return _("{day}, {time}").format(day=words, time=wording.time_of_day(at.toPython()))  # type: ignore[arg-type]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"

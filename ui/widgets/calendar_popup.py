"""A month to pick a day from."""

from __future__ import annotations

from PySide6.QtCore import QDate, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QHBoxLayout, QWidget

from app.i18n import _
from ui.shell import theme
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.day_words import locale
from ui.widgets.floating import Popover
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label


class Month(QCalendarWidget):
    """Qt's calendar without its bar, with our days."""

    def __init__(self, today: QDate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setLocale(locale())
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setGridVisible(False)
        view = self.findChild(QAbstractItemView)
        if view is not None:
            view.setFrameShape(QAbstractItemView.Shape.NoFrame)
        theme.current().follow(self._follow_theme)

    def _follow_theme(self) -> None:
        now = theme.current()
        heading = QTextCharFormat()
        heading.setFont(now.type.font(Role.CAPTION_STRONG))
        heading.setForeground(now.palette.text3)
        heading.setBackground(now.palette.raised)
        self.setHeaderTextFormat(heading)
        plain = QTextCharFormat()
        plain.setForeground(now.palette.text3)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)  # Qt paints week ends red; red means late here
        side = now.em * 2 + 2
        self.setMinimumSize(side * 7 + 4, side * 7)

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        colours = theme.current().palette
        painter.fillRect(rect, colours.raised)
        side = min(rect.width(), rect.height()) - 2
        disc = QRect(0, 0, side, side)
        disc.moveCenter(rect.center())
        ink, role = colours.text, Role.BODY
        if date == self.selectedDate():
            paint.rounded(painter, disc, side, colours.accent)
            ink, role = colours.onaccent, Role.STRONG
        elif date == self._today:
            paint.rounded(painter, disc, side, None, colours.outline)
        elif date.month() != self.monthShown():
            ink = colours.text3
        paint.text(painter, rect, str(date.day()), role, ink, paint.CENTRE)


class CalendarPopup(Popover):
    """Opens at a field. Emits `picked` with the day clicked or chosen with Enter."""

    picked = Signal(QDate)

    def __init__(self, anchor: QWidget, chosen: QDate, today: QDate) -> None:
        super().__init__(anchor)
        self._title = Label("", Role.STRONG, Ink.TEXT)
        back = IconButton("chevron-left", _("Previous month"), key="PgUp", small=True)
        forward = IconButton("chevron-right", _("Next month"), key="PgDown", small=True)
        bar = QHBoxLayout()
        bar.addWidget(self._title, 1)
        bar.addWidget(back)
        bar.addWidget(forward)
        self.month = Month(today)
        self.body.addLayout(bar)
        self.body.addWidget(self.month)
        self.month.setSelectedDate(chosen)
        back.clicked.connect(self.month.showPreviousMonth)
        forward.clicked.connect(self.month.showNextMonth)
        self.month.currentPageChanged.connect(self._show_title)
        self.month.clicked.connect(self._pick)
        self.month.activated.connect(self._pick)
        self._show_title()
        self.setFocusProxy(self.month)

    def _show_title(self) -> None:
        month = self.month.locale().standaloneMonthName(self.month.monthShown())
        self._title.setText(f"{month} {self.month.yearShown()}")

    def _pick(self, day: QDate) -> None:
        if self.isVisible():  # a click on a day emits both signals
            self.close()
            self.picked.emit(day)

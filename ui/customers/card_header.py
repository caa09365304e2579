"""The head of the card: who this is, how to reach them, and the few facts one needs before calling."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, pgettext
from ui.customers.card_actions import CardActions
from ui.customers.card_tags import CardTags
from ui.customers.card_view import CardView
from ui.customers.fact_grid import FactGrid
from ui.shell import theme
from ui.shell.desk import Desk
from ui.shell.measures import IconSize, Space
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button, Kind
from ui.widgets.icon_button import IconButton
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label, page_title
from ui.widgets.surface import Divider

AVATAR_SIDE = 52
NARROW_EMS = 34  # below this Mail is an icon
TIGHT_EMS = 30  # a pane lower than this shows one line of facts
LOWEST_EMS = 24  # and lower than this no tags


class CardHeader(QWidget):
    """Emits `details_wanted` with True or False when everything is to be shown or hidden again."""

    details_wanted = Signal(bool)
    customer_wanted = Signal(int)

    def __init__(self, desk: Desk, acts: CardActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card-header")
        self._acts = acts
        self._view: CardView | None = None
        self._avatar = Avatar("", "", side=AVATAR_SIDE)
        self.name = page_title("")
        self.name.setObjectName("card-name")
        self.firm = Button("", Kind.LINK, small=True)
        self.firm.setObjectName("card-firm")
        self.firm.clicked.connect(self._open_firm)
        self._place = Label("", Role.CAPTION, Ink.TEXT2, elide=True)
        self.call = Button(pgettext("button", "Call"), icon="phone")
        self.call.setObjectName("call-button")
        self.call.clicked.connect(lambda: self._reach("phone", self.call))
        self.mail = Button(_("Mail"), icon="mail")
        self.mail.setObjectName("mail-button")
        self.mail.clicked.connect(lambda: self._reach("mail", self.mail))
        self._mail_icon = IconButton("mail", _("Mail"), kind=Kind.SECONDARY)
        self._mail_icon.clicked.connect(lambda: self._reach("mail", self._mail_icon))
        self._more = IconButton("ellipsis", _("More"), kind=Kind.SECONDARY)
        self._more.setObjectName("card-more")
        self._more.clicked.connect(self._open_menu)
        self._state = QWidget()
        self._state_words = Label("", Role.BODY, Ink.TEXT2, wrap=True)
        self._back = Button("", Kind.LINK)
        self._back.setObjectName("take-back")
        self._back.clicked.connect(self._take_back)
        self.facts = FactGrid()
        self.tags = CardTags(desk)
        self._details = Button(_("All details"), Kind.LINK, icon="chevron-down", small=True)
        self._details.setObjectName("all-details")
        self._details.setCheckable(True)
        self.tags.more_wanted.connect(lambda: self._details.setChecked(True))
        self._details.toggled.connect(self._toggle_details)
        self._build()

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addStretch(1)
        names.addWidget(self.name)
        second = QHBoxLayout()
        second.setSpacing(Space.XS)
        second.setContentsMargins(-2, 0, 0, 0)  # a link has 2 px around its words; these begin under the name
        second.addWidget(self.firm)
        second.addWidget(self._place, 1)
        # Where there is no town the row ends in nothing, and would hold the name to its own width.
        second.addStretch(0)
        names.addLayout(second)
        names.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self._avatar)
        top.addSpacing(6)
        top.addLayout(names, 1)
        top.addSpacing(Space.S)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.S)
        for button in (self.call, self.mail, self._mail_icon, self._more):
            self._buttons.addWidget(button)
        top.addLayout(self._buttons)
        state = QHBoxLayout(self._state)
        state.setContentsMargins(0, 0, 0, 0)
        state.setSpacing(Space.S)
        state.addWidget(IconLabel("info", Ink.TEXT2, IconSize.BUTTON))
        state.addWidget(self._state_words, 1)
        state.addWidget(self._back)
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(self.tags, 1)
        foot.addWidget(self._details, 0, Qt.AlignmentFlag.AlignBottom)
        inner = QVBoxLayout()
        inner.setContentsMargins(Space.XL, 18, Space.XL, 14)
        inner.setSpacing(16)
        inner.addLayout(top)
        inner.addWidget(self._state)
        inner.addWidget(self.facts)
        inner.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner)
        column.addWidget(Divider())

    def add_corner(self, widget: QWidget) -> None:
        """Puts a button of the window (the bell of hidden reminders) before More."""
        self._buttons.insertWidget(self._buttons.indexOf(self._more), widget)

    def show_view(self, view: CardView) -> None:
        """Shows this customer."""
        if self._view is None or self._view.card.id != view.card.id:
            self._details.setChecked(False)
        self._view = view
        card = view.card
        self._avatar.show_customer(card.initials, card.uid, card.is_firm)
        self.name.setText(card.form.name)
        self._acts.show_view(view)
        for button, reaches, why in (
            (self.call, view.calls, _("No phone number is known.")),
            (self.mail, view.mails, _("No mail address is known.")),
            (self._mail_icon, view.mails, _("No mail address is known.")),
        ):
            button.setEnabled(bool(reaches))
            button.setToolTip(reaches[0].shown if len(reaches) == 1 else "" if reaches else why)
        self._state.setVisible(bool(view.state))
        self._state_words.setText(view.state)
        self._back.setText(self._way_back().text() if view.state else "")
        self.facts.show_facts(view.facts)
        self.tags.show_tags(card.id, view.tags)
        self._fit()

    def fit_height(self, height: int) -> None:
        """Leaves room for the timeline in a pane of this height, in px."""
        em = theme.current().em
        self.facts.set_tight(height < TIGHT_EMS * em)
        self.tags.setVisible(height >= LOWEST_EMS * em)

    def close_details(self) -> None:
        """Shows the timeline again."""
        self._details.setChecked(False)

    def _toggle_details(self, shown: bool) -> None:
        self._details.setText(_("Back to the timeline") if shown else _("All details"))
        self._details.set_icon("chevron-up" if shown else "chevron-down")
        self.details_wanted.emit(shown)

    def _fit(self) -> None:
        """Mail becomes an icon where there is little room, and a long firm is shortened."""
        view, now = self._view, theme.current()
        narrow = self.width() < NARROW_EMS * now.em
        self.mail.setVisible(not narrow)
        self._mail_icon.setVisible(narrow)
        if view is None:
            return
        buttons = self._buttons.sizeHint().width()
        room = self.width() - 2 * Space.XL - self._avatar.sizeHint().width() - buttons - 2 * Space.L
        metrics = now.type.metrics(Role.CAPTION)
        place = f"· {view.town}" if view.firm and view.town else view.town
        most = max(room - min(metrics.horizontalAdvance(place), room // 3) - Space.S, 4 * now.em)
        self.firm.setText(metrics.elidedText(view.firm, Qt.TextElideMode.ElideRight, most))
        self.firm.setToolTip(view.firm if self.firm.text() != view.firm else "")
        self.firm.setAccessibleName(view.firm)
        self.firm.setVisible(bool(view.firm))
        self._place.setText(place)
        self._place.setVisible(bool(place))

    def _way_back(self) -> QAction:
        assert self._view is not None
        form = self._view.card.form
        if form.deceased_on is not None:
            return self._acts.deceased
        return self._acts.ended if form.ended_on is not None else self._acts.archive

    def _take_back(self) -> None:
        self._way_back().trigger()

    def _reach(self, icon: str, button: QWidget) -> None:
        view = self._view
        if view is None:
            return
        reaches = view.calls if icon == "phone" else view.mails
        if len(reaches) > 1:
            menu = self._acts.reach_menu(reaches, icon, self)
            menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))
        elif icon == "phone":
            self._acts.call.trigger()
        else:
            self._acts.mail.trigger()

    def _open_menu(self) -> None:
        menu = self._acts.menu()
        corner = self._more.mapToGlobal(QPoint(self._more.width(), self._more.height() + 4))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _open_firm(self) -> None:
        if self._view is not None and self._view.firm_id is not None:
            self.customer_wanted.emit(self._view.firm_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

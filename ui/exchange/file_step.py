"""The first step of an import: which file, and how to get one from Google, a telephone or Outlook."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from ui.shell import theme
from ui.shell.measures import IconSize, Radius, Space
from ui.shell.palette import Ink, Meaning
from ui.shell.type_scale import Role
from ui.widgets import paint
from ui.widgets.button import Button, Kind
from ui.widgets.empty_state import EmptyState, IconDisc
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label
from ui.widgets.surface import Card, ScrollArea

WIDEST = 760
TWO_COLUMNS_EMS = 42


def dropped_file(event: QDropEvent) -> Path | None:
    """The one file of this computer that is being dropped, if it is one."""
    urls = event.mimeData().urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    return None


class DropArea(QFrame):
    """A place to let a file fall on, with a button for those who would rather choose it."""

    file_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = False
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = Button(_("Choose a file…"), Kind.PRIMARY, icon="folder-open", key="Ctrl+O")
        self.button.setObjectName("import_choose_file")
        title = Label(_("Drop a file with contacts here"), Role.TITLE, wrap=True)
        sentence = Label(
            _("Nothing is written before you have seen what would change."),
            Role.CAPTION,
            Ink.TEXT2,
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.XS)
        column.addWidget(IconDisc("upload", Meaning.ACCENT), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.M)
        for label in (title, sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(Space.M)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        theme.current().changed.connect(self.update)

    def _hover(self, hovered: bool) -> None:
        self._hovered = hovered
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().palette
        ground = colours.tint if self._hovered else colours.pane
        edge = colours.focus if self._hovered else colours.outline
        paint.rounded(QPainter(self), self.rect(), Radius.CARD, ground, edge, dashed=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()
            self._hover(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(False)
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(path)


def _origins() -> list[tuple[str, str, str]]:
    """Where contacts come from: icon, name, and how to get a file out of there."""
    return [
        (
            "contact",
            _("Google Contacts"),
            _(
                "Open contacts.google.com, choose Export and then “Google CSV”. Old and new files are understood."
            ),
        ),
        (
            "phone",
            _("iPhone, iPad and Mac"),
            _(
                "In Contacts, open Lists, keep a finger on “All Contacts” and choose Export. "
                "On a Mac choose File, Export, Export vCard."
            ),
        ),
        (
            "phone",
            _("Android telephone"),
            _("In the Contacts app choose Organise, then “Export to file”. It saves a vCard (.vcf)."),
        ),
        ("mail", _("Outlook"), _("Open a contact and choose File, Save as, vCard file (.vcf).")),
        (
            "file-spreadsheet",
            _("A list exported by Regulars"),
            _("What you changed in the spreadsheet is taken over; nobody is there twice."),
        ),
    ]


def _origin_card(icon: str, name: str, how: str) -> Card:
    card = Card()
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    row.addWidget(IconLabel(icon, Ink.TEXT2, IconSize.BUTTON))
    row.addWidget(Label(name, Role.STRONG, wrap=True), 1)
    card.body.setSpacing(Space.XS)
    card.body.addLayout(row)
    card.body.addWidget(Label(how, Role.CAPTION, Ink.TEXT2, wrap=True))
    card.body.addStretch(1)
    return card


class FileStep(QWidget):
    """Drop or choose a file. Emits `file_chosen` with a Path. `show_error` says why a file was of no use."""

    file_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = ""
        self._across = 0
        self.drop_area = DropArea()
        self.drop_area.button.clicked.connect(self.ask)
        self.drop_area.file_chosen.connect(self.file_chosen)
        self.trouble = EmptyState(
            "circle-alert",
            "",
            action=_("Choose another file…"),
            action_icon="folder-open",
            key="Ctrl+O",
            error=True,
        )
        self.trouble.setObjectName("import_trouble")
        self.trouble.button.setObjectName("import_choose_another")
        self.trouble.acted.connect(self.ask)
        self.trouble.hide()
        self._welcome = QWidget()
        column = QVBoxLayout(self._welcome)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.drop_area)
        column.addSpacing(Space.S)
        column.addWidget(Label(_("Files that are understood"), Role.CAPTION_STRONG, Ink.TEXT2))
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.M)
        self._cards = [_origin_card(*origin) for origin in _origins()]
        column.addLayout(self._grid)
        column.addStretch(1)
        self._lay_out(2)
        self._scroll = ScrollArea()
        self._scroll.body.setContentsMargins(Space.PAGE, Space.L, Space.PAGE, Space.L)
        row = QHBoxLayout()
        row.addWidget(self._welcome, 1000)  # up to its greatest width
        row.addStretch(1)
        self._scroll.body.addLayout(row, 1)
        self._scroll.body.addWidget(self.trouble, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        theme.current().follow(self._follow_theme)

    def show_start(self) -> None:
        """Shows the place to drop a file."""
        self.trouble.hide()
        self._welcome.show()
        self._settle_focus(self.drop_area.button)

    def show_error(self, title: str, sentence: str) -> None:
        """Says what is wrong with the file, and offers to choose another."""
        self._welcome.hide()
        self.trouble.say("circle-alert", title, sentence, action=_("Choose another file…"), error=True)
        self.trouble.show()
        self._settle_focus(self.trouble.button)

    def _settle_focus(self, button: Button) -> None:
        if self.isVisible():
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Opens the dialog for choosing a file."""
        dialog = QFileDialog(self.window(), _("Import customers"), self._folder)
        dialog.setObjectName("import_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Contacts (*.csv *.vcf *.vcard *.txt)"), _("All files (*)")])
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        path = Path(name)
        self._folder = str(path.parent)
        self.file_chosen.emit(path)

    def _lay_out(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        while self._grid.count():
            self._grid.takeAt(0)
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // across, number % across)
        for number in range(2):
            self._grid.setColumnStretch(number, int(number < across))

    def _follow_theme(self) -> None:
        self._welcome.setMaximumWidth(theme.current().px(WIDEST))
        self._lay_out(2 if self.width() >= TWO_COLUMNS_EMS * theme.current().em else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_theme()

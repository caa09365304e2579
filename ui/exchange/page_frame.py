"""The frame of the import page: title, steps, the step itself, and the bar below with what can be done now."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _, pgettext
from ui.shell import theme
from ui.shell.measures import IconSize, Space
from ui.shell.palette import Ink, Level
from ui.shell.type_scale import Role
from ui.widgets.button import Button, Kind
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label, page_title
from ui.widgets.progress import Progress
from ui.widgets.stepper import Stepper
from ui.widgets.surface import Divider, ScrollArea, Surface

FILE, PREVIEW, DONE = range(3)


class Footer(Surface):
    """A sentence and two buttons, or, while something long runs, its progress."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Level.PANE, parent)
        self._icon = IconLabel("undo-2", Ink.TEXT2, IconSize.BUTTON)
        self.note = Label("", Role.BODY, Ink.TEXT2, wrap=True)
        self.back = Button(_("Back"), key="Alt+Left")
        self.back.setObjectName("import_back")
        self.primary = Button("", Kind.PRIMARY, key="Ctrl+Enter")
        self.primary.setObjectName("import_apply")
        self.progress = Progress()
        self.progress.setObjectName("import_progress")
        self.progress.hide()
        self._quiet = QWidget()
        row = QHBoxLayout(self._quiet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._icon)
        row.addWidget(self.note, 1)
        row.addWidget(self.back)
        row.addWidget(self.primary)
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.PAGE, 11, Space.XL, 11)
        inside.addStretch(1)
        inside.addWidget(self._quiet)
        inside.addWidget(self.progress)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Divider())
        column.addLayout(inside, 1)
        theme.current().follow(self._follow_theme_height)

    def _follow_theme_height(self) -> None:
        # The height of the buttons, also while there is only the progress: nothing above may jump.
        self.setMinimumHeight(self.primary.sizeHint().height() + 23)

    def say(self, sentence: str, *, primary: str = "", reversible: bool = False) -> None:
        """Shows a sentence, and the primary button when it has words."""
        self._icon.setVisible(reversible)
        self.note.setText(sentence)
        self.primary.setText(primary)
        self.primary.setVisible(bool(primary))

    def begin(self, words: str) -> None:
        """Long work has begun: its progress takes the place of everything else."""
        self._quiet.hide()
        self.progress.begin(words)

    def finish(self) -> None:
        """Long work has ended."""
        self.progress.finish()
        self._quiet.show()


class PageFrame(Surface):
    """Header with the steps, a stack of the three steps, footer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Level.BASE, parent)
        self.about = Label("", Role.BODY, Ink.TEXT2, elide=True)
        self.leave = Button(_("Cancel"), Kind.GHOST, key="Esc")
        self.leave.setObjectName("import_cancel")
        self.stepper = Stepper(
            [
                pgettext("step of an import", "File"),
                pgettext("step of an import", "Preview"),
                pgettext("step of an import", "Done"),
            ]
        )
        self.footer = Footer()
        self._stack = QStackedWidget()
        title = QHBoxLayout()
        title.addWidget(page_title(_("Import customers")), 1)
        title.addWidget(self.leave)
        head = QVBoxLayout()
        head.setContentsMargins(Space.PAGE, Space.L + 4, Space.PAGE, Space.L - 2)
        head.setSpacing(0)
        head.addLayout(title)
        head.addWidget(self.about)
        head.addSpacing(Space.M)
        head.addWidget(self.stepper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Divider())
        column.addWidget(self._stack, 1)
        column.addWidget(self.footer)

    def add_step(self, step: QWidget, *, scrolls: bool) -> None:
        """Adds the next step; `scrolls` lets it scroll where the window is too low for it."""
        if scrolls:
            area = ScrollArea()
            area.body.addWidget(step, 1)
            self._stack.addWidget(area)
        else:
            self._stack.addWidget(step)

    def show_step(self, number: int) -> None:
        """Shows FILE, PREVIEW or DONE."""
        self._stack.setCurrentIndex(number)
        self.stepper.set_current(number)
        self.footer.back.setVisible(number == PREVIEW)
        self.footer.setVisible(number != DONE)

    def scroll_to_top(self) -> None:
        """Shows the step from its beginning: focus that moved while it was filled may have scrolled it."""
        area = self._stack.currentWidget()
        if isinstance(area, ScrollArea):
            area.verticalScrollBar().setValue(0)

    def step(self) -> int:
        """Which step is shown."""
        return self._stack.currentIndex()

"""Edits phone numbers, mail addresses, or web pages and profiles: label, value, the preferred one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.customers.form import PointForm
from app.customers.models import EMAIL, FAX, PHONE, SOCIAL, WEB
from app.i18n import _
from ui.customers.customer_words import label_choices, label_words
from ui.customers.form_rows import FormRow, FormRows
from ui.shell import theme
from ui.shell.measures import Space
from ui.widgets.icon_button import IconButton
from ui.widgets.inputs import ComboBox, LineEdit
from ui.widgets.label import unseen_label

LABEL_WIDTH = 120
Labelled = tuple[str, str]
"""Kind and label of a point, as they are stored."""


def phone_choices() -> list[tuple[Labelled, str]]:
    """What a number can be."""
    return [*(((PHONE, key), word) for key, word in label_choices(PHONE)), ((FAX, ""), _("Fax"))]


def mail_choices() -> list[tuple[Labelled, str]]:
    """What a mail address can be."""
    return [((EMAIL, key), word) for key, word in label_choices(EMAIL)]


def web_choices() -> list[tuple[Labelled, str]]:
    """What stands under web pages and profiles; the names of networks are their own."""
    networks = [((SOCIAL, name), name) for name in ("LinkedIn", "Facebook", "Instagram")]
    return [((WEB, ""), _("Web page")), *networks, ((SOCIAL, ""), _("Profile"))]


class PointRow(FormRow):
    """One number or address."""

    def __init__(self, choices: Sequence[tuple[Labelled, str]], names: tuple[str, str], stars: bool) -> None:
        super().__init__()
        value_name, remove_name = names
        self._point = PointForm(choices[0][0][0], "")
        self.label = ComboBox()
        self.label.setMinimumContentsLength(6)
        for key, word in choices:
            self.label.add_choice(word, key)
        self.value = LineEdit()
        self.value.setAccessibleName(value_name)
        self.star = IconButton("star", _("Preferred"), checkable=True, fill_when_checked=True)
        self.remove = IconButton("trash-2", remove_name)
        self.line.addWidget(unseen_label(_("Kind"), self.label, self))
        self.line.addWidget(self.label)
        self.line.addWidget(self.value, 1)
        self.line.addWidget(self.star)
        self.line.addWidget(self.remove)
        self.star.setVisible(stars)  # only now that it has a parent: it would be a window of its own
        self.set_main(self.value)
        self.value.textChanged.connect(self._on_text)
        self.remove.clicked.connect(self.removed)
        theme.current().follow(self._follow_theme)

    def _follow_theme(self) -> None:
        width = theme.current().px(LABEL_WIDTH)
        self.label.setFixedWidth(width)
        self.indent_words(width + Space.S)

    def _on_text(self) -> None:
        self.set_error("")
        self.changed.emit()

    def show_point(self, point: PointForm) -> None:
        """Shows this one; a label of the user's own becomes a choice."""
        self._point = point
        key = (point.kind, point.label)
        if all(self.label.itemData(place) != key for place in range(self.label.count())):
            self.label.add_choice(label_words(*key), key)
        self._choose(key)
        self.value.setText(point.value)
        self.star.setChecked(point.preferred)

    def point(self) -> PointForm:
        """What is in the row."""
        kind, label = self.label.itemData(self.label.currentIndex())
        return replace(
            self._point, kind=kind, label=label, value=self.value.text(), preferred=self.star.isChecked()
        )

    def _choose(self, key: Labelled) -> None:
        for place in range(self.label.count()):
            if tuple(self.label.itemData(place)) == key:
                self.label.setCurrentIndex(place)


class PointsEditor(FormRows[PointRow]):
    """All of one sort; at most one is the preferred one."""

    def __init__(
        self,
        heading: str,
        add_words: str,
        choices: Sequence[tuple[Labelled, str]],
        names: tuple[str, str],
        *,
        stars: bool = True,
    ) -> None:
        super().__init__(heading, add_words, self._new_row)
        self._choices, self._names, self._stars = choices, names, stars

    def _new_row(self) -> PointRow:
        row = PointRow(self._choices, self._names, self._stars)
        unused = [place for place, (key, _word) in enumerate(self._choices) if key not in self._used()]
        row.label.setCurrentIndex(unused[0] if unused else 0)
        row.star.toggled.connect(lambda on: self._only(row) if on else None)
        return row

    def _used(self) -> set[Labelled]:
        return {(point.kind, point.label) for point in self.points()}

    def _only(self, chosen: PointRow) -> None:
        for row in self.rows:
            if row is not chosen:
                row.star.setChecked(False)
        self.changed.emit()

    def show_points(self, points: Sequence[PointForm]) -> None:
        """Shows these, or one empty row."""
        self.clear_rows()
        for point in points:
            self.add_row().show_point(point)
        if not points:
            self.add_row()

    def points(self) -> list[PointForm]:
        """What is in the rows, the empty ones too, in their order."""
        return [row.point() for row in self.rows]

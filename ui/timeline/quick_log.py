"""The quick log: who, what kind, a few words, Enter. What was promised in them becomes a follow-up at once."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import InvalidField
from app.i18n import LANGUAGES, _, language
from app.timeline.entries import EntryForm
from app.timeline.kinds import NOTE, OUT, PURCHASE
from app.timeline.quick_words import Found, follow_up_in
from ui.shell.desk import Desk, QuickLogRequest
from ui.shell.palette import Ink
from ui.shell.type_scale import Role
from ui.timeline.amount import home_currency
from ui.timeline.detail_chips import DetailChips
from ui.timeline.draft_line import DraftLine
from ui.timeline.drafts import Draft, Drafts
from ui.timeline.entry_fields import WHEN, Details, EntryFields
from ui.timeline.follow_up_card import FollowUpCard
from ui.timeline.kind_looks import LogKind, log_kinds
from ui.timeline.kind_tiles import KindTiles
from ui.timeline.top_dialog import ENTER, TopDialog
from ui.timeline.who import Who
from ui.widgets.button import Button, Kind
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import TextEdit
from ui.widgets.key_hint import KeyHint
from ui.widgets.label import Label
from ui.widgets.note import ErrorLine


class QuickLogDialog(TopDialog):
    """Writes down what happened. Enter saves, Shift+Enter begins a line, Esc keeps what was typed as a draft."""

    def __init__(self, desk: Desk, parent: QWidget | None, request: QuickLogRequest) -> None:
        super().__init__(_("Log what happened"), parent)
        self._desk = desk
        self._drafts = Drafts.of(parent.window() if parent is not None else None)
        self._saving = self._save_when_known = False
        self._declined = ""
        self._restored: tuple[int, ...] | None = None
        self.setObjectName("quick-log")
        self.who = Who(desk)
        self.tiles = KindTiles(log_kinds())
        self.text = TextEdit(lines=4)
        self.text.setObjectName("quick-log-text")
        self.text.setAccessibleName(_("What happened"))
        self.text.setPlaceholderText(_("What happened, and what was promised"))
        self.text_error = ErrorLine(self.text)
        self.follow_up = FollowUpCard(desk.clock.today())
        self.fields = EntryFields(self._now, _("What was bought"))
        self.chips = DetailChips(self.fields, self._now)
        self.draft_line = DraftLine()
        self.trouble = ErrorLine()
        self.save = Button(_("Save"), Kind.PRIMARY, key="Enter")
        self.save.setObjectName("save")
        self.head.addWidget(self.who)
        for widget in (
            self.draft_line,
            self.tiles,
            self.text,
            self.text_error,
            self.follow_up,
            self.chips,
            self.fields,
            self.trouble,
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.foot.addWidget(self._make_hints(), 1, Qt.AlignmentFlag.AlignVCenter)
        self.foot.addWidget(self.save, 0, Qt.AlignmentFlag.AlignVCenter)
        self._connect()
        self._start(request)

    def _make_hints(self) -> QWidget:
        hints = QWidget()
        flow = FlowLayout(hints, spacing=6)
        for key, words in (
            ("Enter", _("saves")),
            ("Shift+Enter", _("new line")),
            ("Esc", _("keeps as draft")),
            (_("Alt+letter"), _("kind")),
        ):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 6, 0)
            row.setSpacing(6)
            row.addWidget(KeyHint(key))
            row.addWidget(Label(words, Role.CAPTION, Ink.TEXT2))
            flow.addWidget(pair)
        return hints

    def _connect(self) -> None:
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._on_text)
        self.who.changed.connect(self._on_who)
        self.who.settled.connect(self._on_settled)
        self.tiles.chosen.connect(self._on_kind)
        self.chips.follow_up_wanted.connect(self.follow_up.add)
        self.follow_up.changed.connect(self._on_follow_up)
        self.follow_up.dropped.connect(self._on_declined)
        self.draft_line.continued.connect(self._continue)
        self.draft_line.discarded.connect(self._start_afresh)
        self.save.clicked.connect(self.submit)
        for keys, call in (
            ("Alt+F", self.follow_up.add),
            ("Alt+T", lambda: self.chips.open_group(WHEN)),
            ("Ctrl+Return", self.submit),
            ("Ctrl+Enter", self.submit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(call)

    def _start(self, request: QuickLogRequest) -> None:
        office = self._desk.office
        self._desk.tasks.read(
            lambda: home_currency(office.settings.read().country), self.fields.set_currency, owner=self.fields
        )
        draft = self._drafts.with_customers(tuple(request.customer_ids))
        if draft is not None and not request.text:
            self._restore(draft)
            self.draft_line.show_restored()
        else:
            self.who.load(request.customer_ids)
            self.text.setPlainText(request.text)
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)
            draft = self._drafts.latest()
            if draft is not None:
                self.draft_line.offer([row.name for row in draft.people], draft.text)
        self.tiles.choose(request.kind)
        self.chips.set_kind(self.tiles.kind.kind)
        (self.text if self.who.ids or self.who.is_waiting else self.who.search).setFocus()

    # What is typed

    def _now(self) -> datetime:
        return self._desk.clock.now().astimezone(self._desk.clock.zone)

    def _today(self) -> date:
        return self._desk.clock.today()

    def _on_text(self) -> None:
        self.text_error.set_error("")
        if self.follow_up.is_own:
            return
        found = self._found()
        if found is not None:
            self.follow_up.offer(found)
        elif self.follow_up.is_there:
            self.follow_up.drop()

    def _found(self) -> Found | None:
        """What the text promises, in the language spoken or in another of ours: notes are not always in it."""
        text, today = self.text.text(), self._today()
        for spoken in (language(), *(other for other in LANGUAGES if other != language())):
            found = follow_up_in(text, today, spoken)
            if found is not None:
                return None if found.words == self._declined else found
        return None

    def _on_declined(self) -> None:
        found = self._found()
        self._declined = found.words if found is not None else ""
        self.text.setFocus()

    def _on_follow_up(self) -> None:
        self.chips.follow_up.setVisible(not self.follow_up.is_there)

    def _on_who(self) -> None:
        self.who.set_error("")
        people = self.who.people
        self.follow_up.set_name(people[0].name if people else "")

    def _on_settled(self) -> None:
        if self.who.is_waiting or self.who.ids:
            self.text.setFocus()
        if self._save_when_known and not self.who.is_waiting:
            self._save_when_known = False
            if self.who.ids:
                self.submit()

    def _on_kind(self, kind: LogKind) -> None:
        self.chips.set_kind(kind.kind)
        if self.who.ids or self.who.is_waiting:
            self.text.setFocus()

    # Saving

    def submit(self) -> None:
        """Saves once, however often Enter is pressed; what is wrong is said at its field."""
        if self._saving:
            return
        if self.who.is_waiting:
            self._save_when_known = True
            return
        self.trouble.set_error("")
        self.fields.clear_errors()
        try:
            form = self._form().checked(self._today())
        except InvalidField as error:
            self._show_error(error)
            return
        try:
            follow_up = self.follow_up.form(form.participants[0])
        except InvalidField:
            return  # the card has said it at its own field
        self._saving = True
        self.save.setEnabled(False)
        office = self._desk.office

        def work() -> int:
            return office.timeline.log(form, follow_up)

        self._desk.tasks.write(work, self._saved, failed=self._failed, owner=self)

    def _form(self) -> EntryForm:
        kind, details, text = self.tiles.kind, self.fields.details(), self.text.text()
        said = (text.strip(), details.title.strip(), details.amount)
        if kind.kind == NOTE and not text.strip():
            raise InvalidField("text", _("A note says something."), _("Type a few words."))
        if kind.kind == PURCHASE and not any(part not in ("", None) for part in said):
            raise InvalidField("title", _("A purchase says what was bought."), _("Type it, or the amount."))
        day, at = self._moment(details)
        return EntryForm(
            kind=kind.kind,
            participants=self.who.ids,
            day=day,
            time=at,
            direction=details.direction or OUT,
            outcome=kind.outcome,
            area=details.area,
            minutes=details.minutes,
            title=details.title if kind.kind == PURCHASE else "",
            text=text,
            place=details.place,
            reason=details.reason,
            amount=details.amount,
            currency=details.currency,
        )

    def _moment(self, details: Details) -> tuple[date, time | None]:
        if details.day is None:
            now = self._now()
            return now.date(), now.time().replace(second=0, microsecond=0)
        return details.day, details.time

    def _saved(self, _entry_id: int) -> None:
        self._drafts.forget(self.who.ids)
        if self._restored is not None:
            self._drafts.forget(self._restored)
        self._saving = False
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._saving = False
        self.save.setEnabled(True)
        if isinstance(error, InvalidField):
            self._show_error(error)
            return
        self.trouble.set_error(str(error))
        self._desk.warn(error)

    def _show_error(self, error: InvalidField) -> None:
        sentence = str(error)
        if error.field == "participants":
            self.who.edit()
            self.who.set_error(sentence)
        elif error.field == "text":
            self.text_error.set_error(sentence)
            self.text.setFocus()
        elif group := self.fields.group_of(error.field):
            self.chips.open_group(group)
            self.fields.field(error.field).set_error(sentence)
        else:
            self.fields.field(error.field).set_error(sentence)
            self.fields.field(error.field).input.setFocus()

    # Drafts

    def _draft(self) -> Draft:
        return Draft(
            tuple(self.who.people),
            self.tiles.kind.key,
            self.text.text(),
            self.fields.state(),
            self.follow_up.state() if self.follow_up.is_own else None,
            self._declined,
        )

    def _has_content(self) -> bool:
        fields = self.fields
        typed = (self.text.text(), fields.title.text(), fields.amount.text(), fields.place.text())
        return any(part.strip() for part in (*typed, fields.reason.text())) or self.follow_up.is_own

    def _restore(self, draft: Draft) -> None:
        self._restored = draft.ids
        self._declined = draft.declined
        self.tiles.choose(draft.kind)
        self._on_kind(self.tiles.kind)
        self.fields.restore(draft.fields)
        self.follow_up.restore(draft.follow_up)
        self.text.setPlainText(draft.text)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.who.set_people(draft.people)
        self.chips.refresh()

    def _continue(self) -> None:
        draft = self._drafts.latest()
        if draft is None:
            return
        if self._has_content():
            self._drafts.keep(self._draft())
        self._restore(draft)
        self.draft_line.show_restored()
        self.text.setFocus()

    def _start_afresh(self) -> None:
        if self._restored is not None:
            self._drafts.forget(self._restored)
        cursor = self.text.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.removeSelectedText()  # Ctrl+Z brings it back
        self.draft_line.hide()
        self.text.setFocus()

    # Qt

    def reject(self) -> None:
        if self._saving:
            return
        if self._has_content():
            self._drafts.keep(self._draft())
        super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in ENTER and not held:
                self.submit()
                return True
            if event.key() in ENTER and held == Qt.KeyboardModifier.ShiftModifier:
                self.text.insertPlainText("\n")
                return True
        return super().eventFilter(watched, event)

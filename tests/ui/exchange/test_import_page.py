"""Bringing contacts in through the page: real files, real threads, a real office."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.customers.form import CustomerForm
from app.customers.listing import ListQuery
from ui.exchange.import_page import ImportPage
from ui.exchange.import_run import FileRow, Rows
from ui.exchange.rows_model import ROW_ROLE
from ui.shell.desk import Desk

PATIENCE = 20_000
CONTACTS = Path(__file__).parents[2] / "data" / "contacts"

Preview = Callable[[Path], ImportPage]
Do = Callable[[Callable[[], Any]], Any]


def counts(page: ImportPage) -> tuple[str, ...]:
    return tuple(page.preview_step.cards[which].count() for which in Rows)


def shown(page: ImportPage, qtbot: QtBot) -> list[FileRow]:
    """The rows of the list, once they are there."""
    model = page.preview_step.table.model

    def rows() -> list[FileRow | None]:
        return [model.index(number).data(ROW_ROLE) for number in range(model.rowCount())]

    qtbot.waitUntil(lambda: None not in rows(), timeout=PATIENCE)
    return [row for row in rows() if row is not None]


def names(desk: Desk, on_reader: Do) -> list[str]:
    customers = desk.office.customers
    return on_reader(lambda: [row.name for row in customers.page(ListQuery(), 1000)])


def leftovers(desk: Desk) -> list[Path]:
    """What lies beside the office that only an import under way may have there."""
    return list(desk.office.paths.staging.glob("*"))


@pytest.mark.parametrize(
    ("file", "numbers", "source", "customers"),
    [
        # All, new, update, same, doubtful, wrong; then the number of customers afterwards, firms among them.
        ("google-new.csv", ("7", "6", "0", "0", "1", "1"), "Google Contacts (CSV)", 7),
        ("google-old.csv", ("4", "4", "0", "0", "0", "0"), "Google Contacts (CSV)", 5),
        ("apple.vcf", ("2", "2", "0", "0", "0", "0"), "vCard", 3),
        ("version4.vcf", ("3", "2", "0", "0", "0", "1"), "vCard", 3),
    ],
)
def test_a_file_goes_through_the_preview_into_the_list(
    file: str,
    numbers: tuple[str, ...],
    source: str,
    customers: int,
    imported: Preview,
    previewed: Preview,
    desk: Desk,
    on_reader: Do,
) -> None:
    page = previewed(CONTACTS / file)
    assert counts(page)[0] == numbers[0]
    assert (counts(page)[:4], counts(page)[5]) == (numbers[:4], numbers[5])
    assert page.about.text().startswith(f"{file} · {source}")
    assert page.about.text().endswith("UTF-8")
    assert names(desk, on_reader) == []
    imported(CONTACTS / file)
    assert len(names(desk, on_reader)) == customers
    assert page.done_step.title.text() == f"{numbers[1]} customers imported"
    assert leftovers(desk) == []


def test_rows_of_a_card_are_listed_with_their_reason(previewed: Preview, qtbot: QtBot) -> None:
    page = previewed(CONTACTS / "google-new.csv")
    assert len(shown(page, qtbot)) == 7
    page.preview_step.cards[Rows.REFUSED].click()
    (row,) = shown(page, qtbot)
    assert (row.line, row.fate) == (11, "refused")
    assert row.why == "There is no name, firm, e-mail address or phone number."
    index = page.preview_step.table.model.index(0)
    assert "Line 11" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Leave out" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_doubtful_rows_can_be_looked_at_alone(previewed: Preview, qtbot: QtBot) -> None:
    page = previewed(CONTACTS / "google-new.csv")
    page.preview_step.cards[Rows.DOUBTFUL].click()
    rows = shown(page, qtbot)
    assert rows
    assert str(len(rows)) == page.preview_step.cards[Rows.DOUBTFUL].count()
    assert all(row.is_doubtful for row in rows)


def test_a_second_time_everything_is_the_same(
    imported: Preview, previewed: Preview, desk: Desk, on_reader: Do
) -> None:
    imported(CONTACTS / "google-new.csv")
    before = names(desk, on_reader)
    page = previewed(CONTACTS / "google-new.csv")
    assert counts(page)[1:4] == ("0", "0", "6")
    assert not page.footer.primary.isVisible()
    assert "known already" in page.footer.note.text()
    page.apply()  # by the key, in vain
    assert page.step() == 1
    assert names(desk, on_reader) == before


def test_an_import_is_taken_back_as_one_step(
    imported: Preview, desk: Desk, on_reader: Do, on_writer: Do, qtbot: QtBot
) -> None:
    on_writer(lambda: desk.office.customers.add(CustomerForm(name="Was here before")))
    page = imported(CONTACTS / "google-new.csv")
    assert len(names(desk, on_reader)) == 8
    page.done_step.undo_button.click()
    qtbot.waitUntil(lambda: not page.done_step.undo_button.isVisible(), timeout=PATIENCE)
    assert page.done_step.title.text() == "The import was taken back"
    assert names(desk, on_reader) == ["Was here before"]


def test_an_import_that_was_undone_elsewhere_is_not_told_as_done(
    imported: Preview, desk: Desk, on_reader: Do, on_writer: Do, qtbot: QtBot
) -> None:
    page = imported(CONTACTS / "google-new.csv")
    on_writer(desk.office.history.undo)
    qtbot.waitUntil(lambda: page.done_step.title.text() == "The import was taken back", timeout=PATIENCE)
    assert not page.done_step.undo_button.isVisible()


def test_undo_of_the_import_takes_nothing_else_back(
    imported: Preview, desk: Desk, on_reader: Do, on_writer: Do, qtbot: QtBot
) -> None:
    page = imported(CONTACTS / "google-old.csv")
    on_writer(lambda: desk.office.customers.add(CustomerForm(name="Came later")))
    with qtbot.waitSignal(desk.said, timeout=PATIENCE) as said:
        page.done_step.undo_button.click()
    assert said.args[0].sentence.startswith("Something else was done since this import.")
    assert page.done_step.undo_button.isEnabled()
    assert "Came later" in names(desk, on_reader)
    assert len(names(desk, on_reader)) == 6


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "is a picture"),
        ("empty.csv", b"", "is empty"),
        ("only-a-mark.csv", b"\xef\xbb\xbf\r\n", "is empty"),
        ("login.csv", b"<!DOCTYPE html><html><body>Sign in</body></html>", "is a web page"),
        ("other.csv", b"Vorgang;Betrag\r\n1;2\r\n", "headings"),
        ("book.xlsx", b"PK\x03\x04" + bytes(100), "is an Excel workbook"),
        ("binary.vcf", bytes(range(256)) * 20, "is not a text file"),
        ("folder", None, "is a folder"),
        ("gone.csv", ..., "is not there any more"),
        ("<img src=x>.csv", b"", "is empty"),
    ],
)
def test_a_file_that_is_of_no_use_is_refused_with_a_sentence(
    name: str, content: Any, words: str, page: ImportPage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / name
    if content is None:
        path.mkdir()
    elif content is not ...:
        path.write_bytes(content)
    page.begin(path)
    trouble = page.file_step.trouble
    qtbot.waitUntil(trouble.isVisible, timeout=PATIENCE)
    assert words in trouble.sentence()
    assert name in trouble.sentence()
    assert trouble.button.text() == "Choose another file…"
    assert page.step() == 0
    assert leftovers(desk) == []


def test_after_a_bad_file_a_good_one_goes_in(
    page: ImportPage, previewed: Preview, tmp_path: Path, qtbot: QtBot
) -> None:
    page.begin(tmp_path / "gone.csv")
    qtbot.waitUntil(page.file_step.trouble.isVisible, timeout=PATIENCE)
    previewed(CONTACTS / "google-old.csv")
    assert counts(page)[0] == "4"


def test_cancel_while_a_large_file_is_read_leaves_nothing(
    page: ImportPage,
    google_csv: Callable[[int], Path],
    desk: Desk,
    on_reader: Do,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    path = google_csv(40_000)
    page.begin(path)
    cancel = page.footer.progress.cancel
    qtbot.waitUntil(lambda: cancel.isVisible() and page.footer.progress.bar.value() > 0, timeout=PATIENCE)
    assert len(leftovers(desk)) == 1
    cancel.click()
    assert page.file_step.drop_area.button.isVisible()  # at once
    qtbot.waitUntil(desk.tasks.is_idle, timeout=1000)
    assert leftovers(desk) == []
    assert names(desk, on_reader) == []
    assert page.step() == 0


def test_cancel_while_a_large_file_is_written_leaves_no_row(
    previewed: Preview,
    google_csv: Callable[[int], Path],
    desk: Desk,
    on_reader: Do,
    qtbot: QtBot,
) -> None:
    page = previewed(google_csv(8_000))
    page.apply()
    qtbot.waitUntil(lambda: page.footer.progress.bar.value() > 0, timeout=PATIENCE)
    with qtbot.waitSignal(desk.said, timeout=PATIENCE) as said:
        page.footer.progress.cancel.click()
    assert said.args[0].sentence == "The import was stopped. Nothing was written."
    assert page.step() == 0
    assert page.leave.isEnabled()
    assert names(desk, on_reader) == []
    assert leftovers(desk) == []


def test_leaving_the_page_while_it_writes_lets_it_finish(
    previewed: Preview, google_csv: Callable[[int], Path], desk: Desk, on_reader: Do, qtbot: QtBot
) -> None:
    page = previewed(google_csv(1_500))
    page.apply()
    page.hide()
    page.begin(CONTACTS / "apple.vcf")  # has to wait
    qtbot.waitUntil(lambda: page.step() == 2, timeout=60_000)
    assert on_reader(desk.office.customers.count) == 1_550
    assert leftovers(desk) == []


def test_a_full_disk_keeps_the_preview(
    previewed: Preview,
    google_csv: Callable[[int], Path],
    desk: Desk,
    on_reader: Do,
    on_writer: Do,
    qtbot: QtBot,
) -> None:
    page = previewed(google_csv(2_000))
    on_writer(lambda: desk.office._database.execute_sql("PRAGMA max_page_count = 1"))  # grows no more
    with qtbot.waitSignal(desk.said, timeout=PATIENCE) as said:
        page.footer.primary.click()
    assert "disk" in said.args[0].sentence
    assert page.step() == 1
    assert names(desk, on_reader) == []
    model = page.preview_step.table.model
    qtbot.waitUntil(lambda: model.row(0) is not None, timeout=PATIENCE)
    on_writer(lambda: desk.office._database.execute_sql("PRAGMA max_page_count = 1000000"))
    page.footer.primary.click()
    qtbot.waitUntil(lambda: page.step() == 2, timeout=PATIENCE)
    assert on_reader(desk.office.customers.count) == 2_050


@pytest.mark.parametrize("leave", ["hide", "escape", "back", "cancel button", "other file"])
def test_leaving_the_preview_throws_it_away(leave: str, previewed: Preview, desk: Desk, qtbot: QtBot) -> None:
    page = previewed(CONTACTS / "google-new.csv")
    shown(page, qtbot)
    assert len(leftovers(desk)) == 1
    finished: list[bool] = []
    page.finished.connect(lambda: finished.append(True))
    if leave == "hide":
        page.hide()
    elif leave == "escape":
        qtbot.keyClick(page.footer.primary, Qt.Key.Key_Escape)
    elif leave == "back":
        qtbot.keyClick(page.footer.primary, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    elif leave == "cancel button":
        page.leave.click()
    else:
        page.begin(None)
    qtbot.waitUntil(lambda: page.step() == 0, timeout=PATIENCE)
    assert leftovers(desk) == []
    assert bool(finished) == (leave in ("escape", "cancel button"))


def test_quitting_while_the_preview_is_open_leaves_nothing(
    previewed: Preview, desk: Desk, qtbot: QtBot, qapp: Any
) -> None:
    previewed(CONTACTS / "google-new.csv")
    qapp.aboutToQuit.emit()
    assert leftovers(desk) == []


def test_a_customer_changed_meanwhile_makes_the_preview_anew(
    previewed: Preview, desk: Desk, on_writer: Do, qtbot: QtBot
) -> None:
    page = previewed(CONTACTS / "google-old.csv")
    assert counts(page)[1:4] == ("4", "0", "0")
    name = shown(page, qtbot)[0].name
    on_writer(lambda: desk.office.customers.add(CustomerForm(name=name)))
    qtbot.waitUntil(lambda: counts(page)[1:4] == ("3", "1", "0"), timeout=PATIENCE)
    assert page.step() == 1


def test_a_file_is_chosen_in_the_dialog_or_dropped(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.file_step.drop_area.button, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(QFileDialog, "import_file_dialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(CONTACTS / "apple.vcf"))
    dialog.reject()
    qtbot.waitUntil(lambda: page.step() == 1, timeout=PATIENCE)
    page.begin(None)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(CONTACTS / "android.vcf"))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.file_step.drop_area.dropEvent(drop)
    qtbot.waitUntil(lambda: page.step() == 1, timeout=PATIENCE)
    assert page.about.text().startswith("android.vcf")


def test_the_whole_way_by_keyboard(previewed: Preview, desk: Desk, qtbot: QtBot) -> None:
    page = previewed(CONTACTS / "apple.vcf")
    assert page.footer.primary.hasFocus()
    qtbot.keyClick(page.footer.primary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.step() == 2, timeout=PATIENCE)
    assert page.done_step.show_button.hasFocus()
    with qtbot.waitSignal(desk.page_wanted) as wanted, qtbot.waitSignal(page.finished):
        qtbot.keyClick(page.done_step.show_button, Qt.Key.Key_Return)
    assert wanted.args == ["customers"]


def test_a_name_of_markup_is_shown_as_it_stands(previewed: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    source = tmp_path / "<b>a & b.csv"
    name = "<img src=x>"
    source.write_text(
        f"First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value\n{name},,Work,not <b>an</b> address\n",
        encoding="utf-8",
    )
    page = previewed(source)
    (row,) = shown(page, qtbot)
    assert row.name == name
    tip = page.preview_step.table.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
    assert "&lt;b&gt;" in tip
    assert page.about.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("points", [10.0, 13.0])
@pytest.mark.parametrize("size", [(664, 520), (844, 640), (1200, 800)])
def test_the_page_is_never_wider_or_higher_than_its_place(
    points: float, size: tuple[int, int], previewed: Preview, imported: Preview
) -> None:
    from ui.shell import theme

    theme.current().set_text_points(points)
    try:
        page = previewed(CONTACTS / "google-new.csv")
        page.resize(*size)
        assert page.minimumSizeHint().width() <= size[0]
        assert page.minimumSizeHint().height() <= size[1]
        imported(CONTACTS / "google-new.csv")
        assert page.minimumSizeHint().width() <= size[0]
    finally:
        theme.current().set_text_points(None)


def test_every_control_has_a_name(imported: Preview, previewed: Preview) -> None:
    for show in (previewed, imported):
        page = show(CONTACTS / "google-new.csv")
        stops = [
            widget
            for widget in page.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        ]
        assert len(stops) >= 4
        assert [w for w in stops if not (w.accessibleName() or getattr(w, "text", lambda: "")())] == []

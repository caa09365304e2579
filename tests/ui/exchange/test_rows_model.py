"""The list of an import's rows: pages on demand, never all of them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.exchange.import_run import FileRow
from ui.exchange.rows_model import AT_ONCE, KEPT_PAGES, PAGE, RowsModel
from ui.shell.desk import Desk

PATIENCE = 20_000


class Source:
    """Rows of a file that remembers which were asked for."""

    def __init__(self, word: str = "Row") -> None:
        self.word = word
        self.asked: list[int] = []

    def fetch(self, offset: int, limit: int) -> list[FileRow]:
        self.asked.append(offset // PAGE)
        return [FileRow(n + 2, "new", f"{self.word} {n}", "", "") for n in range(offset, offset + limit)]


def test_only_what_is_looked_at_is_read(desk: Desk, qtbot: QtBot) -> None:
    model, source = RowsModel(desk.tasks), Source()
    model.show(source.fetch, 1_000_000)
    assert model.rowCount() == 1_000_000
    assert model.row(500_000) is None
    with qtbot.waitSignal(model.dataChanged, timeout=PATIENCE):
        pass
    qtbot.waitUntil(lambda: model.row(500_000) is not None, timeout=PATIENCE)
    row = model.row(500_000)
    assert row is not None
    assert (row.name, row.line) == ("Row 500000", 500_002)
    assert set(source.asked) == {0, 5000}


def test_what_was_only_scrolled_past_is_not_read(desk: Desk, qtbot: QtBot) -> None:
    model, source = RowsModel(desk.tasks), Source()
    model.show(source.fetch, 100_000)
    for number in range(0, 100_000, PAGE):
        model.row(number)
    qtbot.waitUntil(desk.tasks.is_idle, timeout=PATIENCE)
    qtbot.waitUntil(lambda: model.row(99_999) is not None, timeout=PATIENCE)
    assert len(source.asked) <= AT_ONCE + 1


def test_only_a_few_pages_are_kept(desk: Desk, qtbot: QtBot) -> None:
    model, source = RowsModel(desk.tasks), Source()
    model.show(source.fetch, 100_000)
    for page in range(KEPT_PAGES + 5):
        qtbot.waitUntil(lambda page=page: model.row(page * PAGE) is not None, timeout=PATIENCE)
    assert len(model._pages) == KEPT_PAGES
    assert model.row(0) is None  # read again when it is looked at again
    qtbot.waitUntil(lambda: model.row(0) is not None, timeout=PATIENCE)


def test_an_answer_for_other_rows_is_not_shown(desk: Desk, qtbot: QtBot) -> None:
    model, old, new = RowsModel(desk.tasks), Source("Old"), Source("New")
    model.show(old.fetch, 500)
    model._ask()  # under way when the other card is chosen
    model.show(new.fetch, 300)
    qtbot.waitUntil(lambda: model.row(0) is not None, timeout=PATIENCE)
    row = model.row(0)
    assert row is not None
    assert row.name == "New 0"
    assert model.rowCount() == 300


def test_no_rows_are_no_rows(desk: Desk) -> None:
    model = RowsModel(desk.tasks)
    model.show(Source().fetch, 5)
    model.show(None, 5)
    assert model.rowCount() == 0

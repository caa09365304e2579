"""The list of customers over a real office: what it shows, finds, keeps chosen, and does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.customers.form import CustomerForm
from ui.customers.customer_words import days_words, state_word
from ui.customers.list_delegate import SIGNS
from ui.customers.list_model import ROW_ROLE, ShownRow
from ui.customers.list_pane import CustomerListPane
from ui.shell.desk import Desk, EditRequest
from ui.widgets.chip import Chip
from ui.widgets.signs import Sign

Settled = Callable[[], None]
Write = Callable[[Callable[[], Any]], Any]
_MARKS = {Sign.NONE: " ", Sign.OVERDUE: "●", Sign.SOON: "○", Sign.ROUND_DAY: "◆"}


@pytest.fixture
def pane(list_pane: CustomerListPane) -> CustomerListPane:
    return list_pane


def picture(pane: CustomerListPane) -> list[str]:
    """The rows as they are painted, in letters: chosen or not, form, name, second line, sign, days or state."""
    found = []
    for row in range(pane.model.rowCount()):
        index = pane.model.index(row)
        shown: ShownRow | None = index.data(ROW_ROLE)
        mark = ">" if pane.list.selectionModel().isSelected(index) else " "
        if shown is None:
            found.append(f"{mark}…")
            continue
        one = shown.row
        right = state_word(one.state) or days_words(one.silent_days)
        sign = _MARKS[SIGNS.get(shown.sign, Sign.NONE)]
        form = f"[{one.initials}]" if one.is_firm else f"({one.initials})"
        found.append(f"{mark}{form} {one.name} / {one.second_line} {sign}{right}".rstrip())
    return found


def names(pane: CustomerListPane) -> list[str]:
    return [pane.model.index(row).data(ROW_ROLE).row.name for row in range(pane.model.rowCount())]


def action(pane: CustomerListPane, name: str) -> QAction:
    return next(one for one in pane.actions() if one.objectName() == name)


def test_the_list_in_order_of_names(pane: CustomerListPane) -> None:
    assert picture(pane) == [
        " (AM) Anders Moe / Moe Rør AS · Bergen ●94 d",
        " [GM] Groß Möbelwerk GmbH /",
        " (IH) Inger & Knut Haugen / Oslo  66 d",
        " (JG) Jürgen Groß / Groß Möbelwerk GmbH · Flensburg  71 d",
        " (KØ) Kirsten Østergaard / Østergaard Arkitekter ApS · Aarhus  12 d",
        " [MR] Moe Rør AS /",
        " [ØA] Østergaard Arkitekter ApS /",
        " (SÅ) Søren Åkjær / Randers",
    ]
    assert pane.count.text() == "8"


def test_longest_silent_first_is_remembered(pane: CustomerListPane, desk: Desk, settled: Settled) -> None:
    pane.filters.set_order("silence")
    settled()
    assert names(pane)[:4] == ["Anders Moe", "Jürgen Groß", "Inger & Knut Haugen", "Kirsten Østergaard"]
    again = CustomerListPane(desk)
    settled()
    assert again.model.query.order == "silence"
    again.deleteLater()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("oestergaard", ["Kirsten Østergaard", "Østergaard Arkitekter ApS"]),
        ("gross", ["Groß Möbelwerk GmbH", "Jürgen Groß"]),
        (
            "20550147",
            ["Anders Moe", "Inger & Knut Haugen", "Jürgen Groß", "Kirsten Østergaard", "Søren Åkjær"],
        ),
        ("<b>zzz</b>", []),
        ("%", 8),
    ],
)
def test_typing_finds_at_once(
    pane: CustomerListPane, qtbot: QtBot, settled: Settled, typed: str, found: Any
) -> None:
    qtbot.keyClicks(pane.search, typed)
    settled()
    assert (len(names(pane)) if isinstance(found, int) else names(pane)) == found


def test_an_answer_that_is_out_of_date_is_never_shown(
    pane: CustomerListPane, qtbot: QtBot, settled: Settled
) -> None:
    shown: list[list[str]] = []
    pane.model.shown.connect(lambda: shown.append(names(pane)))
    pane.search.setText("gross")
    pane.search.setText("haugen")
    settled()
    assert shown == [["Inger & Knut Haugen"]]


def test_several_tags_together_leave_those_who_have_all(
    pane: CustomerListPane, qtbot: QtBot, settled: Settled
) -> None:
    for tag in ("Regular", "Plumber"):
        chip = next(chip for chip in pane.filters.chips.findChildren(Chip) if chip.text() == tag)
        chip.click()
    settled()
    assert names(pane) == ["Søren Åkjær"]
    pane.filters.clear()
    settled()
    assert len(names(pane)) == 8


def test_the_archive_is_a_filter_and_says_so_in_words(
    pane: CustomerListPane, desk: Desk, people: dict[str, int], on_writer: Write, settled: Settled
) -> None:
    on_writer(lambda: desk.office.customers.archive([people["Anders Moe"]]))
    settled()
    assert "Anders Moe" not in names(pane)
    next(chip for chip in pane.filters.chips.findChildren(Chip) if chip.text() == "Archived").click()
    settled()
    assert picture(pane) == [" (AM) Anders Moe / Moe Rør AS · Bergen  archived"]
    assert (
        action(pane, "customers-archive").text() == "Take out of the archive" or pane.list.chosen_count() == 0
    )


def test_a_row_is_one_sentence_for_a_screen_reader(pane: CustomerListPane) -> None:
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    said = [pane.model.data(pane.model.index(row), role) for row in (0, 1, 7)]
    assert said == [
        "Anders Moe, Moe Rør AS, Bergen, 94 days since contact, overdue",
        "Groß Möbelwerk GmbH",
        "Søren Åkjær, Randers",
    ]


def test_choosing_tells_whom_and_telling_again_needs_another(
    pane: CustomerListPane, people: dict[str, int], qtbot: QtBot, settled: Settled
) -> None:
    told: list[int] = []
    pane.customer_chosen.connect(told.append)
    pane.select(people["Jürgen Groß"])
    settled()
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    qtbot.keyClick(pane.list, Qt.Key.Key_Up)
    assert told == [people["Jürgen Groß"], people["Kirsten Østergaard"], people["Jürgen Groß"]]


def test_selecting_somebody_whom_a_search_hides_takes_the_search_away(
    pane: CustomerListPane, people: dict[str, int], settled: Settled
) -> None:
    pane.search.setText("moe")
    settled()
    pane.select(people["Søren Åkjær"])
    settled()
    assert pane.search.text() == ""
    assert pane.list.chosen_ids() == (people["Søren Åkjær"],)


def test_a_new_customer_can_be_selected_right_after_it_was_added(
    pane: CustomerListPane, desk: Desk, settled: Settled
) -> None:
    desk.tasks.write(lambda: desk.office.customers.add(CustomerForm("Bodil Bro")), pane.select, owner=pane)
    settled()
    assert names(pane)[1] == "Bodil Bro"
    assert pane.list.chosen_ids() == (pane.model.id_at(1),)


def test_deleting_chooses_the_next_and_undo_brings_back_without_moving_the_choice(
    pane: CustomerListPane,
    desk: Desk,
    people: dict[str, int],
    qtbot: QtBot,
    settled: Settled,
    on_writer: Write,
) -> None:
    pane.select(people["Inger & Knut Haugen"])
    settled()
    pane.list.setFocus()
    action(pane, "customers-delete").trigger()
    settled()
    assert "Inger & Knut Haugen" not in names(pane)
    assert pane.list.chosen_ids() == (people["Jürgen Groß"],)
    on_writer(desk.office.history.undo)
    settled()
    assert names(pane)[2:4] == ["Inger & Knut Haugen", "Jürgen Groß"]
    assert pane.list.chosen_ids() == (people["Jürgen Groß"],)


def test_a_new_name_moves_the_row_and_keeps_it_chosen(
    pane: CustomerListPane, desk: Desk, people: dict[str, int], settled: Settled, on_writer: Write
) -> None:
    chosen = people["Anders Moe"]
    pane.select(chosen)
    settled()

    def rename() -> None:
        card = desk.office.customers.card(chosen)
        desk.office.customers.change(chosen, card.version, CustomerForm("Zacharias Moe"))

    on_writer(rename)
    settled()
    assert "Zacharias Moe" in names(pane)
    assert pane.list.chosen_ids() == (chosen,)


def test_a_firms_new_name_is_read_in_the_rows_of_its_people(
    pane: CustomerListPane, desk: Desk, settled: Settled, on_writer: Write
) -> None:
    firm = pane.model.id_at(names(pane).index("Moe Rør AS"))

    def rename() -> None:
        card = desk.office.customers.card(firm)
        desk.office.customers.change(firm, card.version, CustomerForm("Moe og Rør AS", kind="firm"))

    on_writer(rename)
    settled()
    picture(pane)  # asking for the rows is what painting does
    settled()
    assert picture(pane)[0] == " (AM) Anders Moe / Moe og Rør AS · Bergen ●94 d"


def test_a_list_that_changed_everywhere_keeps_who_was_chosen(
    pane: CustomerListPane, desk: Desk, people: dict[str, int], settled: Settled, on_writer: Write
) -> None:
    pane.select(people["Jürgen Groß"])
    settled()
    on_writer(lambda: desk.office.settings.change(sort_family_first=True))
    settled()
    assert names(pane)[-1] != "Østergaard Arkitekter ApS" or names(pane)[0] != "Anders Moe"
    assert pane.list.chosen_ids() == (people["Jürgen Groß"],)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("k", "Kirsten Østergaard"), ("inger &", "Inger & Knut Haugen"), ("ø", "Østergaard Arkitekter ApS")],
)
def test_typing_in_the_list_jumps_to_a_name(
    pane: CustomerListPane, people: dict[str, int], qtbot: QtBot, settled: Settled, typed: str, name: str
) -> None:
    pane.list.setFocus()
    for letter in typed:
        pane.list.keyboardSearch(letter)
    settled()
    assert names(pane)[pane.list.currentIndex().row()] == name
    qtbot.keyClick(pane.list, Qt.Key.Key_Escape)
    assert pane.list.itemDelegate().typed == ""


def test_letters_for_nobody_leave_the_choice_alone(
    pane: CustomerListPane, people: dict[str, int], qtbot: QtBot, settled: Settled
) -> None:
    pane.select(people["Jürgen Groß"])
    settled()
    pane.list.setFocus()
    qtbot.keyClicks(pane.list, "zzz")
    settled()
    assert pane.list.chosen_ids() == (people["Jürgen Groß"],)


def test_nobody_found_offers_a_new_customer_of_that_name(
    pane: CustomerListPane, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    pane.search.setText("Sörensn")  # QTest types ASCII only
    settled()
    assert pane.empty.isVisible()
    assert pane.empty.title() == "Nobody called “Sörensn”"
    with qtbot.waitSignal(desk.edit_wanted) as told:
        qtbot.mouseClick(pane.empty.button, Qt.MouseButton.LeftButton)
    assert told.args == [EditRequest(name="Sörensn")]
    qtbot.keyClick(pane.search, Qt.Key.Key_Escape)
    settled()
    assert pane.model.rowCount() == 8


def test_down_goes_from_the_search_into_the_list_and_enter_opens_the_first(
    pane: CustomerListPane, people: dict[str, int], qtbot: QtBot, settled: Settled
) -> None:
    pane.focus_search()
    qtbot.keyClicks(pane.search, "haugen")
    settled()
    with qtbot.waitSignal(pane.customer_opened) as opened:
        qtbot.keyClick(pane.search, Qt.Key.Key_Return)
    assert opened.args == [people["Inger & Knut Haugen"]]
    qtbot.keyClick(pane.search, Qt.Key.Key_Down)
    assert pane.list.hasFocus()

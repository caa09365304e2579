"""Records of healthy and of damaged CSV files."""

from __future__ import annotations

import io

import pytest

from app.exchange.csv_records import MAX_FIELD, CsvRecords, Damaged, first_record, sniff_delimiter


def read(
    text: str, delimiter: str = ",", width: int = 0, **options: object
) -> tuple[list[object], CsvRecords]:
    records = CsvRecords(io.StringIO(text, newline=""), delimiter, **options)  # type: ignore[arg-type]
    records.width = width
    return list(records), records


def physical_lines(text: str) -> int:
    ends = text.replace("\r\n", "\n").replace("\r", "\n")
    return ends.count("\n") + (not ends.endswith("\n"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems_and_breaks_inside_cells_are_kept_apart(end: str) -> None:
    text = end.join(["a,b", f'"1{end}2",3', "", "4,5"]) + end
    found, records = read(text, width=2)
    assert found == [(1, ["a", "b"]), (2, [f"1{end}2", "3"]), (5, ["4", "5"])]
    assert (records.lines, records.blank_lines) == (5, 1)


@pytest.mark.parametrize("char", ["\x0b", "\x0c", "\x1c", "\x1d", "\x85", "\u2028", "\u2029"])
def test_signs_that_only_unicode_calls_line_ends_belong_to_the_cell(char: str) -> None:
    assert read(f"a{char}b,c\n")[0] == [(1, [f"a{char}b", "c"])]


@pytest.mark.parametrize(
    ("text", "kept", "lost"),
    [
        ('a,b\n"1,2\n3,4\n5,6\n', [1, 3, 4], [2]),  # never closed
        ('a,b\n"1"x,2\n3,4\n', [1, 3], [2]),
        ('a,b\n1,"2\n3,4\n"5",6\n7,8\n', [1, 3, 4, 5], [2]),  # closed by the next one's mark
        ('a,b\n1,"2\n3,"4"\n5,6\n', [1, 3, 4], [2]),
        ('a,b\n1,2"3\n4,5\n', [1, 2, 3], []),  # a mark inside a cell is a plain character
        ('a,b\n3,4\n1,"2', [1, 2], [3]),
        ('a,b,c\nx,"1\ny,2,"\nz,3,4\n', [1, 4], [2, 3]),
    ],
)
def test_a_quotation_mark_too_few_or_too_many_costs_one_line(
    text: str, kept: list[int], lost: list[int]
) -> None:
    found, records = read(text, width=text.split("\n", 1)[0].count(",") + 1)
    assert [item[0] for item in found if isinstance(item, tuple)] == kept
    assert [item.line for item in found if isinstance(item, Damaged)] == lost
    assert records.lines == physical_lines(text)


def test_a_missing_mark_does_not_swallow_the_file() -> None:
    text = "a,b\n" + '1,"2\n' + "3,4\n" * 3000
    found, records = read(text, width=2)
    assert len(found) == 3002
    assert [item.line for item in found if isinstance(item, Damaged)] == [2]
    assert records.lines == 3002


def test_the_rest_of_a_broken_cell_is_no_customer() -> None:
    text = 'a,b,c\n1,"note "one"\nKind regards\nAnna",3\n4,5,6\n'
    found, records = read(text, width=3)
    assert [item[0] for item in found if isinstance(item, tuple)] == [1, 5]
    [damaged] = [item for item in found if isinstance(item, Damaged)]
    assert (damaged.line, damaged.lines, records.damaged_lines) == (2, 3, 3)
    assert damaged.text == '1,"note "one"\nKind regards\nAnna",3\n'


@pytest.mark.parametrize("size", [MAX_FIELD + 1, 200_000, 3_000_000])
@pytest.mark.parametrize("quote", ["", '"'])
def test_an_endless_cell_costs_only_its_own_line(size: int, quote: str) -> None:
    found, records = read(f"a,b\n1,{quote}{'x' * size}{quote}\n3,4\n", width=2)
    assert [type(item) for item in found] == [tuple, Damaged, tuple]
    assert records.lines == 3


def test_a_long_note_is_kept_where_the_caller_expects_long_ones() -> None:
    note = "\n".join(["line"] * 300)
    assert [type(item) for item in read(f'a,b\n1,"{note}"\n', width=2)[0]] != [tuple, tuple]
    assert read(f'a,b\n1,"{note}"\n', width=2, max_lines=1000)[0][1] == (2, ["1", note])


def test_nuls_are_dropped_and_bad_bytes_made_readable() -> None:
    assert read("a\0b,S\udcf8ren\n", mend_text=True)[0] == [(1, ["ab", "Søren"])]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Name,Mail\n", ","),
        ("Name;Mail\nA, B;c\n", ";"),
        ("Name\tMail\n", "\t"),
        ("Name|Mail\n", "|"),
        ('"Adresse, arb.: Poststed";"Adresse, priv.: Poststed"\n', ";"),
        ("Name\n", ","),
    ],
)
def test_the_headings_decide_the_delimiter(text: str, delimiter: str) -> None:
    assert sniff_delimiter(text, lambda headings: 0) == delimiter


def test_known_headings_weigh_more_than_many_headings() -> None:
    text = "Name;First, Last, Other, More\n"
    assert sniff_delimiter(text, lambda headings: int("Name" in headings)) == ";"


def test_the_first_record_is_found_behind_blank_lines_and_the_line_for_excel() -> None:
    assert first_record("\n\nsep=;\nName;Mail\n", ";") == ["Name", "Mail"]
    assert first_record("", ",") == []

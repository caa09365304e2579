"""Contacts for an import, the same for the same number: names with letters of our languages, numbers, days, firms."""

from __future__ import annotations

import csv
import random
from pathlib import Path

_GIVEN = ("Kirsten", "Søren", "Åse", "Jürgen", "Ole", "Maren", "Øyvind", "Lærke", "Thomas", "Priya", "Bjørn")
_FAMILY = ("Østergaard", "Müller", "Groß", "Åkjær", "Solberg", "Bakke", "Jensen", "Hansen", "Whitfield")
_HEADINGS = (
    *("First Name", "Last Name", "Organization Name", "Birthday", "Notes", "Labels", "E-mail 1 - Value"),
    *(
        "Phone 1 - Label",
        "Phone 1 - Value",
        "Address 1 - Street",
        "Address 1 - City",
        "Address 1 - Postal Code",
    ),
)


def write_csv(path: Path, count: int) -> None:
    """As Google Contacts writes them."""
    pick = random.Random(count)
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(_HEADINGS)
        for number in range(count):
            given, family = pick.choice(_GIVEN), f"{pick.choice(_FAMILY)}{number % 977}"
            birthday = (
                f"19{50 + number % 50}-{1 + number % 12:02}-{1 + number % 28:02}" if number % 3 == 0 else ""
            )
            firm = f"Firma {number % 500}" if number % 5 == 0 else ""
            reached = (f"a{number}@x.example", "Mobile", f"+45 {20000000 + number}")
            place = (f"Vej {number % 300}", "Aarhus", "8000")
            rows.writerow((given, family, firm, birthday, "", "* myContacts ::: Kunder", *reached, *place))


def write_vcards(path: Path, count: int) -> None:
    """vCard 3.0."""
    pick = random.Random(count)
    with path.open("w", newline="", encoding="utf-8") as file:
        for number in range(count):
            given, family = pick.choice(_GIVEN), f"{pick.choice(_FAMILY)}{number % 977}"
            lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{given} {family}", f"N:{family};{given};;;"]
            lines += [f"EMAIL:a{number}@x.example", f"TEL;TYPE=CELL:+45 {20000000 + number}"]
            lines += [f"ADR;TYPE=WORK:;;Vej {number % 300};Aarhus;;8000;DK"]
            if number % 3 == 0:
                lines.append(f"BDAY:19{50 + number % 50}-{1 + number % 12:02}-{1 + number % 28:02}")
            file.write("\r\n".join([*lines, "END:VCARD"]) + "\r\n")

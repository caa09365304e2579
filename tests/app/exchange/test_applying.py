"""What an import writes is what the form would have written."""

from __future__ import annotations

from pathlib import Path

from support.office import contents

from app.customers.listing import ListQuery
from app.office import Office

CARD = """BEGIN:VCARD
VERSION:3.0
FN:Kirsten Dahl
N:Dahl;Kirsten;;;
TEL;TYPE=CELL:20 30 40 50
TEL;TYPE=WORK:97 12 34 56
EMAIL:Kirsten@Example.dk
URL:https://example.dk/Kirsten
ADR;TYPE=HOME:;;Skovvej 3;Herning;;7400;Danmark
ADR;TYPE=WORK:;;Torvet 1;Holstebro;;7500;Danmark
BDAY:1976-02-29
CATEGORIES:oak
ORG:Dahl Byg
TITLE:owner
END:VCARD
"""


def test_opening_and_saving_somebody_brought_in_changes_nothing(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "card.vcf"
    path.write_text(CARD.replace("\n", "\r\n"), encoding="utf-8")
    office.imports.apply(office.imports.stage(path))
    before = contents(office)
    [row] = office.customers.page(ListQuery(search="kirsten"), 9)
    card = office.customers.card(row.id)
    assert len(card.form.points) == 4
    assert not office.customers.change(row.id, card.version, card.form)
    assert contents(office) == before

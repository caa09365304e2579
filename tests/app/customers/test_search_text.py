"""What is derived from a customer while it is imported is what would be computed from its rows."""

from __future__ import annotations

from pathlib import Path

from support.clock import FixedClock
from support.office import contents, open_office

from app.paths import default_paths

_FILE = """\
First Name,Last Name,Nickname,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Value,\
Phone 1 - Label,Phone 1 - Value,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,\
Event 1 - Label,Event 1 - Value
Søren,Åkjær,Sørn,Østergaard Byg,Owner,1976-02-29,Likes oak,oak ::: * myContacts ::: Aged,soren@example.dk,Mobile,\
+45 20 55 01 47,Skovvej 3,Herning,7400,Anniversary,2010-05-01
,,,østergaard byg,,,,,post@example.dk,Work,86 55 01 40 (Anna),Torvet 1,Holstebro,7500,,
Jürgen,von der Groß,,Østergaard Byg,,,,Aged,,Fax,+49 (0)171 1234567,,,,,
"""


def test_what_an_import_derives_is_what_is_computed_from_the_rows(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text(_FILE, encoding="utf-8")
    office = open_office(default_paths(tmp_path / "office"), clock)
    try:
        office.settings.change(country="DK")
        assert office.imports.apply(office.imports.stage(path)) == 3
        imported = contents(office)
        with office.history.command("Computed anew"):
            office.derived.refresh_all()
        assert contents(office) == imported
    finally:
        office.close()

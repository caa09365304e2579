"""The papers by which a desktop knows the program: valid, in all four languages, and agreeing with each other."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from support.source import ROOT

from app import PROGRAM, __version__
from tools import deb

DESKTOP = ROOT / "packaging" / "linux" / "regulars.desktop"
WINDOWS = ROOT / "packaging" / "windows" / "regulars.nsi"
OTHERS = ("da", "nb", "de")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(DESKTOP, encoding="utf-8")
    return parser["Desktop Entry"]


def metainfo() -> ElementTree.Element:
    return ElementTree.fromstring(deb.metainfo())


def check(tool: str, *arguments: str | Path) -> None:
    """Runs a tool that says what is wrong; skips where it is not installed (.ci/run installs it)."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warning" not in (done.stdout + done.stderr).lower()


def test_the_desktop_entry_is_valid() -> None:
    check("desktop-file-validate", DESKTOP)


def test_the_metainfo_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "app.regulars.Regulars.metainfo.xml"
    file.write_text(deb.metainfo(), encoding="utf-8")
    check("appstreamcli", "validate", "--no-net", file)


def test_the_desktop_entry_speaks_all_languages() -> None:
    found = entry()
    for key in ("GenericName", "Comment", "Keywords"):
        said = [found[key], *(found[f"{key}[{language}]"] for language in OTHERS)]
        assert len(set(said)) == 4, said


def test_every_sentence_of_the_metainfo_is_there_in_all_languages() -> None:
    root = metainfo()
    spoken = [*root.iter("summary"), *root.iter("developer_name"), *root.iter("p"), *root.iter("li")]
    languages = [element.get(LANGUAGE, "en") for element in spoken]
    assert len(languages) >= 4 * 8
    assert languages == ["en", *OTHERS] * (len(languages) // 4)
    texts = [element.text or "" for element in spoken]
    assert len(set(texts)) == len(texts) and all(texts), "nothing is missing, nothing was left in English"


def test_menu_and_software_centre_say_the_same_as_the_program() -> None:
    """The sentence under the name is one: in the about box, the menu, the metainfo and the Windows installer."""
    from app import i18n

    root, found, installer = metainfo(), entry(), WINDOWS.read_text(encoding="utf-8")
    summaries = {one.get(LANGUAGE, "en"): one.text for one in root.iter("summary")}
    for language in ("en", *OTHERS):
        i18n.use(language)
        ours = i18n._("Know your regular customers by heart.").rstrip(".")
        assert summaries[language] == ours
        assert found["Comment" if language == "en" else f"Comment[{language}]"] == ours
        assert f'"{ours}"' in installer


def test_names_agree() -> None:
    root, found = metainfo(), entry()
    assert root.findtext("id") == "app.regulars.Regulars"
    assert root.findtext("launchable") == DESKTOP.name == f"{PROGRAM}.desktop"
    assert root.findtext("icon") == found["Icon"] == found["TryExec"] == found["StartupWMClass"] == PROGRAM
    assert found["Exec"] == f"{PROGRAM} %F"
    release = root.find("releases/release")
    assert release is not None and release.get("version") == __version__


def test_contact_files_can_be_opened_with_it() -> None:
    types = set(entry()["MimeType"].rstrip(";").split(";"))
    assert {"text/vcard", "text/csv"} <= types
    assert {one.text for one in metainfo().iter("mediatype")} <= types


def test_the_windows_installer_compiles(tmp_path: Path) -> None:
    """With a stand-in for the program: there is no Windows here to make the real one."""
    payload = tmp_path / "payload"
    (payload / "_internal").mkdir(parents=True)
    (payload / "regulars.exe").write_bytes(b"MZ")
    (payload / "_internal" / "data").write_bytes(b"data")
    installer = tmp_path / "regulars-installer.exe"
    given = {"VERSION": __version__, "PAYLOAD": payload, "OUTPUT": installer}
    check("makensis", "-WX", "-V2", *(f"-D{name}={value}" for name, value in given.items()), WINDOWS)
    assert installer.read_bytes().startswith(b"MZ")


def test_the_windows_uninstaller_removes_only_what_was_installed() -> None:
    uninstall = WINDOWS.read_text(encoding="utf-8").partition("Section Uninstall")[2]
    assert r"$LOCALAPPDATA\regulars" not in uninstall
    assert 'RMDir /r "$INSTDIR"' not in uninstall
    assert "$(DataStays)" in uninstall


@pytest.mark.parametrize("script", ["postinst", "postrm"])
def test_the_scripts_of_the_package_are_shell(script: str) -> None:
    check("sh", "-n", ROOT / "packaging" / "linux" / script)


def test_removing_says_where_the_customers_are() -> None:
    script = ROOT / "packaging" / "linux" / "postrm"
    done = subprocess.run(["sh", str(script), "remove"], capture_output=True, text=True, check=True)
    assert "~/.local/share/regulars/office.regulars" in done.stdout
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("why", [("upgrade", "0.2.0"), ("purge",)])
def test_an_update_and_what_follows_removal_say_nothing(why: tuple[str, ...]) -> None:
    script = ROOT / "packaging" / "linux" / "postrm"
    done = subprocess.run(["sh", str(script), *why], capture_output=True, text=True, check=True)
    assert done.stdout == ""

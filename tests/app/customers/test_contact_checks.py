"""Mail and web fields: what is wrong is refused with a sentence, what is right makes a safe link."""

from __future__ import annotations

import pytest

from app.customers.contact_checks import check_email, check_web, mailto_uri
from app.errors import InvalidField


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("kirsten@oestergaard-ark.example", "kirsten@oestergaard-ark.example"),
        ("  anna@firma.dk\n", "anna@firma.dk"),
        ("Anna.Holm+regning@mail.firma.co.uk", "Anna.Holm+regning@mail.firma.co.uk"),
        ("søren@åkjær.dk", "søren@åkjær.dk"),
        ("info@bäckerei.berlin", "info@bäckerei.berlin"),
        ("o'brien@firm.ie", "o'brien@firm.ie"),
        ("info@1und1.de", "info@1und1.de"),
        ("a@b.dk", "a@b.dk"),
        ("x@xn--hxajbheg2az3al.xn--jxalpdlp", "x@xn--hxajbheg2az3al.xn--jxalpdlp"),
    ],
)
def test_a_mail_address_is_kept(typed: str, kept: str) -> None:
    assert check_email(typed) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("kirsten.oestergaard.example", "An @ is missing. Fix it or remove the line."),
        ("", "An @ is missing. Fix it or remove the line."),
        ("a@b@c.dk", "There is more than one @. Put each address on its own line."),
        ("a@b.dk, c@d.dk", "There is more than one @. Put each address on its own line."),
        (
            "anna holm@firma.dk",
            "A mail address has no spaces, commas or brackets. Fix it or remove the line.",
        ),
        (
            "anna@firma.dk, Holm",
            "A mail address has no spaces, commas or brackets. Fix it or remove the line.",
        ),
        (
            "Anna <anna@firma.dk>",
            "A mail address has no spaces, commas or brackets. Fix it or remove the line.",
        ),
        ("anna@firma.dk\x00", "A mail address has no spaces, commas or brackets. Fix it or remove the line."),
        ("a\u202eb@firma.dk", "A mail address has no spaces, commas or brackets. Fix it or remove the line."),
        (
            "mailto:anna@firma.dk",
            "A mail address has no spaces, commas or brackets. Fix it or remove the line.",
        ),
        ("@firma.dk", "The name before the @ is missing. Fix it or remove the line."),
        ("anna@firma", "After the @ comes a name like example.com. Fix it or remove the line."),
        ("anna@", "After the @ comes a name like example.com. Fix it or remove the line."),
        ("anna@.dk", "After the @ comes a name like example.com. Fix it or remove the line."),
        ("anna@firma..dk", "After the @ comes a name like example.com. Fix it or remove the line."),
        ("anna@firma.dk?cc=x", "After the @ comes a name like example.com. Fix it or remove the line."),
        ("a" * 250 + "@firma.dk", "This is too long for a mail address. Fix it or remove the line."),
    ],
)
def test_a_wrong_mail_address_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(InvalidField) as caught:
        check_email(typed)
    assert (caught.value.field, str(caught.value)) == ("email", sentence)


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("anna+x@firma.dk", "mailto:anna+x@firma.dk"),
        ("søren@åkjær.dk", "mailto:s%C3%B8ren@%C3%A5kj%C3%A6r.dk"),
        ("a?bcc=evil@firma.dk", "mailto:a%3Fbcc%3Devil@firma.dk"),
        ("a&b%0A@firma.dk", "mailto:a%26b%250A@firma.dk"),
        ("a,b@firma.dk", "mailto:a%2Cb@firma.dk"),
    ],
)
def test_a_mail_link_has_one_recipient_and_no_headers(address: str, uri: str) -> None:
    assert mailto_uri(address) == uri


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("fjordglimt.dk", "https://fjordglimt.dk"),
        (" www.fjordglimt.dk/menu?a=1#top ", "https://www.fjordglimt.dk/menu?a=1#top"),
        ("//fjordglimt.dk", "https://fjordglimt.dk"),
        ("http://fjordglimt.dk", "http://fjordglimt.dk"),
        ("HTTPS://Fjordglimt.dk", "HTTPS://Fjordglimt.dk"),
        ("fjordglimt.dk:8080/x", "https://fjordglimt.dk:8080/x"),
        ("https://bäckerei-groß.de/öffnung", "https://bäckerei-groß.de/öffnung"),
        ("fjordglimt.dk/a:b@c", "https://fjordglimt.dk/a:b@c"),
    ],
)
def test_a_web_address_gets_its_scheme(typed: str, kept: str) -> None:
    assert check_web(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)",
        "file:///etc/passwd", "data:text/html,x", "mailto:a@b.dk", "ftp://fjord.dk", "vbscript:x",
        "smb://server/share", "C:\\Windows", "C:/Windows", "\\\\server\\share", "https://", "https:///x",
        "https://localhost", "localhost:8080", "fjord glimt.dk", "fjordglimt", "",
        "https://paypal.com@evil.dk", "https://a:b@evil.dk", "https://[::1", "https://fjord.dk:99999",
        "https:fjord.dk", "https://fjord.dk\x00", "http://-.dk",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(typed: str) -> None:
    with pytest.raises(InvalidField) as caught:
        check_web(typed)
    assert caught.value.field == "web"
    assert str(caught.value).endswith("Fix it or remove the line.")

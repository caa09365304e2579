"""The invented world of the sample: names, firms and towns of four countries. Addresses end in .example (RFC 2606)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Land:
    """What people, firms and places are called in one country; `phone` has # for digits, mobile first."""

    country: str
    language: str
    phones: tuple[str, str]
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]
    towns: tuple[tuple[str, str], ...]
    streets: tuple[str, ...]
    trades: tuple[str, ...]


DENMARK = Land(
    "DK",
    "da",
    ("+45 2# ## ## ##", "+45 86 ## ## ##"),
    ("Kirsten", "Mette", "Lærke", "Sofie", "Åse", "Inger", "Bodil", "Ida", "Signe", "Birgit", "Søs", "Ellen"),
    (
        "Søren",
        "Jens",
        "Ole",
        "Åge",
        "Lars",
        "Mads",
        "Bjørn",
        "Frederik",
        "Torben",
        "Niels",
        "Østen",
        "Rasmus",
    ),
    (
        "Østergaard",
        "Frandsen",
        "Åkjær",
        "Nygaard",
        "Jensen",
        "Sørensen",
        "Ærøskov",
        "Aagaard",
        "Kjeldsen",
        "Holm",
        "Bæk",
        "Thygesen",
    ),
    (
        ("8000", "Aarhus"),
        ("8400", "Ebeltoft"),
        ("8900", "Randers"),
        ("5700", "Svendborg"),
        ("5960", "Marstal"),
        ("0800", "Høje Taastrup"),
        ("9000", "Aalborg"),
        ("5000", "Odense"),
    ),
    ("Strandvejen", "Bredgade", "Møllevej", "Åboulevarden", "Kirkegade", "Skovbrynet", "Nørregade"),
    (
        "{family} Arkitekter ApS",
        "{town} VVS",
        "Café {family}",
        "{family} & Søn",
        "{town} Boghandel",
        "Kro ved {town}",
    ),
)
NORWAY = Land(
    "NO",
    "nb",
    ("+47 9## ## ###", "+47 22 ## ## ##"),
    ("Maren", "Ingrid", "Marte", "Kari", "Åshild", "Sunniva", "Turid", "Hege", "Randi", "Silje"),
    ("Anders", "Tor", "Øyvind", "Knut", "Leif", "Håkon", "Sigurd", "Odd", "Gaute", "Åsmund"),
    ("Moe", "Solberg", "Haugen", "Bakke", "Solbakken", "Sæther", "Aas", "Ødegård", "Lien", "Nordby"),
    (
        ("5003", "Bergen"),
        ("0150", "Oslo"),
        ("4611", "Kristiansand"),
        ("2615", "Lillehammer"),
        ("7010", "Trondheim"),
        ("6002", "Ålesund"),
    ),
    ("Storgata", "Fjordveien", "Bryggen", "Kirkeveien", "Åsgata", "Skogveien"),
    ("{family} Rør AS", "{family} Gjestehus", "{family} Regnskap", "{town} Bygg AS", "Bakeri {family}"),
)
GERMANY = Land(
    "DE",
    "de",
    ("+49 171 #######", "+49 461 ######"),
    ("Heike", "Ute", "Jule", "Anneliese", "Käthe", "Sabine", "Bärbel", "Greta", "Ursula", "Franziska"),
    ("Jürgen", "Björn", "Uwe", "Matthias", "Günter", "Thorsten", "Rüdiger", "Jörg", "Felix", "Götz"),
    ("Groß", "Ahlers", "Müller", "Schröder", "Weiß", "Petersen", "Köhler", "Jäger", "Strauß", "Böttcher"),
    (
        ("24937", "Flensburg"),
        ("24103", "Kiel"),
        ("20095", "Hamburg"),
        ("01067", "Dresden"),
        ("80331", "München"),
        ("23552", "Lübeck"),
    ),
    ("Hafenstraße", "Am Mühlenteich", "Große Straße", "Lindenallee", "Schloßstraße", "Gartenweg"),
    ("{family} Möbelwerk GmbH", "Kanzlei {family}", "Hotel {family}", "{family} & Co. KG", "Praxis {family}"),
)
BRITAIN = Land(
    "GB",
    "en",
    ("+44 7700 900###", "+44 113 496 0###"),
    ("Priya", "Eleanor", "Grace", "Fiona", "Imogen", "Zoë", "Margaret", "Alice"),
    ("Thomas", "James", "Callum", "Oliver", "Hugh", "Edward", "Dylan", "Arthur"),
    ("Nair", "Whitfield", "Webb", "O’Brien", "McKay", "Hughes", "Davies", "Stone"),
    (("LS1 4AP", "Leeds"), ("YO1 7HH", "York"), ("EH1 1YZ", "Edinburgh"), ("BS1 5TR", "Bristol")),
    ("High Street", "Mill Lane", "Church Road", "Station Road", "The Crescent"),
    ("{family} & Webb LLP", "{family} & Daughters", "The {family} Inn", "{town} Books Ltd"),
)
LANDS = (DENMARK, DENMARK, DENMARK, NORWAY, NORWAY, GERMANY, GERMANY, BRITAIN)
"""Where a customer comes from: a Danish joinery with neighbours."""

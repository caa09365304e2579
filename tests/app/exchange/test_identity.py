"""Who a row or card is about."""

from __future__ import annotations

import pytest

from app.exchange.draft import Draft, DraftPoint
from app.exchange.identity import settle


@pytest.mark.parametrize(
    ("draft", "kind", "name", "organisation"),
    [
        (Draft(name="Åse Hansen", given="Aase"), "person", "Åse Hansen", ""),
        (Draft(given="Kari", middle="Marie", family="Nordmann"), "person", "Kari Marie Nordmann", ""),
        (Draft(family="Nordmann"), "person", "Nordmann", ""),
        (Draft(nickname="Søs"), "person", "Søs", ""),
        (Draft(given="Åse", organisation="VVS"), "person", "Åse", "VVS"),
        (Draft(organisation="VVS"), "firm", "VVS", ""),
        (Draft(organisation="VVS", emails=[DraftPoint("a@x.dk")]), "firm", "VVS", ""),
        (Draft(kind="firm", name="VVS", organisation="VVS"), "firm", "VVS", ""),
        (Draft(emails=[DraftPoint("a@x.dk")], phones=[DraftPoint("12")]), "person", "a@x.dk", ""),
        (Draft(phones=[DraftPoint("12")]), "person", "12", ""),
    ],
)
def test_the_best_name_in_the_file_is_taken(draft: Draft, kind: str, name: str, organisation: str) -> None:
    assert settle(draft)
    assert (draft.kind, draft.name, draft.organisation) == (kind, name, organisation)


@pytest.mark.parametrize("draft", [Draft(), Draft(notes="x"), Draft(tags=["Kunde"], job_title="Chef")])
def test_a_remark_alone_is_nobody(draft: Draft) -> None:
    assert not settle(draft)

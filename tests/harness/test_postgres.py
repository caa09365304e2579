"""The PostgreSQL server that tests start for themselves."""

from __future__ import annotations

import psycopg
import pytest
from support.postgres import Address


@pytest.mark.parametrize("turn", ["first", "second"])
def test_every_test_gets_an_empty_database_of_its_own(postgres: Address, turn: str) -> None:
    with psycopg.connect(**postgres) as connection:
        connection.execute("CREATE TABLE customer (name text)")
        connection.execute("INSERT INTO customer VALUES ('Ærø')")
        assert connection.execute("SELECT name FROM customer").fetchall() == [("Ærø",)]


def test_the_server_listens_on_no_port(postgres: Address) -> None:
    with psycopg.connect(**postgres) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)

"""Columns of our own: moments in UTC and unique names that survive export and merging."""

from __future__ import annotations

import os
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from peewee import SQL, AutoField, BigIntegerField, CharField, NodeList, Proxy, SqliteDatabase

_VARIANT = {f"{digit:x}": f"{8 | digit & 3:x}" for digit in range(16)}  # RFC 9562, 4.1: the first bits are 10
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class MomentField(BigIntegerField):
    """A moment: aware and in UTC in Python, microseconds since 1970 in the database, so that order is time order."""

    def db_value(self, value: Any) -> Any:
        if isinstance(value, datetime):
            if value.tzinfo is None:
                raise ValueError("a moment needs a time zone")
            return (value - _EPOCH) // timedelta(microseconds=1)
        return value

    def python_value(self, value: Any) -> Any:
        return _EPOCH + timedelta(microseconds=value) if isinstance(value, int) else value


class UidField(CharField):
    """A UUID as text: the record's name outside this file. `unique` where records are looked up by it."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 36)
        options.setdefault("default", new_uid)
        super().__init__(**options)


def new_uid() -> str:
    """A fresh UUID (version 4) as text."""
    digits = os.urandom(
        16
    ).hex()  # not uuid.uuid4(), which takes four times as long: an import makes half a million
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{_VARIANT[digits[16]]}{digits[17:20]}-{digits[20:]}"


def is_uid(text: str) -> bool:
    """Whether this is a UUID as `new_uid` writes it: 36 characters, small letters."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


class NumberField(AutoField):
    """A record's number in this file, never given twice, so that the history can name a record by it."""

    def ddl(self, ctx: Any) -> Any:
        parts = super().ddl(ctx)
        # SQLite gives the highest number again after its row is deleted unless told; a sequence never does.
        return NodeList((parts, SQL("AUTOINCREMENT"))) if isinstance(_engine(self), SqliteDatabase) else parts


def _engine(field: Any) -> Any:
    database = field.model._meta.database
    return database.obj if isinstance(database, Proxy) else database

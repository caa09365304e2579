"""How a row's values are written into the history and read back: JSON, packed where there are many."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from app.storage.record import Record


def plain(value: Any) -> Any:
    """The value as JSON can hold it; days, times and moments as ISO 8601 text."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value


def restored(model: type[Record], image: Mapping[str, Any]) -> dict[str, Any]:
    """The values of an image as the model's columns want them."""
    return {name: _read(model._meta.fields[name], value) for name, value in image.items()}


def pack(images: Sequence[Mapping[str, Any]]) -> bytes:
    """Many images as one compressed text."""
    return zlib.compress(json.dumps(list(images), ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(packed: bytes) -> list[dict[str, Any]]:
    """The images that `pack` took."""
    images: list[dict[str, Any]] = json.loads(zlib.decompress(packed))
    return images


def _read(field: Any, value: Any) -> Any:
    if value is None or not isinstance(value, str):
        return value
    kind = field.field_type
    if kind == "BIGINT":
        return datetime.fromisoformat(value)
    if kind == "DATE":
        return date.fromisoformat(value)
    if kind == "TIME":
        return time.fromisoformat(value)
    return value

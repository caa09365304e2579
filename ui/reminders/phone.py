"""Which number to dial for a customer."""

from __future__ import annotations

from app.customers import phones
from app.customers.models import PHONE
from app.office import Office


def number_to_call(office: Office, customer_id: int) -> str:
    """The tel: link of the preferred phone, else of the first; "" when there is none. For a reading thread."""
    points = [point for point in office.customers.card(customer_id).form.points if point.kind == PHONE]
    points.sort(key=lambda point: not point.preferred)
    return phones.tel_uri(points[0].value, office.settings.read().country) if points else ""

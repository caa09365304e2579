"""Brings the facts of app/events.py to the window: the writer's thread publishes, the window's thread hears."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.events import (
    CustomersChanged,
    Event,
    EventBus,
    HistoryChanged,
    RemindersChanged,
    SettingsChanged,
    TimelineChanged,
)


class Bridge(QObject):
    """One signal for each kind of fact; each carries the event."""

    customers_changed = Signal(object)
    timeline_changed = Signal(object)
    reminders_changed = Signal(object)
    settings_changed = Signal(object)
    history_changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, bus: EventBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals = {
            CustomersChanged: self.customers_changed,
            TimelineChanged: self.timeline_changed,
            RemindersChanged: self.reminders_changed,
            SettingsChanged: self.settings_changed,
            HistoryChanged: self.history_changed,
        }
        # Queued by hand: a slot that is a plain function would run in the thread that publishes.
        self._arrived.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._stop_listening = bus.listen(self._arrived.emit)
        self._listens = True

    def close(self) -> None:
        """Hears nothing any more; what is under way is dropped."""
        if self._listens:
            self._listens = False
            self._stop_listening()

    @Slot(object)
    def _pass_on(self, event: Event) -> None:
        signal = self._signals.get(type(event))
        if signal is not None and self._listens:
            signal.emit(event)

"""Painting by hand: grounds, focus rings and text, for delegates and for our own widgets."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPen, QTextLayout, QTextOption

from ui.shell import theme
from ui.shell.measures import FOCUS_WIDTH, Radius
from ui.shell.type_scale import Role

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def rounded(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    *,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded ground with an optional edge of `width` px that lies inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        half = width / 2
        box.adjust(half, half, -half, -half)
        radius = max(radius - half, 0.0)
        pen = QPen(edge, width)
        if dashed:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    radius = min(radius, box.height() / 2)
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()


def focus_ring(
    painter: QPainter, rect: QRect | QRectF, radius: float = Radius.ROW, colour: QColor | None = None
) -> None:
    """The 2 px focus line inside the edge of `rect`: outside it the parent would cut it off."""
    rounded(painter, rect, radius, None, colour or theme.current().palette.focus, width=FOCUS_WIDTH)


def text(
    painter: QPainter,
    rect: QRect | QRectF,
    words: str,
    role: Role,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
    *,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """One line of text, shortened with "…" where it does not fit. Returns its painted width in px."""
    scale = theme.current().type
    metrics = scale.metrics(role)
    box = QRectF(rect)
    shown = one_line(words)
    if metrics.horizontalAdvance(shown) > box.width():
        shown = metrics.elidedText(shown, elide, int(box.width()))
    painter.setFont(scale.font(role))
    painter.setPen(colour)
    painter.drawText(box, int(align) | int(Qt.TextFlag.TextSingleLine), shown)
    return metrics.horizontalAdvance(shown)


def one_line(words: str) -> str:
    """The words without line breaks."""
    return " ".join(words.splitlines()) if "\n" in words or "\r" in words else words


def text_width(words: str, role: Role) -> int:
    """How wide one line of text is, in px."""
    return theme.current().type.metrics(role).horizontalAdvance(words)


def wrapped(words: str, role: Role, width: int, most_lines: int = 0) -> list[str]:
    """Breaks text at words into lines of `width` px; the last of `most_lines` (0: any number) is elided."""
    scale = theme.current().type
    metrics = scale.metrics(role)
    layout = QTextLayout(words.replace("\n", "\u2028"), scale.font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        start = line.textStart()
        if most_lines and len(lines) == most_lines - 1:
            rest = one_line(words[start:])
            lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(words[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines or [""]


def lines(painter: QPainter, rect: QRect | QRectF, rows: list[str], role: Role, colour: QColor) -> int:
    """Paints what `wrapped` broke, from the top of `rect`. Returns the height used in px."""
    scale = theme.current().type
    metrics = scale.metrics(role)
    painter.setFont(scale.font(role))
    painter.setPen(colour)
    box = QRectF(rect)
    for number, row in enumerate(rows):
        painter.drawText(QPointF(box.left(), box.top() + number * metrics.height() + metrics.ascent()), row)
    return metrics.height() * len(rows)


def key_text(key: str) -> str:
    """A key as this desktop writes it: "Ctrl+F", in German "Strg+F"."""
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return native or key


def divider(painter: QPainter, left: int, top: int, width: int) -> None:
    """A horizontal hairline: filled, not drawn, so that it is exactly one pixel."""
    painter.fillRect(QRect(left, top, width, 1), theme.current().palette.hairline)

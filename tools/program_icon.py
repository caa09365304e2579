"""Draws the program's icon, resources/icons/regulars.svg, in the sizes that desktops ask for."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parents[1] / "resources" / "icons" / "regulars.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def render(target: Path, size: int) -> Path:
    """Writes the icon, `size` pixels wide and high, in the format that the name of `target` ends in."""
    renderer = QSvgRenderer(str(SOURCE))
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not renderer.isValid() or not image.save(str(target)):
        raise RuntimeError(f"the icon could not be written to {target}")
    return target


def hicolor(theme: Path, name: str) -> None:
    """Makes a hicolor icon theme anew: one PNG for each size, and the drawing itself."""
    shutil.rmtree(theme, ignore_errors=True)
    for size in SIZES:
        render(theme / f"{size}x{size}" / "apps" / f"{name}.png", size)
    drawing = theme / "scalable" / "apps" / f"{name}.svg"
    drawing.parent.mkdir(parents=True)
    drawing.write_bytes(SOURCE.read_bytes())


if __name__ == "__main__":
    hicolor(Path(sys.argv[1]), SOURCE.stem)

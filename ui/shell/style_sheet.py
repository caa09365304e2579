"""The style sheet: only inputs, combo lists, menus, tool tips and scroll bars. All else is painted."""

from __future__ import annotations

from string import Template

from ui.shell.palette import Palette
from ui.shell.type_scale import Role, TypeScale

# A line edit adds 2 px of its own beside the text and 1 px above it, a combo box does not: hence the
# different paddings, which let the text start 11 px from the edge in both. The 2 px border of focus and
# error takes its extra pixel from the padding, so that the text stands still.
_SHEET = Template("""
QLineEdit, QPlainTextEdit, QComboBox {
    background: $base; color: $text; border: 1px solid $outline; border-radius: 6px;
    selection-background-color: $accent; selection-color: $onaccent; placeholder-text-color: $text3;
}
QLineEdit { padding: 7px 8px; }
QPlainTextEdit { padding: 4px 6px; }
QComboBox { padding: 0 30px 0 10px; min-height: ${input}px; combobox-popup: 0; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $focus; }
QLineEdit:focus, QLineEdit[wrong="true"] { padding: 6px 7px; }
QPlainTextEdit:focus, QPlainTextEdit[wrong="true"] { padding: 3px 5px; }
QComboBox:focus, QComboBox[wrong="true"] { padding: 0 29px 0 9px; min-height: ${input_wide}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $red; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
    background: $pane; color: $disabled; border: 1px solid $soft; placeholder-text-color: $disabled;
}
QComboBox::drop-down { border: 0; width: 0; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView, QCalendarWidget QAbstractItemView { outline: 0; }
QComboBox QAbstractItemView {
    background: $raised; color: $text; border: 1px solid $edge; padding: 4px;
    selection-background-color: $tint; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: ${item}px; padding: 0 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected { background: $tint; color: $text; }
QComboBox QAbstractItemView::item:disabled { color: $disabled; }
QLineEdit[bare="true"] { background: transparent; border: 0; padding: 0; border-radius: 0; }

QMenu { background: $raised; color: $text; border: 1px solid $edge; border-radius: 8px; padding: 5px; }
QMenu::item { min-height: ${item}px; padding: 0 14px 0 10px; border-radius: 6px; }
QMenu::item:selected { background: $tint; color: $text; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: 10px; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 6px; }
QMenu::indicator { width: 0; height: 0; }

QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 4px 6px; }

QAbstractScrollArea::corner { background: transparent; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $soft; border: 2px solid transparent; border-radius: 5px;
    background-clip: padding; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px; border: 0; border-radius: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px; border: 0; border-radius: 3px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $outline; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")

INPUT_PADDING = 18  # above and below a line of text in an input, border included


def style_sheet(colours: Palette, scale: TypeScale) -> str:
    """The sheet in these colours, with heights from the metrics of this type."""
    line = scale.line(Role.BODY)
    return _SHEET.substitute(
        base=colours.base.name(),
        pane=colours.pane.name(),
        raised=colours.raised.name(),
        text=colours.text.name(),
        text3=colours.text3.name(),
        disabled=colours.disabled.name(),
        outline=colours.outline.name(),
        soft=colours.soft.name(),
        hairline=colours.hairline.name(),
        edge=colours.floating_edge.name(),
        accent=colours.accent.name(),
        onaccent=colours.onaccent.name(),
        tint=colours.tint.name(),
        focus=colours.focus.name(),
        red=colours.red.name(),
        input=line + INPUT_PADDING - 2,
        input_wide=line + INPUT_PADDING - 4,
        item=line + 16,
    )

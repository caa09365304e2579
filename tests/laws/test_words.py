"""Law: whatever a person reads goes through gettext, whole, with named placeholders and good manners."""

from __future__ import annotations

import pytest
from support.source import findings, obeyed, python_files
from support.words import untranslated


def test_every_sentence_can_be_translated() -> None:
    obeyed(findings(python_files("app", "ui"), untranslated))


@pytest.mark.parametrize(
    "planted",
    [
        "label.setText('Saved')",
        "label.setText(f'{count} customers')",
        "label.setText('Customer ' + name)",
        "label.setText('Saved' if saved else '')",
        "label.setText('Hello {name}'.format(name=name))",
        "self.setWindowTitle(title or 'Customers')",
        "menu.addAction(icon, 'Open')",
        "combo.addItems(['Person', 'Firm'])",
        "form.addRow('Name', self.name)",
        "Label('Notes', self)",
        "Button(text='Save')",
        "EmptyState(heading='Nobody yet')",
        "raise UserError('The name is missing.')",
        "raise InvalidField('name', 'The name is missing.')",
        "raise DiskFull(_('The disk is full.'), 'Make room.')",
        "raise UserError(sentence='The name is missing.')",
        "HistoryChanged(sentence='Saved')",
        "_(f'Turns {age}')",
        "_('Turns ' + age)",
        "_('Turns {age}'.format(age=age))",
        "_('Turns {}').format(age)",
        "_('Turns %s') % age",
        "ngettext('{n} day', f'{n} days', n)",
        "_('Saved!')",
        "_('Please save.')",
        "pgettext('button', 'OK')",
        "_('Loading...')",
    ],
)
def test_control_a_planted_sentence_is_found(planted: str) -> None:
    assert untranslated(planted)


@pytest.mark.parametrize(
    "free",
    [
        "label.setText(_('Saved'))",
        "label.setText(_('Turns {age}').format(age=age))",
        "label.setText(ngettext('{n} day', '{n} days', n).format(n=n))",
        "label.setText(customer.name)",
        "label.setText('– · 1 248')",
        "label.setText(_(self.title))",
        "self.setObjectName('customer_list')",
        "raise InvalidField('name', _('The name is missing.'))",
        "pgettext('a person', 'Customer')",
        "combo.addItem('DKK')  # not for translation: a currency code",
        'text.setText("")',
        "raise ValueError('a bug of ours')",
    ],
)
def test_control_what_is_translated_or_no_sentence_is_free(free: str) -> None:
    assert untranslated(free) == []

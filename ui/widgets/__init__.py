"""Controls that know nothing of the firm: buttons, fields, chips, dialogs, messages."""

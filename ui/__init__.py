"""The windows of Regulars: Qt only, no business rule, no SQL."""

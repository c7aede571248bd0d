"""Text that leaves for a spreadsheet: what would be run as a formula there is made harmless.

Every export of CSV or workbooks goes through `harmless`; see OWASP, CSV Injection.
"""

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK = "'"


def harmless(text: str) -> str:
    """The text, behind an apostrophe if a spreadsheet could take it for a formula."""
    return _MARK + text if text.startswith(_RUN) else text


def original(text: str) -> str:
    """The text that was made harmless; every other text as it is."""
    return text[1:] if text.startswith(_MARK) and text[1:].startswith(_RUN) else text

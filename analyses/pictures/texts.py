"""Text that can stand in XML: letters that XML has no place for are shown as replaced."""

import re

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def safe(text: str) -> str:
    """
    >>> safe("a\\x00b")
    'a\ufffdb'
    """
    return _NOT_IN_XML.sub("\ufffd", text)

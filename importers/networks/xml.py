"""XML that nobody has vouched for: no DTD, no entities, one document up to a limit."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from importers.contract import Source
from importers.documents import beginning, document
from importers.networks.errors import BrokenXmlError, UnsafeXmlError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MARKUP = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\0", b"\xfe\xff\0<")


def is_xml_of(source: Source, root: str) -> bool:
    """Whether the file begins as XML and names this element near its top."""
    seen = beginning(source.path, 8_192)
    return seen.lstrip().startswith(_MARKUP) and f"<{root}".encode() in seen.replace(b"\0", b"")


def root_of(source: Source) -> "Element":
    """The root element; raises what is wrong with the document."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        return fromstring(document(source.path, name=source.name), forbid_dtd=True)
    except DefusedXmlException:
        raise UnsafeXmlError(source.name) from None
    except ParseError as problem:
        line, column = problem.position
        raise BrokenXmlError(source.name, line, column + 1) from None


def local(element: "Element") -> str:
    """The element's name without its namespace, which changes from version to version."""
    return element.tag.rpartition("}")[2]


def named(element: "Element", name: str) -> "Iterator[Element]":
    """The children of this name."""
    return (one for one in element if local(one) == name)


def shown(element: "Element") -> str:
    """The element as text, for whoever has to see what was put aside."""
    from xml.etree.ElementTree import tostring

    return tostring(element, encoding="unicode").strip()[:10_000]

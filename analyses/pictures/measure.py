"""How wide a text is, near enough to place it, and how it is broken into lines."""

_NARROW = frozenset("iljtfrI.,:;|!'()[]-/ ·")
_WIDE = frozenset("mwMW@%&—…")


def width(text: str, *, size: float) -> float:
    """Pixels, rather too many than too few, whatever the reader's font is."""
    return sum(_share(letter) for letter in text) * size


def wrapped(text: str, *, room: float, size: float, lines: int) -> tuple[str, ...]:
    """At most so many lines; words that are too long are broken, what is left out is marked.

    >>> wrapped("Regionshospitalet Horsens", room=130, size=12, lines=2)
    ('Regionshospitalet', 'Horsens')
    >>> wrapped("alpha beta gamma", room=50, size=12, lines=2)
    ('alpha', 'beta…')
    """
    found: list[str] = []
    for word in _pieces(text, room=room, size=size):
        joined = f"{found[-1]} {word}" if found else word
        if found and width(joined, size=size) <= room:
            found[-1] = joined
        else:
            found.append(word)
    if len(found) <= lines:
        return tuple(found)
    return (*found[: lines - 1], _cut(found[lines - 1], room=room, size=size))


def _share(letter: str) -> float:
    if letter in _NARROW:
        return 0.38
    if letter in _WIDE or ord(letter) > 0x2E7F:
        return 1.05
    return 0.74 if letter.isupper() else 0.62


def _pieces(text: str, *, room: float, size: float) -> list[str]:
    """The words, those wider than a line broken with a hyphen."""
    pieces: list[str] = []
    for word in text.split():
        rest = word
        while width(rest, size=size) > room:
            keep = max(_fitting(rest, room=room - width("-", size=size), size=size), 1)
            pieces.append(f"{rest[:keep]}-")
            rest = rest[keep:]
        pieces.append(rest)
    return [piece for piece in pieces if piece]


def _fitting(text: str, *, room: float, size: float) -> int:
    """How many letters fit."""
    taken = 0.0
    for count, letter in enumerate(text):
        taken += _share(letter) * size
        if taken > room:
            return count
    return len(text)


def _cut(text: str, *, room: float, size: float) -> str:
    keep = _fitting(text, room=room - width("…", size=size), size=size)
    return f"{text[:keep].rstrip('- ')}…"

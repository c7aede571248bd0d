"""Logged in on the pages: a token typed once, which the browser keeps and no script can read."""

from typing import Annotated, Final
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, HTTPException, Request, Response

from api.access.limits import BodyDep
from api.access.tokens import Token, tokens_in
from api.failures import NotLoggedInError, TokenFileError

COOKIE: Final = "spredning"
# A form of a page is some fields of text; whoever sends more than these sends something else.
_MOST_FIELDS: Final = 500


def visitor(request: Request) -> Token | None:
    """Whose browser it is; the file is read each time, so that a token can be taken back."""
    presented = request.cookies.get(COOKIE, "")
    return tokens_in(request.app.state.settings.token).find(presented) if presented else None


def visitor_name(request: Request) -> str | None:
    """For the foot of a page; a token file that cannot be read lets nobody in."""
    try:
        found = visitor(request)
    except TokenFileError:
        return None
    return None if found is None else found.name


def remember(answer: Response, token: str, *, request: Request) -> None:
    """Until the browser is closed, for this site's own pages only."""
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure)


def forget(answer: Response) -> None:
    """From now on the browser brings nothing."""
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")


def within(address: str) -> str:
    r"""The address of one of our own pages, else the front page: nobody is led elsewhere.

    >>> within("/duplicates?lang=en"), within("https://a.dk"), within("//a.dk"), within("/\\a.dk")
    ('/duplicates?lang=en', '/', '/', '/')
    """
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_ours and address.isprintable() else "/"


def _page_writer(request: Request) -> Token:
    found = visitor(request)
    if found is None:
        raise NotLoggedInError
    if not _sent_by_own_page(request):
        raise HTTPException(403)
    return found


def _sent_by_own_page(request: Request) -> bool:
    """A browser says where a form was sent from; what does not say is no form of ours."""
    site = request.headers.get("sec-fetch-site")
    origin = urlsplit(request.headers.get("origin", "")).netloc
    return site == "same-origin" or (site is None and origin == request.headers.get("host"))


PageWriterDep = Annotated[Token, Depends(_page_writer)]
"""Who writes from a page: logged in, and by a form that a page of ours showed."""


def _fields(body: BodyDep, request: Request) -> dict[str, str]:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/x-www-form-urlencoded":
        raise HTTPException(415)
    try:
        text = body.decode("ascii")
        return dict(parse_qsl(text, encoding="utf-8", errors="strict", max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise HTTPException(400) from None


FormDep = Annotated[dict[str, str], Depends(_fields)]
"""The fields of a form that were filled in; of two with one name the last."""

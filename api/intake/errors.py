"""What can be wrong with what comes in over HTTP."""

from dataclasses import dataclass

from graph.errors import GraphError


@dataclass(eq=False)
class NoFileError(GraphError):
    code = "no_file"
    da = "Der var ingen fil med."
    en = "There was no file."
    hint_da = "Vælg en fil, og send formularen igen. Over HTTP hedder feltet file."
    hint_en = "Choose a file and send the form again. Over HTTP the field is called file."


@dataclass(eq=False)
class UploadTooLargeError(GraphError):
    code = "too_large"
    da = "Filen er for stor: der kan højst sendes {most} MB."
    en = "The file is too large: at most {most} MB can be sent."
    hint_da = "Del den i flere, og indlæs dem hver for sig. Intet er skrevet."
    hint_en = "Split it, and import the parts one by one. Nothing was written."

    most: int


@dataclass(eq=False)
class UploadGoneError(GraphError):
    code = "upload_gone"
    da = "Filen er her ikke længere: den gemmes kun en time efter prøvekørslen."
    en = "The file is no longer here: it is kept for an hour after the dry run only."
    hint_da = "Vælg filen igen. Intet er skrevet."
    hint_en = "Choose the file again. Nothing was written."


@dataclass(eq=False)
class UnknownSenderError(GraphError):
    """Says no more than that: who may send is nobody else's business."""

    code = "unknown_sender"
    da = "Beskeden er ikke underskrevet af en afsender, der kendes her."
    en = "The message is not signed by a sender that is known here."
    hint_da = "Se efter, at afsenderens nøgle står i filen webhooks i datamappen."
    hint_en = "Check that the sender's key is in the file webhooks of the data folder."


@dataclass(eq=False)
class StaleMessageError(GraphError):
    code = "stale_message"
    da = "Beskeden er ikke fra de seneste fem minutter."
    en = "The message is not from the last five minutes."
    hint_da = "Se efter, at urene på de to maskiner går rigtigt, og send igen."
    hint_en = "Check that the clocks of the two machines are right, and send it again."


@dataclass(eq=False)
class WebhookFileError(GraphError):
    """Does not say the line: it may hold a key."""

    code = "bad_webhook_file"
    da = "Linje {line} i {path} er ikke en afsender med en eller to nøgler."
    en = "Line {line} of {path} is not a sender with one or two keys."
    hint_da = "Skriv: navnet, så en eller to nøgler (whsec_...), med mellemrum imellem."
    hint_en = "Write: the name, then one or two keys (whsec_...), with spaces between."

    path: str
    line: int


@dataclass(eq=False)
class WebhookFileOpenError(GraphError):
    code = "webhook_file_open"
    da = "{path} kan læses af andre end ejeren, så nøglerne i den gælder ikke."
    en = "{path} can be read by others than its owner, so its keys do not count."
    hint_da = "Kør: chmod 600 {path}"
    hint_en = "Run: chmod 600 {path}"

    path: str

"""What can be wrong with a file, or with a row of it."""

from dataclasses import dataclass

from graph.errors import GraphError, Language


class ReasonedError(GraphError):
    """Wrong because of a `problem`, which says why, as `{reason}`, and what to do."""

    problem: GraphError

    def message(self, lang: Language = "da") -> str:
        template = self.da if lang == "da" else self.en
        return template.format(**vars(self), reason=self.problem.message(lang))

    def hint(self, lang: Language = "da") -> str | None:
        return self.problem.hint(lang)


@dataclass(eq=False)
class UnknownFormatError(GraphError):
    code = "unknown_format"
    da = "{path} er ikke i et format, der kan indlæses her."
    en = "{path} is not in a format that can be imported here."
    hint_da = (
        "Er det en tabel, så gem den som Excel (.xlsx) eller CSV. Formater, der kendes: {known}. "
        "Intet er indlæst."
    )
    hint_en = (
        "If it is a table, save it as Excel (.xlsx) or CSV. Formats that are known: {known}. "
        "Nothing was imported."
    )

    path: str
    known: str


@dataclass(eq=False)
class NotARegisterError(GraphError):
    """A file of a kind that no register is kept in, by its content and not by its name."""

    code = "unknown_format"
    da = "{path} er {kind_da}, og den kan ikke indlæses, heller ikke under et andet navn."
    en = "{path} is {kind_en}, which cannot be imported, under another name neither."
    hint_da = "Find regnearket bag den, eller skriv rækkerne ind i skabelonen. Intet er indlæst."
    hint_en = (
        "Find the spreadsheet behind it, or write its rows into the template. Nothing was imported."
    )

    path: str
    kind_da: str
    kind_en: str


@dataclass(eq=False)
class BrokenDocumentError(ReasonedError):
    """JSON that no format can take, since it is none; `problem` says where it breaks."""

    code = "invalid_json"
    da = "{path} kan ikke læses. {reason}"
    en = "{path} cannot be read. {reason}"

    path: str
    problem: GraphError

    def hint(self, lang: Language = "da") -> str:
        nothing = "Intet er indlæst." if lang == "da" else "Nothing was imported."
        return " ".join(filter(None, (super().hint(lang), nothing)))


@dataclass(eq=False)
class EmptyFileError(GraphError):
    code = "empty_file"
    da = "{path} er tom: der er intet at indlæse."
    en = "{path} is empty: there is nothing to import."
    hint_da = "Se efter, at det er den rigtige fil, og at den er gemt."
    hint_en = "Check that it is the right file, and that it was saved."

    path: str


@dataclass(eq=False)
class NoRowsError(EmptyFileError):
    da = "{path} har ingen rækker: der står intet under overskrifterne."
    en = "{path} has no rows: nothing stands below its headers."
    hint_da = "Udfyld mindst én række, gem filen, og indlæs den igen."
    hint_en = "Fill in a row at least, save the file, and import it again."


@dataclass(eq=False)
class DocumentTooLargeError(GraphError):
    code = "too_large"
    da = "{path} er for stor til at læses på én gang: den fylder mere end {limit} byte udpakket."
    en = "{path} is too large to be read at once: it holds more than {limit} bytes unpacked."
    hint_da = "Del filen i flere, og indlæs dem sammen. Intet er indlæst."
    hint_en = "Split the file and import the parts together. Nothing was imported."

    path: str
    limit: int


@dataclass(eq=False)
class UnknownImportError(GraphError):
    code = "unknown_import"
    da = "Indlæsningen {id!r} kendes ikke."
    en = "The import {id!r} is not known."
    hint_da = "Id'et står i svaret fra: spredning import run"
    hint_en = "The id is in the answer of: spredning import run"

    id: str


@dataclass(eq=False)
class ImportAtWorkError(GraphError):
    code = "import_at_work"
    da = "Indlæsningen {id!r} er i gang et andet sted."
    en = "The import {id!r} is at work elsewhere."
    hint_da = "Vent, til den er færdig: spredning import status {id}"
    hint_en = "Wait until it has ended: spredning import status {id}"

    id: str


@dataclass(eq=False)
class ImportInvariantError(GraphError):
    """Every row that was read is accounted for exactly once; anything else is a fault here."""

    code = "import_invariant"
    da = "Regnskabet går ikke op: {rows} rækker læst, {counted} gjort rede for."
    en = "The accounts do not balance: {rows} rows read, {counted} accounted for."
    hint_da = "Det er en fejl i programmet, ikke i filen. Indlæs filen igen: intet dobbeltskrives."
    hint_en = "This is a fault of the program, not of the file. Import again: nothing is doubled."

    rows: int
    counted: int


@dataclass(eq=False)
class UnknownNameError(GraphError):
    """As `UnknownReferenceError`, where the source has a name and not an id."""

    code = "unknown_reference"
    da = "Det, der står i {column}, kendes ikke."
    en = "What stands in {column} is not known."
    hint_da = "Ret det, eller indlæs det, der menes, først."
    hint_en = "Correct it, or import what is meant first."
    _mapped_da = (
        "Ret det, indlæs det, der menes, først, eller giv dets id i tilpasningen med known."
    )
    _mapped_en = "Correct it, import what is meant first, or give its id in the mapping with known."
    _listed_da = "Skriv det præcis, som det står på arket {listed}, eller skriv det dér først."
    _listed_en = "Write it exactly as on the sheet {listed}, or add it to that sheet first."

    column: str
    listed: str | None = None
    """The sheet of our template on which such things are listed."""
    is_mapped: bool = False

    def hint(self, lang: Language = "da") -> str | None:
        if self.is_mapped:
            return self._mapped_da if lang == "da" else self._mapped_en
        if self.listed is None:
            return super().hint(lang)
        return self._filled(self._listed_da if lang == "da" else self._listed_en, lang)


class UnreadableRowError(GraphError):
    """A row of a file that nothing can be made of."""


@dataclass(eq=False)
class ToldTwiceError(UnreadableRowError):
    code = "told_twice"
    da = "Nøglen står også i række {row}, med et andet indhold."
    en = "The key stands in row {row} too, with other content."
    hint_da = "Behold én af de to rækker, eller giv dem hver sin nøgle."
    hint_en = "Keep one of the two rows, or give each a key of its own."

    row: int


@dataclass(eq=False)
class ChangedMeanwhileError(UnreadableRowError):
    code = "changed_meanwhile"
    da = "Række {row} er rettet her, men det, den siger, er også ændret, siden filen blev hentet."
    en = "Row {row} was corrected here, but what it says was changed too since the file was made."
    hint_da = "Hent en ny udfyldt skabelon, og se, om rettelsen stadig er rigtig."
    hint_en = "Fetch the filled-in template anew, and see whether the correction is still right."

    row: int


@dataclass(eq=False)
class NotWholeError(GraphError):
    code = "not_whole"
    da = "Rækkerne er skrevet ud herfra, og de er ikke et helt register: intet afsluttes ved dem."
    en = "The rows were written out from here and are no whole register: they end nothing."
    hint_da = "Indlæs filen uden at sige, at den er hel (--snapshot)."
    hint_en = "Import the file without saying that it is whole (--snapshot)."


@dataclass(eq=False)
class LineTooLongError(UnreadableRowError):
    code = "line_too_long"
    da = "Linjen er længere end {limit} byte. Kun begyndelsen er gemt her."
    en = "The line is longer than {limit} bytes. Only its beginning is kept here."
    hint_da = "Se efter, at filen har én hændelse pr. linje."
    hint_en = "Check that the file has one event a line."

    limit: int


@dataclass(eq=False)
class FileDamagedError(UnreadableRowError):
    code = "file_damaged"
    da = "Filen er beskadiget: den kan ikke læses længere end hertil."
    en = "The file is damaged: it cannot be read beyond this point."
    hint_da = "Hent filen igen, og indlæs den på ny: intet dobbeltskrives."
    hint_en = "Fetch the file again and import it anew: nothing is doubled."


@dataclass(eq=False)
class UnexpectedValueError(UnreadableRowError):
    code = "unexpected_value"
    da = "{where} har en anden form, end der ventes her."
    en = "{where} has another shape than is expected here."

    where: str

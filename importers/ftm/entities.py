"""What a FollowTheMoney entity says here: who there is, who works where, who paid whom.

The schemata are those of https://followthemoney.tech; a property is a list of texts, and one that
refers names the id of another entity.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel, ConfigDict

from graph.proposals import Proposal
from importers.contract import Place
from importers.ftm.errors import ForeignSchemaError, MissingPropertyError
from importers.identity import Register
from importers.municipalities import municipality

PEOPLE: Final = frozenset({"Person"})
NOT_KEPT: Final[Mapping[str, str]] = {
    "Address": "Adresser gemmes ikke her",
    "Family": "Familieforhold er ikke arbejdsdata og gemmes ikke her",
    "Passport": "Identitetspapirer gemmes aldrig",
    "Identification": "Identitetspapirer gemmes aldrig",
    "BankAccount": "Bankkonti gemmes ikke her",
}
"""Why an entity of a schema is passed over, by rule."""
_NAMES: Final = frozenset(
    {
        *("payer", "beneficiary", "employee", "director", "member", "employer", "organization"),
        *("person", "subject", "associate", "object"),
    }
)
"""The properties that name another entity by its id."""
READ: Final = _NAMES | {
    *("name", "website", "registrationNumber", "position", "email"),
    *("amountEur", "amount", "date", "role", "startDate", "endDate"),
}
"""The properties that mean something here, of whatever schema."""


class Entity(BaseModel):
    """One line of the file."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: str
    schema_: str
    properties: Mapping[str, tuple[str, ...]]

    def first(self, *names: str) -> str | None:
        """The first text under the first of these properties that has one."""
        found = (self.properties[name] for name in names if name in self.properties)
        return next((texts[0] for texts in found if texts), None)

    def needed(self, *names: str) -> str:
        found = self.first(*names)
        if found is None:
            raise MissingPropertyError(self.schema_, names[0])
        return found


@dataclass(frozen=True, slots=True)
class Speaker:
    """Makes the proposals of a file; `names` are those of its entities, by id."""

    register: Register
    names: Mapping[str, str]
    people: frozenset[str]

    def said_of(self, entity: Entity) -> tuple[Proposal, ...]:
        """What the entity amounts to; raises ForeignSchemaError where that is nothing known."""
        match entity.schema_:
            case "Organization" | "Company" | "PublicBody" | "LegalEntity":
                return tuple(self._organisation(entity))
            case "Person":
                return (self._person(entity),)
            case "Payment":
                return (self._payment(entity),)
            case "Employment" | "Directorship" | "Membership":
                return tuple(self._employment(entity))
            case "Associate" | "UnknownLink":
                return (self._acquaintance(entity),)
            case schema:
                raise ForeignSchemaError(schema)

    def id_of(self, entity: str) -> str:
        return self.register.id_of("person" if entity in self.people else "organisation", entity)

    def called(self, entity: Entity) -> dict[str, Place]:
        """What the entity calls those that it names, by the ids that they have here."""
        return {
            self.id_of(text): Place(name, text)
            for name in sorted(_NAMES & entity.properties.keys())
            for text in entity.properties[name]
        }

    def _organisation(self, entity: Entity) -> Iterator[Proposal]:
        id, name = self.id_of(entity.id), entity.needed("name")
        data = {"organisation": id, "name": name}
        found = municipality(name) if entity.schema_ == "PublicBody" else None
        if found is not None:
            data["type"] = found.type
        if website := entity.first("website"):
            data["website"] = website
        yield self._says("organisation.registered", data, id)
        if code := entity.first("registrationNumber"):
            said = {"organisation": id, "scheme": "registration", "code": code}
            yield self.register.says("organisation.identified", said, key=(id,))

    def _person(self, entity: Entity) -> Proposal:
        said = {"title": entity.first("position"), "email": entity.first("email")}
        data = {"person": self.id_of(entity.id), "name": entity.needed("name")}
        data |= {name: text for name, text in said.items() if text}
        return self._says("person.registered", data, data["person"])

    def _payment(self, entity: Entity) -> Proposal:
        """Money given is an effort of both sides; who gave, if a person, is the one to ask."""
        payer, to = entity.first("payer"), entity.needed("beneficiary")
        amount = entity.needed("amountEur", "amount")
        initiative = self.register.id_of("initiative", entity.id)
        organisations = [self.id_of(one) for one in (to, payer) if one and one not in self.people]
        data = {
            "initiative": initiative,
            "title": f"Donation: {amount} euro til {self.names.get(to, to)}",
            "organisations": organisations,
        }
        if payer in self.people:
            data["contact"] = self.id_of(payer)
        paid = entity.first("date")
        return self._says("initiative.registered", data, initiative, valid_from=paid)

    def _employment(self, entity: Entity) -> Iterator[Proposal]:
        person = self.id_of(entity.needed("employee", "director", "member"))
        place = self.id_of(entity.needed("employer", "organization"))
        data = {"person": person, "organisation": place}
        title = {"title": role} if (role := entity.first("role")) else {}
        began, ended = entity.first("startDate"), entity.first("endDate")
        yield self._says("employment.started", data | title, entity.id, valid_from=began)
        if ended is not None:
            yield self._says("employment.ended", data, entity.id, valid_from=ended)

    def _acquaintance(self, entity: Entity) -> Proposal:
        data = {
            "relationship": self.register.id_of("relationship", entity.id),
            "person": self.id_of(entity.needed("person", "subject")),
            "other": self.id_of(entity.needed("associate", "object")),
            "how": "other",
        }
        began = entity.first("startDate")
        return self._says("relationship.recorded", data, data["relationship"], valid_from=began)

    def _says(
        self, kind: str, data: Mapping[str, object], key: str, *, valid_from: str | None = None
    ) -> Proposal:
        return self.register.says(kind, data, key=(key,), valid_from=valid_from)

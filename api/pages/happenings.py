"""What each kind of event says, in Danish and in English; braces are filled from the event."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from api.pages.happenings_of_actors import OF_ACTORS

SAID: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        **OF_ACTORS,
        "initiative.registered": (
            "Indsatsen »{title}« blev registreret.",
            "The initiative “{title}” was registered.",
        ),
        "initiative.described": (
            "Indsatsen »{title}« blev beskrevet på ny.",
            "The initiative “{title}” was described anew.",
        ),
        "initiative.identified": (
            "»{initiative}« har koden {code} i registret {scheme}.",
            "“{initiative}” has the code {code} in the register {scheme}.",
        ),
        "initiative.alias_recorded": (
            "»{initiative}« er også kendt som »{alias}«.",
            "“{initiative}” is also known as “{alias}”.",
        ),
        "initiative.reported": (
            "»{initiative}« blev meldt til {forum}.",
            "“{initiative}” was reported to {forum}.",
        ),
        "initiative.mandated": (
            "»{initiative}« blev forpligtende for alle kommuner og hospitaler: {agreement}.",
            "“{initiative}” came to oblige every municipality and hospital: {agreement}.",
        ),
        "initiative.spread_status_changed": (
            "Spredningen af »{initiative}« fik status: {status}.",
            "The spread of “{initiative}” got the status: {status}.",
        ),
        "initiative.withdrawn": (
            "»{initiative}« blev taget ud af sit register.",
            "“{initiative}” was taken out of its register.",
        ),
        "programme.registered": (
            "Programmet »{name}« blev registreret.",
            "The programme “{name}” was registered.",
        ),
        "kernel.element_defined": (
            "En del af kernen i »{initiative}« blev beskrevet: {text}.",
            "A part of the kernel of “{initiative}” was described: {text}.",
        ),
        "kernel.element_revised": (
            "En del af en kerne blev beskrevet på ny: {text}.",
            "A part of a kernel was described anew: {text}.",
        ),
        "need.expressed": ("{place} har et ønske: {text}.", "{place} has a wish: {text}."),
        "offer.made": (
            "{place} tilbød at dele »{initiative}«.",
            "{place} offered to share “{initiative}”.",
        ),
        "platform.opened": (
            "En spredningsplatform for »{initiative}« blev åbnet.",
            "A spread platform for “{initiative}” was opened.",
        ),
        "platform.meeting_held": (
            "En spredningsplatform holdt møde.",
            "A spread platform met.",
        ),
        "cluster.opted_in": (
            "{cluster} valgte »{initiative}« til.",
            "{cluster} opted in to “{initiative}”.",
        ),
        "cluster.declined": (
            "{cluster} sagde nej til »{initiative}«.",
            "{cluster} said no to “{initiative}”.",
        ),
        "agreement.given": (
            "I {cluster} sagde {party} ja til »{initiative}«.",
            "In {cluster} {party} agreed to “{initiative}”.",
        ),
        "agreement.withdrawn": (
            "I {cluster} trak {party} sit ja til »{initiative}« tilbage.",
            "In {cluster} {party} took back the yes to “{initiative}”.",
        ),
        "adoption.started": (
            "{organisation} begyndte på »{initiative}« ({stage}).",
            "{organisation} began on “{initiative}” ({stage}).",
        ),
        "adoption.stage_changed": (
            "»{initiative}« hos {organisation}: {stage}.",
            "“{initiative}” at {organisation}: {stage}.",
        ),
        "adoption.adapted": (
            "{organisation} {treatment} en del af kernen i »{initiative}«: {element}.",
            "{organisation} {treatment} a part of the kernel of “{initiative}”: {element}.",
        ),
        "adoption.ended": (
            "{organisation} holdt op med »{initiative}«.",
            "{organisation} stopped using “{initiative}”.",
        ),
        "key.applied": (
            "{organisation} brugte nøglen »{key}« for »{initiative}«.",
            "{organisation} used the key “{key}” for “{initiative}”.",
        ),
        "decision.taken": (
            "{forum} tog stilling til »{initiative}«: {outcome}.",
            "{forum} decided on “{initiative}”: {outcome}.",
        ),
        "hearing.opened": ("Høringen »{title}« begyndte.", "The hearing “{title}” began."),
        "hearing.answered": (
            "{cluster} svarede på en høring: {stance}.",
            "{cluster} answered a hearing: {stance}.",
        ),
        "policy.changed": (
            "Reglen »{policy}« {in_force}.",
            "The rule “{policy}” {in_force}.",
        ),
        "policy.deviated": (
            "Noteret: {organisation} begyndte på »{initiative}« uden om reglen »{policy}«.",
            "Noted: {organisation} began on “{initiative}” outside the rule “{policy}”.",
        ),
        "result.recorded": (
            "Et resultat af »{initiative}« hos {place}: {text}.",
            "A result of “{initiative}” at {place}: {text}.",
        ),
        "evidence.attached": (
            "Evidens for »{initiative}«: {level}.",
            "Evidence for “{initiative}”: {level}.",
        ),
        "overlap.checked": (
            "Før en beslutning blev det tjekket, hvad der ligner.",
            "Before a decision it was checked what is similar.",
        ),
        "overlap.acknowledged": (
            "Der blev taget stilling til »{initiative}«: {acknowledged}.",
            "It was said of “{initiative}”: {acknowledged}.",
        ),
        "overlap.judged": (
            "Det blev vurderet, at »{initiative}« {judged} »{other}«.",
            "It was judged that “{initiative}” {judged} “{other}”.",
        ),
        "initiatives.merged": (
            "»{kept}« og »{absorbed}« blev fundet at være den samme indsats.",
            "“{kept}” and “{absorbed}” were found to be the same initiative.",
        ),
        "initiatives.unmerged": (
            "To indsatser, der var lagt sammen, blev skilt igen.",
            "Two initiatives that had been put together were parted again.",
        ),
        "statement.assigned": (
            "Det blev afklaret, at en oplysning handler om {belongs_to}.",
            "It was cleared up that a statement is about {belongs_to}.",
        ),
        "import.undone": (
            "En indlæsning blev fortrudt: {undone} oplysninger blev taget tilbage, {kept} blev.",
            "An import was undone: {undone} statements were taken back, {kept} stayed.",
        ),
        "statement.retracted": (
            "En tidligere oplysning blev taget tilbage.",
            "An earlier statement was taken back.",
        ),
    }
)

"""What is hidden in the demo history, so that tests and the guided tour know the answers."""

from typing import Final

# The same thing registered twice, the better described one first.
DUPLICATES: Final[tuple[tuple[str, str], ...]] = (
    ("initiative-medicinposen", "initiative-medicin-posen-skive"),
    ("initiative-hukommelsescafe", "initiative-cafe-husk-odder"),
    ("initiative-rygestop-foer-operation", "initiative-roegfri-til-operationsdagen"),
    ("initiative-saartelefonen", "initiative-saar-telefon-lemvig"),
)

# Alike, and yet separate.
OVERLAPS: Final[tuple[tuple[str, str], ...]] = (
    ("initiative-trygt-hjem-med-lungerne", "initiative-lungekufferten"),
    ("initiative-faelles-plan-gravide", "initiative-samtaler-foer-foedslen"),
    ("initiative-sammen-ind-i-voksenpsykiatrien", "initiative-ung-med-diabetes"),
)

# The regional proposal, and the cluster's better documented one that nobody reported.
TWIN: Final = ("initiative-fald-efter-skadestue", "initiative-sikker-paa-benene")

# The one adoption that deviates from a rule: both sides agreed, the cluster never opted in.
DEVIATION: Final = "adoption-trygt-hjem-hospital-vest"

# The bridge builder, and two people who reach one another through that one.
BRIDGE: Final = "person-14"
PATH: Final = ("person-02", "person-25")

# Every topic that an initiative, a wish or a forum of the demo has.
TOPICS: Final = (
    "børn og familier",
    "demens",
    "digital støtte",
    "ernæring",
    "forebyggelse",
    "genoptræning",
    "kronisk sygdom",
    "medicin",
    "overgange",
    "psykisk sundhed",
    "sår",
    "tidlig opsporing",
)

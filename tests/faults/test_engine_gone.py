"""The engine goes while questions are asked: each is answered right, or told what is wrong."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Event

from graph.engine.errors import EngineUnavailableError
from graph.settings import Settings
from graph.wiring import System, opened
from tests.faults.conftest import Faults
from tests.faults.doomed import choices
from tests.faults.engines import kill_engines, none_left
from tests.faults.histories import history

SEED, ASKING = 21, 3


@dataclass(slots=True)
class Heard:
    """What came of the questions that some threads asked."""

    right: int = 0
    wrong: int = 0
    told: list[str] = field(default_factory=list[str])


def test_a_question_is_answered_right_or_told_while_the_engine_goes(
    tmp_path: Path, faults: Faults
) -> None:
    times, chance = faults.times(short=1, long=30), choices(SEED)
    heard, over = Heard(), Event()
    with none_left(tmp_path), opened(Settings(data=tmp_path)) as system:
        for some in history(100):
            system.log.append(some)
        expected = initiatives(system)
        with ThreadPoolExecutor(ASKING) as pool:
            asking = [pool.submit(ask, system, expected, heard, over) for _ in range(ASKING)]
            try:
                killed = sum(kill_in_the_middle(tmp_path, heard, chance) for _ in range(times))
            finally:
                over.set()
            for one in asking:
                one.result()

        assert (killed, heard.wrong) == (times, 0), SEED
        assert all("kan ikke nås" in message for message in heard.told)
        assert initiatives(system) == expected
    with opened(Settings(data=tmp_path)) as another:
        assert initiatives(another) == expected
    faults.tell(
        "kill -9 of the engine while questions are asked",
        tried=times,
        found=f"{heard.right} answered right, {len(heard.told)} told that it is out of reach,"
        " 0 wrong; up again by itself each time",
    )


def ask(system: System, expected: list[dict[str, object]], heard: Heard, over: Event) -> None:
    """The same question again and again."""
    while not over.is_set():
        try:
            found = initiatives(system)
        except EngineUnavailableError as error:
            heard.told.append(error.message("da"))
        else:
            heard.right += found == expected
            heard.wrong += found != expected


def kill_in_the_middle(data: Path, heard: Heard, chance: Random) -> int:
    """How many engines were killed, once questions are answered again."""
    answered, end = heard.right, time.monotonic() + 120
    while heard.right < answered + ASKING and time.monotonic() < end:
        time.sleep(0.01)
    time.sleep(chance.uniform(0, 0.3))
    return kill_engines(data)


def initiatives(system: System) -> list[dict[str, object]]:
    """What there is to know of initiatives."""
    with system.asking() as questions:
        return questions.ask("initiatives")

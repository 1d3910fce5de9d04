"""The computer is kept from falling asleep while a model trains."""

from __future__ import annotations

import logging
import threading
from collections.abc import Generator
from contextlib import contextmanager

PATIENCE = 2.0  # seconds for letting it sleep again; nobody waits longer for a system that does not answer

log = logging.getLogger(__name__)


@contextmanager
def kept_awake() -> Generator[None]:
    """Inside, the computer does not go to sleep by itself; its screen may.

    Asking the system happens beside the training, which it cannot delay, and a system that refuses is left alone.
    """
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(over,), name="keep-awake", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join(PATIENCE)


def _keep(over: threading.Event) -> None:
    try:
        from wakepy import keep

        with keep.running(on_fail="pass"):
            over.wait()
    except Exception as error:  # whatever a system answers, the training goes on
        log.debug("the computer may fall asleep while training", exc_info=error)

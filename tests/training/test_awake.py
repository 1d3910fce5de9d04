from __future__ import annotations

import sys
import threading
from types import SimpleNamespace
from typing import Any

import pytest

from workbench.training import awake
from workbench.training.awake import kept_awake


def test_the_computer_stays_awake_inside_and_may_sleep_afterwards(computer: Any) -> None:
    with kept_awake():
        assert computer.is_awake.wait(10)
        assert computer.said == ["stay awake"]
    assert computer.said == ["stay awake", "may sleep"]


def test_it_may_sleep_again_after_a_failure(computer: Any) -> None:
    def fail() -> None:
        with kept_awake():
            assert computer.is_awake.wait(10)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert computer.said == ["stay awake", "may sleep"]


def test_a_system_that_refuses_is_left_alone_and_nothing_is_printed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(**_: Any) -> None:
        raise OSError("no bus")

    monkeypatch.setitem(sys.modules, "wakepy", SimpleNamespace(keep=SimpleNamespace(running=refuse)))
    with kept_awake():
        pass
    assert capfd.readouterr() == ("", "")


def test_a_missing_library_is_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)
    with kept_awake():
        pass


def test_a_system_that_never_answers_delays_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awake, "PATIENCE", 0.0)
    answer = threading.Event()

    def silent(**_: Any) -> None:
        answer.wait()

    monkeypatch.setitem(sys.modules, "wakepy", SimpleNamespace(keep=SimpleNamespace(running=silent)))
    with kept_awake():
        pass  # got here and beyond although nobody has answered
    answer.set()


def test_the_real_library_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with kept_awake():
        pass
    assert capfd.readouterr() == ("", "")

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
import torch

from workbench.training import threads
from workbench.training.threads import all_processors, calculate_alone, training_threads

T = TypeVar("T")


def elsewhere(work: Callable[[], T]) -> T:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def alone() -> int:
    calculate_alone()
    return torch.get_num_threads()


def spread() -> tuple[int, int]:
    calculate_alone()
    with all_processors():
        within = torch.get_num_threads()
    return within, torch.get_num_threads()


@pytest.fixture(autouse=True)
def three_processors(monkeypatch: pytest.MonkeyPatch):
    before = torch.get_num_threads()
    monkeypatch.setattr(threads, "_all_processors", 3)
    yield
    torch.set_num_threads(before)


def test_a_job_has_one_processor_and_all_of_them_for_what_takes_long_unless_a_model_trains():
    assert elsewhere(alone) == 1
    assert elsewhere(spread) == (3, 1)
    with training_threads():
        assert torch.get_num_threads() == 3
        assert elsewhere(spread) == (1, 1)
        assert torch.get_num_threads() == 3  # what others do does not slow the training down
    assert elsewhere(spread) == (3, 1)


def test_a_training_that_fails_gives_the_processors_back():
    with pytest.raises(ValueError, match="broken"), training_threads():
        raise ValueError("broken")
    assert elsewhere(spread) == (3, 1)

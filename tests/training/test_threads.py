from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
import torch

from workbench.training import threads
from workbench.training.threads import share_with_training, training_threads

T = TypeVar("T")


def elsewhere(work: Callable[[], T]) -> T:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def shared() -> int:
    share_with_training()
    return torch.get_num_threads()


@pytest.fixture(autouse=True)
def three_processors(monkeypatch: pytest.MonkeyPatch):
    before = torch.get_num_threads()
    monkeypatch.setattr(threads, "_all_processors", 3)
    yield
    torch.set_num_threads(before)


def test_other_threads_have_one_processor_while_one_trains_and_all_of_them_otherwise():
    assert elsewhere(shared) == 3
    with training_threads():
        assert torch.get_num_threads() == 3
        assert elsewhere(shared) == 1
        assert torch.get_num_threads() == 3  # what others do does not slow the training down
    assert elsewhere(shared) == 3


def test_a_training_that_fails_gives_the_processors_back():
    with pytest.raises(ValueError, match="broken"), training_threads():
        raise ValueError("broken")
    assert elsewhere(shared) == 3

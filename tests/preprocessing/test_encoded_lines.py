import pytest

from workbench.preprocessing.encoded_lines import encoded_lines
from workbench.preprocessing.ragged import ragged_line
from workbench.preprocessing.tokenizer import CharacterTokenizer
from workbench.progress import CancelledError, Progress, no_progress

LINES = ["ab", "", "  ba ", "a?"]


def test_every_line_is_encoded_without_the_space_around_it():
    tokenizer = CharacterTokenizer.fit(["ab"])
    flat, offsets = encoded_lines(tokenizer, LINES, no_progress())
    found = [tokenizer.labels(ragged_line(flat, offsets, row).tolist()) for row in range(len(LINES))]
    assert found == [["a", "b"], [], ["b", "a"], ["a", "␀"]]


def test_it_can_be_cancelled():
    progress = Progress(lambda _: None)
    progress.cancel()
    with pytest.raises(CancelledError):
        encoded_lines(CharacterTokenizer.fit(["ab"]), LINES, progress)

from pathlib import Path

import pytest

from workbench.language import WorkbenchError
from workbench.preprocessing.cleaning import CleaningConfig
from workbench.preprocessing.tokenizers import fit_tokenizer, load_tokenizer
from workbench.progress import no_progress

LINES = ["the cat sat", "a dog ran", "漢字"]
LOWER = CleaningConfig(lower_case=True, drop_duplicates=True)


def test_a_tokeniser_cleans_what_it_reads_as_its_training_data_was_and_goes_on_so_when_it_is_loaded(
    tmp_path: Path,
):
    tokenizer = fit_tokenizer("characters", LINES, 0, no_progress(), cleaning=LOWER)
    tokenizer.save(tmp_path, "tokenizer")
    for found in (tokenizer, load_tokenizer(tmp_path, "tokenizer")):
        assert found.decode(found.encode("The CAT")) == "the cat"
        assert found.labels(found.encode("Dog")) == ["d", "o", "g"]
        assert found.vocab_size == tokenizer.vocab_size


def test_without_steps_for_lines_nothing_stands_between(tmp_path: Path):
    tokenizer = fit_tokenizer("characters", LINES, 0, no_progress(), cleaning=CleaningConfig(shortest=2))
    tokenizer.save(tmp_path, "tokenizer")
    assert type(tokenizer) is type(load_tokenizer(tmp_path, "tokenizer"))
    assert [path.name for path in tmp_path.iterdir()] == ["tokenizer.json"]


def test_damaged_steps_are_told(tmp_path: Path):
    fit_tokenizer("characters", LINES, 0, no_progress(), cleaning=LOWER).save(tmp_path, "tokenizer")
    (tmp_path / "tokenizer-cleaning.json").write_text('{"no_such_step": true}', encoding="utf-8")
    with pytest.raises(WorkbenchError, match="no_such_step"):
        load_tokenizer(tmp_path, "tokenizer")

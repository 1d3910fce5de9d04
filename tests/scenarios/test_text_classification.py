"""What only the sorting of texts has to get right."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from workbench.data.examples import Examples
from workbench.data.importing import guess_columns, import_examples
from workbench.data.table import Table
from workbench.language import WorkbenchError
from workbench.models.initialisation import new_model
from workbench.preprocessing.tokenizer import UNKNOWN
from workbench.progress import no_progress
from workbench.scenarios.base import Trained
from workbench.scenarios.text_classification import SCENARIO, SortingProcessor, text_batch

TEXTS = ["the cat sat on the mat", "no", "a dog ran", "this is a rather long text about cats and dogs"]
LABELS = ["cat", "none", "dog", "cat"]


def experiment_of(**changes: Any) -> Any:
    tiny = SCENARIO.preset("tiny")
    return dataclasses.replace(
        tiny,
        preprocessing=dataclasses.replace(tiny.preprocessing, tokenizer="characters"),
        model=dataclasses.replace(tiny.model, n_layer=2, n_head=2, d_model=16, max_len=24, **changes),
    )


def trained_on(examples: Examples, experiment: Any) -> Trained:
    processor = SCENARIO.fit(examples, experiment, no_progress())
    model = new_model(lambda: SCENARIO.build(experiment, processor), 1)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.2, generator=torch.Generator().manual_seed(1))
    return Trained(model, processor, experiment)


EXAMPLES = Examples({"text": TEXTS, "label": LABELS})


def test_the_class_token_comes_first_and_long_texts_are_cut() -> None:
    trained = trained_on(EXAMPLES, experiment_of())
    for value, n_token in (("cat", 3), ("", 0), ("word " * 100, 24)):
        reading = SCENARIO.read(trained, value)
        found = reading.kinds["encoder"]
        assert (found.query.labels[0], found.query.n_extra) == ("◉", 1)
        assert found.maps.shape == (2, 2, 1 + n_token, 1 + n_token)
        assert reading.is_of_whole
        assert sum(share for _, share in reading.probabilities) == pytest.approx(1, abs=1e-5)
        assert {name for name, _ in reading.probabilities} == {"cat", "dog", "none"}


def test_a_text_is_judged_in_a_batch_as_it_is_read_alone() -> None:
    trained = trained_on(EXAMPLES, experiment_of())
    arrays = SCENARIO.encode(trained.processor, EXAMPLES, no_progress())
    for judged in SCENARIO.judge(trained, arrays, EXAMPLES, no_progress()):
        alone = dict(SCENARIO.read(trained, judged.value).probabilities)
        assert judged.loss == pytest.approx(-np.log(alone[judged.expected]), rel=1e-4)
        assert judged.predicted == max(alone, key=lambda name: alone[name])


def test_tokens_are_hidden_while_training_only() -> None:
    trained = trained_on(EXAMPLES, experiment_of())
    arrays = SCENARIO.encode(trained.processor, EXAMPLES, no_progress())
    rows = np.arange(4)
    ids, mask = text_batch(arrays, rows, 24).inputs
    assert mask.sum(1).tolist() == [min(24, len(line)) for line in TEXTS]
    assert not (ids[mask] == UNKNOWN).any()
    assert (ids[~mask] == UNKNOWN).all()
    hidden, same = text_batch(arrays, rows, 24, 0.5, np.random.default_rng(1)).inputs
    assert torch.equal(same, mask)
    share = (hidden[mask] == UNKNOWN).float().mean()
    assert 0.3 < share < 0.7
    kept = hidden != UNKNOWN
    assert torch.equal(hidden[kept], ids[kept])


def test_a_pass_reads_every_text_once() -> None:
    experiment = experiment_of()
    experiment = dataclasses.replace(
        experiment,
        preprocessing=dataclasses.replace(experiment.preprocessing, hidden_percent=0.0),
        training=dataclasses.replace(experiment.training, batch_size=3),
    )
    trained = trained_on(EXAMPLES, experiment)
    arrays = SCENARIO.encode(trained.processor, EXAMPLES, no_progress())
    task = SCENARIO.task(trained, arrays, arrays, "cat")
    for epoch in range(2):
        batches = [task.training_batch(2 * epoch + step) for step in range(2)]
        assert sum(batch.n_item for batch in batches) == 4
        firsts = [int(code) for batch in batches for code in batch.inputs[0].sum(1)]
        assert len(set(firsts)) == 4
    shown = task.probe(trained.model)
    assert shown.output.splitlines()[0] == "cat"
    assert shown.maps["encoder"].shape[-1] == 4


def test_one_class_is_refused_and_unknown_ones_are_named() -> None:
    with pytest.raises(WorkbenchError, match="All texts are of one class, “cat”"):
        SCENARIO.fit(Examples({"text": ["a", "b"], "label": ["cat", "cat"]}), experiment_of(), no_progress())
    with pytest.raises(WorkbenchError, match="no texts left"):
        SCENARIO.fit(Examples({"text": [], "label": []}), experiment_of(), no_progress())
    processor = SCENARIO.fit(EXAMPLES, experiment_of(), no_progress())
    with pytest.raises(WorkbenchError, match="does not know these classes: fish"):
        SCENARIO.encode(processor, Examples({"text": ["a"], "label": ["fish"]}), no_progress())
    with pytest.raises(WorkbenchError, match="A text is needed"):
        SCENARIO.read(trained_on(EXAMPLES, experiment_of()), np.zeros((2, 2, 1), dtype=np.uint8))


def test_ids_have_names_on_either_side() -> None:
    processor = SCENARIO.fit(EXAMPLES, experiment_of(), no_progress())
    assert SCENARIO.names(processor, [0, 2]) == ["cat", "none"]
    assert SCENARIO.names(processor, [1, 2], "input") == [" ", "a"]


def test_advice_tells_a_column_of_texts_from_one_of_classes() -> None:
    one = SCENARIO.advise(Examples({"text": TEXTS, "label": ["x"] * 4}), experiment_of())
    assert "only one class" in str(one.sentence)
    texts = [f"text {number}" for number in range(60)]
    mistaken = SCENARIO.advise(Examples({"text": LABELS * 15, "label": texts}), experiment_of())
    assert (mistaken.level, "right column" in str(mistaken.sentence)) == ("too little", True)


@pytest.mark.parametrize("broken", ['{"classes": "abc"}', "[]", "{"])
def test_a_damaged_list_of_classes_is_said(tmp_path: Path, broken: str) -> None:
    processor = SCENARIO.fit(EXAMPLES, experiment_of(), no_progress())
    processor.save(tmp_path)
    assert SortingProcessor.load(tmp_path).classes == ["cat", "dog", "none"]
    (tmp_path / "classes.json").write_text(broken)
    with pytest.raises(WorkbenchError, match="damaged"):
        SortingProcessor.load(tmp_path)


@pytest.mark.parametrize(
    ("names", "text", "label"),
    [
        (["id", "category", "text"], "text", "category"),
        (["Review", "Sentiment"], "Review", "Sentiment"),
        (["标签", "评论"], "评论", "标签"),
        (["a", "b"], "a", "b"),
    ],
)
def test_columns_are_known_by_their_names(names: list[str], text: str, label: str) -> None:
    table = Table(format="table", names=tuple(names), columns=tuple(["x"] for _ in names))
    assert guess_columns(table, SCENARIO.roles) == {"text": text, "label": label}


@pytest.mark.parametrize("sample", SCENARIO.samples, ids=lambda sample: sample.key)
def test_the_samples_are_small_balanced_and_do_not_repeat(sample: Any) -> None:
    assert sample.path.stat().st_size < 400_000
    examples, source = import_examples(sample.path, SCENARIO.roles, no_progress())
    assert source.columns == {"text": "text", "label": "label"}
    assert source.n_skipped == 0
    assert len(examples) >= 2000
    assert len(set(examples.texts("text"))) == len(examples)
    counts = Counter(examples.texts("label"))
    assert len(counts) == 3
    assert max(counts.values()) - min(counts.values()) <= 1
    assert SCENARIO.advise(examples, SCENARIO.preset("tiny")).level == "good"

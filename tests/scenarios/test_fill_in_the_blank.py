"""What only the filling of blanks has to get right."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
import torch

from workbench.data.examples import Examples
from workbench.data.importing import guess_columns, import_examples
from workbench.data.passages import Passages
from workbench.data.table import Table
from workbench.language import WorkbenchError
from workbench.models.initialisation import new_model
from workbench.preprocessing.blanks import blank_spans
from workbench.progress import no_progress
from workbench.scenarios.base import Trained
from workbench.scenarios.fill_in_the_blank import SCENARIO, Windows
from workbench.training.devices import choose_device
from workbench.training.loop import train

TEXTS = ["the cat sat on the mat", "no", "a dog ran", "this is a rather long text about cats and dogs"]
EXAMPLES = Examples({"text": TEXTS})


def experiment_of(**changes: Any) -> Any:
    tiny = SCENARIO.preset("tiny")
    return dataclasses.replace(
        tiny,
        preprocessing=dataclasses.replace(tiny.preprocessing, tokenizer="characters"),
        model=dataclasses.replace(tiny.model, n_layer=2, n_head=2, d_model=16, max_len=24, dropout=0.0),
        training=dataclasses.replace(tiny.training, batch_size=3, **changes),
    )


@pytest.fixture(scope="module")
def trained() -> Trained:
    experiment = experiment_of()
    processor = SCENARIO.fit(EXAMPLES, experiment, no_progress())
    model = new_model(lambda: SCENARIO.build(experiment, processor), 1)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.2, generator=torch.Generator().manual_seed(1))
    return Trained(model, processor, experiment)


@pytest.mark.parametrize(
    ("value", "n_token"),
    [("cat", 3), ("c___t", 3), ("", 0), ("___", 1), ("🦄小", 2), ("word " * 512, 24), ("＿＿ sat", 5)],
)
def test_whatever_is_typed_is_read(trained: Trained, value: str, n_token: int) -> None:
    reading = SCENARIO.read(trained, value)
    found = reading.kinds["encoder"]
    assert (found.query.labels[0], found.query.n_extra) == ("◉", 1)
    assert found.maps.shape == (2, 2, 1 + n_token, 1 + n_token)
    assert reading.is_in_place
    assert not reading.is_of_whole
    (answer,) = SCENARIO.predict(trained, value, None)
    assert reading.output == answer.output
    assert len(answer.blanks) == len(blank_spans(value))
    if answer.blanks:
        assert found.query.labels[reading.place] == "▢"
        assert answer.blanks[0].choices == answer.probabilities
        assert dict(reading.probabilities) == pytest.approx(dict(answer.probabilities), abs=1e-5)
        assert not blank_spans(answer.output)
    else:
        assert answer.output == value
    for start, end in answer.words:
        assert value[start:end].strip()


def test_blanks_the_model_cannot_read_stay(trained: Trained) -> None:
    (answer,) = SCENARIO.predict(trained, "a ___ " + "x" * 30 + " ___", None)
    assert len(answer.blanks) == 1
    assert answer.output.endswith("___")


def test_the_same_is_hidden_at_the_same_step_and_something_else_at_others(trained: Trained) -> None:
    arrays = SCENARIO.encode(trained.processor, EXAMPLES, no_progress())
    task = SCENARIO.task(trained, arrays, arrays, "c___t")
    again = SCENARIO.task(trained, arrays, arrays, "c___t")
    task.training_batch(0)
    for step in (5, 3):
        one, two = task.training_batch(step), again.training_batch(step)
        assert torch.equal(one.inputs[0], two.inputs[0])
        assert torch.equal(one.targets, two.targets)
        assert one.n_item == int((one.targets >= 0).sum()) > 0
        assert not (one.targets[:, 0] >= 0).any()
    batches = [task.training_batch(step) for step in range(0, 40, 2)]
    assert len({str(batch.inputs[0].tolist()) for batch in batches}) > 10
    fixed = [batch.inputs[0] for batch in task.validation_batches(None)]
    other = [batch.inputs[0] for batch in again.validation_batches(None)]
    assert all(torch.equal(one, two) for one, two in zip(fixed, other, strict=True))


def test_for_validation_everything_asked_is_blank(trained: Trained) -> None:
    arrays = SCENARIO.encode(trained.processor, EXAMPLES, no_progress())
    task = SCENARIO.task(trained, arrays, arrays, "c___t")
    (batch,) = task.validation_batches(None)
    asked = batch.targets[:, 1:] >= 0
    assert (batch.inputs[0][asked] == trained.processor.tokenizer.blank).all()
    assert not (batch.inputs[0][~asked] == trained.processor.tokenizer.blank).any()


def test_the_class_token_names_all_words_while_training_only(trained: Trained) -> None:
    arrays = SCENARIO.encode(trained.processor, EXAMPLES, no_progress())
    task = SCENARIO.task(trained, arrays, arrays, "c___t")
    plain = dataclasses.replace(
        trained.experiment,
        preprocessing=dataclasses.replace(trained.experiment.preprocessing, sums_up=False),
        model=trained.experiment.model,
    )
    without = SCENARIO.task(dataclasses.replace(trained, experiment=plain), arrays, arrays, "c___t")
    model: Any = trained.model
    batch = task.training_batch(0)
    with torch.inference_mode():
        model.train()
        both, blanks = task.loss(model, batch).item(), without.loss(model, batch).item()
        model.eval()
        assert task.loss(model, batch).item() == pytest.approx(blanks, rel=1e-5)
        logits = model(*batch.inputs)
        shown, mask = batch.inputs
        each = [
            torch.nn.functional.cross_entropy(logits[row, 0], asked if asked >= 0 else read).item()
            for row in range(len(shown))
            for asked, read, is_there in zip(batch.targets[row, 1:], shown[row], mask[row], strict=True)
            if is_there
        ]
    assert both == pytest.approx((blanks + sum(each) / len(each)) / 2, rel=1e-4)


def test_long_texts_are_read_in_parts_and_long_text_by_sentences(trained: Trained) -> None:
    arrays = SCENARIO.encode(trained.processor, EXAMPLES, no_progress())
    assert arrays["lengths"].tolist() == [len(line) for line in TEXTS]
    assert len(Windows(arrays, 24)) == 3 + 2
    story = Examples({"text": Passages.of("The cat sat\non the mat. \n\nA dog ran.\n")})
    arrays = SCENARIO.encode(trained.processor, story, no_progress())
    assert arrays["lengths"].tolist() == [len("The cat sat on the mat."), len("A dog ran.")]


def test_what_was_judged_can_be_typed_again(trained: Trained) -> None:
    arrays = SCENARIO.encode(trained.processor, EXAMPLES, no_progress())
    for judged in SCENARIO.judge(trained, arrays, EXAMPLES, no_progress()):
        assert len(blank_spans(str(judged.value))) <= judged.n_item == len(judged.expected.split(" · "))
        assert 0 <= judged.n_correct <= judged.n_item


def test_what_cannot_be_learnt_from_is_said(trained: Trained) -> None:
    nothing = {"tokens": np.zeros(0, dtype=np.uint16), "lengths": np.zeros(0, dtype=np.int64)}
    with pytest.raises(WorkbenchError, match="no texts left"):
        SCENARIO.task(trained, nothing, nothing, "a")
    with pytest.raises(WorkbenchError, match="too little text"):
        list(SCENARIO.judge(trained, nothing, Examples({"text": []}), no_progress()))
    with pytest.raises(WorkbenchError, match="A text is needed"):
        SCENARIO.read(trained, np.zeros((2, 2, 1), dtype=np.uint8))
    unknown = {"tokens": np.zeros(4, dtype=np.uint16), "lengths": np.array([4])}
    task = SCENARIO.task(trained, unknown, unknown, "a")
    assert task.loss(trained.model, task.training_batch(0)).item() == 0


def test_a_row_of_the_data_gets_a_blank() -> None:
    rng = np.random.default_rng(1)
    assert blank_spans(str(SCENARIO.posed("The cat sat on the mat.", rng)))
    posed = str(SCENARIO.posed("小猫坐在门边。", rng))
    assert len(blank_spans(posed)) == 1
    assert posed.endswith("。")
    for same in ("a ___ b", "", "12 + 3", "🦄"):
        assert SCENARIO.posed(same, rng) == same
    assert blank_spans(SCENARIO.default_input(EXAMPLES))
    assert blank_spans(SCENARIO.default_input(Examples({"text": Passages.of("The cat sat on a mat.\n" * 3)})))


def test_a_rule_of_the_language_is_learnt() -> None:
    animals = {"cat": "meows", "dog": "barks", "hen": "clucks", "cow": "moos"}
    texts = [
        f"the {colour} {one} {says}"
        for colour in ("red", "old", "wet", "big")
        for one, says in animals.items()
    ]
    experiment = experiment_of(steps=200, eval_interval=1000, learning_rate=0.02)
    experiment = dataclasses.replace(
        experiment,
        model=dataclasses.replace(experiment.model, d_model=32),
        training=dataclasses.replace(experiment.training, batch_size=16),
    )
    examples = Examples({"text": texts})
    processor = SCENARIO.fit(examples, experiment, no_progress())
    arrays = SCENARIO.encode(processor, examples, no_progress())
    model = new_model(lambda: SCENARIO.build(experiment, processor), 1)
    made = Trained(model, processor, experiment)
    task = SCENARIO.task(made, arrays, arrays, texts[0])
    for _ in train(model, task, experiment.training, choose_device("cpu")):
        pass
    for one, says in animals.items():
        (answer,) = SCENARIO.predict(made, f"the red ___{one[1:]} {says}", None)
        assert answer.output == f"the red {one} {says}"


@pytest.mark.parametrize(
    ("names", "text"), [(["id", "text"], "text"), (["标签", "评论"], "评论"), (["a"], "a")]
)
def test_columns_are_known_by_their_names(names: list[str], text: str) -> None:
    table = Table(format="table", names=tuple(names), columns=tuple(["x"] for _ in names))
    assert guess_columns(table, SCENARIO.roles) == {"text": text}


@pytest.mark.parametrize("sample", SCENARIO.samples, ids=lambda sample: sample.key)
def test_the_samples_are_enough_to_learn_from(sample: Any) -> None:
    examples, source = import_examples(sample.path, SCENARIO.roles, no_progress())
    assert source.n_skipped == 0
    assert SCENARIO.advise(examples, SCENARIO.preset("tiny")).level in ("little", "good")
    assert blank_spans(SCENARIO.default_input(examples))

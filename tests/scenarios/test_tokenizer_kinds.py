"""Every scenario with text, under every kind of tokeniser it offers: from examples to an answer of the loaded model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from workbench.data.examples import Examples
from workbench.data.passages import Passages
from workbench.models.initialisation import new_model
from workbench.preprocessing.tokenizers import TOKENIZERS
from workbench.progress import no_progress
from workbench.projects.preparing import prepare
from workbench.scenarios.base import Trained
from workbench.scenarios.catalogue import scenario_of
from workbench.schema import replace_at, settings_of

ROWS = range(40)
ENGLISH = [f"Ann has {n} red apples, and Tom has “two”!" for n in ROWS]
CHINESE = [f"安有{n}个红苹果，“小明”有两个😀。" for n in ROWS]
BOTH = [
    english if n % 2 else chinese for n, (english, chinese) in enumerate(zip(ENGLISH, CHINESE, strict=True))
]
EXAMPLES = {
    "text-generation": Examples({"text": Passages.kept(["\n".join(BOTH * 3)], 400)}),
    "fill-in-the-blank": Examples({"text": BOTH}),
    "translation": Examples({"source": ENGLISH, "target": CHINESE}),
    "summarisation": Examples({"text": BOTH, "summary": [line[:6] for line in BOTH]}),
    "text-classification": Examples({"text": BOTH, "label": ["odd", "even"] * 20}),
    "question-answering": Examples(
        {
            "question": ["Who has two?" if n % 2 else "谁有两个？" for n in ROWS],
            "passage": BOTH,
            "answer": ["Tom" if n % 2 else "小明" for n in ROWS],
        }
    ),
}
EXAMPLES["dialogue"] = Examples({"conversation": [f"Ann: {line}\n明: {line}" for line in BOTH]})
KINDS = [choice.value for choice in TOKENIZERS]


def offered(key: str) -> list[str]:
    preprocessing = scenario_of(key).preset("tiny").preprocessing
    return next(
        [choice.value for choice in described.choices]
        for name, _, described in settings_of(preprocessing)
        if name == "tokenizer"
    )


@pytest.mark.parametrize(("key", "kind"), [(key, kind) for key in EXAMPLES for kind in offered(key)])
def test_examples_become_arrays_and_a_model_answers(key: str, kind: str, tmp_path: Path) -> None:
    scenario, examples = scenario_of(key), EXAMPLES[key]
    experiment: Any = replace_at(scenario.preset("tiny"), "preprocessing.tokenizer", kind)
    experiment = replace_at(experiment, "training.batch_size", 2)
    prepared = prepare(scenario, examples, experiment, no_progress())
    prepared.processor.save(tmp_path)
    processor = scenario.processor_type.load(tmp_path)
    for name, found in scenario.encode(processor, examples, no_progress()).items():
        again = scenario.encode(prepared.processor, examples, no_progress())[name]
        assert np.array_equal(found, again)
    trained = Trained(new_model(lambda: scenario.build(experiment, processor), 1), processor, experiment)
    value = scenario.default_input(examples)
    task = scenario.task(trained, prepared.arrays["train"], prepared.arrays["validation"], value)
    assert torch.isfinite(task.loss(trained.model, task.training_batch(0)))
    for found in scenario.read(trained, value).kinds.values():
        assert np.allclose(found.maps.sum(-1), 1, atol=1e-4)
    row = {
        role.name: examples.texts(role.name)[0] for role in scenario.roles if role.name in examples.columns
    }
    assert all(seen for seen in scenario.see(processor, experiment, row))
    options = scenario.options_type() if key != "text-generation" else scenario.options_type(max_tokens=9)
    assert list(scenario.predict(trained, value, options))


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_found_whole_among_the_tokens(kind: str) -> None:
    scenario: Any = scenario_of("question-answering")
    experiment = replace_at(scenario.preset("tiny"), "preprocessing.tokenizer", kind)
    examples = EXAMPLES["question-answering"]
    processor = scenario.fit(examples, experiment, no_progress())
    arrays = scenario.encode(processor, examples, no_progress())
    for row in (0, 1):
        _, places = processor.tokenizer.encode_with_places(BOTH[row])
        first, last = arrays["answers"][row]
        cut = BOTH[row][places[first][0] : places[last][1]]
        assert cut == examples.texts("answer")[row]


def test_a_blank_is_no_byte() -> None:
    assert offered("fill-in-the-blank") == [kind for kind in KINDS if kind != "bytes"]
    assert offered("text-generation") == KINDS


def test_a_byte_is_less_than_a_character_where_a_text_may_be_too_short() -> None:
    scenario = scenario_of("text-generation")
    examples = Examples({"text": Passages.kept(["猫" * 400], 400)})
    experiment: Any = scenario.preset("tiny")
    assert "model.seq_len" in scenario.check(experiment, examples)
    as_bytes = replace_at(experiment, "preprocessing.tokenizer", "bytes")
    assert "model.seq_len" not in scenario.check(as_bytes, examples)

"""What only the answering of questions has to get right."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from workbench.data.examples import Examples, Question
from workbench.data.importing import guess_columns, import_examples
from workbench.data.passages import Passages
from workbench.data.table import Table
from workbench.inspection.ablation import changed_prediction
from workbench.inspection.attribution import gradient_times_input
from workbench.inspection.passes import record_pass
from workbench.inspection.stream import logit_lens
from workbench.language import WorkbenchError
from workbench.models.initialisation import new_model
from workbench.models.removal import HeadName
from workbench.preprocessing.cleaning import CleaningConfig
from workbench.progress import no_progress
from workbench.projects.origin import take_over
from workbench.scenarios.base import Trained
from workbench.scenarios.catalogue import scenario_of
from workbench.scenarios.question_answering import (
    SCENARIO,
    QuestionProcessor,
    answer_place,
    question_batch,
    rows_within_reach,
)

EXAMPLES = Examples(
    {
        "question": ["Where is Ann?", "Who is in Rome?", "谁在北京？", "Who?"],
        "passage": [
            "Ann is in Paris. Ben is in Rome.",
            "Ann is in Paris. Ben is in Rome.",
            "小明在北京。",
            "Zoe",
        ],
        "answer": ["Paris", "Ben", "小明", "Zoe"],
    }
)


def experiment_of(tokenizer: str = "characters", max_len: int = 64, **preprocessing: Any) -> Any:
    tiny = SCENARIO.preset("tiny")
    return dataclasses.replace(
        tiny,
        preprocessing=dataclasses.replace(
            tiny.preprocessing, tokenizer=tokenizer, vocab_size=90, **preprocessing
        ),
        model=dataclasses.replace(tiny.model, n_layer=2, n_head=2, d_model=16, max_len=max_len, dropout=0.0),
        training=dataclasses.replace(tiny.training, batch_size=2),
    )


def trained_on(examples: Examples, experiment: Any) -> Trained:
    processor = SCENARIO.fit(examples, experiment, no_progress())
    model = new_model(lambda: SCENARIO.build(experiment, processor), 1)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.3, generator=torch.Generator().manual_seed(1))
    return Trained(model.eval(), processor, experiment)


TRAINED = trained_on(EXAMPLES, experiment_of())
TRAINED_PLAIN = dataclasses.replace(TRAINED, experiment=experiment_of(exchanged_percent=0.0))
ASKED = Question("Where is Ann?", "Ann is in Paris. Ben is in Rome.")


def test_question_and_passage_stand_in_one_row_with_signs_between() -> None:
    reading = SCENARIO.read(TRAINED, Question("Who?", "Zoe"))
    found = reading.kinds["encoder"]
    assert found.query.labels == ("◉", *"Who?", "◆", *"Zoe")
    assert found.query.n_extra == 1
    assert found.maps.shape == (2, 2, 9, 9)
    assert reading.rows == ("Beginning", "End")
    assert reading.choices == found.query.labels
    assert not reading.is_in_place
    assert not reading.is_written


@pytest.mark.parametrize("tokenizer", ["characters", "sentencepiece"])
@pytest.mark.parametrize(
    "passage",
    [
        "Ann is in Paris.",
        "  Ann  is in\tParis 😀😀 . ",
        "小明在北京。鑫淼在上海！",
        "x",
        "ﬁne ½ Ａｎｎ",
        "word " * 512,
        "👩‍👩‍👧 Ann",
    ],
)
def test_an_answer_is_cut_from_the_passage_itself(tokenizer: str, passage: str) -> None:
    trained = trained_on(EXAMPLES, experiment_of(tokenizer))
    (answer,) = SCENARIO.predict(trained, Question("谁 who?", passage), SCENARIO.options_type(n_answer=3))
    assert answer.highlight is not None
    for (words, chance), (first, last) in zip(answer.probabilities, answer.highlight.spans, strict=True):
        assert words == passage[first:last]
        assert words.strip() == words != ""
        assert 0 < chance <= 1
    assert answer.output == answer.probabilities[0][0]
    assert len(answer.highlight.tokens) == len(answer.highlight.starts) <= 64
    assert answer.highlight.starts.sum() == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("value", [Question("", ""), Question("Who?", ""), Question("Who?", " \n ")])
def test_without_a_passage_there_is_no_answer(value: Question) -> None:
    trained = trained_on(EXAMPLES, experiment_of("sentencepiece"))
    (answer,) = SCENARIO.predict(trained, value, SCENARIO.options_type())
    assert (answer.output, answer.probabilities) == ("", ())
    assert np.isfinite(SCENARIO.read(trained, value).kinds["encoder"].maps).all()


def test_a_long_question_leaves_room_for_the_passage_and_other_input_is_refused() -> None:
    reading = SCENARIO.read(TRAINED, Question("why " * 100, "Ann is in Paris."))
    assert reading.kinds["encoder"].query.labels.index("◆") == 33
    assert reading.output in "Ann is in Paris."
    with pytest.raises(WorkbenchError, match="A question and a text"):
        SCENARIO.read(TRAINED, "a text")


def test_cleaning_does_not_move_the_answer() -> None:
    experiment = experiment_of(
        cleaning=CleaningConfig(strip_markup=True, lower_case=True, collapse_space=True, unicode_form="NFKC")
    )
    trained = trained_on(EXAMPLES, experiment)
    processor: QuestionProcessor = trained.processor
    passage = "<b>Ann</b>   is &amp; in ＰＡＲＩＳ."
    ids, places = processor.tokenizer.encode_with_places(passage)
    assert ids == processor.tokenizer.encode("ann is & in paris.")
    said = [passage[first:last] for first, last in places]
    assert said[:4] == ["A", "n", "n", ""]
    assert said[-6:] == [*"ＰＡＲＩＳ", "."]
    (answer,) = SCENARIO.predict(trained, Question("who", passage), SCENARIO.options_type())
    assert answer.output in passage


def test_the_targets_are_the_tokens_of_the_answer() -> None:
    arrays = SCENARIO.encode(TRAINED.processor, EXAMPLES, no_progress())
    batch = question_batch(arrays, np.arange(4), 64)
    ids, parts, mask = batch.inputs
    assert batch.n_item == 8
    for row, answer in enumerate(EXAMPLES.texts("answer")):
        first, last = batch.targets[row].tolist()
        labels = TRAINED.processor.tokenizer.labels(ids[row, first : last + 1].tolist())
        assert "".join(labels) == answer
        assert (parts[row, first : last + 1] == 3).all()
    assert mask.sum(1).tolist() == [13 + 32 + 2, 15 + 32 + 2, 5 + 6 + 2, 4 + 3 + 2]


def test_tokens_are_exchanged_alike_in_question_and_passage_and_while_training_only() -> None:
    arrays = SCENARIO.encode(TRAINED.processor, EXAMPLES, no_progress())
    experiment = experiment_of(exchanged_percent=50.0)
    task = SCENARIO.task(dataclasses.replace(TRAINED, experiment=experiment), arrays, arrays, ASKED)
    plain = SCENARIO.task(TRAINED_PLAIN, arrays, arrays, ASKED)
    n_changed = 0
    for step in range(2):
        changed, same = task.training_batch(step), plain.training_batch(step)
        assert torch.equal(changed.targets, same.targets)
        assert torch.equal(changed.inputs[0], task.training_batch(step).inputs[0])
        for new, old in zip(changed.inputs[0].tolist(), same.inputs[0].tolist(), strict=True):
            became = dict(zip(old, new, strict=True))
            assert [became[token] for token in old] == new
            n_changed += new != old
    assert n_changed > 0
    for one, other in zip(task.validation_batches(None), plain.validation_batches(None), strict=True):
        assert torch.equal(one.inputs[0], other.inputs[0])


def test_an_answer_that_is_cut_off_is_not_trained_on_but_counts_as_wrong() -> None:
    trained = trained_on(EXAMPLES, experiment_of(max_len=30))
    arrays = SCENARIO.encode(trained.processor, EXAMPLES, no_progress())
    assert rows_within_reach(arrays, 30).tolist() == [0, 2, 3]
    assert question_batch(arrays, np.arange(4), 30).targets[1].tolist() == [-1, -1]
    task = SCENARIO.task(trained, arrays, arrays, ASKED)
    assert sum(batch.n_item for batch in task.validation_batches(None)) == 6
    judged = list(SCENARIO.judge(trained, arrays, EXAMPLES, no_progress()))
    assert len(judged) == 4
    assert judged[1].n_correct == 0
    assert np.isfinite([item.loss for item in judged]).all()
    with pytest.raises(WorkbenchError, match="first 8 tokens"):
        SCENARIO.task(
            trained_on(EXAMPLES, experiment_of(max_len=8)), _only(arrays, 1), _only(arrays, 1), ASKED
        )


def _only(arrays: Any, row: int) -> Any:
    return {
        name: array[row : row + (2 if name.endswith("offsets") else 1)] if name != "question" else array
        for name, array in arrays.items()
        if name != "passage"
    } | {"passage": arrays["passage"]}


def test_a_question_is_judged_in_a_batch_as_it_is_read_alone() -> None:
    arrays = SCENARIO.encode(TRAINED.processor, EXAMPLES, no_progress())
    for judged in SCENARIO.judge(TRAINED, arrays, EXAMPLES, no_progress()):
        assert judged.predicted == SCENARIO.read(TRAINED, judged.value).output
        assert isinstance(judged.value, Question)


def test_the_place_a_source_names_chooses_among_several() -> None:
    row = {"question": ["?"], "passage": ["Ann, Ben and Ann"], "answer": ["Ann"]}
    assert answer_place(Examples(row), 0) == (0, 3)
    for start, place in (("13", (13, 16)), ("12", (13, 16)), ("0", (0, 3)), ("²", (0, 3)), ("", (0, 3))):
        assert answer_place(Examples({**row, "start": [start]}), 0) == place
    assert answer_place(Examples({**row, "answer": ["Zoe"]}), 0) == (-1, -1)


def test_a_model_can_begin_with_one_that_filled_blanks() -> None:
    blanks = scenario_of("fill-in-the-blank")
    assert blanks.key in SCENARIO.starts_from
    experiment: Any = blanks.preset("tiny")
    experiment = dataclasses.replace(
        experiment,
        preprocessing=dataclasses.replace(experiment.preprocessing, tokenizer="characters"),
        model=dataclasses.replace(experiment.model, n_layer=2, n_head=2, d_model=16, max_len=64),
    )
    story = Examples({"text": Passages.of("Ann is in Paris. Ben is in Rome. " * 20)})
    before: Any = blanks.fit(story, experiment, no_progress())
    model = new_model(lambda: blanks.build(experiment, before), 1)
    processor = SCENARIO.fit_on(before, EXAMPLES, experiment_of(), no_progress())
    begun = new_model(lambda: SCENARIO.build(experiment_of(), processor), 2)
    take_over(begun, {name: value.numpy() for name, value in model.state_dict().items()}, Path("weights"))
    assert torch.equal(begun.state_dict()["class_token"], model.state_dict()["class_token"])
    (answer,) = SCENARIO.predict(
        Trained(begun.eval(), processor, experiment_of()), ASKED, SCENARIO.options_type()
    )
    assert answer.output in ASKED.passage


def test_removing_a_head_compares_both_ends() -> None:
    change = changed_prediction(SCENARIO, TRAINED, ASKED, [HeadName("encoder", 0, 0)])
    assert {each.row for each in change.answers} == {"Beginning", "End"}
    assert change.divergences.shape == (2,)
    assert change.divergence == pytest.approx(change.divergences.sum())
    assert np.isfinite(change.divergence)
    assert change.divergence > 0
    for row in ("Beginning", "End"):
        assert sum(each.before for each in change.answers if each.row == row) <= 1 + 1e-6


def test_the_lens_ends_with_what_the_model_answers() -> None:
    whole = record_pass(SCENARIO, TRAINED, ASKED)
    lens = logit_lens(SCENARIO, TRAINED, whole)
    assert lens.final.shape == (3, 2)
    with torch.inference_mode():
        logits = whole.logits().softmax(-1)
    np.testing.assert_allclose(lens.final[-1], logits.max(-1).values.numpy(), rtol=1e-4)
    labels = whole.reading.choices
    assert lens.names[int(lens.ids[-1, 0, 0])] == labels[int(logits[0].argmax())]
    found = gradient_times_input(SCENARIO, TRAINED, whole)
    first, last = whole.reading.decided
    assert found.answer == whole.reading.output == "".join(labels[first : last + 1])
    assert found.chance == pytest.approx(float(logits[0, first] * logits[1, last]), rel=1e-4)
    assert found.scores["encoder"].shape == (len(labels),)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (
            ["id", "title", "context", "question", "answer", "answer_start"],
            {"question": "question", "passage": "context", "answer": "answer", "start": "answer_start"},
        ),
        (["问题", "段落", "答案"], {"question": "问题", "passage": "段落", "answer": "答案"}),
        (["text", "query", "span"], {"question": "query", "passage": "text", "answer": "span"}),
        (["a1", "b1", "c1", "d1"], {"question": "a1", "passage": "b1", "answer": "c1"}),
    ],
)
def test_columns_are_known_by_their_names(names: list[str], found: dict[str, str]) -> None:
    table = Table(format="table", names=tuple(names), columns=tuple(["x"] for _ in names))
    assert guess_columns(table, SCENARIO.roles) == found


def test_an_answer_that_is_not_in_the_passage_is_left_out_and_listed(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    rows = [
        {"question": "Who?", "context": "Ann sings.", "answer": "Ann", "answer_start": 0},
        {"question": "Who?", "context": "Ann sings.", "answer": "Ben"},
        {"question": "Who?", "context": "Ann sings.", "answers": {"text": ["Ann"], "answer_start": [0]}},
        {"question": "Who?", "context": "Ann sings.", "answers": {"text": [], "answer_start": []}},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    examples, source = import_examples(path, SCENARIO.roles, no_progress())
    assert examples.texts("answer") == ["Ann", "Ann"]
    assert source.columns["start"] == "answer_start"
    assert {problem.where: str(problem.reason) for problem in source.skipped} == {
        "q.jsonl:2": "“Ben” is not in “passage” to the letter",
        "q.jsonl:4": "“answer” is empty",
    }


@pytest.mark.parametrize("sample", SCENARIO.samples, ids=lambda sample: sample.key)
def test_the_samples_are_small_and_every_answer_stands_once_in_its_own_passage(sample: Any) -> None:
    assert sample.path.stat().st_size < 500_000
    examples, source = import_examples(sample.path, SCENARIO.roles, no_progress())
    assert source.n_skipped == 0
    assert len(examples) >= 2000
    assert len(set(examples.texts("passage"))) == len(examples)
    pairs = zip(examples.texts("passage"), examples.texts("answer"), strict=True)
    assert all(passage.count(answer) == 1 for passage, answer in pairs)
    assert len(set(examples.texts("answer"))) > 500
    assert SCENARIO.advise(examples, SCENARIO.preset("tiny")).level == "good"

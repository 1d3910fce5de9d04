from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from workbench.data.examples import Examples
from workbench.data.generator import TaskGenerator
from workbench.data.recipe import Recipe
from workbench.data.split import SplitConfig, part_of
from workbench.evaluation.evaluating import evaluate
from workbench.inspection.heads import summarise_heads
from workbench.language import WorkbenchError, text
from workbench.models.initialisation import new_model
from workbench.progress import no_progress
from workbench.projects.preparing import prepare
from workbench.projects.project import Project
from workbench.scenarios.algorithm_lab import LabProcessor
from workbench.scenarios.base import TokensSeen, Trained
from workbench.scenarios.catalogue import scenario_of
from workbench.scenarios.decoders import IGNORED
from workbench.training.control import Control
from workbench.training.events import Snapshot

LAB = scenario_of("algorithm-lab")
SEQ_LEN = 24


def experiment_of(**changes: Any) -> Any:
    experiment = LAB.preset("tiny")
    shape = {"n_layer": 2, "n_head": 2, "d_model": 16, "seq_len": SEQ_LEN, **changes}
    training = dataclasses.replace(experiment.training, batch_size=8)
    return dataclasses.replace(
        experiment, model=dataclasses.replace(experiment.model, **shape), training=training
    )


def made(recipe: Recipe | None, **changes: Any) -> tuple[Any, Examples, Trained]:
    """Return a scenario's task, its examples and a model that knows nothing; a table of one's own without *recipe*."""
    experiment = experiment_of(**changes)
    if recipe is None:
        rows = [f"{number}" for number in range(60)]
        examples = Examples({"prompt": rows, "answer": [row[::-1] for row in rows]})
    else:
        examples = TaskGenerator().examples(recipe, no_progress())[0].take(np.arange(200))
    prepared = prepare(LAB, examples, experiment, no_progress())
    model = new_model(lambda: LAB.build(experiment, prepared.processor), 1)
    trained = Trained(model, prepared.processor, experiment)
    task = LAB.task(trained, prepared.arrays["train"], prepared.arrays["validation"], "abc")
    return task, examples, trained


def in_words(task: Any, trained: Trained, step: int) -> list[str]:
    """Return what the batch of *step* gives and what it asks for, with the marks."""
    batch = task.training_batch(step)
    tokenizer = trained.processor.tokenizer
    found: list[str] = []
    for ids, targets in zip(batch.inputs[0].tolist(), batch.targets.tolist(), strict=True):
        first = next(place for place, target in enumerate(targets) if target != IGNORED)
        asked = [target for target in targets if target != IGNORED]
        found.append(f"{''.join(tokenizer.labels(ids[: first + 1]))}|{''.join(tokenizer.labels(asked))}")
    return found


def test_only_the_answer_is_asked_for_and_its_end() -> None:
    task, _, trained = made(Recipe(task="reverse"))
    for line in in_words(task, trained, 3):
        given, _, asked = line.partition("|")
        assert given.endswith("=")
        assert asked == f"{given[:-1][::-1]}⟨/s⟩"


def test_a_repetition_has_no_sign_between_and_asks_for_its_second_half() -> None:
    task, _, trained = made(Recipe(task="induction", shortest=4, longest=10, alphabet=20))
    for line in in_words(task, trained, 0):
        given, _, asked = line.partition("|")
        assert given[0] == given[-1]
        assert asked == f"{given[1:-1]}⟨/s⟩"


def test_batches_never_end_never_repeat_and_never_hold_what_is_measured() -> None:
    task, _, trained = made(Recipe(task="sort"))
    seen = [line for step in range(60) for line in in_words(task, trained, step)]
    assert len(set(seen)) > 400  # of 480; far more than the 170 examples that are kept
    assert {part_of(line.partition("=")[0], SplitConfig()) for line in seen} == {"train"}
    again, _, _ = made(Recipe(task="sort"))
    assert torch.equal(again.training_batch(41).inputs[0], task.training_batch(41).inputs[0])


def test_a_table_of_ones_own_is_read_in_passes() -> None:
    task, examples, trained = made(None)
    assert trained.processor.recipe is None
    n_train = len(examples) - 9
    seen = [line for step in range(7) for line in in_words(task, trained, step)]
    assert len(seen) == len(set(seen)) == n_train
    assert trained.processor.right_answer("12") is None


@pytest.mark.parametrize("prompt", ["", "a", "ab cd", "xyz", "🙂", "猫和狗", "a" * 512])
@pytest.mark.parametrize("task", ["reverse", "induction", "add"])
def test_any_prompt_can_be_read_and_answered(prompt: str, task: str) -> None:
    _, _, trained = made(Recipe(task=task, shortest=2))
    reading = LAB.read(trained, prompt)
    maps = reading.kinds["decoder"]
    assert len(maps.query.labels) <= SEQ_LEN
    assert np.allclose(maps.maps.sum(-1), 1, atol=1e-5)
    assert 0 <= reading.place < len(maps.query.labels)
    assert reading.is_written
    (answer,) = LAB.predict(trained, prompt, LAB.options_type())
    assert answer.output == reading.output
    if prompt in ("xyz", "🙂", "猫和狗"):
        assert answer.expected is None  # letters that the task does not have


def test_a_prompt_is_read_as_the_examples_are_written() -> None:
    _, _, trained = made(Recipe(task="add"))
    (answer,) = LAB.predict(trained, " 7+ 15", LAB.options_type())
    assert answer.expected == "0022"
    assert "".join(LAB.read(trained, "7+15").kinds["decoder"].query.labels).startswith("007+015=")


def test_what_does_not_fit_is_cut_off_or_refused() -> None:
    recipe = Recipe(task="copy", longest=40)
    examples, _ = TaskGenerator().examples(recipe, no_progress())
    problems = LAB.check(experiment_of(), examples)
    assert "81" in str(problems["model.seq_len"])
    assert not LAB.check(experiment_of(seq_len=88), examples)
    _, _, trained = made(Recipe(task="copy", longest=10))
    given, written = trained.processor.line("a" * 40, "a" * 40, SEQ_LEN)
    assert len(given) + len(written) == SEQ_LEN + 1
    own = Examples({"prompt": ["1" * 40, "2"], "answer": ["3", "4"]})
    assert LAB.advise(own, experiment_of()).level == "little"


def test_advice_counts_what_can_be_asked() -> None:
    few, _ = TaskGenerator().examples(Recipe(task="copy", longest=2, alphabet=3), no_progress())
    many, _ = TaskGenerator().examples(Recipe(task="add", digits=2), no_progress())
    assert LAB.advise(few, experiment_of()).level == "too little"
    assert "10,000" in str(LAB.advise(many, experiment_of()).sentence)


def test_nothing_left_to_train_on_is_said() -> None:
    examples, _ = TaskGenerator().examples(Recipe(task="copy", longest=1, alphabet=2), no_progress())
    split = SplitConfig(validation_percent=50, test_percent=50)
    with pytest.raises(WorkbenchError):
        prepare(LAB, examples, dataclasses.replace(experiment_of(), split=split), no_progress())


def test_what_the_model_sees_has_its_marks() -> None:
    _, examples, trained = made(Recipe(task="reverse"))
    value = {"prompt": examples.texts("prompt")[0], "answer": examples.texts("answer")[0]}
    read, write = LAB.see(trained.processor, trained.experiment, value)
    assert isinstance(read, TokensSeen)
    assert isinstance(write, TokensSeen)
    assert (read.tokens[-1], write.tokens[-1]) == ("=", "⟨/s⟩")


def test_the_processor_comes_back_and_damage_is_said(tmp_path: Path) -> None:
    _, _, trained = made(Recipe(task="sort", longest=7))
    trained.processor.save(tmp_path)
    assert LabProcessor.load(tmp_path).recipe == trained.processor.recipe
    (tmp_path / "recipe.json").write_text("[]", encoding="utf-8")
    with pytest.raises(WorkbenchError):
        LabProcessor.load(tmp_path)


def test_every_task_says_what_to_look_for() -> None:
    for sample in LAB.samples:
        _, source = LAB.read_sample(sample, no_progress())
        said = LAB.explain("inspect", source)
        assert said == sample.recipe.algorithm.look_for
        assert text(said).sentence
    assert LAB.explain("inspect", None) == ""
    assert LAB.explain("use", None)


def made_project(folder: Path, recipe: Recipe, **training: Any) -> Project:
    project = Project.create(folder, LAB, "Lab", "tiny")
    project.attach(*TaskGenerator().examples(recipe, no_progress()))
    experiment = project.experiment()
    changed = dataclasses.replace(experiment.training, device="cpu", **training)
    project.put_experiment(dataclasses.replace(experiment, training=changed))
    return project


@pytest.fixture(scope="session")
def repeating(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose small model has learnt to repeat, a few seconds."""
    recipe = Recipe(task="induction", shortest=4, longest=8, alphabet=12)
    folder = tmp_path_factory.mktemp("lab") / "project"
    project = made_project(folder, recipe, steps=400, batch_size=32, learning_rate=0.03, eval_interval=10_000)
    experiment = project.experiment()
    shape = dataclasses.replace(experiment.model, n_head=2, d_model=32, seq_len=SEQ_LEN)
    for _ in project.train(project.new_run(dataclasses.replace(experiment, model=shape))):
        pass
    return project


def test_it_learns_the_rule(repeating: Project) -> None:
    found = evaluate(repeating, repeating.run(), "test", no_progress())
    assert found.metrics["exact-match"] > 0.9


def test_the_head_that_repeats_is_called_induction(repeating: Project) -> None:
    trained = repeating.run().load()
    reading = LAB.read(trained, "gcaibeg")
    assert reading.output == "caibe"
    heads = summarise_heads(reading.kinds["decoder"], "decoder")
    assert "induction" in {head.label.key for head in heads if head.label is not None}


def test_a_training_that_was_stopped_goes_on_bit_for_bit(tmp_path: Path) -> None:
    def weights(project: Project) -> dict[str, Any]:
        return dict(project.run().load().model.state_dict())

    settings = {"steps": 8, "batch_size": 8, "eval_interval": 100, "checkpoint_interval": 4}
    whole = made_project(tmp_path / "whole", Recipe(task="sort"), **settings)
    for _ in whole.train(whole.new_run(whole.experiment())):
        pass
    halves = made_project(tmp_path / "halves", Recipe(task="sort"), **settings)
    run, control = halves.new_run(halves.experiment()), Control()
    for event in halves.train(run, control=control):
        if isinstance(event, Snapshot) and event.step >= 3:
            control.stop()
    for _ in halves.train(run, resume=True):
        pass
    assert run.info().step == 8
    assert all(torch.equal(one, weights(halves)[name]) for name, one in weights(whole).items())

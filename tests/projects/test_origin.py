"""A model for few labelled examples begins with an encoder that read plain text before."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from workbench.data.examples import Examples
from workbench.data.importing import Source
from workbench.deployment.exporting import export, load_export
from workbench.language import WorkbenchError
from workbench.preprocessing.cleaning import CleaningConfig
from workbench.projects.branching import Parent
from workbench.projects.project import Project
from workbench.projects.run import Run
from workbench.scenarios.catalogue import scenario_of, successors

TEXTS = [
    f"the {thing} was {word}" for thing in ("cat", "dog", "fox", "hen") for word in ("good", "bad", "sad")
]
BLANKS, SORTING = scenario_of("fill-in-the-blank"), scenario_of("text-classification")


def attach(project: Project, examples: Examples) -> None:
    source = Source(
        name="made",
        format="table",
        encoding="utf-8",
        has_header=True,
        columns={},
        n_example=len(examples),
        n_skipped=0,
        skipped=(),
        checksum=f"{project.scenario.key} {len(examples)}",
    )
    project.attach(examples, source)


def trained(project: Project, **options: Any) -> Run:
    experiment = project.experiment()
    training = dataclasses.replace(experiment.training, steps=3, batch_size=4, snapshots=3, device="cpu")
    run = project.new_run(dataclasses.replace(experiment, training=training), **options)
    for _ in project.train(run):
        pass
    return run


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that filled in blanks for three steps."""
    project = Project.create(tmp_path_factory.mktemp("before") / "空", BLANKS, "Blanks", "tiny")
    experiment = project.experiment()
    project.set_experiment(
        dataclasses.replace(
            experiment,
            preprocessing=dataclasses.replace(
                experiment.preprocessing,
                tokenizer="characters",
                vocab_size=77,
                cleaning=CleaningConfig(lower_case=True),
            ),
            model=dataclasses.replace(experiment.model, n_layer=1, n_head=2, d_model=16, max_len=40),
        )
    )
    attach(project, Examples({"text": [*TEXTS, "zebra quiz: 7 vex"]}))
    trained(project)
    return project


@pytest.fixture
def after(before: Project, tmp_path: Path) -> Project:
    """A new project that sorts texts and begins with the other one's encoder."""
    project = Project.create(tmp_path / "after", SORTING, "After", "small", (before, before.run(), None))
    attach(project, Examples({"text": TEXTS, "label": ["yes", "no", "no"] * 4}))
    return project


def test_shape_and_tokeniser_are_taken_over(before: Project, after: Project) -> None:
    experiment = after.experiment()
    assert (experiment.model.n_layer, experiment.model.n_head, experiment.model.d_model) == (1, 2, 16)
    assert (experiment.preprocessing.tokenizer, experiment.preprocessing.vocab_size) == ("characters", 77)
    assert experiment.preprocessing.cleaning.lower_case
    assert experiment.model.max_len == 40
    old, new = before.run().processor(), after.prepared(experiment).processor
    assert new.tokenizer.encode("Quiz 7") == old.tokenizer.encode("quiz 7")  # type: ignore[attr-defined]
    assert after.problems(experiment) == {}


def test_a_run_begins_with_the_encoder_and_a_head_of_its_own(before: Project, after: Project) -> None:
    run = trained(after)
    old = before.run().load().model.state_dict()
    new = run.load(0).model.state_dict()
    assert len(new["source_embedding.weight"]) == len(old["source_embedding.weight"]) - 1
    for name in new:
        if not name.startswith("head."):
            assert np.array_equal(new[name].numpy(), old[name].numpy()[: len(new[name])]), name
    assert not new["head.weight"].any()
    begun = run.info().beginning
    assert begun is not None
    assert (begun.title, begun.scenario, begun.step) == ("Blanks", "fill-in-the-blank", 3)


def test_from_scratch_begins_with_nothing_but_the_tokeniser(before: Project, after: Project) -> None:
    run, other = trained(after, from_scratch=True), trained(after)
    assert run.info().beginning is None
    one, two = (each.load(0).model.state_dict()["source_embedding.weight"].numpy() for each in (run, other))
    assert one.shape == two.shape
    assert not np.array_equal(one, two)
    after.put_from_scratch(True)
    after.save()
    again = Project.open(after.folder)
    assert again.is_from_scratch
    assert trained(again).info().beginning is None


def test_the_new_project_stands_alone(before: Project, after: Project, tmp_path: Path) -> None:
    moved = Project.open(Path(shutil.copytree(after.folder, tmp_path / "elsewhere")))
    assert moved.origin is not None
    assert {path.name for path in moved.origin.folder.iterdir()} == {
        "origin.json",
        "weights.safetensors",
        "processor",
    }
    run = trained(moved)
    export(moved, run, tmp_path / "out")
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert f"The encoder of run “{before.run().name}” of “Blanks” (Fill in the blank), step 3." in card
    scenario, model = load_export(tmp_path / "out")
    assert list(scenario.predict(model, "The CAT was good", None))


def test_what_has_to_stay_is_refused_with_a_reason(after: Project) -> None:
    experiment = after.experiment()
    wide = dataclasses.replace(
        experiment, model=dataclasses.replace(experiment.model, d_model=32, dropout=0.3)
    )
    (found,) = after.problems(wide).items()
    assert found[0] == "model.d_model"
    assert "stays as it was there" in str(found[1])
    assert after.origin is not None
    assert after.origin.fitted(wide).model.d_model == 16
    assert after.origin.fitted(wide).model.dropout == 0.3


def test_other_cleaning_steps_are_those_of_the_new_project(after: Project) -> None:
    experiment = after.experiment()
    plain = dataclasses.replace(
        experiment, preprocessing=dataclasses.replace(experiment.preprocessing, cleaning=CleaningConfig())
    )
    tokenizer = after.prepared(plain).processor.tokenizer  # type: ignore[attr-defined]
    assert tokenizer.kind == "characters"
    assert after.problems(plain) == {}


def test_a_branch_goes_on_from_its_parent_and_remembers_the_beginning(after: Project) -> None:
    first = trained(after)
    branch = trained(after, parent=Parent(run=first.name, step=3))
    assert branch.info().beginning == first.info().beginning
    one, two = first.load(3).model.state_dict(), branch.load(0).model.state_dict()
    assert all(np.array_equal(one[name].numpy(), two[name].numpy()) for name in one)


def test_only_what_fits_can_be_begun_with(before: Project, after: Project, tmp_path: Path) -> None:
    assert SORTING in successors(BLANKS)
    assert successors(SORTING) == []
    run = trained(after)
    with pytest.raises(WorkbenchError, match=r"“Sort texts” cannot begin with a model of “Sort texts”"):
        Project.create(tmp_path / "x", SORTING, "x", "tiny", (after, run, None))
    with pytest.raises(WorkbenchError, match="kept no snapshot of step 77"):
        Project.create(tmp_path / "x", SORTING, "x", "tiny", (before, before.run(), 77))
    assert not (tmp_path / "x" / "project.json").exists()


def test_what_is_damaged_is_said(after: Project) -> None:
    assert after.origin is not None
    folder = after.origin.folder
    weights = folder / "weights.safetensors"
    whole = weights.read_bytes()
    weights.write_bytes(whole[:50])
    with pytest.raises(WorkbenchError, match="missing or damaged"):
        trained(after)
    weights.unlink()
    with pytest.raises(WorkbenchError, match="missing or damaged"):
        trained(after)
    values = json.loads((folder / "origin.json").read_text(encoding="utf-8"))
    for broken in ([], values | {"step": "x"}, values | {"experiment": {}}):
        (folder / "origin.json").write_text(json.dumps(broken), encoding="utf-8")
        with pytest.raises(WorkbenchError, match="damaged"):
            Project.open(after.folder)

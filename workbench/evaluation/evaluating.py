"""How good a model is on examples it never saw."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.data.examples import Examples, Modality
from workbench.data.importing import import_examples
from workbench.data.split import GIVEN, SplitName
from workbench.data.table import ReadOptions
from workbench.evaluation.metric import all_metrics
from workbench.language import N_, WorkbenchError, text
from workbench.preprocessing.cleaning import cleaning_of, without_rows
from workbench.progress import CancelledError, Progress
from workbench.projects.cleaning import clean_examples
from workbench.projects.metrics import finite
from workbench.projects.project import Project
from workbench.projects.run import Run
from workbench.scenarios.base import Baseline, Judged, Trained
from workbench.training.threads import all_processors

KEPT_EXAMPLES = 50  # best and worst
MAX_CLASSES = 100  # a larger confusion matrix cannot be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """How often each class was taken for each."""

    classes: tuple[str, ...]
    counts: npt.NDArray[np.int64]  # (expected, predicted)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredBaseline:
    """What a rule without a model reaches on the same examples."""

    title: str  # marked for translation
    help: str  # marked for translation
    metrics: Mapping[str, float]  # those that look at nothing but answers
    is_rule: bool = (
        True  # whether a model has to be better; the variety of the right answers is only beside it
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The result of measuring one step of one run."""

    run: str
    step: int
    split: str
    n_example: int
    loss: float
    metrics: Mapping[str, float]
    confusion: Confusion | None
    best: tuple[Judged, ...]
    worst: tuple[Judged, ...]
    baseline: MeasuredBaseline | None = None


def evaluate(
    project: Project, run: Run, split: SplitName, progress: Progress, step: int | None = None
) -> Evaluation:
    """Measure *run* at *step* on one split of the project's data.

    Raises:
        WorkbenchError: The split is empty, or something is damaged.
    """
    trained = run.load(step)
    parts = project.parts(trained.experiment)
    examples = parts[split]
    whole = examples.continuous
    if not len(examples) or (whole is not None and not whole.n_character):
        raise WorkbenchError(
            text("The {split} part of the data is empty.", split=split),
            text("Give it a share on the Data page and train again."),
        )
    baseline = project.scenario.baseline(parts["train"], examples)
    return _measure(run, trained, examples, baseline, split, step, progress)


def evaluate_file(
    project: Project, run: Run, path: Path, progress: Progress, step: int | None = None
) -> Evaluation:
    """Measure *run* on a file or folder the project never saw, read with the project's columns where they fit."""
    trained = run.load(step)
    source = project.source() if project.has_data else None
    options = (
        ReadOptions(
            has_header=source.has_header, delimiter=source.delimiter or None, sheet=source.sheet or None
        )
        if source and path.suffix == Path(source.name).suffix
        else None
    )
    try:
        columns = {role: name for role, name in source.columns.items() if role != GIVEN} if source else None
        examples, _ = import_examples(path, project.scenario.roles, progress.part(0.0, 0.2), columns, options)
    except CancelledError:
        raise
    except WorkbenchError:
        examples, _ = import_examples(path, project.scenario.roles, progress.part(0.0, 0.2))
    cleaning = without_rows(cleaning_of(trained.experiment))  # every row of the file is measured
    examples = clean_examples(examples, project.scenario.roles, cleaning, progress.part(0.2, 0.3))
    baseline = None
    if project.has_data:
        baseline = project.scenario.baseline(project.split(trained.experiment, "train"), examples)
    try:
        return _measure(run, trained, examples, baseline, path.name, step, progress.part(0.3, 1.0))
    except CancelledError:
        raise
    except WorkbenchError as error:  # such as a class the model does not know: say in which file
        raise WorkbenchError(
            text("“{path}”: {problem}", path=str(path), problem=error.what), error.remedy
        ) from error


def _measure(
    run: Run,
    trained: Trained,
    examples: Examples,
    baseline: Baseline | None,
    split: str,
    step: int | None,
    progress: Progress,
) -> Evaluation:
    arrays = run.scenario.encode(trained.processor, examples, progress.part(0.0, 0.2))
    with all_processors():
        judged = list(run.scenario.judge(trained, arrays, examples, progress.part(0.2, 0.9)))
    n_item = sum(item.n_item for item in judged)
    ranked = sorted(judged, key=lambda item: item.loss)
    known = all_metrics()
    measured = {key: known[key].measure(judged) for key in run.scenario.metrics}
    progress.update(1.0)
    return Evaluation(
        run=run.name,
        step=run.snapshots()[-1] if step is None else step,
        split=split,
        n_example=len(judged),
        loss=sum(item.loss * item.n_item for item in judged) / n_item,
        metrics=measured,
        confusion=confusion_of(judged) if run.scenario.output is Modality.LABEL else None,
        best=tuple(ranked[:KEPT_EXAMPLES]),
        worst=tuple(reversed(ranked[-KEPT_EXAMPLES:])),
        baseline=_right_answers(judged, run.scenario.metrics)
        if baseline is None
        else _measured(baseline, judged, run.scenario.metrics),
    )


def _right_answers(judged: Sequence[Judged], metrics: Sequence[str]) -> MeasuredBaseline | None:
    """Return how varied the right answers are, where that is what the model's answers are measured by."""
    known = all_metrics()
    found = [key for key in metrics if known[key].is_of_variety]
    if not found:
        return None
    right = [dataclasses.replace(item, predicted=item.expected) for item in judged]
    return MeasuredBaseline(
        title=N_("right answers"),
        help=N_("How varied the answers in the data are."),
        metrics={key: known[key].measure(right) for key in found},
        is_rule=False,
    )


def _measured(
    baseline: Baseline, judged: Sequence[Judged], metrics: Sequence[str]
) -> MeasuredBaseline | None:
    """Return what *baseline* reaches; None where it answers something else than the model was asked."""
    if len(baseline.answers) != len(judged):
        return None
    answered = [
        dataclasses.replace(item, predicted=answer)
        for item, answer in zip(judged, baseline.answers, strict=True)
    ]
    known = all_metrics()
    found = {key: known[key].measure(answered) for key in metrics if known[key].is_of_answers}
    return MeasuredBaseline(title=baseline.title, help=baseline.help, metrics=found)


def confusion_of(judged: Sequence[Judged]) -> Confusion:
    """Return how often each expected class was predicted as each; only the most frequent classes if there are many."""
    frequent = Counter(item.expected for item in judged) + Counter(item.predicted for item in judged)
    names = sorted(name for name, _ in frequent.most_common(MAX_CLASSES))
    place = {name: index for index, name in enumerate(names)}
    counts = np.zeros((len(names), len(names)), dtype=np.int64)
    for item in judged:
        if item.expected in place and item.predicted in place:
            counts[place[item.expected], place[item.predicted]] += 1
    return Confusion(classes=tuple(names), counts=counts)


def evaluation_to_json(evaluation: Evaluation) -> dict[str, object]:
    """Return the numbers of *evaluation* as plain JSON values."""
    return {
        "run": evaluation.run,
        "step": evaluation.step,
        "split": evaluation.split,
        "examples": evaluation.n_example,
        "loss": finite(evaluation.loss),
        "metrics": {key: finite(value) for key, value in evaluation.metrics.items()},
        "baseline": None
        if evaluation.baseline is None
        else {
            "title": evaluation.baseline.title,
            "metrics": {key: finite(value) for key, value in evaluation.baseline.metrics.items()},
        },
    }

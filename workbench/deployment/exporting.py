"""A trained model as a folder that works anywhere this program does."""

from __future__ import annotations

import shutil
from pathlib import Path

from workbench.atomic import read_json, write_json, write_text
from workbench.deployment.model_card import model_card
from workbench.language import WorkbenchError, text
from workbench.models.initialisation import empty_model
from workbench.projects.project import Project
from workbench.projects.run import Run, read_experiment, refuse_impossible
from workbench.projects.tensors import load_weights
from workbench.scenarios.base import Scenario, Trained
from workbench.scenarios.catalogue import scenario_of
from workbench.schema import to_json

EXPORT_FORMAT = 1


def export(project: Project, run: Run, folder: Path, step: int | None = None) -> list[Path]:
    """Write the model of *run* into *folder*: weights, config, processor, model card. Return the files.

    Raises:
        WorkbenchError: *folder* is not empty or cannot be written, or the run has no weights.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise WorkbenchError(
            text("“{path}” already exists and is not empty.", path=str(folder)),
            text("Choose another name or an empty folder; nothing was changed."),
        )
    trained = run.load(step)  # a damaged run is found before anything is written
    chosen = run.snapshots()[-1] if step is None else step
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(run.snapshot_path(chosen), folder / "model.safetensors")
        _describe(project, run, folder, chosen, trained)
    except BaseException as error:  # half an export is worse than none
        _take_back(folder, is_new)
        if not isinstance(error, OSError):
            raise
        raise WorkbenchError(
            text(
                "“{path}” could not be written: {reason}.",
                path=str(folder),
                reason=error.strerror or str(error),
            ),
            text("Choose a folder you may write to, on a disk with room."),
        ) from error
    return sorted(folder.iterdir())


def _take_back(folder: Path, is_new: bool) -> None:
    if is_new:
        shutil.rmtree(folder, ignore_errors=True)
    elif folder.is_dir():  # it was there and empty before
        for path in folder.iterdir():
            path.unlink(missing_ok=True)


def _describe(project: Project, run: Run, folder: Path, chosen: int, trained: Trained) -> None:
    trained.processor.save(folder)
    write_json(
        folder / "config.json",
        {
            "format": EXPORT_FORMAT,
            "kind": "attention-workbench-model",
            "scenario": project.scenario.key,
            "title": project.title,
            "run": run.name,
            "step": chosen,
            "experiment": to_json(trained.experiment),
        },
    )
    write_text(folder / "README.md", model_card(project, run, chosen, trained))


def is_export(folder: Path) -> bool:
    """Return whether *folder* looks like one that `export` wrote."""
    return (folder / "config.json").is_file() and (folder / "model.safetensors").is_file()


def load_export(folder: Path) -> tuple[Scenario, Trained]:
    """Return the model in an exported *folder*.

    Raises:
        WorkbenchError: A file is missing or damaged, or a newer program wrote it.
    """
    path = folder / "config.json"
    values = read_json(path)
    remedy = text("Export the model again.")
    try:
        if int(values["format"]) > EXPORT_FORMAT:
            raise WorkbenchError(
                text("“{path}” was made by a newer version of this program.", path=str(folder)),
                text("Install the newer version."),
            )
        scenario = scenario_of(values["scenario"])
        experiment = read_experiment(scenario, values["experiment"], path, remedy)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise WorkbenchError(text("“{path}” is damaged.", path=str(path)), remedy) from error
    refuse_impossible(scenario, experiment, path)
    processor = scenario.processor_type.load(folder)
    model = empty_model(lambda: scenario.build(experiment, processor))
    load_weights(model, folder / "model.safetensors")
    return scenario, Trained(model.eval(), processor, experiment)

"""Whether this installation can do the whole path, for one scenario."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np

from workbench.deployment.exporting import export, load_export
from workbench.language import WorkbenchError
from workbench.progress import no_progress
from workbench.projects.project import Project
from workbench.scenarios.base import Scenario
from workbench.training.events import Finished


def check_scenario(scenario: Scenario, folder: Path) -> str:
    """Import the sample, train two steps, look, export, predict from the export; return what failed, or nothing."""
    try:
        project = Project.create(folder / "project", scenario, scenario.key, "tiny")
        examples, source = scenario.read_sample(scenario.samples[0], no_progress())
        project.attach(examples, source)
        experiment = project.experiment()
        training = dataclasses.replace(experiment.training, steps=2, batch_size=4, device="cpu")
        run = project.new_run(dataclasses.replace(experiment, training=training))
        *_, last = project.train(run)
        if not isinstance(last, Finished) or last.status != "finished":
            return f"training ended with {last}"
        value = project.probe_input()
        reading = scenario.read(run.load(), value)
        for kind, found in reading.kinds.items():
            if not np.allclose(found.maps.sum(-1), 1, atol=1e-4):
                return f"rows of the {kind} maps do not sum to 1"
        export(project, run, folder / "export")
        exported, trained = load_export(folder / "export")
        again = exported.read(trained, value)
        for kind, found in reading.kinds.items():
            if not np.array_equal(found.maps, again.kinds[kind].maps):
                return f"the exported model gives other {kind} maps"
        if not list(exported.predict(trained, value, exported.options_type())):
            return "the exported model gave no answer"
    except (WorkbenchError, OSError, RuntimeError, ValueError) as error:
        return str(error)
    return ""

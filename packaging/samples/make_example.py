"""Train the shipped example project and cut the small map that Home shows.

Takes under two minutes on two cores. The project is made by the same code as any other; only prepared arrays,
checkpoints and the log are left out to keep it small.
"""

from __future__ import annotations

import dataclasses
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np

from workbench.data.importing import import_examples
from workbench.inspection.probing import Prober
from workbench.progress import no_progress
from workbench.projects.project import Project
from workbench.scenarios.catalogue import scenario_of
from workbench.training.events import Evaluated

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
PROMPT = "Once there was a girl named "


def main() -> None:
    """Write ``resources/example`` and ``resources/example-map.npy``."""
    scenario = scenario_of("text-generation")
    target = RESOURCES / "example"
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "example", scenario, "Little stories", "tiny")
        examples, source = import_examples(scenario.samples[0].path, scenario.roles, no_progress())
        project.attach(examples, source)
        experiment = project.experiment()
        training = dataclasses.replace(
            experiment.training, steps=1500, snapshots=14, eval_interval=75, log_interval=10, device="cpu"
        )
        experiment = dataclasses.replace(experiment, training=training)
        project.set_experiment(experiment)
        run = project.new_run(experiment)
        for event in project.train(run, probe=PROMPT):
            if isinstance(event, Evaluated):
                print(f"step {event.step}: validation loss {event.validation_loss:.4f}")
        probed = Prober().probe(run, PROMPT[:22])
        layer, head = probed.start["decoder"]
        shown = probed.reading.kinds["decoder"].maps[layer, head]
        named = run.folder.with_name("first-training")
        run.folder.rename(named)
        shutil.rmtree(project.data_folder / "prepared", ignore_errors=True)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(project.folder, target, ignore=shutil.ignore_patterns("previous"))
        np.save(RESOURCES / "example-map.npy", np.round(shown.astype(np.float16), 3), allow_pickle=False)
        print(f"head {layer + 1}.{head + 1} is shown on Home")


if __name__ == "__main__":
    sys.exit(main())

"""Train the shipped example projects, one for each language, and cut the small map that Home shows.

Takes about three minutes on two cores. The projects are made by the same code as any other; only prepared arrays and
the older checkpoint are left out to keep them small.
"""

from __future__ import annotations

import dataclasses
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from workbench.atomic import write_json
from workbench.data.importing import import_examples
from workbench.inspection.probing import Prober
from workbench.progress import no_progress
from workbench.projects.checkpoints import checkpoint_folders
from workbench.projects.project import Project
from workbench.scenarios.catalogue import scenario_of
from workbench.training.events import Evaluated

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@dataclass(frozen=True)
class Example:
    """One of the shipped projects."""

    language: str
    title: str
    prompt: str
    snapshots: int  # Chinese has more characters, so each snapshot is larger


EXAMPLES = (
    Example("en", "Little stories", "Once there was a girl named ", 14),
    Example("zh_CN", "小故事", "从前有一个小女孩，她叫", 9),
)


def make(example: Example, folder: Path) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Train *example* in *folder*, leave it in the resources, and return the map worth showing."""
    scenario = scenario_of("text-generation")
    project = Project.create(folder, scenario, example.title, "tiny")
    sample = next(sample for sample in scenario.samples if sample.language == example.language)
    examples, source = import_examples(sample.path, scenario.roles, no_progress())
    project.attach(examples, source)
    experiment = project.experiment()
    training = dataclasses.replace(
        experiment.training,
        steps=1500,
        snapshots=example.snapshots,
        eval_interval=75,
        log_interval=10,
        device="cpu",
    )
    experiment = dataclasses.replace(experiment, training=training)
    project.set_experiment(experiment)
    run = project.new_run(experiment)
    for event in project.train(run, probe=example.prompt):
        if isinstance(event, Evaluated):
            print(f"{example.language}, step {event.step}: validation loss {event.validation_loss:.4f}")
    probed = Prober().probe(run, example.prompt[:22])
    layer, head = probed.start["decoder"]
    print(f"{example.language}: starts with head {layer + 1}.{head + 1}")
    for older in checkpoint_folders(run.checkpoints)[1:]:
        shutil.rmtree(older)
    state = {key: value for key, value in run.state().items() if key != "process"}  # names this computer
    write_json(run.folder / "run.json", state)
    run.folder.rename(run.folder.with_name("first-training"))
    shutil.rmtree(project.data_folder / "prepared", ignore_errors=True)
    target = RESOURCES / "examples" / example.language
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(project.folder, target)
    return probed.reading.kinds["decoder"].maps[layer, head]


def main() -> None:
    """Write ``resources/examples`` and ``resources/example-map.npy``."""
    with tempfile.TemporaryDirectory() as folder:
        shown, *_ = [make(example, Path(folder) / example.language) for example in EXAMPLES]
    np.save(RESOURCES / "example-map.npy", np.round(shown.astype(np.float16), 3), allow_pickle=False)


if __name__ == "__main__":
    sys.exit(main())

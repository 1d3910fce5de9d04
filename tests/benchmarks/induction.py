"""Whether an induction head is found by the head statistics, and what the repeated half costs without it.

``python3 packaging/dev.py benchmark induction``. Trains a preset of text generation on the shipped sample of repeated
random letters, then measures new sequences of 15 letters said twice: the mean loss of the first time (nothing can be
known: ln 26 = 3.26 nats) and of the second, with every head, without each head alone, and without all induction heads
(Olsson et al., "In-context Learning and Induction Heads", 2022). Last the step at which each named head had formed.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import string
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from _interleaved import report, set_threads

LENGTH = 15


class Halves:
    """New sequences, each said twice after a line break."""

    def __init__(self, trained: Any, count: int) -> None:
        import torch

        rng = random.Random(5)
        said = ["".join(rng.choice(string.ascii_lowercase) for _ in range(LENGTH)) for _ in range(count)]
        self.lines = [f"\n{sequence}{sequence}" for sequence in said]
        self._trained = trained
        self._ids = torch.tensor([trained.processor.tokenizer.encode(line) for line in self.lines])

    def losses(self, heads: Sequence[Any] = (), means: Any = None) -> tuple[float, float]:
        """Return the mean loss of the first and of the second time, in nats, without *heads*."""
        import torch

        from workbench.models.removal import heads_off

        model = self._trained.model
        with torch.inference_mode(), heads_off(model, heads, means):
            logits = model(self._ids[:, :-1]).transpose(1, 2)
            each = torch.nn.functional.cross_entropy(logits, self._ids[:, 1:], reduction="none").mean(0)
        # the first letter of the second time cannot be known: a sequence might go on
        return float(each[:LENGTH].mean()), float(each[LENGTH + 1 :].mean())


def main() -> None:
    """Train, find, remove."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--preset", default="tiny")
    parser.add_argument("--steps", type=int, help="instead of those of the preset")
    parser.add_argument("--seed", type=int, default=1337)
    parser.add_argument("--threads", type=int, default=0, help="of torch; 0: its own choice")
    given = parser.parse_args()
    threads = set_threads(given.threads)

    from workbench.data.importing import import_examples
    from workbench.inspection.formation import follow_heads, histories
    from workbench.inspection.probing import Prober
    from workbench.inspection.stability import over_inputs
    from workbench.inspection.validation_part import validation_part
    from workbench.models.removal import HeadName
    from workbench.progress import no_progress
    from workbench.projects.project import Project
    from workbench.scenarios.catalogue import scenario_of

    scenario = scenario_of("text-generation")
    sample = next(sample for sample in scenario.samples if sample.key == "repeats")
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "project", scenario, "Induction", given.preset)
        project.attach(*import_examples(sample.path, scenario.roles, no_progress()))
        experiment = project.experiment()
        training = dataclasses.replace(
            experiment.training, device="cpu", seed=given.seed, steps=given.steps or experiment.training.steps
        )
        run = project.new_run(dataclasses.replace(experiment, training=training))
        start = time.perf_counter()
        for _ in project.train(run):
            pass
        seconds = time.perf_counter() - start
        prober = Prober()
        trained, step = prober.trained(run)
        halves = Halves(trained, 256)
        means = validation_part(project, trained, no_progress()).head_means(trained.model)
        heads = over_inputs([scenario.read(trained, line).kinds for line in halves.lines[:16]])["decoder"]
        formed = histories(list(follow_heads(prober, run, halves.lines[0])))["decoder"]
        first, second = halves.losses()
        rows: list[dict[str, Any]] = [{"without": "–", "first time": first, "second time": second}]
        for head, history in zip(heads, formed, strict=True):
            name = HeadName("decoder", head.layer, head.head)
            zero, mean = halves.losses([name]), halves.losses([name], means)
            rows.append(
                {
                    "without": f"{head.layer + 1}.{head.head + 1}",
                    "label": "–" if head.label is None else f"{head.label.key} {head.score:.2f}",
                    "induction": head.mean["induction"],
                    "previous": head.mean["previous"],
                    "first time": zero[0],
                    "second time": zero[1],
                    "second time, mean": mean[1],
                    "formed at": history.formed,
                }
            )
        found = [
            HeadName("decoder", head.layer, head.head)
            for head in heads
            if head.label is not None and head.label.key == "induction"
        ]
        without = halves.losses(found)
        rows.append(
            {
                "without": "all induction",
                "first time": without[0],
                "second time": without[1],
                "second time, mean": halves.losses(found, means)[1],
            }
        )
    columns = list(dict.fromkeys(key for row in rows for key in row))
    shown = [{key: _short(row.get(key)) for key in columns} for row in rows]
    print(f"\n{step} steps in {seconds:.1f} s")
    report("induction", {"threads": threads, "seconds": round(seconds, 1), "rows": rows}, shown)


def _short(value: Any) -> Any:
    return round(value, 3) if isinstance(value, float) else "" if value is None else value


if __name__ == "__main__":
    main()

"""Milliseconds to capture and draw every map of a 12 x 12 model, and steps a second while scrubbing through a run.

``python3 packaging/dev.py benchmark inspection``. Maps: one text of 128 tokens read by a model of 12 layers with 12
heads each, summarised, and drawn as a full grid off screen. Scrubbing: a *small* text model of 0.8 M parameters is
trained for a moment in a project of its own; then each of its snapshots is asked about the same sentence, first
through the prober alone, then on the Inspect page of a window (off screen) until the new maps are painted.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from _interleaved import report, set_threads

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

GRID = (1100, 1140)  # pixels: all 144 heads without scrolling
TRAINED_STEPS = 60
WAIT_SECONDS = 30.0


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return milliseconds and what *work* returned."""
    start = time.perf_counter()
    found = work()
    return 1000 * (time.perf_counter() - start), found


def measure_maps(app: Any, n_token: int, d_model: int, rounds: int) -> list[dict[str, Any]]:
    """Capture, summarise and draw the maps of a 12 x 12 model again and again."""
    del app  # must be there before a widget
    import numpy as np
    import torch
    from PySide6.QtGui import QPixmap

    from workbench.gui.views.head_grid import HeadGrid
    from workbench.inspection.heads import summarise_heads
    from workbench.models.initialisation import new_model
    from workbench.preprocessing.tokenizer import CharacterTokenizer
    from workbench.scenarios.base import Trained
    from workbench.scenarios.catalogue import scenario_of
    from workbench.scenarios.text_generation import TextProcessor

    scenario = scenario_of("text-generation")
    preset: Any = scenario.preset("small")
    shape = dataclasses.replace(preset.model, n_layer=12, n_head=12, d_model=d_model, seq_len=n_token)
    experiment = dataclasses.replace(preset, model=shape)
    letters = "abcdefghijklmnopqrstuvwxyz .,"
    processor = TextProcessor(CharacterTokenizer(letters))
    model = new_model(lambda: scenario.build(experiment, processor), 1)
    generator = torch.Generator().manual_seed(1)
    with torch.no_grad():  # a fresh model attends evenly, which draws no differently but looks like nothing
        for parameter in model.parameters():
            parameter.normal_(std=0.05, generator=generator)
    trained = Trained(model, processor, experiment)
    grid = HeadGrid(arrangement="layers")
    grid.resize(*GRID)
    pixmap = QPixmap(grid.size())
    rng = np.random.default_rng(1)
    spent: dict[str, list[float]] = {"capture": [], "summarise": [], "draw": []}
    for _ in range(rounds + 1):
        sentence = "".join(rng.choice(list(letters), n_token))
        capture, reading = timed(lambda sentence=sentence: scenario.read(trained, sentence))
        found = reading.kinds["decoder"]
        summarise, _ = timed(lambda found=found: summarise_heads(found, "decoder"))

        def draw(found: Any = found) -> None:
            grid.set_maps(found.maps, found.hidden)
            grid.render(pixmap)

        for name, milliseconds in (("capture", capture), ("summarise", summarise), ("draw", timed(draw)[0])):
            spent[name].append(milliseconds)
    medians = {name: statistics.median(values[1:]) for name, values in spent.items()}  # the first warms up
    n_parameter = sum(parameter.numel() for parameter in model.parameters())
    whole = statistics.median(sum(each) for each in list(zip(*spent.values(), strict=True))[1:])
    return [
        {
            "maps": f"12 x 12, {n_token} tokens",
            "width": d_model,
            "parameters": n_parameter,
            **{f"{name} ms": round(value, 1) for name, value in medians.items()},
            "capture and draw ms": round(medians["capture"] + medians["draw"], 1),
            "all ms": round(whole, 1),
        }
    ]


class Scrubbing:
    """A project with a short run, and its steps asked one after the other."""

    def __init__(self, app: Any, folder: Path, steps: int) -> None:
        from workbench.progress import no_progress
        from workbench.projects.project import Project
        from workbench.scenarios.catalogue import scenario_of

        self.app = app
        scenario = scenario_of("text-generation")
        self.folder = folder / "project"
        project = Project.create(self.folder, scenario, "Scrubbing", "small")
        project.attach(*scenario.read_sample(scenario.samples[0], no_progress()))
        experiment = project.experiment()
        training = dataclasses.replace(
            experiment.training, steps=steps, eval_interval=1_000_000, snapshots=200, device="cpu"
        )
        project.set_experiment(dataclasses.replace(experiment, training=training))
        self.run = project.new_run(project.experiment())
        for _ in project.train(self.run):
            pass
        self.steps = self.run.snapshots()
        text = project.examples().texts("text")[0]
        self.inputs = {"26 tokens": project.probe_input(), "128 tokens": text[:128]}

    def through_prober(self, value: Any) -> dict[str, float]:
        """Return steps a second, first from disk, then from models kept in memory."""
        from workbench.inspection.probing import Prober

        prober = Prober()
        cold, _ = timed(lambda: [prober.probe(self.run, value, step) for step in self.steps])
        order = list(reversed(self.steps[-40:]))
        warm, _ = timed(lambda: [prober.probe(self.run, value, step) for step in order])
        return {
            "prober, from disk": 1000 * len(self.steps) / cold,
            "prober, kept": 1000 * len(order) / warm,
        }

    def through_window(self, values: Sequence[Any]) -> list[dict[str, float]]:
        """Return steps a second on the Inspect page: from disk, and going back over the same steps."""
        from workbench.gui.tour import Tour

        tour = Tour(self.app, (1366, 768), "en", "light")
        try:
            tour.session.open_project(self.folder, "inspect")
            tour.wait(lambda: tour.session.has_weights and tour.session.input is not None, "project")
            page: Any = tour.window.pages["inspect"]
            found: list[dict[str, float]] = []
            for value in values:
                tour.session.set_input(value)
                self._show(tour, page, self.steps[0])
                tour.settle(0.3)
                forth, _ = timed(lambda: [self._show(tour, page, step) for step in self.steps[1:]])
                back, _ = timed(lambda: [self._show(tour, page, step) for step in reversed(self.steps[:-1])])
                count = 1000 * (len(self.steps) - 1)
                found.append({"page, forth": count / forth, "page, back": count / back})
            return found
        finally:
            tour.close()

    def _show(self, tour: Any, page: Any, step: int) -> None:
        """Choose *step* and wait until its maps are shown and painted."""
        from PySide6.QtCore import QEventLoop

        tour.session.select(step=step)
        end = time.monotonic() + WAIT_SECONDS
        while page._seen is None or not page._is_answered(page._seen):
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
            if time.monotonic() > end:
                raise SystemExit(f"Step {step} was not shown within {WAIT_SECONDS:.0f} seconds.")
        self.app.processEvents()  # painting waits in the same queue


def main() -> None:
    """Measure maps and scrubbing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=128)
    parser.add_argument("--d-model", type=int, default=384, help="width of the 12 x 12 model")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--steps", type=int, default=TRAINED_STEPS, help="of the run that is scrubbed")
    parser.add_argument("--threads", type=int, default=0, help="of torch; 0: its own choice")
    parser.add_argument("--quick", action="store_true", help="few rounds, a run of few steps")
    given = parser.parse_args()
    if given.quick:
        given.rounds, given.steps = 4, 12
    threads = set_threads(given.threads)
    from workbench.app import make_application

    app = make_application()
    maps = measure_maps(app, given.tokens, given.d_model, given.rounds)
    with tempfile.TemporaryDirectory() as folder:
        scrubbing = Scrubbing(app, Path(folder), given.steps)
        rows: list[dict[str, Any]] = [
            {"input": name, **scrubbing.through_prober(value)} for name, value in scrubbing.inputs.items()
        ]
        for row, found in zip(rows, scrubbing.through_window(list(scrubbing.inputs.values())), strict=True):
            row.update(found)
    rows = [
        {key: round(value, 1) if isinstance(value, float) else value for key, value in row.items()}
        for row in rows
    ]
    values = {"threads": threads, "maps": maps, "steps_a_second": rows, "snapshots": len(scrubbing.steps)}
    report("inspection", values, maps)
    print(f"\nsteps a second over {len(scrubbing.steps)} snapshots")
    widths = {key: max(len(key), 10) for key in rows[0]}
    for line in [dict(zip(rows[0], rows[0], strict=True)), *rows]:
        print("  ".join(str(line[key]).rjust(width) for key, width in widths.items()))


if __name__ == "__main__":
    main()

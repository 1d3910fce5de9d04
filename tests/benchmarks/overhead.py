"""What the open window costs a training, and how long the training keeps the window from answering.

``python3 packaging/dev.py benchmark overhead``. The same training of the *small* text preset runs in turn inside the
window (off screen, on the Train page, with curve and live maps) and in a process without Qt; compared are tokens a
second from the first step to the last, measuring, samples and writing to disk included on both sides. Then the window
trains once more with a timer that should tick every millisecond: the gaps between its ticks are what a person waits.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from _interleaved import Side, answer, percentile, questions, ratio, report, set_threads

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZE = (1366, 768)
IDLE_SECONDS = 3.0


class Watch:
    """Stands between a training and whoever drives it, and notes when it began and how far it came."""

    def __init__(self) -> None:
        self.first = self.last = self.in_steps = 0.0
        self.n_step = 0

    def over(self, train: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        """Return *train* with this watch beside it."""

        def watched(*words: Any, **named: Any) -> Iterator[Any]:
            from workbench.training.events import Started, Steps

            for event in train(*words, **named):
                if isinstance(event, Started):
                    self.first = time.perf_counter()
                elif isinstance(event, Steps):
                    self.last, self.in_steps, self.n_step = time.perf_counter(), event.seconds, event.step
                yield event

        return watched

    def values(self, per_step: int) -> dict[str, float]:
        """Return tokens a second over everything, and over the steps alone."""
        tokens = self.n_step * per_step
        return {
            "tokens_per_second": tokens / (self.last - self.first),
            "in_steps": tokens / max(self.in_steps, 1e-9),
        }


def make_project(folder: Path, steps: int, eval_interval: int) -> None:
    """Make the project both sides train in."""
    from workbench.progress import no_progress
    from workbench.projects.project import Project
    from workbench.scenarios.catalogue import scenario_of

    scenario = scenario_of("text-generation")
    project = Project.create(folder, scenario, "Overhead", "small")
    project.attach(*scenario.read_sample(scenario.samples[0], no_progress()))
    experiment = project.experiment()
    training = dataclasses.replace(
        experiment.training, steps=steps, eval_interval=eval_interval, device="cpu", patience=0
    )
    project.set_experiment(dataclasses.replace(experiment, training=training))
    project.prepared(project.experiment())


def per_step(experiment: Any) -> int:
    """Return the tokens of a batch."""
    return experiment.training.batch_size * experiment.model.seq_len


def serve_plain(folder: Path) -> None:
    """Train whenever asked, without Qt."""
    from workbench.projects.project import Project

    project = Project.open(folder)
    for _ in questions():
        watch = Watch()
        for _ in watch.over(project.train)(project.new_run(project.experiment())):
            pass
        answer(watch.values(per_step(project.experiment())))


class Ticks:
    """A timer of one millisecond in the window's thread, and the gaps between its ticks."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        now = time.perf_counter()
        if self._last:
            self.gaps.append(1000 * (now - self._last))
        self._last = now

    def start(self) -> None:
        self._last = 0.0
        self._timer.start()

    def stop(self) -> dict[str, float]:
        """Return the gaps in milliseconds."""
        self._timer.stop()
        return {
            "ticks": len(self.gaps),
            "p50": round(percentile(self.gaps, 0.5), 2),
            "p99": round(percentile(self.gaps, 0.99), 2),
            "worst": round(max(self.gaps), 2),
            "longer than 16": sum(gap > 16 for gap in self.gaps),
            "longer than 50": sum(gap > 50 for gap in self.gaps),
        }


def serve_window(folder: Path) -> None:
    """Train in the open window whenever asked; asked for gaps, with a timer beside it."""
    from workbench.app import make_application
    from workbench.gui.tour import Tour

    app = make_application()
    tour = Tour(app, SIZE, "en", "light")
    tour.window.find_device()
    tour.session.open_project(folder, "train")
    tour.wait(lambda: tour.session.project is not None and tour.session.input is not None, "project")
    tour.wait(lambda: tour.session.estimate is not None, "estimate")
    tour.window.show_page("train")
    project: Any = tour.session.project
    train = project.train
    tour.settle(1.0)
    for asked in questions():
        if asked == "ready":
            answer({})
            continue
        watch = Watch()
        project.train = watch.over(train)
        ticks = Ticks() if asked in ("gaps", "idle") else None
        if ticks is not None:
            ticks.start()
        if asked == "idle":
            tour.settle(IDLE_SECONDS)
        else:
            wait_for_training(tour)
        answer(watch.values(per_step(tour.session.experiment)) if ticks is None else ticks.stop())
    tour.close()


def wait_for_training(tour: Any) -> None:
    """Train to the end and let the window come to rest; nothing of this wakes the loop meanwhile."""
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()
    tour.session.training_finished.connect(loop.quit)
    tour.session.start_training()
    loop.exec()
    tour.session.training_finished.disconnect(loop.quit)
    if tour.problems:
        raise tour.problems[0]


def main() -> None:
    """Train in turn with and without the window."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument(
        "--eval-interval", type=int, default=50, help="steps between two live maps and samples"
    )
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--threads", type=int, default=0, help="of torch on both sides; 0: its own choice")
    parser.add_argument("--quick", action="store_true", help="one round of few steps")
    parser.add_argument("--side", choices=["window", "plain"], help=argparse.SUPPRESS)
    parser.add_argument("--project", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    set_threads(given.threads)
    if given.side:
        (serve_window if given.side == "window" else serve_plain)(given.project)
        return
    if given.quick:
        given.steps, given.eval_interval, given.rounds = 40, 10, 1
    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, list[dict[str, Any]]] = {"window": [], "plain": []}
        words: dict[str, Sequence[str]] = {}
        for name in found:
            project = Path(folder) / name
            make_project(project, given.steps, given.eval_interval)
            words[name] = ["--project", str(project), "--threads", str(given.threads)]
        with (
            Side(__file__, "window", words["window"]) as window,
            Side(__file__, "plain", words["plain"]) as plain,
        ):
            window.ask("ready")
            for _ in range(given.rounds):
                found["window"].append(window.ask("train"))
                found["plain"].append(plain.ask("train"))
            gaps = {"training": window.ask("gaps"), "idle": window.ask("idle")}
    share = {
        kind: round(ratio(*([one[kind] for one in found[name]] for name in ("window", "plain"))), 3)
        for kind in ("tokens_per_second", "in_steps")
    }
    rows = [
        {
            "side": name,
            "tokens/s": round(statistics.median(one["tokens_per_second"] for one in several)),
            "tokens/s in steps": round(statistics.median(one["in_steps"] for one in several)),
        }
        for name, several in found.items()
    ]
    values = {
        "rounds": given.rounds,
        "steps": given.steps,
        "rows": rows,
        "window_over_plain": share,
        "gaps_ms": gaps,
    }
    report("overhead", values, rows)
    print(f"window over plain: {share['tokens_per_second']} in all, {share['in_steps']} in steps")
    for name, gap in gaps.items():
        print(f"gaps {name}: " + ", ".join(f"{key} {value}" for key, value in gap.items()))


if __name__ == "__main__":
    main()

"""The window driven without anybody at it: screenshots of every page, and the demo of a first training."""

from __future__ import annotations

import dataclasses
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from workbench.gui.main_window import MainWindow
from workbench.gui.pages.use import UsePage
from workbench.gui.qt_language import apply_language
from workbench.gui.session import PAGES, Session, TrainingState
from workbench.gui.settings import Settings
from workbench.gui.theme import apply_theme
from workbench.language import LANGUAGES, WorkbenchError, text, tr
from workbench.scenarios.base import Scenario
from workbench.scenarios.catalogue import all_scenarios, scenario_of

SHOWN_STEPS = {
    "text-generation": 200,
    "image-recognition": 120,
    "translation": 200,
    "text-classification": 200,
    "summarisation": 300,
    "fill-in-the-blank": 300,
    "question-answering": 200,
    "dialogue": 300,
}
PATIENCE = 600.0  # seconds a single wait may take


class Tour:
    """A window, its session, and ways to wait for them."""

    def __init__(self, app: QApplication, size: tuple[int, int], language: str, theme: str) -> None:
        self.app = app
        apply_theme(app, theme)
        apply_language(app, language)
        self.session = Session(Settings(language=language, theme=theme))
        self.problems: list[WorkbenchError] = []
        self.session.raised.connect(self.problems.append)
        self.window = MainWindow(self.session)
        self.window.resize(*size)
        self.window.show()

    def settle(self, seconds: float = 0.4) -> None:
        """Let jobs, timers and painting come to rest."""
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Run the event loop until *until* holds.

        Raises:
            WorkbenchError: Something failed, or it took far too long.
        """
        end = time.monotonic() + PATIENCE
        while not until():
            self.settle(0.05)
            if self.problems:
                raise self.problems[0]
            if time.monotonic() > end:
                raise WorkbenchError(text("Waited too long for: {what}.", what=what))

    def new_project(self, scenario: Scenario, folder: Path, sample: str) -> None:
        """Make a project on a shipped sample."""
        title = next(found.title for found in scenario.samples if found.key == sample)
        self.session.new_project(scenario, folder, tr(title), preset="tiny")
        self.wait(
            lambda: self.session.project is not None and self.session.project.folder == folder, "project"
        )
        if (
            self.session.data_source is None or sample != scenario.samples[0].key
        ):  # or it was made with the project
            self.session.import_sample(sample)
        self.wait(lambda: self.session.busy is None and self.session.input is not None, "import")
        self.wait(lambda: self.session.estimate is not None, "estimate")

    def set_steps(self, steps: int) -> None:
        """Choose the length of the next training."""
        experiment = self.session.experiment
        training = dataclasses.replace(
            experiment.training, steps=steps, eval_interval=max(1, steps // 20), snapshots=20
        )
        self.session.set_experiment(dataclasses.replace(experiment, training=training))

    def train(self) -> None:
        """Train to the end, on the Train page."""
        self.window.show_page("train")
        self.session.start_training()
        self.wait(lambda: self.session.training_state is TrainingState.IDLE, "training")

    def measure(self) -> None:
        """Measure the trained run."""
        self.session.evaluate("validation")
        self.wait(lambda: self.session.busy is None and self.session.evaluation is not None, "evaluation")

    def answer(self) -> None:
        """Let the model answer what is entered, on the Use page."""
        self.window.show_page("use")
        page = self.window.pages["use"]
        assert isinstance(page, UsePage)
        page.ask()
        self.wait(lambda: not page.is_answering, "answer")

    def grab(self, path: Path) -> Path:
        """Write a picture of the window as it is now."""
        self.settle()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.window.grab().save(str(path)):
            raise WorkbenchError(text("“{path}” could not be written.", path=str(path)))
        return path

    def close(self) -> None:
        """End every thread and forget the window."""
        self.session.shutdown()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def screenshots(
    app: QApplication,
    out: Path,
    language: str | None,
    theme: str | None,
    size: tuple[int, int],
    scenario: str | None,
) -> int:
    """Write a picture of every page for each scenario, language and theme asked for."""
    languages = [language] if language else list(LANGUAGES)
    themes = [theme] if theme else ["light", "dark"]
    try:
        chosen = [scenario_of(scenario)] if scenario else list(all_scenarios())
        with tempfile.TemporaryDirectory() as folder:
            for shown_language in languages:
                tour = Tour(app, size, shown_language, themes[0])
                tour.window.find_device()
                for entry in chosen:
                    _say(f"{entry.key}, {shown_language}: training a small model to show")
                    sample = next(
                        (found for found in entry.samples if found.language in ("", shown_language)),
                        entry.samples[0],
                    )
                    tour.new_project(entry, Path(folder) / f"{entry.key}-{shown_language}", sample.key)
                    tour.set_steps(SHOWN_STEPS.get(entry.key, 100))
                    tour.train()
                    tour.measure()
                    tour.answer()
                    for shown_theme in themes:
                        apply_theme(app, shown_theme)
                        for page in PAGES:
                            tour.window.show_page(page)
                            tour.settle(0.8)
                            name = f"{entry.key}-{page}-{shown_language}-{shown_theme}.png"
                            _say(str(tour.grab(out / name)))
                    apply_theme(app, themes[0])
                tour.close()
    except WorkbenchError as error:
        _complain(str(error))
        return 1
    return 0


def demo(app: QApplication, out: Path) -> int:
    """Import the text sample, train it, look inside, measure and use it; leave project and pictures in *out*."""
    start = time.monotonic()

    def say(done: str) -> None:
        _say(f"[{time.monotonic() - start:5.1f} s] {done}")

    project = out / "project"
    try:
        if project.exists() and (project / "project.json").exists():
            shutil.rmtree(project)  # of an earlier demo; nothing else in the folder is touched
        say(tr("opening the window off screen"))
        tour = Tour(app, (1366, 768), "en", "light")
        tour.window.find_device()
        tour.grab(out / "1-home.png")
        say(tr("making a project with the text-generation sample"))
        tour.new_project(scenario_of("text-generation"), project, "stories-en")
        for number, page in ((2, "data"), (3, "model")):
            tour.window.show_page(page)
            tour.settle(0.8)
            tour.grab(out / f"{number}-{page}.png")
        say(tr("training (preset tiny)"))
        tour.session.training_events.connect(lambda events: _tell_events(events, say))
        tour.train()
        tour.grab(out / "4-train.png")
        say(tr("looking at the attention maps"))
        tour.window.show_page("inspect")
        tour.settle(1.5)
        tour.grab(out / "5-inspect.png")
        say(tr("measuring"))
        tour.window.show_page("evaluate")
        tour.measure()
        tour.grab(out / "6-evaluate.png")
        tour.answer()
        tour.grab(out / "7-use.png")
        tour.close()
        say(tr("done"))
    except WorkbenchError as error:
        _complain(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _tell_events(events: list[object], say: Callable[[str], None]) -> None:
    from workbench.training.events import Evaluated

    for event in events:
        if isinstance(event, Evaluated):
            say(tr("step {step}: validation loss {loss:.4f}", step=event.step, loss=event.validation_loss))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _complain(line: str) -> None:
    sys.stderr.write(line + "\n")

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.gui.looking.habits_panel import HabitsPanel
from workbench.gui.looking.panel import Panel
from workbench.gui.qt_language import apply_language
from workbench.inspection.statistics import STATISTICS
from workbench.projects.project import Project

Show = Callable[[str, str | Path], Panel]
Settle = Callable[[], None]


@pytest.mark.parametrize("project", ["text-generation", "translation", "image-recognition"])
def test_every_score_is_shown_with_its_source_for_this_input_and_for_several(
    panel_of: Show, settle: Settle, project: str
):
    panel = panel_of("habits", project)
    assert isinstance(panel, HabitsPanel)
    settle()
    look = panel._look
    assert look is not None
    (found,) = panel._known.values()
    assert found.n_input > 1
    rows = panel.rows.texts()
    assert len(rows) == len(STATISTICS)
    head = next(each for each in found.heads[look.kind] if (each.layer, each.head) == (look.layer, look.head))
    assert look.summary is not None
    shown = {title: numbers for title, *numbers in rows}
    for statistic in STATISTICS:
        here, over = shown[statistic.title]
        score, mean = look.summary.scores[statistic.key], head.mean[statistic.key]
        assert here == ("–" if score is None else f"{score:.2f}")
        assert over.startswith("–" if mean is None else f"{mean:.2f} ± ")
    assert f"{found.n_input}" in panel.sentence.text()
    assert "seed" in panel.seeds.text()
    (figure,) = panel.figures()
    numbers = figure.numbers()
    assert numbers is not None
    assert numbers.values.shape == (len(STATISTICS), 3)  # this input, and mean and spread of several


def test_another_seed_is_set_beside_it_and_another_head_is_shown_at_once(
    panel_of: Show, settle: Settle, folders: dict[str, Path], tmp_path: Path
):
    folder = tmp_path / "two"
    shutil.copytree(folders["text-generation"], folder)
    project = Project.open(folder)
    experiment = project.run().experiment()
    other = dataclasses.replace(experiment, training=dataclasses.replace(experiment.training, seed=77))
    for _ in project.train(project.new_run(other)):
        pass
    panel = panel_of("habits", folder)
    assert isinstance(panel, HabitsPanel)
    settle()
    assert "2 trainings" in panel.seeds.text()
    scores = [row[3].split() for row in panel.rows.texts() if row[3]]
    assert scores
    assert all(len(each) == 2 for each in scores)
    panel.save_numbers(tmp_path / "habits.csv")
    first, *lines = (tmp_path / "habits.csv").read_text(encoding="utf-8-sig").splitlines()
    assert first.startswith(",this input,mean of ")
    assert first.endswith("best head of training 1,best head of training 2")
    assert [line.split(",")[0] for line in lines] == [row[0] for row in panel.rows.texts()]
    before = panel.sentence.text()
    panel.session.select(layer=1, head=1)
    assert panel.sentence.text() != before
    assert "2.2" in panel.sentence.text()
    assert not panel.session.jobs._running


def test_the_words_follow_the_language(panel_of: Show, settle: Settle, qapp):
    panel = panel_of("habits", "text-generation")
    assert isinstance(panel, HabitsPanel)
    settle()
    apply_language(qapp, "zh_CN")
    try:
        settle()
        assert "输入" in panel.sentence.text()
        assert "前一个词元" in [row[0] for row in panel.rows.texts()]
    finally:
        apply_language(qapp, "en")

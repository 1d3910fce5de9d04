from __future__ import annotations

import dataclasses

from workbench.deployment.model_card import model_card
from workbench.language import set_language
from workbench.projects.project import Project
from workbench.schema import replace_at


def test_the_card_says_what_it_is_trained_on_and_how_good(project: Project) -> None:
    run = project.runs()[0]
    card = model_card(project, run, 20, run.load())
    assert card.startswith("# Small story\n")
    for words in (
        'workbench predict . "…"',
        f"- Validation loss: {run.info().validation_loss:.4f}",
        f"- Loss of a blind guess: {run.info().random_guess:.4f}",
        "- Step: 20",
        f"- Parameters: {run.info().n_parameter:,}",
        "- Source: small-story.txt",
        f"`{project.source().checksum}`",
        "- Layers: 2",
        "- Width: 8",
        "- Random seed: 1",
        "## Limits",
    ):
        assert words in card


def test_the_card_follows_the_language(project: Project) -> None:
    run = project.runs()[0]
    trained = run.load()
    english = model_card(project, run, 20, trained)
    set_language("zh_CN")
    assert model_card(project, run, 20, trained).count("\n") == english.count("\n")


def test_the_card_names_the_steps_of_cleaning(project: Project) -> None:
    run = project.runs()[0]
    trained = run.load()
    cleaned = replace_at(trained.experiment, "preprocessing.cleaning.half_width", True)
    assert "half width" not in model_card(project, run, 20, trained)
    assert "- Full width to half width: yes" in model_card(
        project, run, 20, dataclasses.replace(trained, experiment=cleaned)
    )

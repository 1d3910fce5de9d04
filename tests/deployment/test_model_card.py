from __future__ import annotations

from workbench.deployment.model_card import model_card
from workbench.language import set_language
from workbench.projects.project import Project


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

"""What a model is, what it was trained on and how good it is, as Markdown.

The parts follow Mitchell et al., "Model Cards for Model Reporting" (2019), fewer and in plainer words.
"""

from __future__ import annotations

from typing import Any

from workbench import __version__
from workbench.data.examples import Modality
from workbench.language import tr
from workbench.numerals import grouped
from workbench.projects.origin import begins_with
from workbench.projects.project import Project
from workbench.projects.run import Run
from workbench.scenarios.base import Trained
from workbench.schema import settings_in_words

PASSAGE = ' --passage "…"'


def model_card(project: Project, run: Run, step: int, trained: Trained) -> str:
    """Return the card in the current language."""
    info = run.info()
    lines = [
        f"# {project.title}",
        "",
        f"{tr(project.scenario.about.title)}: {tr(project.scenario.about.summary)}",
        "",
        f"## {tr('How to use it')}",
        "",
        "```",
        f'workbench predict . "…"{PASSAGE if project.scenario.input is Modality.QUESTION else ""}',
        "```",
        "",
        f"## {tr('How good it is')}",
        "",
    ]
    if info.validation_loss is not None:
        lines.append(f"- {tr('Validation loss')}: {info.validation_loss:.4f}")
    if info.random_guess is not None:
        lines.append(f"- {tr('Loss of a blind guess')}: {info.random_guess:.4f}")
    lines += [f"- {tr('Step')}: {grouped(step)}", f"- {tr('Parameters')}: {grouped(info.n_parameter)}", ""]
    lines += [f"## {tr('Data')}", ""]
    if project.has_data:
        source = project.source()
        lines += [
            f"- {tr('Source')}: {source.name}",
            f"- {tr('Examples')}: {grouped(source.n_example)}",
            f"- SHA-256: `{source.checksum}`",
            "",
        ]
    if info.beginning is not None:
        lines += [f"## {tr('What it begins with')}", "", f"- {begins_with(info.beginning)}", ""]
    lines += [f"## {tr('Settings')}", ""]
    for group in ("preprocessing", "model", "training"):
        lines += _settings(getattr(trained.experiment, group))
    lines += [
        "",
        f"## {tr('Limits')}",
        "",
        tr(
            "A small model trained on little data. It knows nothing beyond its training data, repeats the errors and "
            "prejudices in it, and its answers must not be relied on. Attention maps show where it looks, not why it "
            "answers."
        ),
        "",
        f"Attention Workbench {__version__}",
        "",
    ]
    return "\n".join(lines)


def _settings(config: Any) -> list[str]:
    return [f"- {title}: {value}" for title, value in settings_in_words(config)]

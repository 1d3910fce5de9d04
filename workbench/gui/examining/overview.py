"""Everything the Data page shows of the examples, worked out beside the window."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt

from workbench.data.examples import Examples, Modality, Role
from workbench.data.importing import Source
from workbench.data.lines import Lines
from workbench.data.passages import Passages
from workbench.data.split import SPLITS, SplitConfig, SplitName, cut_points, rows_of_parts
from workbench.gui.item_models.examples_model import ExampleRows, TextColumn
from workbench.progress import Progress
from workbench.scenarios.base import Advice, Scenario, Value

if TYPE_CHECKING:
    from workbench.projects.project import Project

WINDOW_CHARACTERS = 2000  # of a long text that are handed to the model's eyes from a chosen line on


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """One data set under one experiment."""

    examples: Examples
    roles: tuple[Role, ...]
    source: Source
    split: SplitConfig
    rows: ExampleRows
    sizes: Mapping[SplitName, int]  # characters of a single long text, else examples
    n_character: int
    classes: tuple[tuple[str, int], ...]  # with how many examples each, by name
    advice: Advice

    @property
    def label_role(self) -> str:
        """The column that holds classes, or an empty string."""
        return next((role.name for role in self.roles if role.modality is Modality.LABEL), "")

    @property
    def image_role(self) -> str:
        """The column that holds pictures, or an empty string."""
        return next((role.name for role in self.roles if role.modality is Modality.IMAGE), "")

    def value(self, row: int) -> dict[str, Value]:
        """Return the example at *row*, role by role; of a long text the part that begins with that line."""
        if self.rows.is_lines:
            column = self.rows.columns[0]
            lines: list[str] = []
            length = 0
            while row < len(self.rows) and length < WINDOW_CHARACTERS:
                lines.append(column.cells[row][:WINDOW_CHARACTERS])
                length += len(lines[-1]) + 1
                row += 1
            return {column.name: "\n".join(lines)[:WINDOW_CHARACTERS]}
        return {
            role.name: self.examples.columns[role.name][row]
            for role in self.roles
            if role.name in self.examples.columns
        }


def overview(project: Project, experiment: Any, before: Overview | None, progress: Progress) -> Overview:
    """Look at the project's examples; what *before* already knows of them is taken from there."""
    examples, scenario = project.cleaned(experiment, progress.part(0.0, 0.2)), project.scenario
    advice = scenario.advise(examples, experiment)
    progress.update(0.2)
    known = before if before is not None and before.examples is examples else None
    if known is not None and known.split == experiment.split:
        return dataclasses.replace(known, advice=advice)
    roles = scenario.roles
    whole = examples.continuous
    if known is not None:
        columns = known.rows.columns
    elif whole is not None:
        columns = (TextColumn(name=roles[0].name, title=roles[0].title, cells=Lines(whole)),)
    else:
        columns = tuple(
            TextColumn(name=role.name, title=role.title, cells=examples.texts(role.name))
            for role in roles
            if role.modality is not Modality.IMAGE and role.name in examples.columns
        )
    progress.update(0.5)
    if whole is not None:
        splits, sizes = _cut(cast("Lines", columns[0].cells), whole, experiment.split)
    else:
        splits, sizes = _shared_out(examples, experiment.split)
    label = next((role.name for role in roles if role.modality is Modality.LABEL), "")
    counts = Counter(examples.texts(label)) if label else Counter[str]()
    return Overview(
        examples=examples,
        roles=tuple(roles),
        source=project.source(),
        split=experiment.split,
        rows=ExampleRows(columns=columns, splits=splits, is_lines=whole is not None),
        sizes=sizes,
        n_character=sum(
            examples.count_characters(role.name) for role in roles if role.modality is Modality.TEXT
        ),
        classes=tuple(sorted(counts.items())),
        advice=advice,
    )


def _cut(
    lines: Lines, whole: Passages, config: SplitConfig
) -> tuple[npt.NDArray[np.uint8], dict[SplitName, int]]:
    cuts = cut_points(whole, config)
    splits = np.zeros(len(lines), dtype=np.uint8)
    for code, name in enumerate(SPLITS):
        first, last = (lines.count_before(place) for place in cuts[name])
        splits[first:last] = code
    return splits, {name: cuts[name][1] - cuts[name][0] for name in SPLITS}


def _shared_out(
    examples: Examples, config: SplitConfig
) -> tuple[npt.NDArray[np.uint8], dict[SplitName, int]]:
    rows = rows_of_parts(examples, config)
    splits = np.zeros(len(examples), dtype=np.uint8)
    for code, name in enumerate(SPLITS):
        splits[rows[name]] = code
    return splits, {name: len(rows[name]) for name in SPLITS}


def takes_pictures(scenario: Scenario) -> bool:
    """Return whether the data of *scenario* are pictures in folders."""
    return any(role.modality is Modality.IMAGE for role in scenario.roles)

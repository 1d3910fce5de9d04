"""What can be counted about the data of a project, with and without the tokeniser of its settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.data.distribution import Counting, Distribution
from workbench.data.remarks import remarks_on
from workbench.data.split import SPLITS
from workbench.data.statistics import DataStatistics, TextStatistics
from workbench.progress import Progress

if TYPE_CHECKING:
    from workbench.projects.project import Project


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TokenStatistics:
    """How many tokens the texts of one column have."""

    role: str
    lengths: Distribution
    longest: int

    @property
    def n_cut(self) -> int:
        """How many texts lose their end."""
        return self.lengths.above(self.longest)


def count_tokens(project: Project, experiment: Any, progress: Progress) -> tuple[TokenStatistics, ...]:
    """Return the lengths of all texts in tokens; the data is prepared for *experiment* if it is not yet."""
    prepared = project.prepared(experiment, progress)
    counting: dict[str, tuple[Counting, int]] = {}
    for arrays in prepared.arrays.values():
        for found in project.scenario.token_lengths(experiment, arrays):
            counting.setdefault(found.role, (Counting(), found.longest))[0].add(found.lengths)
    return tuple(
        TokenStatistics(role=role, lengths=lengths.distribution(), longest=longest)
        for role, (lengths, longest) in counting.items()
    )


def statistics_to_json(found: DataStatistics, tokens: Sequence[TokenStatistics] = ()) -> dict[str, Any]:
    """Return everything counted as plain values."""
    value: dict[str, Any] = {
        "items": found.n_item,
        "unit": "lines" if found.is_lines else "examples",
        "texts": [_text_to_json(each, tokens) for each in found.texts],
        "repeats": _repeats_to_json(found),
        "remarks": [f"{remark.sentence} {remark.remedy}" for remark in remarks_on(found)],
    }
    if found.classes is not None:
        value["classes"] = {
            name: dict(zip(SPLITS, counts, strict=True))
            for name, counts in zip(found.classes.names, found.classes.counts.tolist(), strict=True)
        }
    if found.pictures is not None:
        pictures = found.pictures
        value["pictures"] = {
            "width": pictures.width,
            "height": pictures.height,
            "channels": pictures.channels,
            "brightness": _distribution_to_json(pictures.brightness),
            "contrast": _distribution_to_json(pictures.contrast),
            "of_one_colour": pictures.n_empty,
        }
    return value


def _distribution_to_json(found: Distribution) -> dict[str, Any]:
    return {
        "mean": round(found.mean, 2),
        "median": found.quantile(0.5),
        "of_95_percent": found.quantile(0.95),
        "largest": found.largest,
    }


def _text_to_json(found: TextStatistics, tokens: Sequence[TokenStatistics]) -> dict[str, Any]:
    value: dict[str, Any] = {"column": found.role, "characters": _distribution_to_json(found.lengths)}
    for each in tokens:
        if each.role == found.role:
            cut = {"longest": each.longest, "cut_off": each.n_cut}
            value["tokens"] = _distribution_to_json(each.lengths) | cut
    value["vocabulary"] = {
        vocabulary.unit: {
            "total": vocabulary.n_total,
            "different": vocabulary.n_distinct,
            "once": vocabulary.n_once,
            "unseen": {
                part: {"total": unseen.n_total, "unseen": unseen.n_unseen, "share": round(unseen.share, 5)}
                for part, unseen in vocabulary.unseen.items()
            },
            "most_frequent": dict(
                zip(vocabulary.names[:20], vocabulary.counts.sum(axis=1).tolist(), strict=False)
            ),
            "is_rough": vocabulary.is_rough,
        }
        for vocabulary in found.vocabularies
    }
    return value


def _repeats_to_json(found: DataStatistics) -> dict[str, Any]:
    repeats = found.repeats
    return {
        "compared": repeats.n_item,
        "copies": repeats.n_extra,
        "groups": repeats.n_group,
        "contradictions": repeats.n_contradiction,
        "one_in": repeats.every,
        "in_training_too": {
            part: {
                "total": overlap.n_item,
                "copies": overlap.n_copy,
                "near": overlap.n_near,
                "share": round(overlap.share, 5),
            }
            for part, overlap in repeats.overlaps.items()
        },
        "pairs": [
            {
                "part": pair.part,
                "row": pair.row + 1,
                "text": pair.shown,
                "training_row": pair.train_row + 1,
                "training_text": pair.train_shown,
                "likeness": round(pair.likeness, 3),
            }
            for pair in repeats.pairs
        ],
        "largest_groups": [
            {"count": group.count, "rows": [row + 1 for row in group.rows], "text": group.shown}
            for group in repeats.groups
        ],
    }

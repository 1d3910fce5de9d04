"""What a person should know of the statistics before they trust a model trained on this data, in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.data.repeats import Overlap, Repeats
from workbench.data.statistics import DataStatistics
from workbench.language import Text, text

IMBALANCE = 10.0  # so many times as many examples in the largest class as in the smallest


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know, and what to do about it."""

    sentence: Text
    remedy: Text
    is_about_repeats: bool = False  # leaving repeated examples out would help


def remarks_on(found: DataStatistics) -> list[Remark]:
    """Return what is notable, the gravest first."""
    remarks: list[Remark] = []
    worst = found.repeats.worst
    if worst is not None:
        sentence = _overlap_of_lines(*worst) if found.is_lines else _overlap_of_rows(*worst)
        remarks.append(Remark(sentence, _remedy_of_overlap(found), is_about_repeats=True))
    repeats = found.repeats
    if repeats.n_contradiction:
        remarks.append(
            Remark(
                text(
                    "{count} examples are there several times with different classes: the model cannot get all of "
                    "them right.",
                    count=repeats.n_contradiction,
                ),
                text("Look at them in the list of copies and correct the class in your file."),
            )
        )
    classes = found.classes
    if classes is not None and classes.imbalance >= IMBALANCE:
        remarks.append(
            Remark(
                text(
                    "The largest class has {ratio} times as many examples as the smallest one: the model will guess "
                    "small classes too rarely.",
                    ratio=f"{classes.imbalance:.0f}",
                ),
                text("Bring more examples of the small classes, and do not judge by accuracy alone."),
            )
        )
    if found.pictures is not None and found.pictures.n_empty:
        remarks.append(
            Remark(
                text("{count} pictures are of one colour and show nothing.", count=found.pictures.n_empty),
                text("Take them out of the folder and import it again."),
            )
        )
    return remarks


def method_of(repeats: Repeats) -> list[Text]:
    """Return how copies were searched, and what that cannot find."""
    said = [text("Copies are the same but for spaces and capital letters.")]
    if repeats.n_compared:
        said.append(
            text(
                "Near copies have at least 80 % of their runs of three characters in common. They are found among "
                "{count} examples with MinHash, which misses about one in sixty just above that limit, and are then "
                "compared exactly. Texts of fewer than some 20 letters are left out.",
                count=repeats.n_compared,
            )
        )
    if repeats.every > 1:
        said.append(
            text("There are so many sentences that one in {every} was looked at.", every=repeats.every)
        )
    return said


def _overlap_of_rows(part: str, found: Overlap) -> Text:
    values = {"count": found.n_found, "total": found.n_item, "share": f"{100 * found.share:.1f}"}
    if part == "validation":
        return text(
            "{count} of {total} examples of the validation part ({share} %) stand in the training part too, the same "
            "or nearly: the model will look better there than it is with anything new.",
            **values,
        )
    return text(
        "{count} of {total} examples of the test part ({share} %) stand in the training part too, the same or nearly: "
        "the model will look better there than it is with anything new.",
        **values,
    )


def _overlap_of_lines(part: str, found: Overlap) -> Text:
    values = {"count": found.n_found, "total": found.n_item, "share": f"{100 * found.share:.1f}"}
    if part == "validation":
        return text(
            "{count} of {total} longer lines or sentences of the validation part ({share} %) stand in the training "
            "part too: the model will look better there than it is with anything new.",
            **values,
        )
    return text(
        "{count} of {total} longer lines or sentences of the test part ({share} %) stand in the training part too: "
        "the model will look better there than it is with anything new.",
        **values,
    )


def _remedy_of_overlap(found: DataStatistics) -> Text:
    if found.is_lines:
        return text("Take repeated passages out of the text and import it again.")
    if found.pictures is not None:
        return text("Keep one of each picture in the folder and import it again.")
    return text("Keep one of each in your file and import it again.")

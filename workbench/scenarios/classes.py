"""What scenarios share that answer with a class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from workbench.data.examples import Examples
from workbench.language import N_, WorkbenchError, text
from workbench.scenarios.base import Baseline


def sorted_classes(labels: Iterable[str]) -> list[str]:
    """Return every class that occurs, numbers by their value and before words."""
    return sorted(set(labels), key=_natural)


def class_codes(classes: Sequence[str], labels: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return the place of each of *labels* among *classes*.

    Raises:
        WorkbenchError: There are labels a model of these classes never learnt.
    """
    codes = {name: code for code, name in enumerate(classes)}
    unknown = sorted(set(labels) - set(codes))
    if unknown:
        raise WorkbenchError(
            text("The model does not know these classes: {names}.", names=", ".join(unknown[:10])),
            text("It knows: {names}.", names=", ".join(classes[:30])),
        )
    return np.array([codes[name] for name in labels], dtype=np.int64)


def ranked(classes: Sequence[str], chances: Sequence[float]) -> tuple[tuple[str, float], ...]:
    """Return (class, probability), the likeliest first."""
    return tuple(sorted(zip(classes, chances, strict=True), key=lambda pair: -pair[1]))


def most_frequent(train: Examples, asked: Examples) -> Baseline:
    """Return the rule that names the most frequent class of *train* whatever it is asked."""
    ((name, _),) = Counter(train.texts("label")).most_common(1)
    return Baseline(
        title=N_("Always the largest class"),
        help=N_("What one gets by naming the most frequent class every time."),
        answers=[name] * len(asked),
    )


def _natural(name: str) -> tuple[int, int, str]:
    return (0, int(name), name) if name.isdecimal() else (1, 0, name)

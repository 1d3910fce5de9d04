"""The steps of one number of an attention map as a person reads them: name, formula, shape, numbers, a sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.inspection.steps import HeadSteps
from workbench.language import N_, Text, text
from workbench.numerals import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStep:
    """One step of the calculation."""

    key: str
    title: str  # marked for translation
    formula: str  # the same in every language; what stands after "_" is lowered
    sentence: Text
    values: npt.NDArray[np.float64]  # of the query where there are two rows, then of the key
    shape: tuple[int, ...]


def shown_steps(steps: HeadSteps) -> tuple[ShownStep, ...]:
    """Return the steps that this model really takes, in order."""
    query, key = steps.query_label, steps.key_label
    d_model, d_head = len(steps.query_input), len(steps.q)
    shown: list[ShownStep] = []

    def show(name: str, title: str, formula: str, sentence: Text, *rows: npt.ArrayLike) -> None:
        values = np.asarray(rows[0] if len(rows) == 1 else np.stack([np.asarray(row) for row in rows]))
        shown.append(
            ShownStep(
                key=name,
                title=title,
                formula=formula,
                sentence=sentence,
                values=values.astype(np.float64),
                shape=values.shape,
            )
        )

    show(
        "inputs",
        N_("What is known so far"),
        "x",
        text(
            "At this layer “{query}” and “{key}” are {count} numbers each, scaled to one size.",
            query=query,
            key=key,
            count=d_model,
        ),
        steps.query_input,
        steps.key_input,
    )
    show(
        "projected",
        N_("Question and label"),
        "q = W_Q·x,  k = W_K·x",
        text(
            "One matrix makes of “{query}” a question (query, q), another makes of “{key}” a label (key, k): "
            "{count} numbers each.",
            query=query,
            key=key,
            count=d_head,
        ),
        steps.q_projected,
        steps.k_projected,
    )
    if steps.q_normalised is not None and steps.k_normalised is not None:
        show(
            "normalised",
            N_("The same size"),
            "q / rms(q),  k / rms(k)",
            text("Both are scaled to the same size, so that only their directions count."),
            steps.q_normalised,
            steps.k_normalised,
        )
    if steps.is_turned:
        show(
            "turned",
            N_("Turned by position"),
            "R(i)·q,  R(j)·k",
            text(
                "Both are turned by angles that grow with their position, so that their product knows how far apart "
                "they are, here by {distance}.",
                distance=abs(steps.query - steps.key),
            ),
            steps.q,
            steps.k,
        )
    show(
        "products",
        N_("Multiplied"),
        "q_i·k_i",
        text("Question and label are multiplied, number by number."),
        steps.products,
    )
    show(
        "sum",
        N_("Added"),
        "q·k = Σ q_i·k_i",
        text("The sum says how well question and label match: {sum}.", sum=plain(steps.dot)),
        steps.dot,
    )
    show(
        "scaled",
        N_("Divided by √d_k"),
        "q·k / √d_k",
        text(
            "Divided by √{width} = {root}, so that wider heads do not give larger scores: {score}.",
            width=d_head,
            root=plain(steps.root),
            score=plain(steps.score),
        ),
        steps.score,
    )
    show(
        "row",
        N_("The whole row"),
        "q·k_j / √d_k",
        text("The same is done with all {count} places that have a label.", count=len(steps.scores))
        if len(steps.scores) > 1
        else text("No other place has a label."),
        steps.scores,
    )
    if steps.is_hidden.any():
        show(
            "mask",
            N_("Masked"),
            "−∞",
            text(
                "What comes later or is empty may not be looked at: its score becomes minus infinity, for {count} of "
                "{total}.",
                count=int(steps.is_hidden.sum()),
                total=len(steps.is_hidden),
            ),
            steps.masked,
        )
    show(
        "softmax",
        N_("Shares (softmax)"),
        "softmax(s)_j = exp(s_j) / Σ exp(s)",
        text(
            "Each score becomes a power of e and is divided by the sum of all: shares that sum to 1. “{key}” gets "
            "{weight}.",
            key=key,
            weight=plain(steps.weight),
        ),
        steps.weights,
    )
    show(
        "value",
        N_("What is handed over"),
        "v = W_V·x",
        text("A third matrix makes of “{key}” what it hands over (value, v).", key=key),
        steps.v,
    )
    show(
        "weighted",
        N_("Times its share"),
        "w_j·v_j",
        text("It counts with its share, {weight}.", weight=plain(steps.weight)),
        steps.weighted,
    )
    show(
        "mixed",
        N_("Mixed"),
        "Σ w_j·v_j",
        text(
            "What all places hand over, each with its share, is added: what this head found for “{query}”.",
            query=query,
        ),
        steps.mixed,
    )
    show(
        "output",
        N_("Added to the stream"),
        "W_O·Σ w_j·v_j",
        text(
            "A last matrix turns it into {count} numbers that are added to what is known of “{query}”, together "
            "with those of the other heads.",
            count=d_model,
            query=query,
        ),
        steps.contribution,
    )
    return tuple(shown)

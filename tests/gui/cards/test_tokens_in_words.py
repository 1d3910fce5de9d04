"""Positions and signs of a map in words."""

from __future__ import annotations

import numpy as np

from workbench.gui.cards.tokens_in_words import position_names, signs_in
from workbench.scenarios.base import Axis, KindMaps


def kind_of(*labels: str, n_extra: int = 0) -> KindMaps:
    axis = Axis(kind="tokens", labels=labels, n_extra=n_extra)
    n = len(labels)
    return KindMaps(
        maps=np.zeros((1, 1, n, n), np.float32), query=axis, key=axis, hidden=np.zeros((n, n), bool)
    )


def test_positions_are_counted_from_the_first_that_was_typed() -> None:
    assert position_names(kind_of("◉", "a", " b", n_extra=1).query) == [
        "class token (the whole text)",
        "“a” (1)",
        "“␣b” (2)",
    ]


def test_what_the_model_does_not_know_is_said_in_words() -> None:
    assert position_names(kind_of("a", "␀").query)[1] == "what the model does not know (2)"


def test_signs_nobody_typed_are_explained_where_they_stand() -> None:
    assert signs_in([kind_of("a", "b")]) == ""
    assert "does not know" in signs_in([kind_of("a"), kind_of("b", "␀")])
    assert signs_in([kind_of("⟨s⟩", "a")]) == "“⟨s⟩” and “⟨/s⟩” mark where a text begins and ends."

"""The steps of one number of a map as blocks of a figure: words from the core, pictures of its numbers."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from workbench.gui.cards.tokens_in_words import axis_labels, position_name, position_names
from workbench.gui.views.figure import visible_token
from workbench.gui.views.key_bars import KeyBars
from workbench.gui.views.matrix_beside import MatrixBeside, SmallMatrix
from workbench.gui.views.number_strip import NumberStrip, is_short
from workbench.gui.views.signed_bars import SignedBars
from workbench.gui.views.step_parts import NONE, Equation, NumberRow, Part, short
from workbench.gui.views.steps_figure import StepBlock
from workbench.language import tr
from workbench.numerals import plain
from workbench.scenarios.base import Axis, KindMaps

if TYPE_CHECKING:
    from workbench.inspection.steps import HeadMatrices, HeadRecord, HeadSteps
    from workbench.inspection.steps_in_words import ShownStep

STRONGEST = 3  # keys whose shares are shown before the sum of all
CLOSE = 1e-3  # the map is computed with 32 bits a number, or fewer on a graphics card
_TERMS = 5  # of a sum that are written out
_LARGEST_POWER = 20.0  # scores above are written as the computer keeps them, less the highest
_Q, _K, _QK, _ROOT = frozenset("Q"), frozenset("K"), frozenset("QK"), frozenset({"root"})
_SOFTMAX, _V, _W = frozenset({"softmax"}), frozenset("V"), frozenset("W")


def short_name(axis: Axis, index: int) -> str:
    """Return a position as it is quoted in a sentence: its token, or which patch it is."""
    return position_name(axis, index) if axis.kind == "patches" else visible_token(axis.labels[index])


def step_blocks(
    record: HeadRecord, steps: HeadSteps, found: KindMaps, matrices: HeadMatrices
) -> tuple[StepBlock, ...]:
    """Return every step of *steps* in the language of the window.

    *found* are the maps they explain, *matrices* the same steps of every query of the head.
    """
    from workbench.inspection.steps_in_words import shown_steps  # it needs torch, which is loaded by now

    named = dataclasses.replace(
        steps,
        query_label=short_name(found.query, steps.query),
        key_label=short_name(found.key, steps.key),
    )
    pictures = _Pictures(record, named, found, matrices)
    return tuple(
        StepBlock(
            key=shown.key,
            title=tr(shown.title),
            formula=shown.formula,
            sentence=" ".join((str(shown.sentence), *pictures.more(shown))),
            parts=pictures.of(shown),
        )
        for shown in shown_steps(named)
    )


def numbers_in_rows(rows: Sequence[NumberRow]) -> Part:
    """Return a picture of *rows*: written out where they are short, as little bars where they are long."""
    return NumberStrip(rows) if is_short(rows) else SignedBars(rows)


class _Pictures:
    """What is drawn of each step."""

    def __init__(self, record: HeadRecord, steps: HeadSteps, found: KindMaps, matrices: HeadMatrices) -> None:
        self._record, self._steps, self._found, self._matrices = record, steps, found, matrices
        self._query, self._key = steps.query_label, steps.key_label
        self._map_weight = float(found.maps[steps.layer, steps.head, steps.query, steps.key])
        axis = found.key
        self._labels = [visible_token(label) for label in axis_labels(axis)]
        self._query_label = visible_token(axis_labels(found.query)[steps.query])
        self._names = position_names(axis)
        self._query_names = position_names(found.query)

    def more(self, shown: ShownStep) -> list[str]:
        """Return what is to be said beyond the sentence of the step."""
        n_seen = int((~self._steps.is_hidden).sum())
        if shown.key == "softmax" and n_seen == 1:
            return [tr("There is only one place to look at, so it gets everything, whatever its score.")]
        if shown.key == "row":
            return [tr("Beside it, small, the rows of all queries; this one is framed.")]
        return []

    def of(self, shown: ShownStep) -> tuple[Part, ...]:
        """Return the pictures of one step."""
        steps, values = self._steps, shown.values
        match shown.key:
            case "inputs":
                return (self._inputs(values),)
            case "projected":
                return (self._pair(values, lambda name: tr("of “{name}”", name=name)),)
            case "normalised":
                return (self._pair(values, lambda name: tr("of “{name}”, scaled", name=name)),)
            case "turned":
                return (self._pair(values, lambda name: tr("of “{name}”, turned", name=name)),)
            case "products":
                return (self._products(),)
            case "sum":
                return (Equation(f"{summed(steps.products)} =", steps.dot, symbols=_QK),)
            case "scaled":
                dot = plain(steps.dot)
                division = f"{dot} / √{len(steps.q)} = {dot} / {plain(steps.root)} ="
                return (Equation(division, steps.score, symbols=_ROOT),)
            case "row":
                bars = self._bars(values, tr("score"), _QK | _ROOT, shows_hidden=True)
                return (self._beside(bars, self._matrices.scores),)
            case "mask":
                bars = self._bars(values, tr("score"), _SOFTMAX, is_named=False)
                return (self._beside(bars, self._matrices.scores, is_masked=True),)
            case "softmax":
                bars = self._beside(
                    self._bars(values, tr("share"), _SOFTMAX),
                    self._matrices.weights,
                    is_masked=True,
                    are_shares=True,
                )
                return (bars, Equation(self._power(), steps.weight, self._as_in_map(), _SOFTMAX))
            case "value":
                return (numbers_in_rows([self._row("v", tr("value v of “{name}”", name=self._key), values)]),)
            case "weighted":
                said = tr("value of “{name}” times {weight}", name=self._key, weight=plain(steps.weight))
                value = self._row("v", tr("value v of “{name}”", name=self._key), steps.v)
                # beside the value and coloured like it, so that a small share looks small
                return (numbers_in_rows([value, self._row("w·v", said, values, _V | _SOFTMAX)]),)
            case "mixed":
                return (self._mixed(),)
            case _:
                return self._output()

    def _row(
        self, name: str, said: str, values: NDArray[np.float64], symbols: frozenset[str] = _V
    ) -> NumberRow:
        return NumberRow(name=name, said=said, values=values, symbols=symbols)

    def _token_row(
        self, name: str, said: str, values: NDArray[np.float64], symbols: frozenset[str]
    ) -> NumberRow:
        return NumberRow(name=name, said=said, values=values, symbols=symbols, is_token=True)

    def _inputs(self, values: NDArray[np.float64]) -> Part:
        query, key = (tr("what is known of “{name}”", name=name) for name in (self._query, self._key))
        return numbers_in_rows(
            [
                self._token_row(self._query_label, query, values[0], _Q),
                self._token_row(self._labels[self._steps.key], key, values[1], _K),
            ]
        )

    def _pair(self, values: NDArray[np.float64], said: Callable[[str], str]) -> Part:
        return numbers_in_rows(
            [
                self._row("q", f"q {said(self._query)}", values[0], _Q),
                self._row("k", f"k {said(self._key)}", values[1], _K),
            ]
        )

    def _products(self) -> Part:
        steps = self._steps

        def reading(index: int) -> str:
            q, k, product = steps.q[index], steps.k[index], steps.products[index]
            return f"{index + 1}: {short(q)} · {short(k)} = {short(product)}"

        product = NumberRow(
            name="q·k", said=tr("products"), values=steps.products, symbols=_QK, reading=reading
        )
        q, k = tr("of “{name}”", name=self._query), tr("of “{name}”", name=self._key)
        return numbers_in_rows(
            [self._row("q", f"q {q}", steps.q, _Q), self._row("k", f"k {k}", steps.k, _K), product]
        )

    def _bars(
        self,
        values: NDArray[np.float64],
        said: str,
        symbols: frozenset[str],
        *,
        shows_hidden: bool = False,
        is_named: bool = True,
    ) -> KeyBars:
        return KeyBars(
            values,
            self._labels,
            self._names,
            self._steps.is_hidden,
            self._steps.key,
            said,
            symbols,
            shows_hidden=shows_hidden,
            is_named=is_named,
        )

    def _beside(
        self,
        bars: KeyBars,
        values: NDArray[np.float64],
        *,
        is_masked: bool = False,
        are_shares: bool = False,
    ) -> Part:
        """Return *bars* with the matrix of all queries at their right; one row alone is no matrix."""
        if len(values) < 2:
            return bars
        hidden = self._matrices.hidden if is_masked and self._matrices.hidden.any() else None
        return MatrixBeside(
            bars,
            SmallMatrix(
                values=values,
                hidden=hidden,
                names=self._query_names,
                query=self._steps.query,
                are_shares=are_shares,
            ),
        )

    def _power(self) -> str:
        """Return the softmax of the chosen key in figures."""
        steps = self._steps
        score, power = float(steps.masked[steps.key]), float(steps.exponentials[steps.key])
        if abs(steps.highest) <= _LARGEST_POWER:
            total = plain(steps.total * math.exp(steps.highest))
            raised = plain(math.exp(score)) if math.isfinite(score) else "0"
            return f"exp({plain(score)}) / Σ exp(s) = {raised} / {total} ="
        less = f"{plain(score)} − {plain(steps.highest)}" if steps.highest >= 0 else plain(score)
        return f"exp({less}) / Σ exp(s − {plain(steps.highest)}) = {plain(power)} / {plain(steps.total)} ="

    def _as_in_map(self) -> str:
        if abs(self._map_weight - self._steps.weight) <= CLOSE:
            return tr("✓ as in the map: {weight}", weight=f"{self._map_weight:.2f}")
        return tr("the map, computed with fewer digits, has {weight}", weight=plain(self._map_weight))

    def _mixed(self) -> Part:
        steps = self._steps
        strongest, others = self._record.handed_over(steps.weights, STRONGEST)
        rows = [
            self._token_row(
                self._labels[key],
                tr("{name} times {weight}", name=self._names[key], weight=short(steps.weights[key])),
                share,
                _SOFTMAX | _V,
            )
            for key, share in strongest
            if steps.weights[key] > 0
        ]
        n_other = int((steps.weights > 0).sum()) - len(rows)
        if n_other > 0:
            rows.append(
                self._row(f"+ {n_other}", tr("all {count} others together", count=n_other), others, NONE)
            )
        mixed = self._row("Σ", tr("mixed vector"), steps.mixed, _SOFTMAX | _V)
        return numbers_in_rows([*rows, mixed])

    def _output(self) -> tuple[Part, ...]:
        steps = self._steps
        whole, part = float(np.linalg.norm(steps.contribution)), float(np.linalg.norm(steps.from_key))
        rows = [
            self._row("Σ", tr("what this head adds to “{name}”", name=self._query), steps.contribution, _W),
            self._token_row(
                self._labels[steps.key],
                tr("what “{name}” alone adds through this head", name=self._key),
                steps.from_key,
                _W,
            ),
        ]
        remark = tr("“{name}” alone: {length}", name=self._key, length=plain(part))
        length = Equation(tr("length of what is added ="), whole, remark, _W)
        return numbers_in_rows(rows), length


def summed(products: NDArray[np.float64]) -> str:
    """Return a sum in figures: its first terms and its last one."""
    values = products.tolist()
    shown = values if len(values) <= _TERMS + 2 else [*values[:_TERMS], None, values[-1]]
    said = ""
    for term in shown:
        if term is None:
            said += " + …"
        elif not said:
            said = short(term)
        else:
            said += f" {'−' if short(term).startswith('-') else '+'} {short(term).lstrip('-')}"
    return said

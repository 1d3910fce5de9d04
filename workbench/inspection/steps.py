"""How a number of an attention map comes about: every step of softmax(QKᵀ/√d_k)V with the real numbers.

The model's own inputs and weights are taken, and every step is computed anew in float64, one number at a time where
the model uses large matrices.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from workbench.inspection.passes import Pass
from workbench.language import WorkbenchError, text
from workbench.models.attention import MultiHeadAttention
from workbench.models.elementwise import EPSILON
from workbench.models.removal import attention_layers

Vector = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSteps:
    """Every number on the way from one query and one key of one head to the residual stream."""

    kind: str
    layer: int
    head: int
    query: int  # position asked from
    key: int  # position looked at
    query_label: str
    key_label: str
    query_input: Vector  # (d_model,) what the head reads at the query
    key_input: Vector  # (d_model,)
    q_projected: Vector  # (d_head,) W_Q times the query's input
    k_projected: Vector  # (d_head,)
    q_normalised: Vector | None  # (d_head,) scaled to one size, where the model does so
    k_normalised: Vector | None
    q: Vector  # (d_head,) as it enters the product, turned by its position where the model does so
    k: Vector  # (d_head,)
    is_turned: bool  # whether positions turn q and k (rotary positions)
    products: Vector  # (d_head,) q times k, number by number
    dot: float  # their sum
    root: float  # √d_k
    score: float  # dot / root
    scores: Vector  # (T_key,) of every key
    is_hidden: npt.NDArray[np.bool_]  # (T_key,) True where the query may not look
    masked: Vector  # (T_key,) scores, -inf where hidden
    highest: float  # the largest of them, taken away before e is raised so that nothing overflows
    exponentials: Vector  # (T_key,) e to the power of (masked - highest)
    total: float  # their sum
    weights: Vector  # (T_key,) shares, which sum to 1: this row of the map
    v: Vector  # (d_head,) what the key hands over
    weighted: Vector  # (d_head,) v times its share
    mixed: Vector  # (d_head,) the same of every key, added
    from_key: Vector  # (d_model,) what this key alone adds to the stream through this head
    contribution: Vector  # (d_model,) what the head adds to the stream

    @property
    def weight(self) -> float:
        """The share of attention the key gets."""
        return float(self.weights[self.key])


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadMatrices:
    """The scores and the weights of every query of a head."""

    scores: Matrix  # (T_query, T_key)
    hidden: npt.NDArray[np.bool_]  # (T_query, T_key) True where a query may not look
    weights: Matrix  # (T_query, T_key), every row sums to 1: the map


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRecord:
    """One head during one pass: enough to follow any of its queries and keys at once."""

    kind: str
    layer: int
    head: int
    query_labels: tuple[str, ...]
    key_labels: tuple[str, ...]
    query_inputs: Matrix  # (T_query, d_model)
    key_inputs: Matrix  # (T_key, d_model)
    weight_q: Matrix  # (d_head, d_model)
    weight_k: Matrix
    weight_v: Matrix
    weight_o: Matrix  # (d_model, d_head)
    hidden: npt.NDArray[np.bool_]  # (T_query, T_key)
    size: float | None  # root mean square that queries and keys are scaled to
    cos: Matrix | None  # (T, d_head) turning of each position
    sin: Matrix | None
    keys: Matrix  # (T_key, d_head) as they enter the product
    values: Matrix  # (T_key, d_head)

    def steps(self, query: int, key: int) -> HeadSteps:
        """Return every step from *query* and *key*.

        Raises:
            WorkbenchError: There is no such position.
        """
        if not (0 <= query < len(self.query_inputs) and 0 <= key < len(self.key_inputs)):
            raise WorkbenchError(
                text(
                    "There is no query {query} or no key {key} in this map of {rows} × {columns}.",
                    query=query + 1,
                    key=key + 1,
                    rows=len(self.query_inputs),
                    columns=len(self.key_inputs),
                )
            )
        q_projected = self.weight_q @ self.query_inputs[query]
        k_projected = self.weight_k @ self.key_inputs[key]
        q_normalised, k_normalised = _scaled(q_projected, self.size), _scaled(k_projected, self.size)
        q = self._turned(q_projected if q_normalised is None else q_normalised, query)
        k = self._turned(k_projected if k_normalised is None else k_normalised, key)
        products = q * k
        root = math.sqrt(len(q))
        scores = self.keys @ q / root
        masked = np.where(self.hidden[query], -np.inf, scores)
        highest = float(masked.max())
        exponentials = np.exp(masked - highest)
        weights = exponentials / exponentials.sum()
        weighted = weights[key] * self.values[key]
        mixed = weights @ self.values
        return HeadSteps(
            kind=self.kind,
            layer=self.layer,
            head=self.head,
            query=query,
            key=key,
            query_label=self.query_labels[query],
            key_label=self.key_labels[key],
            query_input=self.query_inputs[query],
            key_input=self.key_inputs[key],
            q_projected=q_projected,
            k_projected=k_projected,
            q_normalised=q_normalised,
            k_normalised=k_normalised,
            q=q,
            k=k,
            is_turned=self.cos is not None,
            products=products,
            dot=float(products.sum()),
            root=root,
            score=float(products.sum() / root),
            scores=scores,
            is_hidden=self.hidden[query],
            masked=masked,
            highest=highest,
            exponentials=exponentials,
            total=float(exponentials.sum()),
            weights=weights,
            v=self.values[key],
            weighted=weighted,
            mixed=mixed,
            from_key=self.weight_o @ weighted,
            contribution=self.weight_o @ mixed,
        )

    def matrices(self) -> HeadMatrices:
        """Return what the steps of every query are together."""
        projected = self.query_inputs @ self.weight_q.T  # (T_query, d_head)
        scaled = _scaled(projected, self.size)
        queries = projected if scaled is None else scaled
        if self.cos is not None and self.sin is not None:
            queries = queries * self.cos + np.roll(queries, queries.shape[1] // 2, axis=1) * self.sin
        scores = queries @ self.keys.T / math.sqrt(queries.shape[1])
        masked = np.where(self.hidden, -np.inf, scores)
        raised = np.exp(masked - masked.max(-1, keepdims=True))
        return HeadMatrices(scores=scores, hidden=self.hidden, weights=raised / raised.sum(-1, keepdims=True))

    def handed_over(self, weights: Vector, count: int) -> tuple[tuple[tuple[int, Vector], ...], Vector]:
        """Return what the *count* keys of the largest *weights* (T_key,) hand over, and the sum of all others.

        Each is (key, its value times its share); together with the others they are the mixed vector.
        """
        order = [int(key) for key in np.argsort(-weights, kind="stable")]
        shares = weights[:, None] * self.values  # (T_key, d_head)
        return tuple((key, shares[key]) for key in order[:count]), shares[order[count:]].sum(0)

    def _turned(self, vector: Vector, position: int) -> Vector:
        if self.cos is None or self.sin is None:
            return vector
        return vector * self.cos[position] + np.roll(vector, len(vector) // 2) * self.sin[position]


def record_head(whole: Pass, kind: str, layer: int, head: int) -> HeadRecord:
    """Run *whole* once more and keep what one head reads; all counts begin at 0.

    Raises:
        WorkbenchError: The model has no such head.
    """
    layers = attention_layers(whole.model).get(kind, [])  # pyright: ignore[reportArgumentType, reportCallIssue]
    module = layers[layer] if 0 <= layer < len(layers) else None
    if module is None or not 0 <= head < module.config.n_head:
        raise WorkbenchError(text("There is no head {head}.", head=f"{kind} {layer + 1}.{head + 1}"))
    x, context, mask, is_causal = _inputs_of(whole, module)
    found = whole.reading.kinds[kind]
    rows = slice(head * module.config.d_head, (head + 1) * module.config.d_head)
    queries, keys = _exact(x[0]), _exact((x if context is None else context)[0])
    weight_k, weight_v = _exact(module.key.weight[rows]), _exact(module.value.weight[rows])
    is_turned = context is None and module.cos is not None and module.sin is not None
    cos = _exact(module.cos[: len(queries), 0]) if is_turned and module.cos is not None else None
    sin = _exact(module.sin[: len(queries), 0]) if is_turned and module.sin is not None else None
    size = module.config.qk_size if module.config.qk_norm else None
    projected = keys @ weight_k.T  # (T_key, d_head)
    scaled = _scaled(projected, size)
    prepared = projected if scaled is None else scaled
    if cos is not None and sin is not None:
        prepared = prepared * cos + np.roll(prepared, prepared.shape[1] // 2, axis=1) * sin
    return HeadRecord(
        kind=kind,
        layer=layer,
        head=head,
        query_labels=found.query.labels,
        key_labels=found.key.labels,
        query_inputs=queries,
        key_inputs=keys,
        weight_q=_exact(module.query.weight[rows]),
        weight_k=weight_k,
        weight_v=weight_v,
        weight_o=_exact(module.output.weight[:, rows]),
        hidden=_hidden(mask, is_causal, head, (len(queries), len(keys))),
        size=size,
        cos=cos,
        sin=sin,
        keys=prepared,
        values=keys @ weight_v.T,
    )


def _inputs_of(whole: Pass, module: MultiHeadAttention) -> tuple[Tensor, Tensor | None, Tensor | None, bool]:
    """Return what *module* is given during the pass: x, context, mask and whether it is causal."""
    given: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    def keep(_: nn.Module, arguments: tuple[Any, ...], named: dict[str, Any]) -> None:
        given.append((arguments, named))

    handle = module.register_forward_pre_hook(keep, with_kwargs=True)
    try:
        with torch.inference_mode():
            whole.logits()
    finally:
        handle.remove()
    arguments, named = given[-1]
    x, *rest = arguments
    return x, rest[0] if rest else None, named.get("mask"), bool(named.get("is_causal", False))


def _hidden(mask: Tensor | None, is_causal: bool, head: int, shape: tuple[int, int]) -> npt.NDArray[np.bool_]:
    hidden = ~np.tri(*shape, dtype=bool) if is_causal else np.zeros(shape, dtype=bool)
    if mask is not None:
        allowed = mask.cpu().numpy()  # broadcastable to (B, H, T_query, T_key)
        hidden = hidden | ~np.broadcast_to(allowed, (1, head + 1, *shape))[0, head]
    return hidden


def _scaled(x: Matrix, size: float | None) -> Matrix | None:
    """Scale the last axis to a root mean square of *size*, or return None where the model does not."""
    if size is None:
        return None
    return x * size / np.sqrt((x * x).mean(-1, keepdims=True) + EPSILON)


def _exact(tensor: Tensor) -> Matrix:
    return tensor.detach().cpu().double().numpy()

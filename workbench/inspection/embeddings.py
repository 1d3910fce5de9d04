"""What a model knows of tokens and places before any attention."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from torch import Tensor, nn

from workbench.models.removal import attention_layers
from workbench.scenarios.base import Scenario, Side, Trained

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddingMap:
    """The embeddings of a vocabulary laid out flat by principal components.

    Source: Pearson, "On Lines and Planes of Closest Fit to Systems of Points in Space" (1901).
    """

    labels: tuple[str, ...]
    points: Matrix  # (N, 2) along the two directions in which the embeddings differ most
    shares: tuple[float, float]  # of all differences that each direction explains
    centre: Matrix  # (d_model,) the mean embedding
    axes: Matrix  # (2, d_model) the directions, of length 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionSimilarity:
    """How alike the model takes two positions to be, from -1 to 1."""

    is_learned: bool
    values: Matrix  # learned: (T, T) cosines; rotary: (max_len,) by distance


def embedding_maps(
    scenario: Scenario, trained: Trained, like: Mapping[Side, EmbeddingMap] | None = None
) -> dict[Side, EmbeddingMap]:
    """Return a map of each vocabulary the model reads; none where it reads no tokens.

    With the maps of another step in *like*, their centre and axes are used, so that points move and not the view.
    """
    found: dict[Side, EmbeddingMap] = {}
    for name, module in trained.model.named_modules():
        if isinstance(module, nn.Embedding):
            side: Side = "input" if name.startswith("source") else "output"
            vectors = _exact(module.weight)
            labels = tuple(scenario.names(trained.processor, range(len(vectors)), side))
            found[side] = map_of(vectors, labels, None if like is None else like.get(side))
    return found


def map_of(vectors: Matrix, labels: tuple[str, ...], like: EmbeddingMap | None = None) -> EmbeddingMap:
    """Lay *vectors* (N, d_model) out flat along their own two main directions, or along those of *like*."""
    if like is None:
        centre = vectors.mean(0)
        _, _, directions = np.linalg.svd(vectors - centre, full_matrices=False)
        axes = np.zeros((2, vectors.shape[1]))
        axes[: min(2, len(directions))] = directions[:2]
        largest = np.abs(axes).argmax(1)
        axes *= np.where(axes[np.arange(2), largest] < 0, -1, 1)[
            :, None
        ]  # or the map might be mirrored at will
    else:
        centre, axes = like.centre, like.axes
    apart = vectors - centre
    points = apart @ axes.T
    total = float((apart**2).sum())
    first, second = (points**2).sum(0) / total if total else (0.0, 0.0)
    return EmbeddingMap(
        labels=labels, points=points, shares=(float(first), float(second)), centre=centre, axes=axes
    )


def position_similarity(trained: Trained) -> PositionSimilarity | None:
    """Return how alike positions are: of learned vectors, or by distance where positions turn q and k.

    Learned ones: the cosine of any two position embeddings (Dosovitskiy et al., "An Image is Worth 16x16 Words",
    2021, section 4.5). Rotary ones: a vector times itself turned by a distance, averaged over all its pairs of
    numbers (compare Su et al., "RoFormer", 2021, section 3.4.3). None for a model without either.
    """
    learned: Tensor | None = getattr(trained.model, "position", None)
    if learned is not None:
        vectors = _exact(learned[0])
        lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return PositionSimilarity(is_learned=True, values=(vectors / lengths) @ (vectors / lengths).T)
    for modules in attention_layers(trained.model).values():
        cos = modules[0].cos
        if cos is not None:
            return PositionSimilarity(is_learned=False, values=_exact(cos[:, 0]).mean(-1))
    return None


def _exact(tensor: Tensor) -> Matrix:
    return tensor.detach().cpu().double().numpy()

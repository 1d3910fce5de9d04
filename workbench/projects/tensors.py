"""Weights on disk: safetensors and nothing else, so that opening a file can never run code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import safetensors
import safetensors.numpy
import torch
from torch import nn

from workbench.atomic import write_bytes
from workbench.language import WorkbenchError, text


def save_arrays(path: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Replace *path* by *arrays*, whole."""
    write_bytes(path, to_bytes(arrays))


def to_bytes(arrays: Mapping[str, npt.NDArray[Any]]) -> bytes:
    """Return *arrays* as the content of a safetensors file."""
    return safetensors.numpy.save({name: np.asarray(array, order="C") for name, array in arrays.items()})


def load_arrays(path: Path) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays in a safetensors file.

    Raises:
        WorkbenchError: It is missing or damaged.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _damaged(path) from error
    return arrays_from(content, path)


def arrays_from(content: bytes, path: Path) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays in *content*, which was read from *path*.

    Raises:
        WorkbenchError: It is damaged.
    """
    try:
        size = int.from_bytes(content[:8], "little")
        json.loads(content[8 : 8 + size], object_pairs_hook=_unique)
        return safetensors.numpy.load(content)
    except (ValueError, KeyError, TypeError, RecursionError, safetensors.SafetensorError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> WorkbenchError:
    return WorkbenchError(
        text("The weights in “{path}” are missing or damaged.", path=str(path)),
        text("Choose another step of this run, or train again."),
    )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name that occurs twice: safetensors itself would silently take the last one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name occurs twice")
    return found


def load_weights(model: nn.Module, path: Path) -> None:
    """Put the weights in *path* into *model*, whose every name and shape they must match.

    Raises:
        WorkbenchError: The file is damaged or belongs to another model.
    """
    arrays = load_arrays(path)
    expected = {name: tuple(tensor.shape) for name, tensor in model.state_dict().items()}
    found = {name: tuple(array.shape) for name, array in arrays.items()}
    if expected != found:
        raise WorkbenchError(
            text("The weights in “{path}” do not belong to this model.", path=str(path)),
            text("The config of the run was changed by hand, or the file comes from another run."),
        )
    put_weights(model, arrays)


def put_weights(model: nn.Module, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Put *arrays*, which fit, into *model*."""
    model.load_state_dict({name: torch.from_numpy(array.copy()) for name, array in arrays.items()})

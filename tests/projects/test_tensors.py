from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from workbench.language import WorkbenchError
from workbench.projects.tensors import load_arrays, load_weights, save_arrays


def test_arrays_come_back_bit_for_bit(tmp_path: Path) -> None:
    arrays = {
        "a": np.random.default_rng(0).normal(size=(3, 4)).astype(np.float32),
        "turned": np.arange(6, dtype=np.int64).reshape(2, 3).T,
        "one": np.array(3.0, dtype=np.float32),
        "bytes": np.arange(5, dtype=np.uint8),
    }
    save_arrays(tmp_path / "x.safetensors", arrays)
    again = load_arrays(tmp_path / "x.safetensors")
    assert all(
        np.array_equal(again[name], array) and again[name].dtype == array.dtype
        for name, array in arrays.items()
    )


def test_weights_go_only_into_their_own_model(tmp_path: Path) -> None:
    model, other = nn.Linear(3, 2), nn.Linear(3, 2)
    path = tmp_path / "x.safetensors"
    save_arrays(path, {name: tensor.numpy() for name, tensor in model.state_dict().items()})
    load_weights(other, path)
    assert torch.equal(other.weight, model.weight)
    for wrong in (nn.Linear(2, 3), nn.Linear(3, 2, bias=False), nn.Sequential(nn.Linear(3, 2))):
        with pytest.raises(WorkbenchError, match="do not belong to this model"):
            load_weights(wrong, path)


def test_nothing_is_unpickled(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    torch.save({"weight": torch.zeros(2)}, path)
    with pytest.raises(WorkbenchError, match="missing or damaged"):
        load_arrays(path)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.safetensors"
    save_arrays(path, {"a": np.zeros(2)})
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.atomic.os.replace", full)
    with pytest.raises(WorkbenchError, match="disk is full"):
        save_arrays(path, {"a": np.ones(2)})
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["x.safetensors"]

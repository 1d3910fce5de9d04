from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from workbench.language import WorkbenchError
from workbench.training import devices
from workbench.training.devices import (
    DeviceLostError,
    choose_device,
    device_memory,
    is_device_lost,
    is_out_of_memory,
    memory_in_use,
)
from workbench.training.events import Checkpointed, Finished
from workbench.training.loop import ResumePoint

HAS_CUDA = torch.cuda.is_available()
HAS_MPS = torch.backends.mps.is_available()


def test_the_cpu_is_always_there():
    choice = choose_device("cpu")
    assert choice.kind == "cpu"
    assert choice.torch_device == torch.device("cpu")
    assert "thread" in str(choice.name)
    assert str(choice.reason) == "chosen by you"


def test_automatic_says_why():
    choice = choose_device()
    assert choice.kind in ("cpu", "cuda", "mps")
    assert len(str(choice.reason)) > 5


@pytest.mark.skipif(HAS_CUDA, reason="CUDA works here, so it is not refused")
def test_cuda_is_refused_with_a_sentence():
    with pytest.raises(WorkbenchError) as caught:
        choose_device("cuda")
    assert "cuda" in str(caught.value)
    assert "cpu" in str(caught.value)


@pytest.mark.skipif(HAS_MPS, reason="MPS works here, so it is not refused")
def test_mps_is_refused_with_a_sentence():
    with pytest.raises(WorkbenchError, match="Apple"):
        choose_device("mps")


@pytest.mark.parametrize(
    ("capability", "built_for", "expected"),
    [
        ((8, 6), ["sm_80", "sm_86", "sm_90"], True),
        ((8, 9), ["sm_80", "sm_86"], True),  # the same major version, built for an older minor one
        ((6, 1), ["sm_75", "sm_80"], False),
        ((12, 0), ["sm_80", "sm_90"], False),
        ((12, 0), ["sm_80", "compute_90"], True),  # compiled on the spot
        ((9, 0), ["sm_90a"], True),
        ((10, 3), ["sm_100f"], True),
    ],
)
def test_which_gpu_a_build_of_torch_serves(capability: tuple[int, int], built_for: list[str], expected: bool):
    assert devices._is_supported(*capability, built_for) is expected


@pytest.mark.parametrize("is_too_old", [False, True])
def test_a_gpu_too_old_for_torch_is_not_used(monkeypatch: pytest.MonkeyPatch, is_too_old: bool):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: (5, 0) if is_too_old else (8, 0))
    monkeypatch.setattr(torch.cuda, "get_arch_list", lambda: ["sm_80"])
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda: "Card")
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    choice = choose_device()
    assert choice.kind == ("cpu" if is_too_old else "cuda")
    assert ("too old" in str(choice.reason)) is is_too_old


def test_memory_in_use_is_a_likely_number():
    assert 30_000_000 < memory_in_use() < 100_000_000_000


@pytest.mark.skipif(not HAS_CUDA, reason="no CUDA device on this computer")
def test_a_gpu_trains_and_resumes(toy: Callable[..., Any], losses: Callable[..., list[float]]):
    events = toy("cuda", steps=20).run()
    assert isinstance(events[-1], Finished)
    assert events[-1].status == "finished"
    on_cpu = toy("cpu", steps=20, dropout=0.0).run()
    on_gpu = toy("cuda", steps=20, dropout=0.0).run()
    points = [event for event in on_gpu if isinstance(event, Checkpointed)]
    again = toy("cuda", steps=24).run(ResumePoint(20, points[-1].tensors, points[-1].state))
    assert again[-1].status == "finished"
    assert [event.step for event in again if isinstance(event, Finished)] == [24]
    cpu_losses, gpu_losses = losses(on_cpu), losses(on_gpu)
    assert gpu_losses[0] == pytest.approx(cpu_losses[0], abs=1e-4)
    assert gpu_losses[:5] == pytest.approx(cpu_losses[:5], abs=0.1)  # Muon works in bfloat16 there


def test_memory_is_that_of_the_device(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(torch.cuda, "current_device", lambda: 1)
    monkeypatch.setattr(
        torch.cuda,
        "get_device_properties",
        lambda number: SimpleNamespace(total_memory=number * 8_000_000_000),
    )
    monkeypatch.setattr(torch.mps, "recommended_max_memory", lambda: 5_000_000_000)
    assert [device_memory(kind) for kind in ("cpu", "cuda", "mps")] == [0, 8_000_000_000, 5_000_000_000]


@pytest.mark.parametrize("error", [RuntimeError, AssertionError])
def test_a_device_that_went_away_does_not_tell(monkeypatch: pytest.MonkeyPatch, error: type[Exception]):
    def gone() -> int:
        raise error("no driver")

    monkeypatch.setattr(torch.cuda, "current_device", gone)
    monkeypatch.setattr(torch.mps, "recommended_max_memory", gone)
    assert device_memory("cuda") == device_memory("mps") == 0


@pytest.mark.parametrize(
    ("message", "memory", "lost"),
    [
        ("CUDA error: unspecified launch failure", False, True),
        ("CUDA error: an illegal memory access was encountered", False, True),
        ("CUBLAS_STATUS_EXECUTION_FAILED when calling cublasSgemm", False, True),
        ("CUDA error: out of memory", True, False),
        ("CUBLAS_STATUS_ALLOC_FAILED when calling cublasCreate", True, False),
        ("The size of tensor a (3) must match the size of tensor b (4)", False, False),
    ],
)
def test_what_an_error_of_a_card_means(message: str, memory: bool, lost: bool):
    error = RuntimeError(message)
    assert is_out_of_memory(error) is memory
    assert is_device_lost(error, "cuda") is lost
    assert not is_device_lost(error, "cpu")


def test_a_card_that_stops_answering_ends_the_training_with_a_sentence(toy: Callable[..., Any]):
    training = toy(precision="float32")
    training.device = SimpleNamespace(
        kind="cuda", name="Card", reason="fastest", torch_device=torch.device("cpu")
    )

    def fail(step: int) -> None:
        if step == 5:
            raise RuntimeError("CUDA error: unspecified launch failure\nCUDA kernel errors might be …")

    training.task.before_loss = fail
    with pytest.raises(DeviceLostError) as caught:
        training.run()
    assert "stopped answering: CUDA error: unspecified launch failure. " in str(caught.value)
    assert "last checkpoint" in str(caught.value)

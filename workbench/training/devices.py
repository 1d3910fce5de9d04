"""Which device trains, and why."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from functools import cache

import psutil
import torch

from workbench.language import Text, WorkbenchError, text
from workbench.training.cut_off import CutOffError


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """A device and the sentence that explains it."""

    kind: str  # cpu, cuda, mps
    name: str | Text  # of the card, or how many threads
    reason: Text

    @property
    def torch_device(self) -> torch.device:
        """The device as torch knows it."""
        return torch.device(self.kind)


def choose_device(wanted: str = "auto") -> DeviceChoice:
    """Return the device to use.

    Raises:
        WorkbenchError: *wanted* names a device that does not work here; the sentence says why.
    """
    cuda_problem, mps_problem = _cuda_problem(), _mps_problem()
    if wanted in ("auto", "cuda") and cuda_problem is None:
        return DeviceChoice("cuda", torch.cuda.get_device_name(), text("fastest device found"))
    if wanted in ("auto", "mps") and mps_problem is None:
        return DeviceChoice("mps", "Apple GPU", text("fastest device found"))
    if wanted in ("cuda", "mps"):
        problem = cuda_problem if wanted == "cuda" else mps_problem
        raise WorkbenchError(
            text("Device “{device}” cannot be used: {problem}.", device=wanted, problem=problem),
            text("Choose “auto” or “cpu”."),
        )
    reason = text("chosen by you") if wanted == "cpu" else (cuda_problem or text("no GPU found"))
    n_thread = torch.get_num_threads()
    name = text("1 thread") if n_thread == 1 else text("{count} threads", count=n_thread)
    return DeviceChoice("cpu", name, reason)


def _cuda_problem() -> Text | None:
    if torch.cuda.is_available():
        major, minor = torch.cuda.get_device_capability()
        built_for = torch.cuda.get_arch_list()
        if built_for and not _is_supported(major, minor, built_for):
            return text("the GPU is too old for this build of PyTorch")
        return None
    if torch.version.cuda is None:
        if _has_nvidia_driver():
            return text("this is the CPU build of PyTorch")
        return text("no GPU found")
    return text("no NVIDIA driver found")


def _is_supported(major: int, minor: int, built_for: list[str]) -> bool:
    capability = major * 10 + minor
    exact = {int(arch.split("_")[1].rstrip("af")) for arch in built_for if arch.startswith("sm_")}
    portable = {int(arch.split("_")[1].rstrip("af")) for arch in built_for if arch.startswith("compute_")}
    return any(arch // 10 == major and arch <= capability for arch in exact) or any(
        arch <= capability for arch in portable
    )


def _has_nvidia_driver() -> bool:
    if platform.system() == "Windows":
        root = os.environ.get("SYSTEMROOT", r"C:\Windows")
        return os.path.exists(os.path.join(root, "System32", "nvcuda.dll"))
    return os.path.exists("/proc/driver/nvidia/version")


def _mps_problem() -> Text | None:
    if torch.backends.mps.is_available():
        return None
    return text("no Apple GPU found")


def device_memory(kind: str) -> int:
    """Return the bytes of a device's own memory, or 0 where it has none or does not tell."""
    try:
        if kind == "cuda":
            return int(torch.cuda.get_device_properties(torch.cuda.current_device()).total_memory)
        if kind == "mps":  # a share of the computer's memory that the system lets the GPU have
            return int(torch.mps.recommended_max_memory())
    except (RuntimeError, AssertionError, AttributeError):  # the driver went away
        pass
    return 0


def free_memory(kind: str) -> int:
    """Return the bytes that are free on a device now, or 0 where it does not tell."""
    try:
        if kind == "cuda":
            return int(torch.cuda.mem_get_info()[0])
        if kind == "mps":
            return int(torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory())
    except (RuntimeError, AssertionError, AttributeError):  # the driver went away
        return 0
    return int(psutil.virtual_memory().available)


@cache
def _this_process() -> psutil.Process:
    return psutil.Process()


def memory_in_use() -> int:
    """Return the bytes this process holds in memory now."""
    return int(_this_process().memory_info().rss)


def is_out_of_memory(error: BaseException) -> bool:
    """Say whether *error* means that memory ran out; on the CPU torch says so in a plain RuntimeError."""
    if isinstance(error, (MemoryError, torch.OutOfMemoryError)):
        return True
    if not isinstance(error, RuntimeError):
        return False
    message = str(error).lower()
    return any(word in message for word in ("alloc", "memory")) and "illegal memory access" not in message


class DeviceLostError(CutOffError):
    """A graphics card stopped working in the middle of a training."""

    def __init__(self, error: RuntimeError) -> None:
        reason = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
        super().__init__(
            text("The graphics card stopped answering: {reason}.", reason=reason.rstrip(".")),
            text(
                "Start the program again and go on from the last checkpoint; if it happens again, train on the CPU."
            ),
        )


def is_device_lost(error: RuntimeError, kind: str) -> bool:
    """Say whether *error* came from the device *kind* itself, and not from memory or a mistake in the program."""
    if kind == "cpu" or is_out_of_memory(error):
        return False
    message = str(error)
    return isinstance(error, torch.AcceleratorError) or any(
        word in message
        for word in ("CUDA error", "CUDA driver", "CUBLAS_STATUS", "CUDNN_STATUS", "cuDNN error", "MPS")
    )

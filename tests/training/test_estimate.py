import dataclasses

import pytest

from workbench.language import text
from workbench.models.decoder import Decoder, DecoderConfig
from workbench.scenarios.base import Work
from workbench.training.config import TrainingConfig
from workbench.training.devices import DeviceChoice
from workbench.training.estimate import device_flops, estimate_training

WORK = Work(n_token=16 * 64, context=64)
CONFIG = TrainingConfig(steps=100, device="cpu")


def build(d_model: int = 64, n_layer: int = 2) -> Decoder:
    return Decoder(DecoderConfig(vocab_size=50, seq_len=64, n_layer=n_layer, n_head=4, d_model=d_model))


def test_parameters_are_exact_and_the_rest_is_likely():
    cost = estimate_training(build, WORK, CONFIG)
    assert cost.n_parameter == sum(parameter.numel() for parameter in build().parameters())
    assert 3e8 < cost.memory_bytes < 1e9
    assert 0.1 < cost.seconds < 600


@pytest.mark.parametrize("optimizer", ["muon", "adamw", "sgd"])
def test_more_work_costs_more(optimizer: str):
    config = dataclasses.replace(CONFIG, optimizer=optimizer)
    small = estimate_training(build, WORK, config)
    for wider in (
        estimate_training(lambda: build(d_model=256), WORK, config),
        estimate_training(lambda: build(n_layer=8), WORK, config),
        estimate_training(build, Work(n_token=64 * 64, context=64), config),
    ):
        assert wider.seconds > small.seconds
        assert wider.memory_bytes > small.memory_bytes
    longer = estimate_training(build, WORK, dataclasses.replace(config, steps=200))
    assert longer.seconds == pytest.approx(2 * small.seconds)


def test_the_memory_of_the_device_is_told(monkeypatch: pytest.MonkeyPatch):
    on_cpu = estimate_training(build, WORK, CONFIG)
    assert (on_cpu.device, on_cpu.device_memory) == ("cpu", 0)
    card = DeviceChoice("cuda", "Card", text("fastest device found"))
    monkeypatch.setattr("workbench.training.estimate.choose_device", lambda _: card)
    monkeypatch.setattr("workbench.training.estimate.device_flops", lambda _: 1e13)
    monkeypatch.setattr("workbench.training.estimate.device_memory", {"cuda": 4_000_000_000}.get)
    cost = estimate_training(build, WORK, CONFIG)
    assert (cost.device, cost.device_memory) == ("cuda", 4_000_000_000)


def test_the_speed_of_the_device_is_measured_once():
    assert device_flops("cpu") == device_flops("cpu") > 1e8

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.training.config import SCHEDULES
from workbench.training.schedule import MOMENTUM, MOMENTUM_STEPS, learning_rate_factor, muon_momentum

NAMES = st.sampled_from([choice.value for choice in SCHEDULES])


@given(name=NAMES, total=st.integers(1, 100_000), warmup=st.integers(0, 100_000), data=st.data())
def test_every_factor_is_a_share(name: str, total: int, warmup: int, data: st.DataObject):
    step = data.draw(st.integers(0, total - 1))
    assert 0 < learning_rate_factor(name, step, total, warmup) <= 1


@given(name=NAMES, total=st.integers(8, 400), warmup=st.integers(1, 400))
def test_it_grows_while_warming_up_and_never_afterwards(name: str, total: int, warmup: int):
    factors = [learning_rate_factor(name, step, total, warmup) for step in range(total)]
    top = min(warmup, total // 4)
    assert all(one < other for one, other in itertools.pairwise(factors[: top + 1]))
    assert factors[top] == 1.0
    assert all(one >= other for one, other in itertools.pairwise(factors[top:]))


@pytest.mark.parametrize("name", ["linear", "cosine"])
def test_it_ends_low(name: str):
    assert learning_rate_factor(name, 999, 1000, 10) < 0.01
    assert learning_rate_factor(name, 10, 1000, 10) == 1.0


def test_constant_stays_and_the_length_cannot_be_overrun():
    assert learning_rate_factor("constant", 999, 1000, 10) == 1.0
    for name in ("linear", "cosine", "constant"):
        assert 0 < learning_rate_factor(name, 2000, 1000, 10) <= 1


def test_muons_momentum_rises_to_its_last_value_and_stays_there():
    assert muon_momentum(0, 10_000) == MOMENTUM[0]
    assert muon_momentum(MOMENTUM_STEPS // 2, 10_000) == pytest.approx(sum(MOMENTUM) / 2)
    assert muon_momentum(MOMENTUM_STEPS, 10_000) == muon_momentum(9_999, 10_000) == MOMENTUM[1]


@given(step=st.integers(0, 10**6), total=st.integers(1, 10**6))
def test_muons_memory_is_short_in_a_short_training(step: int, total: int):
    momentum = muon_momentum(step, total)
    assert MOMENTUM[0] <= momentum <= MOMENTUM[1]
    assert momentum <= max(MOMENTUM[0], 1 - 30 / total)

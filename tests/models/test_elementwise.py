from collections.abc import Callable

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from workbench.models.elementwise import normalise, squared_relu

Function = Callable[[Tensor], Tensor]


def by_torch_normalised(x: Tensor) -> Tensor:
    return F.rms_norm(x, (x.shape[-1],))


def by_torch_squared(x: Tensor) -> Tensor:
    return F.relu(x).square()


def thrice(x: Tensor) -> Tensor:
    return normalise(x, 3.0)


def by_torch_thrice(x: Tensor) -> Tensor:
    return 3 * by_torch_normalised(x)


PAIRS = [(normalise, by_torch_normalised), (thrice, by_torch_thrice), (squared_relu, by_torch_squared)]


@pytest.mark.parametrize(("own", "by_torch"), PAIRS)
@pytest.mark.parametrize("shape", [(1, 3), (3, 8), (2, 5, 4, 16)])
@pytest.mark.parametrize("size", [1e-6, 1.0, 1e4])
def test_value_and_gradient_equal_those_of_torch(
    own: Function, by_torch: Function, shape: tuple[int, ...], size: float
):
    generator = torch.Generator().manual_seed(1)
    x = torch.randn(shape, generator=generator) * size
    upstream = torch.randn(shape, generator=generator)
    one, other = x.clone().requires_grad_(), x.clone().requires_grad_()
    found, expected = own(one), by_torch(other)
    torch.testing.assert_close(found, expected, atol=1e-6, rtol=1e-5)
    found.backward(upstream)
    expected.backward(upstream)
    assert one.grad is not None
    assert other.grad is not None
    scale = max(float(other.grad.abs().max()), 1e-30)
    torch.testing.assert_close(one.grad / scale, other.grad / scale, atol=2e-6, rtol=1e-4)


@pytest.mark.parametrize("own", [normalise, thrice, squared_relu])
def test_reading_without_gradients_gives_the_same_to_the_last_bit(own: Function):
    x = torch.randn(3, 7, 32, generator=torch.Generator().manual_seed(2))
    with torch.inference_mode():
        read = own(x)
    assert torch.equal(read, own(x.clone().requires_grad_()).detach())


def test_a_row_of_zeros_stays_zero_and_its_gradient_is_a_number():
    x = torch.zeros(2, 4, requires_grad=True)
    y = normalise(x)
    y.sum().backward()
    assert not y.any()
    assert x.grad is not None
    assert x.grad.isfinite().all()


def test_a_column_view_is_left_as_it_was():
    whole = torch.randn(2, 3, 8)
    before = whole.clone()
    normalise(whole[:, :, 2:6])
    squared_relu(whole[:, 1:])
    torch.testing.assert_close(whole, before, atol=0, rtol=0)

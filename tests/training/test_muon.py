import pytest
import torch

from workbench.training.muon import Muon, iterate, iterate_gathered, orthogonalise


@pytest.mark.parametrize("shape", [(3, 16, 16), (2, 32, 8), (2, 8, 32), (1, 64, 64)])
def test_singular_values_come_near_1(shape: tuple[int, int, int]):
    matrices = torch.randn(shape, generator=torch.Generator().manual_seed(1)) * 7
    found = orthogonalise(matrices)
    assert found.shape == matrices.shape
    values = torch.linalg.svdvals(found)
    if shape[1] == shape[2]:  # a square random matrix has some values near 0, which grow more slowly
        values = values[:, : int(0.9 * shape[1])]
    assert values.min() > 0.6
    assert values.max() < 1.3


def test_singular_vectors_are_kept():
    u, _, v = torch.linalg.svd(torch.randn(8, 8, generator=torch.Generator().manual_seed(2)))
    matrix = u @ torch.diag(torch.linspace(1, 3, 8)) @ v
    turned = u.T @ orthogonalise(matrix[None])[0] @ v.T
    torch.testing.assert_close(turned, torch.diag(turned.diag()), atol=1e-4, rtol=0)
    assert turned.diag().min() > 0.6


def test_a_batch_equals_one_after_another():
    matrices = torch.randn(4, 12, 20, generator=torch.Generator().manual_seed(3))
    alone = torch.stack([orthogonalise(matrix[None])[0] for matrix in matrices])
    torch.testing.assert_close(orthogonalise(matrices), alone, atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("shape", [(1, 8, 16), (4, 24, 96), (2, 128, 512)])
def test_gathered_polynomials_equal_the_plain_iteration(shape: tuple[int, int, int]):
    x = torch.randn(shape, generator=torch.Generator().manual_seed(5))
    x = x / x.norm(dim=(-2, -1), keepdim=True)
    torch.testing.assert_close(iterate_gathered(x, 5), iterate(x, 5), atol=2e-5, rtol=1e-4)


def test_nothing_comes_from_nothing():
    assert not orthogonalise(torch.zeros(2, 4, 4)).any()


def weights() -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(4)
    shapes = [(8, 8), (32, 8), (8, 32), (8, 8), (32, 8)]
    return [torch.randn(shape, generator=generator).requires_grad_() for shape in shapes]


def corrected(parameters: list[torch.Tensor], optimizers: list[Muon], steps: int = 3) -> list[torch.Tensor]:
    for step in range(steps):
        for index, parameter in enumerate(parameters):
            generator = torch.Generator().manual_seed(100 * step + index)
            parameter.grad = torch.randn(parameter.shape, generator=generator)
        for optimizer in optimizers:
            optimizer.step()
    return [parameter.detach() for parameter in parameters]


def test_stepping_together_equals_stepping_alone():
    together, alone = weights(), weights()
    corrected(together, [Muon(together, weight_decay=0.1)])
    corrected(alone, [Muon([parameter], weight_decay=0.1) for parameter in alone])
    for one, other in zip(together, alone, strict=True):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-4)


def test_a_step_has_the_length_it_was_told():
    (parameter,) = corrected([before := weights()[0]], [Muon([before], lr=0.1)], steps=1)
    moved = torch.linalg.svdvals(weights()[0].detach() - parameter)
    assert moved.max() < 0.13
    assert moved.mean() > 0.06


def test_weight_decay_pulls_towards_zero():
    (parameter,) = weights()[:1]
    parameter.grad = torch.zeros_like(parameter)
    Muon([parameter], lr=0.1, weight_decay=0.5).step()
    torch.testing.assert_close(parameter.detach(), weights()[0].detach() * 0.95)


def test_a_weight_without_gradient_stays():
    (parameter,) = weights()[:1]
    Muon([parameter]).step()
    assert torch.equal(parameter, weights()[0])

import torch
from torch import nn

from workbench.training.average import WeightAverage


def test_it_follows_the_weights_and_gives_them_back():
    model = nn.Linear(3, 2)
    average = WeightAverage(model, 0.5)
    before = model.weight.detach().clone()
    with torch.no_grad():
        model.weight += 1
    average.update(1000)
    with average.applied():
        torch.testing.assert_close(model.weight.detach(), before + 0.5)
    torch.testing.assert_close(model.weight.detach(), before + 1)


def test_early_weights_are_forgotten_soon():
    model = nn.Linear(1, 1, bias=False)
    average = WeightAverage(model, 0.999)
    with torch.no_grad():
        model.weight.fill_(1.0)
        average.state()["weight"].fill_(0.0)
    for step in range(1, 51):
        average.update(step)
    with average.applied():
        assert float(model.weight.detach()) > 0.95


def test_its_state_comes_back():
    model, other = nn.Linear(3, 2), nn.Linear(3, 2)
    average, again = WeightAverage(model, 0.9), WeightAverage(other, 0.9)
    again.load_state({name: tensor.clone() for name, tensor in average.state().items()})
    for name, tensor in average.state().items():
        assert torch.equal(again.state()[name], tensor)

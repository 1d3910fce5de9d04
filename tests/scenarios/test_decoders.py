from __future__ import annotations

import torch

from workbench.scenarios.decoders import IGNORED, lines_batch, measured_lines, written_loss

LINES = [([5, 6], [7, 2]), ([5], [2])]


class Sure(torch.nn.Module):
    """Says 7 after 6, and 2 after everything else."""

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        said = torch.where(ids == 6, 7, 2)
        return 20.0 * torch.nn.functional.one_hot(said, 9).float()


def test_only_what_is_to_be_written_counts() -> None:
    batch = lines_batch(LINES, padding=2)
    (entered,) = batch.inputs
    assert entered.tolist() == [[5, 6, 7], [5, 2, 2]]
    assert batch.targets.tolist() == [[IGNORED, 7, 2], [2, IGNORED, IGNORED]]
    assert batch.n_item == 3


def test_a_model_that_is_sure_and_right_has_no_loss() -> None:
    batch = lines_batch(LINES, padding=2)
    assert float(written_loss(Sure(), batch, 0.0)) < 1e-6
    losses, n_item, n_correct = measured_lines(Sure(), batch)
    assert max(losses) < 1e-6
    assert n_item == n_correct == [2, 1]

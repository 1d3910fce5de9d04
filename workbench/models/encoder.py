"""A stack of blocks in which every position sees every other."""

from __future__ import annotations

from torch import Tensor, nn

from workbench.models.block import Block, BlockConfig
from workbench.models.elementwise import normalise


class Encoder(nn.Module):
    """Blocks over an already embedded sequence."""

    def __init__(self, config: BlockConfig, n_layer: int) -> None:
        super().__init__()
        self.blocks = nn.ModuleList(Block(config, "encoder") for _ in range(n_layer))

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        """Map (B, T, d_model) to the same shape; *mask* is True where a query may look."""
        for block in self.blocks:
            x = block(x, mask=mask)
        return normalise(x)

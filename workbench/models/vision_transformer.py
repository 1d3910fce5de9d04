"""An encoder over picture patches with one class for the whole picture.

Source: Dosovitskiy et al., "An Image is Worth 16x16 Words" (2021), section 3.1.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from workbench.models.block import BlockConfig
from workbench.models.encoder import Encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class VisionTransformerConfig:
    """Shape of a vision transformer."""

    n_class: int
    image_size: int
    patch_size: int
    channels: int = 1
    n_layer: int = 4
    n_head: int = 4
    d_model: int = 96
    dropout: float = 0.0

    @property
    def grid(self) -> int:
        """Patches along one side."""
        return self.image_size // self.patch_size

    def block(self) -> BlockConfig:
        """Return the config of each block."""
        return BlockConfig(d_model=self.d_model, n_head=self.n_head, dropout=self.dropout)


def cut_patches(images: Tensor, patch_size: int) -> Tensor:
    """Cut (B, C, S, S) into (B, patches, C * patch_size²), row by row from the top left."""
    batch, channels, side, _ = images.shape
    grid = side // patch_size
    cut = images.reshape(batch, channels, grid, patch_size, grid, patch_size)
    return cut.permute(0, 2, 4, 1, 3, 5).reshape(batch, grid * grid, channels * patch_size**2)


class VisionTransformer(nn.Module):
    """Patches and one class token, learned positions, encoder blocks, a head that reads the class token."""

    def __init__(self, config: VisionTransformerConfig) -> None:
        super().__init__()
        self.config = config
        self.patch = nn.Linear(config.channels * config.patch_size**2, config.d_model)
        self.class_token = nn.Parameter(torch.zeros(1, 1, config.d_model))
        self.position = nn.Parameter(torch.zeros(1, 1 + config.grid**2, config.d_model))
        self.encoder = Encoder(config.block(), config.n_layer)
        self.head = nn.Linear(config.d_model, config.n_class)

    def forward(self, images: Tensor) -> Tensor:
        """Return logits (B, n_class) for pictures (B, C, S, S) with values around 0."""
        x = self.patch(cut_patches(images, self.config.patch_size))  # (B, patches, d_model)
        x = (
            torch.cat((self.class_token.expand(len(x), -1, -1), x), dim=1) + self.position
        )  # (B, 1+patches, d_model)
        return self.head(self.encoder(x)[:, 0])

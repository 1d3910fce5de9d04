import torch

from workbench.models.vision_transformer import VisionTransformer, cut_patches


def test_patches_are_read_row_by_row_from_the_top_left():
    images = torch.arange(2 * 2 * 4 * 4).reshape(2, 2, 4, 4)
    patches = cut_patches(images, 2)
    assert patches.shape == (2, 4, 8)
    for row in range(2):
        for column in range(2):
            cut = images[:, :, 2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
            assert torch.equal(patches[:, 2 * row + column], cut.reshape(2, 8))


@torch.inference_mode()
def test_every_patch_and_its_place_matter(vision_transformer: VisionTransformer):
    image = torch.randn(1, 1, 8, 8)
    plain = vision_transformer(image)
    assert plain.shape == (1, 5)
    for row in (0, 4):
        for column in (0, 4):
            changed = image.clone()
            changed[:, :, row : row + 4, column : column + 4] += 1
            assert not torch.allclose(vision_transformer(changed), plain, atol=1e-4)
    assert not torch.allclose(vision_transformer(image.flip(-1)), plain, atol=1e-4)

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.examples import ImageArray
from workbench.preprocessing.images import fit_image, fit_images, to_pil


def picture(height: int, width: int, channels: int, seed: int = 1) -> ImageArray:
    rng = np.random.default_rng(seed)
    return rng.integers(1, 256, size=(height, width, channels), dtype=np.uint8)


@given(
    height=st.integers(1, 60),
    width=st.integers(1, 60),
    channels=st.sampled_from([1, 3, 4]),
    side=st.integers(1, 40),
    wanted=st.sampled_from([1, 3]),
)
def test_any_picture_becomes_the_square_asked_for(
    height: int, width: int, channels: int, side: int, wanted: int
):
    fitted = fit_image(picture(height, width, channels), side, wanted)
    assert fitted.shape == (side, side, wanted)
    assert fitted.dtype == np.uint8
    assert fitted.flags.writeable  # torch warns about arrays that are not
    assert fitted.any()


@pytest.mark.parametrize("channels", [1, 3])
def test_a_picture_that_fits_is_left_alone(channels: int):
    made = picture(9, 9, channels)
    np.testing.assert_array_equal(fit_image(made, 9, channels), made)


def test_a_wide_picture_lies_in_the_middle_between_black():
    fitted = fit_image(np.full((10, 20, 1), 200, dtype=np.uint8), 10, 1)[..., 0]
    assert (fitted[3:7] == 200).all()
    assert not fitted[:2].any()
    assert not fitted[8:].any()
    tall = fit_image(np.full((20, 10, 1), 200, dtype=np.uint8), 10, 1)[..., 0]
    np.testing.assert_array_equal(tall, fitted.T)


def test_colours_become_brightness_and_the_other_way():
    red = np.zeros((4, 4, 3), dtype=np.uint8)
    red[..., 0] = 255
    assert set(np.unique(fit_image(red, 4, 1))) == {76}  # the eye finds red rather dark
    grey = np.full((4, 4, 1), 99, dtype=np.uint8)
    assert set(np.unique(fit_image(grey, 4, 3))) == {99}


def test_what_is_left_stays_left():
    half = np.zeros((16, 16, 1), dtype=np.uint8)
    half[:, :8] = 255
    fitted = fit_image(half, 8, 1)[..., 0]
    assert (fitted[:, :3] > 200).all()
    assert (fitted[:, 5:] < 50).all()


@pytest.mark.parametrize(("side", "channels"), [(8, 1), (8, 3), (5, 1), (5, 3)])
def test_many_pictures_become_the_order_models_read(side: int, channels: int):
    made = np.stack([picture(8, 8, channels, seed) for seed in range(3)])
    fitted = fit_images(made, side)
    assert fitted.shape == (3, channels, side, side)
    assert fitted.flags.c_contiguous
    for one, other in zip(fitted, made, strict=True):
        np.testing.assert_array_equal(one.transpose(1, 2, 0), fit_image(other, side, channels))


def test_no_pictures_at_all():
    assert fit_images(np.empty((0, 8, 8, 1), dtype=np.uint8), 4).shape == (0, 1, 4, 4)


@pytest.mark.parametrize(("channels", "mode"), [(1, "L"), (3, "RGB"), (4, "RGBA")])
def test_pillow_sees_the_same(channels: int, mode: str):
    made = picture(3, 5, channels)
    image = to_pil(made)
    assert (image.mode, image.size) == (mode, (5, 3))
    np.testing.assert_array_equal(np.asarray(image).reshape(made.shape), made)

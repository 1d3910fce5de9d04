"""Draw the pictures that come with the workbench: handwritten-looking digits and coloured shapes.

``python packaging/samples/make_pictures.py`` always writes the same ``digits.zip`` and ``shapes.zip`` into
``resources/samples``. Every picture is drawn here, stroke by stroke, at four times its size and then made smaller.
"""

from __future__ import annotations

import colorsys
import io
import itertools
import math
import random
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "samples"
SEED = 20240502
SCALE = 4
DIGIT_SIZE, N_PER_DIGIT = 28, 200
SHAPE_SIZE, N_PER_SHAPE = 32, 150
ZIP_TIME = (2024, 1, 1, 0, 0, 0)

Point = tuple[float, float]
Stroke = list[Point]
Colour = tuple[int, int, int]


def arc(cx: float, cy: float, rx: float, ry: float, start: float, end: float, n: int = 14) -> Stroke:
    """Points on an ellipse from one angle to another, in degrees; 0 is right and 90 is down."""
    angles = [math.radians(start + (end - start) * i / (n - 1)) for i in range(n)]
    return [(cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in angles]


def curve(points: Sequence[Point], n: int = 10) -> Stroke:
    """A smooth line through the points (Catmull–Rom), as a pen would join them."""
    padded = [points[0], *points, points[-1]]
    line: Stroke = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for i in range(n):
            t = i / n
            line.append(
                (
                    _spline(a[0], b[0], c[0], d[0], t),
                    _spline(a[1], b[1], c[1], d[1], t),
                )
            )
    return [*line, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


# The ways of writing each digit. A way is a list of strokes in the unit square; each stroke is the few points the
# pen aims for, and whether it turns sharply at them (a corner) or runs through them smoothly.
Way = list[tuple[str, Stroke]]

WAYS: dict[str, list[Way]] = {
    "0": [
        [("smooth", arc(0.5, 0.5, 0.27, 0.42, -80, 285, 7))],
        [("smooth", arc(0.5, 0.5, 0.33, 0.4, -110, 245, 7))],
        [("smooth", arc(0.5, 0.5, 0.24, 0.43, -60, 310, 8))],
    ],
    "1": [
        [("sharp", [(0.52, 0.08), (0.5, 0.92)])],
        [("sharp", [(0.36, 0.26), (0.54, 0.08), (0.52, 0.92)])],
        [("sharp", [(0.36, 0.24), (0.52, 0.08), (0.52, 0.9)]), ("sharp", [(0.34, 0.92), (0.7, 0.91)])],
    ],
    "2": [
        [
            ("smooth", [(0.24, 0.28), (0.36, 0.11), (0.58, 0.1), (0.72, 0.27), (0.62, 0.5), (0.25, 0.88)]),
            ("sharp", [(0.25, 0.88), (0.78, 0.88)]),
        ],
        [
            (
                "smooth",
                [
                    *[(0.25, 0.26), (0.4, 0.1), (0.62, 0.12), (0.7, 0.32), (0.56, 0.58), (0.3, 0.84)],
                    *[(0.22, 0.8), (0.3, 0.74), (0.48, 0.85), (0.64, 0.9), (0.8, 0.82)],
                ],
            )
        ],
        [
            ("smooth", [(0.22, 0.2), (0.44, 0.1), (0.66, 0.2), (0.66, 0.4), (0.48, 0.64), (0.22, 0.9)]),
            ("smooth", [(0.22, 0.9), (0.4, 0.86), (0.6, 0.9), (0.78, 0.86)]),
        ],
    ],
    "3": [
        [
            ("smooth", [(0.26, 0.18), (0.46, 0.09), (0.68, 0.2), (0.64, 0.38), (0.44, 0.47)]),
            ("smooth", [(0.44, 0.47), (0.68, 0.54), (0.75, 0.72), (0.58, 0.9), (0.36, 0.9), (0.22, 0.8)]),
        ],
        [
            ("sharp", [(0.24, 0.12), (0.7, 0.12), (0.46, 0.44)]),
            ("smooth", [(0.46, 0.44), (0.68, 0.52), (0.73, 0.7), (0.58, 0.88), (0.36, 0.9), (0.22, 0.82)]),
        ],
        [
            ("smooth", [(0.24, 0.24), (0.38, 0.1), (0.6, 0.1), (0.7, 0.26), (0.58, 0.42), (0.4, 0.46)]),
            ("smooth", [(0.4, 0.46), (0.6, 0.48), (0.74, 0.62), (0.68, 0.84), (0.46, 0.92), (0.22, 0.84)]),
        ],
    ],
    "4": [
        [
            ("sharp", [(0.42, 0.08), (0.2, 0.58), (0.82, 0.58)]),
            ("sharp", [(0.64, 0.3), (0.62, 0.92)]),
        ],
        [
            ("sharp", [(0.62, 0.92), (0.62, 0.08), (0.18, 0.64), (0.84, 0.64)]),
        ],
        [
            ("smooth", [(0.28, 0.1), (0.25, 0.34), (0.28, 0.5), (0.5, 0.53), (0.72, 0.48)]),
            ("sharp", [(0.72, 0.1), (0.68, 0.92)]),
        ],
    ],
    "5": [
        [
            ("sharp", [(0.3, 0.1), (0.28, 0.46)]),
            ("smooth", [(0.28, 0.46), (0.5, 0.4), (0.72, 0.54), (0.7, 0.76), (0.5, 0.91), (0.24, 0.84)]),
            ("sharp", [(0.3, 0.1), (0.74, 0.1)]),
        ],
        [
            ("sharp", [(0.74, 0.1), (0.32, 0.12), (0.28, 0.44)]),
            ("smooth", [(0.28, 0.44), (0.54, 0.42), (0.72, 0.58), (0.66, 0.82), (0.44, 0.92), (0.22, 0.84)]),
        ],
        [
            (
                "smooth",
                [
                    *[(0.76, 0.09), (0.5, 0.13), (0.35, 0.15), (0.31, 0.28), (0.29, 0.44), (0.5, 0.46)],
                    *[(0.7, 0.6), (0.66, 0.82), (0.46, 0.92), (0.24, 0.88)],
                ],
            )
        ],
    ],
    "6": [
        [
            (
                "smooth",
                [
                    *[(0.64, 0.09), (0.42, 0.24), (0.28, 0.5), (0.27, 0.74), (0.42, 0.91), (0.62, 0.88)],
                    *[(0.73, 0.72), (0.62, 0.56), (0.44, 0.56), (0.29, 0.7)],
                ],
            )
        ],
        [
            (
                "smooth",
                [
                    *[(0.5, 0.07), (0.34, 0.32), (0.27, 0.6), (0.32, 0.84), (0.52, 0.92), (0.7, 0.8)],
                    *[(0.7, 0.62), (0.54, 0.52), (0.38, 0.6), (0.29, 0.74)],
                ],
            )
        ],
        [
            (
                "smooth",
                [
                    *[(0.72, 0.14), (0.56, 0.1), (0.38, 0.24), (0.27, 0.5), (0.28, 0.78), (0.46, 0.92)],
                    *[(0.66, 0.84), (0.7, 0.66), (0.54, 0.54), (0.36, 0.6), (0.28, 0.72)],
                ],
            )
        ],
    ],
    "7": [
        [("sharp", [(0.22, 0.12), (0.76, 0.12), (0.42, 0.92)])],
        [
            ("sharp", [(0.22, 0.12), (0.76, 0.12), (0.42, 0.92)]),
            ("sharp", [(0.36, 0.5), (0.72, 0.48)]),
        ],
        [
            ("smooth", [(0.2, 0.24), (0.25, 0.13), (0.48, 0.15), (0.76, 0.11)]),
            ("smooth", [(0.76, 0.11), (0.6, 0.36), (0.5, 0.62), (0.45, 0.92)]),
        ],
    ],
    "8": [
        [
            (
                "smooth",
                [
                    *[
                        (0.68, 0.2),
                        (0.5, 0.08),
                        (0.32, 0.2),
                        (0.37, 0.38),
                        (0.52, 0.48),
                        (0.7, 0.64),
                        (0.68, 0.84),
                    ],
                    *[(0.48, 0.93), (0.29, 0.82), (0.31, 0.62), (0.5, 0.48), (0.65, 0.36), (0.68, 0.2)],
                ],
            )
        ],
        [
            ("smooth", arc(0.5, 0.28, 0.18, 0.19, 90, 460, 7)),
            ("smooth", arc(0.5, 0.7, 0.23, 0.22, -90, 280, 7)),
        ],
        [
            (
                "smooth",
                [
                    *[
                        (0.5, 0.47),
                        (0.34, 0.36),
                        (0.33, 0.18),
                        (0.52, 0.08),
                        (0.68, 0.2),
                        (0.62, 0.38),
                        (0.48, 0.48),
                    ],
                    *[(0.3, 0.64), (0.32, 0.84), (0.52, 0.92), (0.7, 0.8), (0.67, 0.6), (0.5, 0.47)],
                ],
            )
        ],
    ],
    "9": [
        [
            ("smooth", arc(0.48, 0.31, 0.21, 0.22, -20, -375, 7)),
            ("smooth", [(0.69, 0.25), (0.68, 0.5), (0.64, 0.72), (0.6, 0.92)]),
        ],
        [
            (
                "smooth",
                [
                    *[
                        (0.69, 0.22),
                        (0.52, 0.09),
                        (0.32, 0.2),
                        (0.3, 0.4),
                        (0.46, 0.51),
                        (0.64, 0.4),
                        (0.7, 0.22),
                    ],
                    *[(0.7, 0.48), (0.66, 0.74), (0.5, 0.9), (0.3, 0.86)],
                ],
            )
        ],
        [
            ("smooth", arc(0.47, 0.3, 0.2, 0.21, -10, -350, 7)),
            ("sharp", [(0.68, 0.1), (0.67, 0.92)]),
        ],
    ],
}


def handwritten(digit: str, dice: random.Random, noise: np.random.Generator) -> Image.Image:
    """One digit, white on black, as an uneven hand would write it and a scanner would see it."""
    side = DIGIT_SIZE * SCALE
    image = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(image)
    width = dice.uniform(1.5, 3.1) * SCALE
    shaky = dice.uniform(0.008, 0.028)
    # Where strokes meet they keep meeting: points aimed at the same spot are moved together.
    moved: dict[Point, Point] = {}

    def aim(point: Point) -> Point:
        if point not in moved:
            moved[point] = (point[0] + dice.gauss(0, shaky), point[1] + dice.gauss(0, shaky))
        return moved[point]

    place = _placement(dice)
    for manner, points in dice.choice(WAYS[digit]):
        aimed = [aim(point) for point in points]
        line = curve(aimed) if manner == "smooth" else _bent(aimed, dice)
        _ink(pen, [place(point) for point in line], width, dice)
    image = image.filter(ImageFilter.GaussianBlur(dice.uniform(0.4, 1.6)))
    image = image.resize((DIGIT_SIZE, DIGIT_SIZE), Image.Resampling.BOX)
    pixels = np.asarray(image, dtype=np.float32) * dice.uniform(0.86, 1.12)
    # Grain belongs to the ink: the ground of a cleaned scan is black.
    grain = noise.normal(0, dice.uniform(3, 12), pixels.shape).astype(np.float32)
    pixels += grain * (pixels > 12)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), "L")


def _bent(points: Sequence[Point], dice: random.Random) -> Stroke:
    """Straight pieces between corners, each with the slight bow of a moving hand."""
    line: Stroke = [points[0]]
    for start, end in itertools.pairwise(points):
        bow = dice.gauss(0, 0.022)
        across = (-(end[1] - start[1]), end[0] - start[0])
        for i in range(1, 11):
            t = i / 10
            swing = bow * 4 * t * (1 - t)
            line.append(
                (
                    start[0] + (end[0] - start[0]) * t + across[0] * swing,
                    start[1] + (end[1] - start[1]) * t + across[1] * swing,
                )
            )
    return line


def _placement(dice: random.Random) -> Callable[[Point], Point]:
    """A random turn, slant, size and shift from the unit square to the picture."""
    turn = math.radians(dice.uniform(-12, 12))
    slant = dice.uniform(-0.12, 0.26)
    wide, high = dice.uniform(0.66, 0.98), dice.uniform(0.68, 0.9)
    shift_x, shift_y = dice.uniform(-0.06, 0.06), dice.uniform(-0.05, 0.05)
    side = DIGIT_SIZE * SCALE
    # Every hand has its own proportions: a slow wave moves whole parts of the digit, none of its corners.
    sway, lift = dice.gauss(0, 0.025), dice.gauss(0, 0.025)
    phase_x, phase_y = dice.uniform(0, math.tau), dice.uniform(0, math.tau)

    def place(point: Point) -> Point:
        x = (point[0] - 0.5 + sway * math.sin(4.5 * point[1] + phase_x)) * wide
        y = (point[1] - 0.5 + lift * math.sin(4.5 * point[0] + phase_y)) * high
        x -= slant * y
        turned_x = x * math.cos(turn) - y * math.sin(turn)
        turned_y = x * math.sin(turn) + y * math.cos(turn)
        return (turned_x + 0.5 + shift_x) * side, (turned_y + 0.5 + shift_y) * side

    return place


def _ink(pen: ImageDraw.ImageDraw, line: Sequence[Point], width: float, dice: random.Random) -> None:
    """Draw the line with a round nib whose pressure swells and fades."""
    swell, phase = dice.uniform(0.04, 0.2), dice.uniform(0, math.tau)
    for start, end in itertools.pairwise(line):
        steps = max(1, int(math.dist(start, end) / 1.5))
        for i in range(steps + 1):
            t = i / steps
            x, y = start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t
            radius = width / 2 * (1 + swell * math.sin(phase + (x + y) / 30))
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)


def _polygon(n: int, outer: float, inner: float | None = None) -> Stroke:
    """A regular polygon, or a star where an inner radius is given; one point is up."""
    radii = [outer] if inner is None else [outer, inner]
    total = n * len(radii)
    return [
        (
            radii[i % len(radii)] * math.sin(math.tau * i / total),
            -radii[i % len(radii)] * math.cos(math.tau * i / total),
        )
        for i in range(total)
    ]


def _heart() -> Stroke:
    angles = [math.tau * i / 60 for i in range(60)]
    return [
        (
            math.sin(a) ** 3,
            -(13 * math.cos(a) - 5 * math.cos(2 * a) - 2 * math.cos(3 * a) - math.cos(4 * a)) / 16 - 0.1,
        )
        for a in angles
    ]


def _cross(dice: random.Random) -> Stroke:
    arm = dice.uniform(0.2, 0.36)
    quarter = [(arm, -1.0), (arm, -arm), (1.0, -arm)]
    outline: Stroke = []
    for _ in range(4):
        outline += quarter
        quarter = [(-y, x) for x, y in quarter]
    return outline


def _arrow(dice: random.Random) -> Stroke:
    shaft, neck = dice.uniform(0.14, 0.28), dice.uniform(-0.15, 0.2)
    head = dice.uniform(0.6, 0.85)
    return [(-1, -shaft), (neck, -shaft), (neck, -head), (1, 0), (neck, head), (neck, shaft), (-1, shaft)]


def _square(dice: random.Random) -> Stroke:
    # Hardly a rectangle: what is drawn by hand is not quite square.
    wide = dice.uniform(0.74, 0.86)
    high = wide * dice.uniform(0.92, 1.08)
    return [(-wide, -high), (wide, -high), (wide, high), (-wide, high)]


def _triangle(dice: random.Random) -> Stroke:
    tip = dice.uniform(-0.35, 0.35)
    return [(tip, -0.95), (0.95, 0.75), (-0.95, 0.75)]


def _round(dice: random.Random) -> Stroke:
    return arc(0, 0, 0.92, 0.92 * dice.uniform(0.93, 1.07), 0, 354, 60)


OUTLINES: dict[str, Callable[[random.Random], Stroke]] = {
    "arrow": _arrow,
    "circle": _round,
    "cross": _cross,
    "heart": lambda _: _heart(),
    "ring": _round,
    "square": _square,
    "star": lambda dice: _polygon(5, 1.0, dice.uniform(0.38, 0.5)),
    "triangle": _triangle,
}
# How far each shape may be turned, in degrees: an arrow points anywhere, a cross must not become an x.
TURNS = {"arrow": 180, "cross": 20, "heart": 20, "square": 20, "triangle": 180, "star": 36}


def shape(name: str, dice: random.Random, noise: np.random.Generator) -> Image.Image:
    """One coloured shape on a ground of another brightness, filled or outlined."""
    side = SHAPE_SIZE * SCALE
    ground, ink = _colours(dice)
    image = _ground(side, ground, dice)
    pen = ImageDraw.Draw(image)
    radius = side * dice.uniform(0.26, 0.42)
    # The centre keeps the whole shape inside the picture.
    room = side / 2 - radius
    cx, cy = side / 2 + dice.uniform(-room, room) * 0.7, side / 2 + dice.uniform(-room, room) * 0.7
    turn = math.radians(dice.uniform(-1, 1) * TURNS.get(name, 0))
    # A line that wanders twice round the shape: every corner is moved a little, none much.
    wobble = [(dice.uniform(0, 0.028), dice.uniform(0, math.tau)) for _ in range(2)]
    outline = [_set(point, cx, cy, radius, turn, wobble) for point in OUTLINES[name](dice)]
    line = max(3.0, radius * dice.uniform(0.12, 0.2))
    if name == "ring":
        _band(pen, outline, radius * dice.uniform(0.26, 0.42), ink)
    else:
        # A circle drawn as a line would be a ring.
        if name == "circle" or dice.random() < 0.75:
            pen.polygon(outline, fill=ink)
            if dice.random() < 0.3:
                _band(pen, outline, line, _shaded(ink, dice.choice((0.65, 1.3))))
        else:
            _band(pen, outline, line, ink)
    image = image.filter(ImageFilter.GaussianBlur(dice.uniform(0.3, 1.8)))
    image = image.resize((SHAPE_SIZE, SHAPE_SIZE), Image.Resampling.BOX)
    pixels = np.asarray(image, dtype=np.float32)
    if dice.random() < 0.4:
        pixels = pixels + noise.normal(0, dice.uniform(1, 5), pixels.shape).astype(np.float32)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), "RGB")


def _set(
    point: Point, cx: float, cy: float, radius: float, turn: float, wobble: Sequence[tuple[float, float]]
) -> Point:
    x, y = point
    angle = math.atan2(y, x)
    stretch = 1 + sum(size * math.sin((k + 2) * angle + phase) for k, (size, phase) in enumerate(wobble))
    x, y = x * stretch, y * stretch
    return (
        cx + radius * (x * math.cos(turn) - y * math.sin(turn)),
        cy + radius * (x * math.sin(turn) + y * math.cos(turn)),
    )


def _colours(dice: random.Random) -> tuple[Colour, Colour]:
    """The ground's and the shape's colour, of clearly different brightness."""
    light_ground = dice.random() < 0.6
    ground_value = dice.uniform(0.86, 1.0) if light_ground else dice.uniform(0.06, 0.28)
    ground = colorsys.hsv_to_rgb(dice.random(), dice.uniform(0, 0.22 if light_ground else 0.6), ground_value)
    hue = dice.random()
    saturation = dice.uniform(0.6, 1.0) if light_ground else dice.uniform(0.25, 0.8)
    value = dice.uniform(0.35, 0.78) if light_ground else dice.uniform(0.8, 1.0)
    ink = colorsys.hsv_to_rgb(hue, saturation, value)
    return _bytes(ground), _bytes(ink)


def _bytes(colour: tuple[float, float, float]) -> Colour:
    red, green, blue = (min(255, max(0, round(255 * part))) for part in colour)
    return red, green, blue


def _shaded(colour: Colour, factor: float) -> Colour:
    red, green, blue = (min(255, round(part * factor)) for part in colour)
    return red, green, blue


def _ground(side: int, colour: Colour, dice: random.Random) -> Image.Image:
    """A plain ground, or one that gets a little darker towards one side."""
    if dice.random() < 0.5:
        return Image.new("RGB", (side, side), colour)
    angle, fall = dice.uniform(0, math.tau), dice.uniform(0.05, 0.2)
    ys, xs = np.mgrid[0:side, 0:side] / side - 0.5
    light = 1 - fall * (0.5 + xs * math.cos(angle) + ys * math.sin(angle))
    pixels = np.asarray(colour, dtype=np.float64)[None, None, :] * light[:, :, None]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), "RGB")


def _band(pen: ImageDraw.ImageDraw, outline: Sequence[Point], width: float, colour: Colour) -> None:
    """A closed line with round corners."""
    closed = [*outline, outline[0]]
    pen.line(closed, fill=colour, width=round(width))
    for x, y in outline:
        pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=colour)


def packed(pictures: dict[str, list[Image.Image]]) -> bytes:
    """A zip of class folders with numbered pictures, the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, images in pictures.items():
            for number, image in enumerate(images, start=1):
                png = io.BytesIO()
                image.save(png, "PNG", optimize=True)
                entry = zipfile.ZipInfo(f"{name}/{number:04d}.png", ZIP_TIME)
                entry.create_system, entry.external_attr = 3, 0o644 << 16
                archive.writestr(entry, png.getvalue())
    return buffer.getvalue()


def digits() -> dict[str, list[Image.Image]]:
    """All digits, class by class."""
    return {
        digit: [handwritten(digit, *_dice(f"digit {digit} {i}")) for i in range(N_PER_DIGIT)]
        for digit in WAYS
    }


def shapes() -> dict[str, list[Image.Image]]:
    """All shapes, class by class."""
    return {name: [shape(name, *_dice(f"shape {name} {i}")) for i in range(N_PER_SHAPE)] for name in OUTLINES}


def _dice(name: str) -> tuple[random.Random, np.random.Generator]:
    """Chance of its own for every picture, so that changing one class leaves the others as they are."""
    dice = random.Random(f"{SEED} {name}")
    return dice, np.random.default_rng(dice.getrandbits(64))


def main() -> None:
    """Write both archives."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, pictures in (("digits", digits()), ("shapes", shapes())):
        data = packed(pictures)
        (FOLDER / f"{name}.zip").write_bytes(data)
        print(f"{name}.zip: {sum(map(len, pictures.values()))} pictures, {len(data) / 1024:.0f} KiB")


if __name__ == "__main__":
    main()

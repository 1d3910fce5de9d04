"""Line charts with logarithmic axes as an SVG text."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT = 640, 420
LEFT, RIGHT, TOP, BOTTOM = 78, 150, 44, 56
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")  # Okabe and Ito

Points = Sequence[tuple[float, float]]


def chart(title: str, x_title: str, y_title: str, lines: Mapping[str, Points]) -> str:
    """Return *lines* (name -> points) over logarithmic axes; each line is named at its end. For `document`."""
    xs = [x for points in lines.values() for x, _ in points]
    ys = [y for points in lines.values() for _, y in points]
    x_low, x_high = _span(xs)
    y_low, y_high = _span(ys)

    def place(x: float, y: float) -> tuple[float, float]:
        right = (math.log10(x) - x_low) / (x_high - x_low)
        up = (math.log10(y) - y_low) / (y_high - y_low)
        return (
            LEFT + right * (WIDTH - LEFT - RIGHT),
            HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM),
        )

    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="24" font-size="15" font-weight="bold">{escape(title)}</text>',
    ]
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    for value in _marks(x_low, x_high):
        x, _ = place(value, 10**y_low)
        parts.append(f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{bottom}" stroke="#dddddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{_short(value)}</text>')
    for value in _marks(y_low, y_high):
        _, y = place(10**x_low, value)
        parts.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}" stroke="#dddddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_short(value)}</text>')
    parts.append(
        f'<text x="{(LEFT + right) / 2:.0f}" y="{HEIGHT - 14}" text-anchor="middle">{escape(x_title)}</text>'
    )
    middle = (TOP + bottom) / 2
    parts.append(
        f'<text x="18" y="{middle:.0f}" text-anchor="middle" '
        f'transform="rotate(-90 18 {middle:.0f})">{escape(y_title)}</text>'
    )
    names: list[tuple[float, str, str]] = []
    for index, (name, points) in enumerate(lines.items()):
        colour = COLOURS[index % len(COLOURS)]
        places = [place(x, y) for x, y in points]
        joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
        names.append((places[-1][1], name, colour))
    lowest = TOP - 14.0
    for y, name, colour in sorted(names):  # names of lines that end close together are set apart
        lowest = max(y + 4, lowest + 15)
        parts.append(f'<text x="{right + 10}" y="{lowest:.1f}" fill="{colour}">{escape(name)}</text>')
    return "\n".join(parts)


def document(charts: Sequence[str]) -> str:
    """Return *charts* beside each other as a whole SVG document."""
    width = WIDTH * len(charts)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" '
            f'viewBox="0 0 {width} {HEIGHT}" font-family="sans-serif" font-size="12">',
            # not an svg in an svg: SVG Tiny, which Qt reads, has none
            *(f'<g transform="translate({WIDTH * at} 0)">\n{each}\n</g>' for at, each in enumerate(charts)),
            "</svg>",
            "",
        ]
    )


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = math.log10(min(values)), math.log10(max(values))
    room = max(0.05 * (high - low), 0.05)
    return low - room, high + room


def _marks(low: float, high: float) -> list[float]:
    """Return round numbers between the powers of ten *low* and *high*: few enough to be read."""
    decades = high - low
    digits = (1, 2, 5) if decades < 2 else (1, 3) if decades < 3 else (1,)
    if decades < 1:
        digits = (1, 1.5, 2, 3, 4, 5, 6, 7, 8)
    powers = range(math.floor(low), math.ceil(high) + 1)
    values = [digit * 10.0**power for power in powers for digit in digits]
    return [value for value in values if low <= math.log10(value) <= high]


def _short(value: float) -> str:
    for size, sign in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:g} {sign}"
    return f"{value:g}"

"""Write the sample texts for text generation, the same bytes every time: resources/samples/stories-*.txt.

Run it as `python packaging/samples/make_stories.py`; with `--check` it only compares and measures.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from grammar_en import english
from grammar_zh import chinese
from story_engine import sentences

SEED = 20
N_BYTES = 262_000
TARGET = Path(__file__).resolve().parents[2] / "resources" / "samples"
_TEXTS: dict[str, Callable[[int, int], str]] = {"stories-en.txt": english, "stories-zh.txt": chinese}


def measure(body: str) -> str:
    """Size, vocabulary and the share of sentences that occur more than once."""
    counts = Counter(sentences(body))
    extra = sum(n - 1 for n in counts.values())
    words = {word.lower() for word in re.findall(r"[A-Za-z]+", body)}
    han = {char for char in body if "\u4e00" <= char <= "\u9fff"}
    return (
        f"{len(body.encode('utf-8'))} bytes, {len(set(body))} characters, {len(words)} words, "
        f"{len(han)} han, {counts.total()} sentences, {100 * extra / counts.total():.1f} % repeated"
    )


def main(arguments: list[str]) -> int:
    """Write both files, or compare them with what would be written."""
    status = 0
    for name, write in _TEXTS.items():
        body = write(SEED, N_BYTES)
        path = TARGET / name
        if "--check" in arguments:
            same = path.exists() and path.read_bytes() == body.encode("utf-8")
            status |= not same
            print(f"{name}: {'up to date' if same else 'DIFFERS'}; {measure(body)}")
        else:
            TARGET.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body.encode("utf-8"))
            print(f"{name}: {measure(body)}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

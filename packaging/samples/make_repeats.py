"""Write the sample of repeated random letters, the same bytes every time: resources/samples/repeats.txt.

Each line is a random sequence of 8 to 24 letters, said again until the line has 32 letters or more. Nothing can be
learnt about the first time but that every letter is as likely as any other; from the second time on everything can be
known by looking back (Olsson et al., "In-context Learning and Induction Heads", 2022, section "Repeated random
tokens"). The *tiny* preset learns one induction head from it in a quarter of a minute.

Run it as `python packaging/samples/make_repeats.py`; with `--check` it only compares.
"""

import random
import string
import sys
from pathlib import Path

SEED = 31  # its first line says eight letters four times, so that the first input of Inspect already shows a repeat
N_BYTES = 131_000  # with twice as many, several heads share the work
SHORTEST, LONGEST = 8, 24
LINE = 32
TARGET = Path(__file__).resolve().parents[2] / "resources" / "samples" / "repeats.txt"


def repeats(seed: int, n_bytes: int) -> str:
    """Return lines of repeated random sequences, at least *n_bytes* of them."""
    rng = random.Random(seed)
    lines: list[str] = []
    size = 0
    while size < n_bytes:
        length = rng.randint(SHORTEST, LONGEST)
        sequence = "".join(rng.choice(string.ascii_lowercase) for _ in range(length))
        lines.append(sequence * max(2, -(-LINE // length)) + "\n")
        size += len(lines[-1])
    return "".join(lines)


def main(arguments: list[str]) -> int:
    """Write the file, or compare it with what would be written."""
    body = repeats(SEED, N_BYTES).encode("utf-8")
    if "--check" in arguments:
        is_same = TARGET.exists() and TARGET.read_bytes() == body
        print(f"{TARGET.name}: {'up to date' if is_same else 'DIFFERS'}")
        return int(not is_same)
    TARGET.write_bytes(body)
    print(f"{TARGET.name}: {len(body)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

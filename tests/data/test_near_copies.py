from __future__ import annotations

import random

from workbench.data.near_copies import LEAST_LIKENESS, likeness, near_copies
from workbench.progress import no_progress

LETTERS = "abcdefghijklmnopqrstuvwxyz "


def test_likeness_is_the_share_of_common_runs() -> None:
    assert likeness("abcd", "abcd") == 1
    assert likeness("abcd", "abce") == 1 / 3
    assert likeness("abcd", "wxyz") == 0


def test_nearly_all_near_copies_are_found_and_nothing_else() -> None:
    rng = random.Random(1)
    train = ["".join(rng.choice(LETTERS) for _ in range(80)) for _ in range(400)]
    held = [f"{each[:30]}#{each[31:]}" for each in train[:200]]  # one of 80 characters is another one
    held += ["".join(rng.choice(LETTERS) for _ in range(80)) for _ in range(100)]
    found = {at: (where, like) for at, where, like in near_copies(train, held, no_progress())}
    assert len(found) >= 195
    assert all(at == where and like >= LEAST_LIKENESS for at, (where, like) in found.items())


def test_copies_and_short_texts_are_left_out() -> None:
    train = ["I would like to know where my card is.", "yes", "我想知道我的银行卡现在在哪里。"]
    held = ["i would like to  know where my card is.", "yes", "我想知道我的银行卡现在在哪里！"]
    assert [found[:2] for found in near_copies(train, held, no_progress())] == [(2, 2)]
    assert not list(near_copies([], held, no_progress()))

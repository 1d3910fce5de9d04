import numpy as np

from workbench.scenarios.like_lengths import LIKE, LikeLengths

LENGTHS = np.random.default_rng(3).integers(1, 200, size=101)


def one_pass(order: LikeLengths, first: int, n_batch: int = 13) -> list[np.ndarray]:
    return [order.rows(step) for step in range(first, first + n_batch)]


def test_a_pass_reads_every_row_once_in_batches_of_like_lengths():
    batches = one_pass(LikeLengths(LENGTHS, 8, seed=1), 0)
    assert sorted(np.concatenate(batches).tolist()) == list(range(101))
    # sorted whole, the widest batch of eight rows; chance may widen it by a little
    widest = max(int(np.ptp(np.sort(LENGTHS)[start : start + 8])) for start in range(101 - 8))
    assert max(int(np.ptp(LENGTHS[rows])) for rows in batches) <= widest + 2 * LIKE


def test_the_batch_of_a_step_depends_on_seed_and_step_alone():
    going, fresh = LikeLengths(LENGTHS, 8, seed=1), LikeLengths(LENGTHS, 8, seed=1)
    one_pass(going, 0, 20)
    assert fresh.rows(20).tolist() == going.rows(20).tolist()
    assert fresh.place(20) == (1, 7)
    assert LikeLengths(LENGTHS, 8, seed=2).rows(20).tolist() != going.rows(20).tolist()


def test_every_pass_is_shuffled_anew():
    order = LikeLengths(LENGTHS, 8, seed=1)
    first = [rows.tolist() for rows in one_pass(order, 0)]
    assert first != [rows.tolist() for rows in one_pass(order, 13)]

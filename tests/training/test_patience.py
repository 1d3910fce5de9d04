import math

from workbench.training.patience import Patience


def test_it_runs_out_after_so_many_measurements_without_improvement():
    patience = Patience(2)
    assert [patience.is_over(loss) for loss in (3, 2, 2.5, 1.9, 1.9, 2)] == [False] * 5 + [True]
    assert patience.best == 1.9


def test_a_limit_of_zero_never_runs_out():
    patience = Patience(0)
    assert not any(patience.is_over(1.0) for _ in range(50))


def test_no_number_is_no_improvement():
    patience = Patience(1)
    assert patience.is_over(math.nan)

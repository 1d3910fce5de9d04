import threading

from workbench.training.control import Control


def test_it_runs_until_it_is_told_otherwise():
    control = Control()
    assert control.wait(0)
    assert not control.is_paused
    control.pause()
    assert control.is_paused
    assert not control.wait(0)
    control.resume()
    assert control.wait(0)


def test_single_steps_are_counted():
    control = Control()
    control.pause()
    control.one_step()
    control.one_step()
    assert control.wait(0)
    control.step_done()
    assert control.wait(0)
    control.step_done()
    assert control.is_paused


def test_going_on_forgets_single_steps():
    control = Control()
    control.pause()
    control.one_step()
    control.resume()
    control.step_done()
    assert not control.is_paused


def test_pausing_forgets_single_steps():
    control = Control()
    control.pause()
    control.one_step()
    control.pause()
    assert control.is_paused
    control.resume()
    control.step_done()
    assert not control.is_paused


def test_after_stopping_nothing_holds_it_any_more():
    control = Control()
    control.pause()
    control.one_step()
    control.stop()
    control.pause()
    control.step_done()
    assert control.is_stopped
    assert control.wait(0)
    control.resume()
    assert control.is_stopped


def test_changes_are_taken_once():
    control = Control()
    assert control.take_changes() == (None, None)
    control.set_learning_rate(0.1)
    control.set_learning_rate(0.2)
    assert control.take_changes() == (0.2, None)
    control.set_total_steps(40)
    assert control.take_changes() == (None, 40)
    assert control.take_changes() == (None, None)


def test_stopping_always_wins_over_the_end_of_a_single_step():
    for _ in range(200):
        control = Control()
        control.pause()
        control.one_step()
        both = [threading.Thread(target=control.step_done), threading.Thread(target=control.stop)]
        for thread in both:
            thread.start()
        for thread in both:
            thread.join()
        assert control.wait(0)

from workbench.gui.looking.switched_off import SwitchedOff

A, B = ("decoder", 0, 0), ("decoder", 1, 1)


def test_switches_are_undone_and_done_again():
    off = SwitchedOff()
    assert not off.can_undo
    off.toggle(A)
    off.toggle(B)
    assert off.heads == {A, B}
    off.undo()
    assert off.heads == {A}
    assert off.can_redo
    off.redo()
    assert off.heads == {A, B}
    off.toggle(A)
    assert off.heads == {B}
    off.set(())
    assert not off.heads
    off.undo()
    assert off.heads == {B}


def test_a_new_switch_ends_what_could_be_done_again():
    off = SwitchedOff()
    off.toggle(A)
    off.undo()
    off.toggle(B)
    assert not off.can_redo
    off.undo()
    assert not off.heads
    off.undo()
    assert not off.heads


def test_nothing_changes_nothing():
    off = SwitchedOff()
    off.set(())
    assert not off.can_undo
    off.toggle(A)
    off.forget()
    assert (off.heads, off.can_undo, off.can_redo) == (frozenset(), False, False)

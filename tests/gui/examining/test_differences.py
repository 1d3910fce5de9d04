from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.examining.differences import Stretch, differences


def test_what_differs_is_found_and_the_rest_is_shared() -> None:
    old, new = differences("The <b>lamp", "the lamp")
    assert old == [Stretch("T", True), Stretch("he ", False), Stretch("<b>", True), Stretch("lamp", False)]
    assert new == [Stretch("t", True), Stretch("he ", False), Stretch("lamp", False)]


def test_spaces_and_lone_accents_that_go_can_be_seen() -> None:
    old, _ = differences("a  b", "a b")
    assert [each.shown for each in old if each.differs] != [" "]
    assert [each.shown.isspace() for each in old if each.differs] == [False]
    old, new = differences("e\u0301", "\u00e9")
    assert old == [Stretch("e◌\u0301", True)]
    assert new == [Stretch("\u00e9", True)]


@given(st.text(max_size=30), st.text(max_size=30))
def test_both_versions_agree_in_what_does_not_differ(before: str, after: str) -> None:
    old, new = differences(before, after)
    assert [each for each in old if not each.differs] == [each for each in new if not each.differs]
    assert differences(before, before)[0] == ([Stretch(before, False)] if before else [])

"""What the colours of a map mean, in sentences."""

from __future__ import annotations

from workbench.gui.views.head_choice import Heads, head_name
from workbench.inspection.combining import How
from workbench.language import in_a_row, tr


def heading_of(heads: Heads) -> str:
    """Return the heading of a map of one head or of several."""
    if len(heads) == 1:
        return tr("Head {name}", name=head_name(heads[0]))
    if len(heads) == 2:
        return tr("Heads {names}", names=", ".join(head_name(head) for head in heads))
    return tr("{count} heads", count=len(heads))


def names_of(heads: Heads) -> str:
    """Return the heading of a saved picture, which stands alone: every head by its name."""
    if len(heads) < 3:
        return heading_of(heads)
    return tr("Heads {names}", names=", ".join(head_name(head) for head in heads))


def scale_in_words(heads: Heads, how: How, *, is_log: bool, without_first: bool) -> str:
    """Return what the colours of a map run over, and what was left out of them."""
    several = len(heads) > 1
    if several and how == "difference":
        first, second = (head_name(head) for head in heads)
        said = tr(
            "Blue: head {first} looks more there; orange: head {second} does.", first=first, second=second
        )
        if is_log:
            said = in_a_row(said, tr("The colours are logarithmic, down to a thousandth of the largest."))
    else:
        if several and how == "maximum":
            said = tr("Each cell is the largest weight of these heads, so rows may sum to more than 1.")
        elif several:
            said = tr("Each cell is the mean of these heads; every row sums to 1.")
        else:
            said = tr("Every row sums to 1.")
        runs = tr("Colour is logarithmic, from 0.001 to 1.") if is_log else tr("Colour runs from 0 to 1.")
        said = in_a_row(runs, said)
    if without_first:
        left_out = tr(
            "The first column is left out of the colours, and each row is scaled to what is left. "
            "The numbers you point at stay the true ones."
        )
        said = in_a_row(said, left_out)
    return said

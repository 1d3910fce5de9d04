"""What the Explain panel says beside each panel; the map has words of its own for every kind of model."""

from __future__ import annotations

from workbench.gui.explained import Explained
from workbench.language import N_

LINES = Explained(
    N_(
        "Every line joins what reads (left) with what it looks at (right): the wider and stronger, the larger the "
        "weight."
    ),
    N_(
        "many lines that run to one place, lines that go across to the neighbour, and fans that reach everything."
    ),
    N_(
        "Point at a token: only its lines stay. Hold Ctrl and click a second head: each has a colour of its own."
    ),
)
LINES_OVER_PICTURE = Explained(
    N_(
        "Lines run from the framed patch, which reads, to the patches it looks at most: the wider, the larger the "
        "weight. The tint shows the weights of all patches."
    ),
    N_("patches that follow the drawing, look at their neighbours, or all look at one place."),
    N_(
        "Move the pointer over the picture: the patch under it reads. Hold Ctrl and click a second head to see the "
        "mean of both."
    ),
)
STEPS = Explained(
    N_(
        "One weight of the map, worked out with the model's real numbers: from what this layer knows of both places "
        "to the share, and to what the head passes on."
    ),
    N_(
        "the few products that decide: equal signs in q and k push the score up, opposite signs push it down "
        "(<i>dot product</i>)."
    ),
    N_(
        "Choose another pair in the two lists. Point at a symbol of the formula and see which numbers it stands for."
    ),
)
HABITS = Explained(
    N_(
        "How well the head follows each habit known from research, from 0 to 1: for this input, and on average over "
        "several inputs, with the spread (±)."
    ),
    N_(
        "scores that hold: a high one with a small ± is a habit. A high one for this input alone may be chance."
    ),
    N_(
        "Take another input and see which scores stay. Train again with another seed: does some head learn the same?"
    ),
)
FORMATION = Explained(
    N_(
        "The scores of the head at every step that was kept. The table tells from which step on each head has its "
        "habit, for this input."
    ),
    N_("a line that rises steeply: there the head learnt its habit. Does the loss fall at the same steps?"),
    N_("Click a step in the plot: all panels go there. Click a row of the table to follow another head."),
)
REMOVAL = Explained(
    N_(
        "What the model answers without a head, and how much its loss over the validation data grows "
        "(<i>ablation</i>)."
    ),
    N_(
        "heads that are missed: without them the loss grows. A head with a tidy map may hardly be missed, and another "
        "one may take over its work."
    ),
    N_("Guess first, then switch a head off. Rank all heads: is the one you expected at the top?"),
)
COMPARISON = Explained(
    N_(
        "The same head twice, and the difference: at another step, in another run or for another input. Blue: more at "
        "the right. Orange: more at the left."
    ),
    N_("rows that changed altogether, and rows that stayed as they were."),
    N_("Drag the right side from step 0 upwards. Or compare with an input that differs in one small thing."),
)
FLOWS = Explained(
    N_(
        "What happens beside the maps. The list chooses: the answer after each block, attention through all layers, "
        "what the answer hangs on, sizes, and likeness."
    ),
    N_("what several pictures agree on. Each shows one side; none alone says why the model answers."),
    N_(
        "Go through the list with one input. Then change a little of the input: which pictures change with it?"
    ),
)

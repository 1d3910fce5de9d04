"""What a task of the algorithm lab is made of, as a person sets it."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.data.algorithm import Algorithm, algorithm_of, all_algorithms
from workbench.language import N_
from workbench.schema import Choice, setting

LETTER_TASKS = ("copy", "reverse", "sort", "induction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A task and its size; with it examples can be made without end."""

    task: str = setting(
        "reverse",
        title=N_("Task"),
        help=N_("What the model should do with what it reads."),
        choices=tuple(Choice(value=each.key, title=each.title, help=each.help) for each in all_algorithms()),
    )
    shortest: int = setting(
        1,
        title=N_("Shortest"),
        help=N_("How many letters the shortest sequences have."),
        unit=N_("letters"),
        minimum=1,
        maximum=100,
        enabled_when=("task", LETTER_TASKS),
    )
    longest: int = setting(
        10,
        title=N_("Longest"),
        help=N_("How many letters the longest sequences have. Longer ones are harder."),
        unit=N_("letters"),
        minimum=1,
        maximum=100,
        enabled_when=("task", LETTER_TASKS),
    )
    alphabet: int = setting(
        10,
        title=N_("Alphabet"),
        help=N_("How many different letters there are, counted from a."),
        unit=N_("letters"),
        minimum=2,
        maximum=26,
        enabled_when=("task", LETTER_TASKS),
    )
    digits: int = setting(
        3,
        title=N_("Digits"),
        help=N_("How many digits each of the two numbers has at most."),
        minimum=1,
        maximum=12,
        enabled_when=("task", ("add",)),
    )
    is_reversed: bool = setting(
        False,
        title=N_("Last digit first"),
        help=N_(
            "Writes the sum from its last digit, as people add on paper: what is carried over is known when it is "
            "needed."
        ),
        enabled_when=("task", ("add",)),
    )
    is_padded: bool = setting(
        True,
        title=N_("Fill with zeros"),
        help=N_(
            "Writes all numbers with as many digits, so that each place stands where it always stands. Without it, "
            "sums are learnt much more slowly."
        ),
        enabled_when=("task", ("add",)),
    )
    seed: int = 1  # which random examples are made

    @property
    def algorithm(self) -> Algorithm:
        """The task itself."""
        return algorithm_of(self.task)

"""Every kind of tokeniser learnt from the same data, to compare them before a training chooses one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from workbench.data.conversations import turns_of
from workbench.data.examples import Examples, Modality, Role
from workbench.language import WorkbenchError
from workbench.preprocessing.blanks import BlankTokenizer
from workbench.preprocessing.token_comparison import Cut, cut
from workbench.preprocessing.tokenizer import Tokenizer
from workbench.preprocessing.tokenizers import TOKENIZERS
from workbench.progress import Progress
from workbench.scenarios.base import Processor, Scenario
from workbench.scenarios.pairs import PairProcessor
from workbench.schema import replace_at, settings_of

if TYPE_CHECKING:
    from workbench.projects.project import Project

FIELD = "preprocessing.tokenizer"
SAMPLE_CHARACTERS = (
    300_000  # of the training part that are learnt from: seconds, and the pieces hardly differ
)
N_SLICE = 20  # in which a long text is sampled
_ORDER = (
    "characters",
    "bytes",
    "words",
    "bpe",
    "sentencepiece",
)  # in which they are learnt, the slowest last


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """One kind of tokeniser, or why it could not be learnt."""

    kind: str
    tokenizers: dict[str, Tokenizer]  # of each column of text
    problem: WorkbenchError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LearntFrom:
    """How much of the training part was read."""

    n_character: int
    n_read: int

    @property
    def is_sample(self) -> bool:
        """Whether something was left out."""
        return self.n_read < self.n_character


def offered_kinds(experiment: Any) -> tuple[str, ...]:
    """Return the kinds of tokeniser that *experiment* can choose from; none where its data is no text."""
    for name, _, described in settings_of(experiment.preprocessing):
        if f"preprocessing.{name}" == FIELD:
            return tuple(choice.value for choice in described.choices)
    return ()


def text_roles(scenario: Scenario) -> tuple[Role, ...]:
    """Return the columns that are cut into tokens."""
    return tuple(role for role in scenario.roles if role.modality is Modality.TEXT)


def words_of(role: Role, cell: str) -> str:
    """Return what of *cell* a tokeniser cuts: all of it, but of a conversation the words without who says them."""
    return "\n".join(turn.words for turn in turns_of(cell)) if role.is_conversation else cell


def learn_kinds(project: Project, experiment: Any, progress: Progress) -> Iterator[LearntFrom | Learnt]:
    """Yield how much is read, then every kind of tokeniser as *experiment* would learn it, one after the other.

    The slow ones come last. Of a long training part a sample is read, from all over it.

    Raises:
        WorkbenchError: There is no data, or it is damaged.
    """
    scenario = project.scenario
    progress.update(0.0)
    train = project.parts(experiment)["train"]
    roles = text_roles(scenario)
    sample = sampled(train, roles)
    yield LearntFrom(n_character=_count(train, roles), n_read=_count(sample, roles))
    for number, kind in enumerate(_ORDER):
        part = progress.part((1 + number) / (1 + len(_ORDER)), (2 + number) / (1 + len(_ORDER)))
        part.update(0.0)
        try:
            processor = scenario.fit(sample, replace_at(experiment, FIELD, kind), part)
        except WorkbenchError as error:
            yield Learnt(kind=kind, tokenizers={}, problem=error)
            continue
        yield Learnt(
            kind=kind, tokenizers={role.name: tokenizer_of(processor, scenario, role) for role in roles}
        )


def compare(project: Project, experiment: Any, role: str, line: str, progress: Progress) -> list[Cut]:
    """Return *line*, a text of the column *role*, under every kind that could be learnt, in the order of `TOKENIZERS`.

    Raises:
        WorkbenchError: There is no data, or it is damaged.
    """
    found = {
        each.kind: cut(each.kind, each.tokenizers[role], line)
        for each in learn_kinds(project, experiment, progress)
        if isinstance(each, Learnt) and each.problem is None
    }
    return [found[choice.value] for choice in TOKENIZERS if choice.value in found]


def tokenizer_of(processor: Processor, scenario: Scenario, role: Role) -> Tokenizer:
    """Return the tokeniser with which *processor* cuts the column *role*."""
    if isinstance(processor, PairProcessor):
        return processor.source if role.name == scenario.roles[0].name else processor.target
    found: Any = getattr(processor, "tokenizer")  # noqa: B009 (every processor of texts has one)
    return found.inner if isinstance(found, BlankTokenizer) else found


def sampled(examples: Examples, roles: tuple[Role, ...]) -> Examples:
    """Return some of *examples* with about `SAMPLE_CHARACTERS` characters, at even distances, or all of them."""
    total = _count(examples, roles)
    if total <= SAMPLE_CHARACTERS:
        return examples
    whole = examples.continuous
    if whole is not None:
        size = SAMPLE_CHARACTERS // N_SLICE
        starts = np.linspace(0, total - size, N_SLICE).astype(int).tolist()
        return Examples({roles[0].name: ["".join(whole.cut(start, start + size)) for start in starts]})
    distance = -(-total // SAMPLE_CHARACTERS)
    return examples.take(np.arange(0, len(examples), distance))


def _count(examples: Examples, roles: tuple[Role, ...]) -> int:
    return sum(examples.count_characters(role.name) for role in roles)

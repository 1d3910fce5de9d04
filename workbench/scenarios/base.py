"""What a scenario says of itself, without a word of Qt and without importing torch before a model is needed."""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np
import numpy.typing as npt

from workbench import paths
from workbench.data.examples import Examples, ImageArray, Modality, Question, Role
from workbench.data.generator import Generator
from workbench.data.importing import Source, import_examples
from workbench.data.split import SplitConfig
from workbench.language import N_, Text
from workbench.progress import Progress
from workbench.training.config import TrainingConfig

if TYPE_CHECKING:
    from torch import nn

    from workbench.preprocessing.tokenizer import Tokenizer
    from workbench.training.task import Task

Arrays = Mapping[str, npt.NDArray[Any]]  # one split, prepared


def joined(pieces: Iterable[Arrays]) -> Arrays:
    """Return arrays that came in pieces, whole; there is at least one piece."""
    each = list(pieces)
    return {name: np.concatenate([piece[name] for piece in each]) for name in each[0]}


Value = (
    str | ImageArray | Question
)  # what a person enters: a text, a picture (H, W, C), or a question about a text


def same_value(first: Value | None, second: Value | None) -> bool:
    """Return whether two inputs are the same, pictures pixel by pixel."""
    if isinstance(first, np.ndarray) or isinstance(second, np.ndarray):
        return first is second or (
            isinstance(first, np.ndarray) and isinstance(second, np.ndarray) and np.array_equal(first, second)
        )
    return first == second


def value_in_words(value: Value) -> str:
    """Return an input in words, a question before its text; a picture has none."""
    if isinstance(value, Question):
        return f"{value.question}\n{value.passage}"
    return value if isinstance(value, str) else ""


class Category(StrEnum):
    """Where a scenario stands on Home."""

    LANGUAGE = "language"
    VISION = "vision"


CATEGORY_TITLES = {Category.LANGUAGE: N_("Language"), Category.VISION: N_("Vision, sound, taste")}

PRESETS = ("tiny", "small", "large")
PRESET_TITLES = {"tiny": N_("Tiny"), "small": N_("Small"), "large": N_("Large")}
PRESET_HELP = {
    "tiny": N_("About half a minute on two processor cores: a first look."),
    "small": N_("A few minutes on two processor cores: a good model of its size."),
    "large": N_("For a graphics card, or a long break."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """The complete config of one training. Scenarios narrow `preprocessing` and `model`."""

    scenario: str
    preset: str
    split: SplitConfig
    preprocessing: Any
    model: Any
    training: TrainingConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Data that ships with the program, or that the scenario's generator makes."""

    key: str
    title: str  # marked for translation
    language: str  # en, zh_CN, or "" where it does not matter
    file: str = ""  # in resources/samples
    recipe: Any = None  # for the generator
    columns: Mapping[str, str] | None = None  # role -> column, where the names do not say it

    @property
    def path(self) -> Path:
        """Where it lies."""
        return paths.resource("samples", self.file)


@dataclass(frozen=True, slots=True)
class Advice:
    """Whether there is enough data, in a sentence."""

    level: Literal["good", "little", "too little"]
    sentence: Text


class Processor(ABC):
    """What was learnt from the training data before the model: tokenisers, classes, sizes."""

    @abstractmethod
    def save(self, folder: Path) -> None:
        """Write it into *folder*."""

    def origin_tokenizer(self) -> Tokenizer:
        """Return the tokeniser for a model of another scenario that begins with the encoder this one was for."""
        raise NotImplementedError(f"{type(self).__name__} is of a scenario no other one starts from")

    @classmethod
    @abstractmethod
    def load(cls, folder: Path) -> Processor:
        """Read it back.

        Raises:
            WorkbenchError: A file is missing or damaged.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What the positions along one side of an attention map are."""

    kind: Literal["tokens", "patches"]
    labels: tuple[str, ...]
    grid: tuple[int, int] | None = None  # rows and columns of patches
    n_extra: int = 0  # positions before the first patch that stand for no place (the class token)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindMaps:
    """All maps of one kind of attention for one input."""

    maps: npt.NDArray[np.float32]  # (n_layer, n_head, T_query, T_key), each row sums to 1
    query: Axis
    key: Axis
    hidden: npt.NDArray[np.bool_]  # (T_query, T_key), True where a query may not look


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One input read by a model: every map, and what it predicts."""

    kinds: Mapping[str, KindMaps]
    probabilities: tuple[tuple[str, float], ...]  # of the next token or the classes, likeliest first
    output: str
    picture: ImageArray | None = None  # as the model sees it
    place: int = -1  # position of the output whose probabilities these are, where it is a sequence
    decides: str = (
        ""  # what they are of, marked for translation, where that is neither a class nor the next token
    )
    # what each row of the output decides, marked for translation, where the answer is made of several rows
    rows: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()  # name of each possible answer where it is a place in this input
    decided: tuple[int, ...] = ()  # of the choices, the one of each row that makes the answer

    @property
    def is_of_whole(self) -> bool:
        """Whether the answer is one class for the whole input, and no sequence."""
        return "decoder" not in self.kinds and self.place < 0

    @property
    def is_in_place(self) -> bool:
        """Whether the model says of every position what stands there, and not what comes after it."""
        return "decoder" not in self.kinds and self.place >= 0

    @property
    def is_written(self) -> bool:
        """Whether the answer is a text of its own that the model wrote to the end."""
        return self.place >= 0 and "decoder" in self.kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankFilled:
    """A blank in the text that was entered."""

    span: tuple[int, int]  # its first character, and the one after its last
    choices: tuple[tuple[str, float], ...]  # what may stand there, likeliest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """Where in a passage answers stand, in characters: the first, and the one after the last."""

    spans: tuple[tuple[int, int], ...]  # of each of the probabilities
    tokens: tuple[tuple[int, int], ...]  # of the passage, as far as it was read
    starts: npt.NDArray[np.float32]  # (n_token,), probability that the answer begins there
    ends: npt.NDArray[np.float32]  # (n_token,), probability that it ends there


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """What a model answers; a growing text is yielded again and again, the last one whole."""

    output: str
    probabilities: tuple[tuple[str, float], ...] = ()
    n_token: int = 0
    expected: str | None = None  # the right answer, where it can be known
    blanks: tuple[BlankFilled, ...] = ()
    words: tuple[tuple[int, int], ...] = ()  # where in the text the tokens stand that could be hidden too
    highlight: Highlight | None = None  # of an answer that is a part of the passage
    speakers: tuple[str, str] = ("", "")  # of a conversation: who asks and who answers
    n_left_out: int = 0  # earlier turns of a conversation that no longer fit the context


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One example of a split, predicted and compared with the truth."""

    value: Value  # what Inspect can open
    expected: str
    predicted: str
    loss: float  # mean over its items, in nats
    n_item: int = 1
    n_correct: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What a rule without a model answers: what a model has to be better than."""

    title: str  # marked for translation
    help: str  # marked for translation
    answers: Sequence[str]  # one for each example that was asked


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensSeen:
    """A line of text as the model sees it."""

    title: str  # marked for translation
    tokens: tuple[str, ...]
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TokenLengths:
    """How many tokens each text of a column has, before any is cut off."""

    role: str  # name of the column
    lengths: npt.NDArray[np.int64]  # (N,)
    longest: int  # a text with more is cut off


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchesSeen:
    """A picture as the model sees it."""

    picture: ImageArray
    patch_size: int


Seen = TokensSeen | PatchesSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagramBlock:
    """One box of the drawing of a model."""

    label: str  # marked for translation
    detail: str = ""  # numbers, the same in every language
    kind: Literal["input", "embedding", "attention", "cross", "feedforward", "norm", "head", "output"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagramColumn:
    """A stack of boxes, read from the bottom (first) to the top (last)."""

    title: str  # marked for translation
    before: tuple[DiagramBlock, ...]
    repeated: tuple[DiagramBlock, ...]
    n_repeat: int
    after: tuple[DiagramBlock, ...]
    n_head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one step costs, for estimates."""

    n_token: int  # positions in a batch
    context: int  # positions each of them attends to


@dataclass(frozen=True, slots=True)
class NoOptions:
    """A prediction with nothing to set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """Options that go together, under a name that says what comes of them."""

    key: str
    title: str
    help: str
    changes: Mapping[str, Any]  # fields of the scenario's options

    def of(self, options: Any) -> Any:
        """Return *options* with those of this manner."""
        return dataclasses.replace(options, **self.changes)


@dataclass(frozen=True, slots=True)
class Trained:
    """A model with what it needs to be used."""

    model: nn.Module
    processor: Any
    experiment: Any


Side = Literal["input", "output"]
Stop = Callable[[], bool]


def never() -> bool:
    """Say that nobody wants the work to stop."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """How a scenario introduces itself; the strings are marked for translation."""

    title: str
    summary: str
    category: Category
    icon: str
    order: int  # on Home
    input_hint: str  # what to enter in Inspect and Use
    item: str  # what is counted per second: tokens, pictures
    verb: str  # on the button that lets the model answer
    reads_paragraphs: bool = False  # what is entered is longer than a line
    explain: Mapping[str, str] = field(default_factory=dict[str, str])  # page -> a paragraph of its own


class Scenario(ABC):
    """A use of a model, from its data to its answers. Each subclass stands alone in one file."""

    key: ClassVar[str]
    about: ClassVar[About]
    input: ClassVar[Modality]
    output: ClassVar[Modality]
    roles: ClassVar[tuple[Role, ...]]
    samples: ClassVar[tuple[Sample, ...]]
    metrics: ClassVar[tuple[str, ...]]  # keys of workbench.evaluation.metrics, the most telling one first
    experiment_type: ClassVar[type[Experiment]]
    processor_type: ClassVar[type[Processor]]
    options_type: ClassVar[type[Any]] = NoOptions
    manners: ClassVar[tuple[Manner, ...]] = ()  # ready-made options
    generator: ClassVar[Generator | None] = None  # where examples can be made instead of read
    has_cross: ClassVar[bool] = False  # whether one text looks at another (cross-attention)
    starts_from: ClassVar[
        tuple[str, ...]
    ] = ()  # keys of scenarios with whose trained encoder a model can begin

    def read_sample(self, sample: Sample, progress: Progress) -> tuple[Examples, Source]:
        """Return the examples of *sample* and where they came from.

        Raises:
            WorkbenchError: Its file is missing: the installation is damaged.
        """
        if self.generator is not None and sample.recipe is not None:
            return self.generator.examples(sample.recipe, progress)
        return import_examples(sample.path, self.roles, progress, sample.columns)

    def explain(self, page: str, source: Source | None) -> str:
        """Return a paragraph of its own for *page*, marked for translation, or nothing.

        Args:
            page: Key of a page.
            source: Where the project's data came from, if it has any.
        """
        return self.about.explain.get(page, "")

    @abstractmethod
    def preset(self, name: str) -> Experiment:
        """Return the complete config of preset *name* (tiny, small, large)."""

    @abstractmethod
    def check(self, experiment: Any, examples: Examples | None) -> dict[str, Text]:
        """Return dotted field name -> why the combination is impossible."""

    @abstractmethod
    def advise(self, examples: Examples, experiment: Any) -> Advice:
        """Say whether there is enough data."""

    @abstractmethod
    def fit(self, train: Examples, experiment: Any, progress: Progress) -> Processor:
        """Learn the processor from the training split."""

    def fit_on(self, origin: Processor, train: Examples, experiment: Any, progress: Progress) -> Processor:
        """Learn the processor, but take the tokeniser of *origin*, a processor of one of `starts_from`."""
        raise NotImplementedError(f"{self.key} starts from no other scenario")

    @abstractmethod
    def encode(self, processor: Any, examples: Examples, progress: Progress) -> Arrays:
        """Return *examples* as arrays."""

    def encode_in_pieces(self, processor: Any, examples: Examples, progress: Progress) -> Iterator[Arrays]:
        """Yield what `encode` returns in one piece or more, one after the other along the first axis.

        A scenario whose data may be larger than the memory does it piece by piece.
        """
        yield self.encode(processor, examples, progress)

    @abstractmethod
    def see(self, processor: Any, experiment: Any, value: Mapping[str, Value]) -> Sequence[Seen]:
        """Return how the model sees one example (role -> value)."""

    def token_lengths(self, experiment: Any, arrays: Arrays) -> Sequence[TokenLengths]:
        """Return how long the texts of a prepared part are; nothing where none is ever cut off."""
        return ()

    @abstractmethod
    def build(self, experiment: Any, processor: Any) -> nn.Module:
        """Return the model; called inside `workbench.models.initialisation.outline` and friends."""

    @abstractmethod
    def task(self, trained: Trained, train: Arrays, validation: Arrays, probe: Value) -> Task:
        """Return batches, loss and probe for the training loop; *trained* holds the model that will be trained."""

    @abstractmethod
    def default_input(self, examples: Examples) -> Value:
        """Return a good first input for Inspect, Use and the live probe."""

    def posed(self, value: Value, generator: np.random.Generator) -> Value:
        """Return a row of the data as a person would enter it: where something is asked about it, with the question."""
        return value

    @abstractmethod
    def read(self, trained: Trained, value: Value) -> Reading:
        """Run the model on *value* and return every attention map; the last pass through it reads *value* whole."""

    @abstractmethod
    def names(self, processor: Any, ids: Sequence[int], side: Side = "output") -> list[str]:
        """Return what is shown for each id the model may predict, or for each id it may read."""

    @abstractmethod
    def predict(
        self, trained: Trained, value: Value, options: Any, stop: Stop = never
    ) -> Iterator[Prediction]:
        """Yield the answer to *value*, growing where it is a text; ends early when *stop* says so."""

    @abstractmethod
    def judge(
        self, trained: Trained, arrays: Arrays, examples: Examples, progress: Progress
    ) -> Iterator[Judged]:
        """Predict every example of a split."""

    def baseline(self, train: Examples, asked: Examples) -> Baseline | None:
        """Return what a simple rule that knows *train* answers to *asked*, or None where there is no fair one."""
        return None

    @abstractmethod
    def diagram(self, experiment: Any, processor: Any | None) -> tuple[DiagramColumn, ...]:
        """Return the drawing of the model; without a *processor* (no data yet) the sizes it decides are left out."""

    @abstractmethod
    def work(self, experiment: Any) -> Work:
        """Return what one training step has to do."""

"""Fill in the blank: an encoder reads a text in which words are missing, and learns the language from it."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.examples import Examples, Modality, Role
from workbench.data.split import SplitConfig
from workbench.language import N_, Text, WorkbenchError, text
from workbench.preprocessing.blanks import (
    BLANK,
    BLANK_LABEL,
    BlankTokenizer,
    blank_spans,
    filled,
    token_spans,
)
from workbench.preprocessing.cleaning import WithCleaning
from workbench.preprocessing.masking import NOT_ASKED, chosen, hide, windows
from workbench.preprocessing.paragraphs import paragraphs
from workbench.preprocessing.tokenizer import Tokenizer
from workbench.preprocessing.tokenizers import fit_tokenizer, load_tokenizer
from workbench.progress import Progress
from workbench.scenarios.base import (
    About,
    Advice,
    Arrays,
    Axis,
    BlankFilled,
    Category,
    DiagramBlock,
    DiagramColumn,
    Experiment,
    Judged,
    KindMaps,
    Prediction,
    Processor,
    Reading,
    Sample,
    Scenario,
    Seen,
    Side,
    Stop,
    TokensSeen,
    Trained,
    Value,
    Work,
    joined,
    never,
)
from workbench.scenarios.like_lengths import LikeLengths
from workbench.scenarios.model_settings import (
    coverage,
    dropout,
    heads,
    layers,
    longest,
    tokenizer,
    vocabulary,
    width,
)
from workbench.scenarios.shapes import encoder_column, head_problems
from workbench.scenarios.text_classification import CLASS_TOKEN
from workbench.schema import setting
from workbench.training.config import TrainingConfig

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.masked_encoder import MaskedEncoder
    from workbench.training.task import Batch, ProbeResult

JUDGE_BATCH = 64
SHOWN_PROBABILITIES = 12
PROBE_PROBABILITIES = 5  # of the probe, while training
PIECE_TOKENS = 200_000  # at least so many are handed on together
FIXED = 15  # seed of what is hidden for validation, the same in every run
REPORTED = 1000  # rows after which somebody may cancel
SEARCHED_LINES = 200  # among which the first input is looked for
_BRACKET = re.compile(r"[()（）]")  # often a remark, not a sentence
_WORD = re.compile(r"[^\W\d_]{3,}")
_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankPreprocessing(WithCleaning):
    """How texts become tokens, and how many of them are asked for."""

    tokenizer: str = tokenizer("sentencepiece", without=("bytes",))  # a byte is no answer
    vocab_size: int = vocabulary(1000)
    character_coverage: float = coverage()
    asked_percent: float = setting(
        30.0,
        title=N_("Tokens to guess"),
        help=N_(
            "This share of the tokens is chosen at random, others at each step. Of these, 80 % become blanks, 10 % "
            "become other words and 10 % stay; the model has to say what really stands there. BERT used 15 %; small "
            "models learn more from 30 %."
        ),
        unit="%",
        minimum=1.0,
        maximum=80.0,
        step=5.0,
    )
    sums_up: bool = setting(
        True,
        title=N_("Class token sums up"),
        help=N_(
            "While training, the class token (◉) has to name all words of the text at once, in any order. So it learns "
            "to hold what the whole text is about, which a model needs that begins another task with this one."
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankModel:
    """Shape of the encoder."""

    n_layer: int = layers(
        3, help=N_("How many times all tokens look at each other, one block after the other.")
    )
    n_head: int = heads(4)
    d_model: int = width(128)
    max_len: int = longest(
        64, title=N_("Longest text"), help=N_("Longer texts are read in parts of this length.")
    )
    dropout: float = dropout(0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankExperiment(Experiment):
    """The complete config of a fill-in-the-blank training."""

    preprocessing: BlankPreprocessing
    model: BlankModel


class BlankProcessor(Processor):
    """The tokeniser, with a blank behind its ids."""

    def __init__(self, tokenizer: BlankTokenizer) -> None:
        self.tokenizer = tokenizer

    def origin_tokenizer(self) -> Tokenizer:
        return self.tokenizer.inner

    def save(self, folder: Path) -> None:
        self.tokenizer.inner.save(folder, "tokenizer")

    @classmethod
    def load(cls, folder: Path) -> BlankProcessor:
        return cls(BlankTokenizer(load_tokenizer(folder, "tokenizer")))


class BlankTask:
    """Shuffled passes over windows of the texts; what is hidden follows from the seed and the step alone."""

    def __init__(
        self, scenario: FillInTheBlank, trained: Trained, train: Arrays, validation: Arrays, probe: str
    ) -> None:
        experiment: BlankExperiment = trained.experiment
        self._scenario = scenario
        self._trained = trained
        self._share = experiment.preprocessing.asked_percent / 100
        self._sums_up = experiment.preprocessing.sums_up
        self._seed = experiment.training.seed
        self._smoothing = experiment.training.label_smoothing
        self._n_token = trained.processor.tokenizer.blank
        longest = experiment.model.max_len
        self._train, self._validation = Windows(train, longest), Windows(validation, longest)
        if not len(self._train):
            raise _nothing_to_train_on()
        self._order = LikeLengths(self._train.sizes, experiment.training.batch_size, self._seed)
        self._probe = probe
        self.random_guess = math.log(self._n_token)

    def training_batch(self, step: int) -> Batch:
        rng = np.random.default_rng((self._seed, *self._order.place(step)))
        lines = [self._train.line(int(number)) for number in self._order.rows(step)]
        asked = [chosen(line, self._share, rng) for line in lines]
        shown = [hide(line, mask, self._n_token, rng) for line, mask in zip(lines, asked, strict=True)]
        return blank_batch(lines, asked, shown)

    def validation_batches(self, max_items: int | None) -> Iterator[Batch]:
        n_window = len(self._validation)
        if max_items is not None:
            n_window = min(n_window, 1000)
        for start in range(0, n_window, JUDGE_BATCH):
            numbers = range(start, min(start + JUDGE_BATCH, n_window))
            yield self._validation.with_blanks(numbers, self._share, self._n_token)[0]

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        import torch
        import torch.nn.functional as F

        smoothing = self._smoothing if model.training else 0.0
        ids, mask = batch.inputs  # (B, T)
        asked = batch.targets != NOT_ASKED  # (B, 1+T), nowhere the class token
        answered = asked.clone()
        answered[:, 0] = model.training and self._sums_up
        logits = model(ids, mask, answered)  # (N, n_token), row after row
        if not asked.any():  # nothing but signs the tokeniser does not know
            return 0 * logits.sum()
        is_blank = asked[answered]
        loss = F.cross_entropy(logits[is_blank], batch.targets[asked], label_smoothing=smoothing)
        if is_blank.all():
            return loss
        # the words of a text without their order, as in Ma et al., "Drop your Decoder: Pre-training with Bag-of-Word
        # Prediction for Dense Passage Retrieval" (2024)
        words = torch.where(asked[:, 1:], batch.targets[:, 1:], ids)
        named = logits[~is_blank].log_softmax(-1).gather(1, words)  # (B, T)
        return (loss - named[mask].mean()) / 2

    def probe(self, model: nn.Module) -> ProbeResult:
        from workbench.training.task import ProbeResult

        trained = Trained(model, self._trained.processor, self._trained.experiment)
        reading = self._scenario.read(trained, self._probe)
        maps = reading.kinds["encoder"]
        lines = [
            f"{chance:4.0%}  {name.strip() or name}"
            for name, chance in reading.probabilities[:PROBE_PROBABILITIES]
        ]
        return ProbeResult("\n".join([self._probe, *lines]), {"encoder": maps.maps}, {"encoder": maps.hidden})


class Windows:
    """The parts in which texts are read."""

    def __init__(self, arrays: Arrays, longest: int) -> None:
        self._tokens = arrays["tokens"]
        self._starts, self.sizes = windows(np.asarray(arrays["lengths"], dtype=np.int64), longest)

    def __len__(self) -> int:
        return len(self.sizes)

    def line(self, number: int) -> npt.NDArray[np.int64]:
        """Return the ids (T,) of one window."""
        start = int(self._starts[number])
        return self._tokens[start : start + int(self.sizes[number])].astype(np.int64)

    def with_blanks(
        self, numbers: Sequence[int], share: float, blank: int
    ) -> tuple[Batch, list[npt.NDArray[np.int64]], list[npt.NDArray[np.bool_]]]:
        """Return a batch with the same blanks each time, and the lines and what is asked of each."""
        lines = [self.line(number) for number in numbers]
        asked = [
            chosen(line, share, np.random.default_rng((FIXED, number)))
            for number, line in zip(numbers, lines, strict=True)
        ]
        shown = [np.where(mask, blank, line) for line, mask in zip(lines, asked, strict=True)]
        return blank_batch(lines, asked, shown), lines, asked


def blank_batch(
    lines: Sequence[npt.NDArray[np.int64]],
    asked: Sequence[npt.NDArray[np.bool_]],
    shown: Sequence[npt.NDArray[np.int64]],
) -> Batch:
    """Return ids (B, T), their mask (B, T) and targets (B, 1+T): the true id where it is asked for, -1 elsewhere."""
    import torch

    from workbench.training.task import Batch

    ids = np.zeros((len(lines), max(map(len, lines), default=0)), dtype=np.int64)
    mask = np.zeros(ids.shape, dtype=bool)
    targets = np.full((len(lines), 1 + ids.shape[1]), NOT_ASKED, dtype=np.int64)
    for row, (line, where, read) in enumerate(zip(lines, asked, shown, strict=True)):
        ids[row, : len(line)] = read
        mask[row, : len(line)] = True
        targets[row, 1 : 1 + len(line)] = np.where(where, line, NOT_ASKED)
    n_asked = int((targets != NOT_ASKED).sum())
    return Batch((torch.from_numpy(ids), torch.from_numpy(mask)), torch.from_numpy(targets), n_asked)


class FillInTheBlank(Scenario):
    """Masked language model: an encoder that says what stands in each blank."""

    key = "fill-in-the-blank"
    about = About(
        title=N_("Fill in the blank"),
        summary=N_("Reads a text with words missing and says what stands there."),
        category=Category.LANGUAGE,
        icon="blank",
        order=25,
        input_hint=N_("Type a sentence with ___ where a word is missing"),
        item=N_("guesses"),
        verb=N_("Fill in"),
        explain={
            "data": N_(
                "Every row is read by itself. A long text is read sentence by sentence or line by line; what is longer "
                "than the model can read comes in parts. No labels are needed: the text itself knows the answers."
            ),
            "train": N_(
                "At each step other words are hidden. While training, the class token (◉) has to name all words of "
                "the text at once, which is harder than filling one blank: so the training loss is higher than the "
                "validation loss, which is that of the blanks alone."
            ),
            "inspect": N_(
                "▢ is a blank, ◉ the class token, which sums the text up. The model may look to both sides: look at "
                "the row of ▢, which words tell it what is missing?"
            ),
            "evaluate": N_(
                "Words are hidden once and for all, the same ones for every run, so that runs can be compared."
            ),
            "use": N_(
                "Each blank is filled by itself: the model does not know what it writes into the other one. One blank "
                "is one token, which may be a part of a word."
            ),
        },
    )
    input = Modality.TEXT
    output = Modality.BLANKS
    roles = (
        Role(
            name="text",
            modality=Modality.TEXT,
            title=N_("Text"),
            known_names=(
                *("sentence", "content", "document", "review", "comment", "message", "question", "title"),
                *("文本", "正文", "内容", "评论", "句子"),
            ),
        ),
    )
    samples = (
        Sample(key="stories-en", title=N_("English stories"), language="en", file="stories-en.txt"),
        Sample(key="stories-zh", title=N_("Chinese stories"), language="zh_CN", file="stories-zh.txt"),
        Sample(key="reviews-en", title=N_("English reviews"), language="en", file="reviews-en.tsv"),
        Sample(key="reviews-zh", title=N_("Chinese reviews"), language="zh_CN", file="reviews-zh.tsv"),
    )
    metrics = ("blank-accuracy", "perplexity")
    experiment_type = BlankExperiment
    processor_type = BlankProcessor

    def preset(self, name: str) -> BlankExperiment:
        shapes = {
            "tiny": (
                BlankPreprocessing(),
                BlankModel(n_layer=2, n_head=4, d_model=64, max_len=64),
                TrainingConfig(steps=800, batch_size=32, eval_interval=50),
            ),
            "small": (
                BlankPreprocessing(),
                BlankModel(n_layer=3, n_head=4, d_model=128, max_len=64),
                TrainingConfig(steps=2200, batch_size=32, eval_interval=100),
            ),
            "large": (
                BlankPreprocessing(vocab_size=8000),
                BlankModel(n_layer=6, n_head=8, d_model=384, max_len=256),
                TrainingConfig(steps=10_000, batch_size=128, eval_interval=250),
            ),
        }
        preprocessing, model, training = shapes[name]
        return BlankExperiment(
            scenario=self.key,
            preset=name,
            split=SplitConfig(),
            preprocessing=preprocessing,
            model=model,
            training=training,
        )

    def check(self, experiment: BlankExperiment, examples: Examples | None) -> dict[str, Text]:
        return head_problems(experiment.model.d_model, experiment.model.n_head, rotary=True)

    def advise(self, examples: Examples, experiment: BlankExperiment) -> Advice:
        n_character = examples.count_characters("text")
        if n_character < 20_000:
            return Advice(
                "too little",
                text(
                    "{count:,} characters are very few: the model will learn them by heart.",
                    count=n_character,
                ),
            )
        if n_character < 200_000:
            return Advice(
                "little",
                text(
                    "{count:,} characters are enough to see it learn; with more it learns more of the language.",
                    count=n_character,
                ),
            )
        return Advice("good", text("{count:,} characters: enough for a small model.", count=n_character))

    def fit(self, train: Examples, experiment: BlankExperiment, progress: Progress) -> BlankProcessor:
        settings = experiment.preprocessing
        found = fit_tokenizer(
            settings.tokenizer,
            train.texts("text"),
            settings.vocab_size,
            progress,
            cleaning=settings.cleaning,
            coverage=settings.character_coverage,
        )
        return BlankProcessor(BlankTokenizer(found))

    def encode(self, processor: BlankProcessor, examples: Examples, progress: Progress) -> Arrays:
        return joined(self.encode_in_pieces(processor, examples, progress))

    def encode_in_pieces(
        self, processor: BlankProcessor, examples: Examples, progress: Progress
    ) -> Iterator[Arrays]:
        tokenizer = processor.tokenizer
        kind = np.uint16 if tokenizer.vocab_size <= 2**16 else np.uint32
        whole = examples.continuous
        lines = iter(examples.texts("text")) if whole is None else paragraphs(whole)
        total, n_read = max(1, examples.count_characters("text")), 0
        waiting: list[int] = []
        lengths: list[int] = []

        def piece() -> Arrays:
            return {"tokens": np.array(waiting, dtype=kind), "lengths": np.array(lengths, dtype=np.int64)}

        yield piece()
        for number, line in enumerate(lines):
            n_read += len(line)
            if not number % REPORTED:
                progress.update(min(1.0, n_read / total))
            ids = tokenizer.inner.encode(line.strip())  # signs that look like blanks are text here
            waiting += ids
            lengths.append(len(ids))
            if len(waiting) >= PIECE_TOKENS:
                yield piece()
                waiting, lengths = [], []
        if lengths:
            yield piece()

    def see(
        self, processor: BlankProcessor, experiment: BlankExperiment, value: Mapping[str, Value]
    ) -> Sequence[Seen]:
        ids = _ids(processor, experiment, value["text"])
        labels = tuple(processor.tokenizer.labels(ids))
        return [TokensSeen(title=self.roles[0].title, tokens=labels, ids=tuple(ids))]

    def build(self, experiment: BlankExperiment, processor: BlankProcessor) -> MaskedEncoder:
        from workbench.models.masked_encoder import MaskedEncoder
        from workbench.models.text_encoder import EncoderShape

        shape = experiment.model
        return MaskedEncoder(
            EncoderShape(
                vocab_size=processor.tokenizer.vocab_size,
                max_len=shape.max_len,
                n_layer=shape.n_layer,
                n_head=shape.n_head,
                d_model=shape.d_model,
                dropout=shape.dropout,
            )
        )

    def task(self, trained: Trained, train: Arrays, validation: Arrays, probe: Value) -> BlankTask:
        return BlankTask(self, trained, train, validation, str(probe))

    def default_input(self, examples: Examples) -> str:
        whole = examples.continuous
        lines = examples.texts("text") if whole is None else paragraphs(whole)
        first = list(itertools.islice(lines, SEARCHED_LINES)) or [""]
        fitting = (line for line in first if 12 <= len(line) <= 60 and not _BRACKET.search(line))
        line = next(fitting, first[0])[:200].strip()
        return str(self.posed(line, np.random.default_rng(1)))

    def posed(self, value: Value, generator: np.random.Generator) -> Value:
        """Return a text with one of its words hidden; one that has a blank stays as it is."""
        if not isinstance(value, str) or blank_spans(value):
            return value
        found = list(_WORD.finditer(value))
        if not found or _CHINESE.search(value):
            found = list(_CHINESE.finditer(value)) or found
        if not found:
            return value
        word = found[int(generator.integers(len(found)))]
        return value[: word.start()] + BLANK + value[word.end() :]

    def read(self, trained: Trained, value: Value) -> Reading:
        import torch

        from workbench.models.capture import capture_attention

        processor: BlankProcessor = trained.processor
        tokenizer = processor.tokenizer
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        read = _ids(processor, trained.experiment, value)
        ids = torch.tensor([read], dtype=torch.long, device=device)
        with torch.inference_mode(), capture_attention(model) as captured:
            logits = model(ids, torch.ones_like(ids, dtype=torch.bool))[0].float()  # (1+T, n_token)
            maps = captured.maps("encoder")[:, 0].float().cpu().numpy()  # (L, H, 1+T, 1+T)
            blanks = [1 + place for place, token in enumerate(read) if token == tokenizer.blank]
            place = blanks[0] if blanks else len(read)  # without a blank: what it makes of the last token
            likely = logits[place].softmax(-1).topk(min(SHOWN_PROBABILITIES, logits.shape[-1]))
            answers = tokenizer.labels(logits[blanks].argmax(-1).tolist())
        axis = Axis(kind="tokens", labels=(CLASS_TOKEN, *tokenizer.labels(read)), n_extra=1)
        names = tokenizer.labels(likely.indices.tolist())
        return Reading(
            kinds={
                "encoder": KindMaps(
                    maps=maps, query=axis, key=axis, hidden=np.zeros(maps.shape[-2:], dtype=bool)
                )
            },
            probabilities=tuple(zip(names, likely.values.tolist(), strict=True)),
            output=filled(str(value), answers),
            place=place,
            decides=N_("First blank") if blanks else N_("At the last token"),
        )

    def names(self, processor: BlankProcessor, ids: Sequence[int], side: Side = "output") -> list[str]:
        return processor.tokenizer.labels(ids)

    def predict(
        self, trained: Trained, value: Value, options: Any, stop: Stop = never
    ) -> Iterator[Prediction]:
        import torch

        processor: BlankProcessor = trained.processor
        tokenizer = processor.tokenizer
        model: Any = trained.model.eval()
        read = _ids(processor, trained.experiment, value)
        line = str(value)
        ids = torch.tensor([read], dtype=torch.long, device=next(model.parameters()).device)
        blanks = [place for place, token in enumerate(read) if token == tokenizer.blank]
        with torch.inference_mode():
            logits = model(ids, torch.ones_like(ids, dtype=torch.bool))[0].float()
            likely = logits[[1 + place for place in blanks]].softmax(-1)
            likely = likely.topk(min(SHOWN_PROBABILITIES, logits.shape[-1]))
        found = [
            tuple(zip(tokenizer.labels(codes), shares, strict=True))
            for codes, shares in zip(likely.indices.tolist(), likely.values.tolist(), strict=True)
        ]
        spans = blank_spans(line)
        # blanks beyond what the model can read stay blank
        answered = tuple(
            BlankFilled(span=span, choices=choices) for span, choices in zip(spans, found, strict=False)
        )
        labels = tokenizer.labels(read)
        words = tuple(
            span
            for label, span in zip(labels, token_spans(line, labels), strict=True)
            if span is not None and label != BLANK_LABEL
        )
        yield Prediction(
            output=filled(line, [each.choices[0][0] for each in answered]),
            probabilities=answered[0].choices if answered else (),
            blanks=answered,
            words=words,
        )

    def judge(
        self, trained: Trained, arrays: Arrays, examples: Examples, progress: Progress
    ) -> Iterator[Judged]:
        import torch
        import torch.nn.functional as F

        tokenizer: BlankTokenizer = trained.processor.tokenizer
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        share = trained.experiment.preprocessing.asked_percent / 100
        parts = Windows(arrays, trained.experiment.model.max_len)
        if not len(parts):
            raise WorkbenchError(
                text("There is too little text to measure."), text("At least one word is needed.")
            )
        for start in range(0, len(parts), JUDGE_BATCH):
            progress.update(start / len(parts))
            numbers = range(start, min(start + JUDGE_BATCH, len(parts)))
            batch, lines, asked = parts.with_blanks(numbers, share, tokenizer.blank)
            on_device = batch.to(device)
            with torch.inference_mode():
                logits = model(*on_device.inputs).float()
                each = F.cross_entropy(
                    logits.transpose(1, 2), on_device.targets, ignore_index=NOT_ASKED, reduction="none"
                )
            is_asked = on_device.targets != NOT_ASKED
            guesses = logits.argmax(-1)
            n_right = ((guesses == on_device.targets) & is_asked).sum(1).tolist()
            losses = (each.sum(1) / is_asked.sum(1).clamp_min(1)).tolist()
            for row, (line, where) in enumerate(zip(lines, asked, strict=True)):
                if not where.any():  # nothing but unknown signs
                    continue
                guessed = guesses[row, 1 : 1 + len(line)].cpu().numpy()[where].tolist()
                yield Judged(
                    value=tokenizer.typed(line.tolist(), where.tolist()),
                    expected=_listed(tokenizer, line[where].tolist()),
                    predicted=_listed(tokenizer, guessed),
                    loss=losses[row],
                    n_item=int(where.sum()),
                    n_correct=n_right[row],
                )

    def diagram(self, experiment: BlankExperiment, processor: Any | None) -> tuple[DiagramColumn, ...]:
        shape = experiment.model
        read = "" if processor is None else f"{processor.tokenizer.vocab_size} "
        head = "" if processor is None else f"{shape.d_model} → {processor.tokenizer.blank}"
        before = (
            DiagramBlock(label=N_("Class token and tokens"), detail=f"1 + ≤ {shape.max_len}", kind="input"),
            DiagramBlock(label=N_("Embedding"), detail=f"{read}→ {shape.d_model}", kind="embedding"),
        )
        return (encoder_column(shape, before, head, N_("Token in each blank")),)

    def work(self, experiment: BlankExperiment) -> Work:
        # sentences fill about half of the longest length
        typical = 1 + max(8, experiment.model.max_len // 2)
        return Work(n_token=experiment.training.batch_size * typical, context=typical)


def _nothing_to_train_on() -> WorkbenchError:
    return WorkbenchError(
        text("There are no texts left to train on."),
        text("Make the validation and test parts smaller, or bring more texts."),
    )


def _ids(processor: BlankProcessor, experiment: BlankExperiment, value: Value) -> list[int]:
    if not isinstance(value, str):
        raise WorkbenchError(text("A text is needed, not a picture."), text("Type a sentence."))
    return processor.tokenizer.encode(value.strip())[: experiment.model.max_len]


def _listed(tokenizer: BlankTokenizer, ids: Sequence[int]) -> str:
    return " · ".join(label.strip() or label for label in tokenizer.labels(ids))


SCENARIO = FillInTheBlank()

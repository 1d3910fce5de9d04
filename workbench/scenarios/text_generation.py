"""Write text: a decoder learns a style and continues a sentence."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.examples import Examples, Modality, Role
from workbench.data.split import SplitConfig
from workbench.language import N_, Text, WorkbenchError, text
from workbench.preprocessing.byte_tokenizer import LONGEST_CHARACTER, ByteTokenizer
from workbench.preprocessing.cleaning import WithCleaning
from workbench.preprocessing.tokenizer import Tokenizer
from workbench.preprocessing.tokenizers import fit_tokenizer, load_tokenizer
from workbench.progress import Progress
from workbench.scenarios.base import (
    About,
    Advice,
    Arrays,
    Axis,
    Category,
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
from workbench.scenarios.decoders import build_decoder, decoder_column
from workbench.scenarios.model_settings import coverage, dropout, heads, layers, tokenizer, vocabulary, width
from workbench.scenarios.shapes import head_problems
from workbench.scenarios.writing import MANNERS, GenerationOptions, end_of, written_so_far
from workbench.schema import setting
from workbench.training.config import TrainingConfig

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.decoder import Decoder
    from workbench.training.task import Batch, ProbeResult

DOCUMENT_END = "\n"  # between the rows of a table
SHOWN_PROBABILITIES = 12
SHOWN_EVERY = 4  # tokens while a text is written
SAMPLE_TOKENS = 160
JUDGE_WINDOWS = 32
PIECE_CHARACTERS = 1_000_000  # of one row that are encoded at once
PIECE_TOKENS = 200_000  # at least so many are handed on together
SEARCHED_CHARACTERS = 20_000  # in which the first input is looked for
INPUT_CHARACTERS = 26  # of the first input: a map of so many tokens is still legible


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPreprocessing(WithCleaning):
    """How text becomes tokens."""

    tokenizer: str = tokenizer("characters")
    vocab_size: int = vocabulary(1000)
    character_coverage: float = coverage()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextModel:
    """Shape of the decoder."""

    n_layer: int = layers(
        4, help=N_("How many times the text is read and rewritten, one block after the other.")
    )
    n_head: int = heads(4)
    d_model: int = width(128)
    seq_len: int = setting(
        128,
        title=N_("Context"),
        help=N_("How many tokens back the model can look."),
        unit=N_("tokens"),
        minimum=4,
        maximum=4096,
        step=8,
    )
    dropout: float = dropout(0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextExperiment(Experiment):
    """The complete config of a text generation training."""

    preprocessing: TextPreprocessing
    model: TextModel


class TextProcessor(Processor):
    """The tokeniser."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer

    def save(self, folder: Path) -> None:
        self.tokenizer.save(folder, "tokenizer")

    @classmethod
    def load(cls, folder: Path) -> TextProcessor:
        return cls(load_tokenizer(folder, "tokenizer"))


class TextTask:
    """Shuffled passes over the training text in windows, and windows side by side for validation.

    Each pass cuts the text anew, from another first token, and reads every window of it once. Windows drawn freely
    would leave an eighth of the text unread after two passes and show other parts again and again.
    """

    def __init__(
        self, scenario: TextGeneration, trained: Trained, train: Arrays, validation: Arrays, probe: str
    ) -> None:
        self._scenario = scenario
        self._trained = trained
        experiment: TextExperiment = trained.experiment
        self._seq_len = experiment.model.seq_len
        self._batch_size = experiment.training.batch_size
        self._seed = experiment.training.seed
        self._smoothing = experiment.training.label_smoothing
        self._train = train["tokens"]
        self._validation = validation["tokens"]
        self._n_start = max(
            1, len(self._train) - self._seq_len
        )  # a window needs one token more than its length
        self._n_window = max(1, self._n_start // self._seq_len)  # in a pass, wherever it begins
        self._passes: dict[int, tuple[int, npt.NDArray[Any]]] = {}
        tokenizer: Tokenizer = trained.processor.tokenizer
        self._probe = tokenizer.encode(probe)[-self._seq_len :] or [0]
        self.random_guess = math.log(tokenizer.vocab_size)

    def training_batch(self, step: int) -> Batch:
        first = step * self._batch_size
        places = [divmod(number, self._n_window) for number in range(first, first + self._batch_size)]
        return self._windows(self._train, np.array([self._start(epoch, place) for epoch, place in places]))

    def _start(self, epoch: int, place: int) -> int:
        """Return where a window of a pass begins."""
        offset, order = self._pass(epoch)
        return int(order[place]) * self._seq_len + offset

    def _pass(self, epoch: int) -> tuple[int, npt.NDArray[Any]]:
        """Return where the first window of a pass begins, and the order in which its windows are read."""
        if epoch not in self._passes:
            rng = np.random.default_rng((self._seed, epoch))
            offset = rng.integers(0, min(self._seq_len, self._n_start))
            # of a long text these are many: half as wide as NumPy's own numbers, in the same order
            kind = np.uint32 if self._n_window <= 2**32 else np.uint64
            found = int(offset), rng.permutation(np.arange(self._n_window, dtype=kind))
            self._passes = {epoch - 1: self._passes.get(epoch - 1, found), epoch: found}
        return self._passes[epoch]

    def validation_batches(self, max_items: int | None) -> Iterator[Batch]:
        n_window = max(0, (len(self._validation) - 1) // self._seq_len)
        if max_items is not None:
            n_window = min(n_window, max(1, max_items // self._seq_len))
        per_batch = max(1, 2048 // self._seq_len)
        for first in range(0, n_window, per_batch):
            starts = np.arange(first, min(first + per_batch, n_window)) * self._seq_len
            yield self._windows(self._validation, starts)
        rest = (len(self._validation) - 1) % self._seq_len if max_items is None else 0
        if rest:
            yield self._windows(self._validation, np.array([len(self._validation) - 1 - rest]), rest)

    def _windows(self, tokens: np.ndarray[Any, Any], starts: np.ndarray[Any, Any], length: int = 0) -> Batch:
        import torch

        from workbench.training.task import Batch

        length = length or self._seq_len
        rows = tokens[starts[:, None] + np.arange(length + 1)].astype(np.int64)  # (B, T+1)
        pair = torch.from_numpy(rows)
        return Batch((pair[:, :-1].contiguous(),), pair[:, 1:].contiguous(), int(pair[:, 1:].numel()))

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        import torch.nn.functional as F

        logits = model(batch.inputs[0])  # (B, T, vocab_size)
        smoothing = self._smoothing if model.training else 0.0
        return F.cross_entropy(logits.flatten(0, 1), batch.targets.flatten(), label_smoothing=smoothing)

    def probe(self, model: nn.Module) -> ProbeResult:
        from workbench.training.task import ProbeResult

        trained = Trained(model, self._trained.processor, self._trained.experiment)
        maps = self._scenario.read_tokens(trained, self._probe).kinds["decoder"]
        options = GenerationOptions(max_tokens=SAMPLE_TOKENS)
        *_, last = self._scenario.generate(trained, self._probe, options, never)
        return ProbeResult(last.output, {"decoder": maps.maps}, {"decoder": maps.hidden})


class TextGeneration(Scenario):
    """Decoder only, causal self-attention."""

    key = "text-generation"
    about = About(
        title=N_("Write text"),
        summary=N_("Learns a style, then continues your sentence."),
        category=Category.LANGUAGE,
        icon="text",
        order=10,
        input_hint=N_("Type the beginning of a text"),
        item=N_("tokens"),
        verb=N_("Write on"),
    )
    input = Modality.TEXT
    output = Modality.TEXT
    roles = (
        Role(
            name="text",
            modality=Modality.TEXT,
            title=N_("Text"),
            known_names=("content", "document", "paragraphs", "文本", "正文"),
        ),
    )
    samples = (
        Sample(key="stories-en", title=N_("English stories"), language="en", file="stories-en.txt"),
        Sample(key="stories-zh", title=N_("Chinese stories"), language="zh_CN", file="stories-zh.txt"),
        Sample(key="repeats", title=N_("Repeated random letters"), language="", file="repeats.txt"),
    )
    metrics = ("perplexity", "token-accuracy")
    experiment_type = TextExperiment
    processor_type = TextProcessor
    options_type = GenerationOptions
    manners = MANNERS

    def preset(self, name: str) -> TextExperiment:
        shapes = {
            "tiny": (
                TextModel(n_layer=2, n_head=4, d_model=64, seq_len=64),
                TrainingConfig(steps=1200, batch_size=16, eval_interval=60),
            ),
            "small": (
                TextModel(n_layer=4, n_head=8, d_model=128, seq_len=128),
                TrainingConfig(
                    steps=2000, batch_size=8, learning_rate=0.01, weight_decay=0.1, eval_interval=100
                ),
            ),
            "large": (
                TextModel(n_layer=6, n_head=6, d_model=384, seq_len=256, dropout=0.1),
                TrainingConfig(steps=4000, batch_size=64, eval_interval=200),
            ),
        }
        model, training = shapes[name]
        return TextExperiment(
            scenario=self.key,
            preset=name,
            split=SplitConfig(),
            preprocessing=TextPreprocessing(),
            model=model,
            training=training,
        )

    def check(self, experiment: TextExperiment, examples: Examples | None) -> dict[str, Text]:
        found = head_problems(experiment.model.d_model, experiment.model.n_head, rotary=True)
        if examples is not None:
            split = experiment.split
            n_character = examples.count_characters("text")
            validation = n_character * split.validation_percent / 100
            is_bytes = experiment.preprocessing.tokenizer == ByteTokenizer.kind
            most = LONGEST_CHARACTER if is_bytes else 1  # tokens that a character can be
            needed = -(-(experiment.model.seq_len + 2) // most)
            # fewer characters than this can never fill a window
            if split.validation_percent and validation < needed:
                found["model.seq_len"] = text(
                    "The text is too short: its validation part has {count} characters, a context of {context} "
                    "needs at least {needed}. Choose a shorter context or a longer text.",
                    count=int(validation),
                    context=experiment.model.seq_len,
                    needed=needed,
                )
        return found

    def advise(self, examples: Examples, experiment: TextExperiment) -> Advice:
        n_character = examples.count_characters("text")
        if n_character < 20_000:
            return Advice(
                "too little",
                text(
                    "{count:,} characters are very few: the model will learn them by heart.",
                    count=n_character,
                ),
            )
        if n_character < 150_000:
            return Advice(
                "little",
                text(
                    "{count:,} characters are enough to see it learn; for good texts bring more.",
                    count=n_character,
                ),
            )
        return Advice("good", text("{count:,} characters: enough for a small model.", count=n_character))

    def fit(self, train: Examples, experiment: TextExperiment, progress: Progress) -> TextProcessor:
        settings, lines = experiment.preprocessing, train.texts("text")
        found = fit_tokenizer(
            settings.tokenizer,
            lines,
            settings.vocab_size,
            progress,
            is_exact=True,
            cleaning=settings.cleaning,
            coverage=settings.character_coverage,
        )
        return TextProcessor(found)

    def encode(self, processor: TextProcessor, examples: Examples, progress: Progress) -> Arrays:
        return joined(self.encode_in_pieces(processor, examples, progress))

    def encode_in_pieces(
        self, processor: TextProcessor, examples: Examples, progress: Progress
    ) -> Iterator[Arrays]:
        tokenizer = processor.tokenizer
        kind = np.uint16 if tokenizer.vocab_size <= 2**16 else np.uint32
        texts = examples.texts("text")
        is_rows = examples.continuous is None
        end = tokenizer.encode(DOCUMENT_END)
        waiting: list[np.ndarray[Any, Any]] = []  # rows may be short, and a piece each would be slow
        n_waiting = 0
        yield {"tokens": np.empty(0, dtype=kind)}
        for number, part in enumerate(texts):
            progress.update(number / len(texts))
            for start in range(0, len(part), PIECE_CHARACTERS):
                waiting.append(np.array(tokenizer.encode(part[start : start + PIECE_CHARACTERS]), dtype=kind))
                n_waiting += len(waiting[-1])
            if is_rows:
                waiting.append(np.array(end, dtype=kind))
            if n_waiting >= PIECE_TOKENS:
                yield {"tokens": np.concatenate(waiting)}
                waiting, n_waiting = [], 0
        if waiting:
            yield {"tokens": np.concatenate(waiting)}

    def see(
        self, processor: TextProcessor, experiment: TextExperiment, value: Mapping[str, Value]
    ) -> Sequence[Seen]:
        ids = processor.tokenizer.encode(str(value["text"])[:2000])[: experiment.model.seq_len]
        labels = processor.tokenizer.labels(ids)
        return [TokensSeen(title=N_("Text"), tokens=tuple(labels), ids=tuple(ids))]

    def build(self, experiment: TextExperiment, processor: TextProcessor) -> Decoder:
        return build_decoder(experiment.model, processor.tokenizer.vocab_size)

    def task(self, trained: Trained, train: Arrays, validation: Arrays, probe: Value) -> TextTask:
        experiment: TextExperiment = trained.experiment
        needed = experiment.model.seq_len + 2
        for name, arrays, is_needed in (
            ("train", train, True),
            ("validation", validation, experiment.split.validation_percent > 0),
        ):
            if is_needed and len(arrays["tokens"]) < needed:
                raise WorkbenchError(
                    text(
                        "The text is too short: its {split} part has {count} tokens, a context of {context} needs "
                        "at least {needed}.",
                        split=name,
                        count=len(arrays["tokens"]),
                        context=experiment.model.seq_len,
                        needed=needed,
                    ),
                    text("Choose a shorter context or a longer text."),
                )
        return TextTask(self, trained, train, validation, str(probe))

    def default_input(self, examples: Examples) -> str:
        long = examples.continuous
        parts = examples.texts("text")[:1] if long is None else long.cut(0, SEARCHED_CHARACTERS)
        whole = "".join(parts)[:SEARCHED_CHARACTERS]
        lines = [line.strip() for line in whole.splitlines()]
        prose = (line for line in lines if len(line) > 60 and line[0].isalpha())
        first = next(prose, next((line for line in lines if len(line) > 24), whole.strip()))
        beginning = first[:INPUT_CHARACTERS]
        return beginning.rsplit(" ", 1)[0] if " " in beginning[8:] else beginning[:16]

    def read(self, trained: Trained, value: Value) -> Reading:
        tokenizer: Tokenizer = trained.processor.tokenizer
        return self.read_tokens(trained, tokenizer.encode(str(value)))

    def read_tokens(self, trained: Trained, tokens: Sequence[int]) -> Reading:
        """Return maps and next-token probabilities for *tokens*, cut to the last that fit the context."""
        import torch

        from workbench.models.capture import capture_attention

        tokenizer: Tokenizer = trained.processor.tokenizer
        kept = list(tokens)[-trained.experiment.model.seq_len :] or tokenizer.encode(DOCUMENT_END)
        model = trained.model.eval()
        device = next(model.parameters()).device
        with torch.inference_mode(), capture_attention(model) as captured:
            logits = model(torch.tensor([kept], device=device))  # (1, T, vocab_size)
            maps = captured.maps("decoder")[:, 0].float().cpu().numpy()  # (L, H, T, T)
            likely = logits[0, -1].float().softmax(-1).topk(min(SHOWN_PROBABILITIES, tokenizer.vocab_size))
        labels = tuple(tokenizer.labels(kept))
        axis = Axis(kind="tokens", labels=labels)
        hidden = ~np.tri(len(kept), dtype=bool)
        names = tokenizer.labels(likely.indices.tolist())
        return Reading(
            kinds={"decoder": KindMaps(maps=maps, query=axis, key=axis, hidden=hidden)},
            probabilities=tuple(zip(names, likely.values.tolist(), strict=True)),
            output=names[0],
        )

    def names(self, processor: TextProcessor, ids: Sequence[int], side: Side = "output") -> list[str]:
        return processor.tokenizer.labels(ids)

    def predict(
        self, trained: Trained, value: Value, options: GenerationOptions, stop: Stop = never
    ) -> Iterator[Prediction]:
        tokenizer: Tokenizer = trained.processor.tokenizer
        yield from self.generate(trained, tokenizer.encode(str(value)), options, stop)

    def generate(
        self, trained: Trained, prompt: Sequence[int], options: GenerationOptions, stop: Stop
    ) -> Iterator[Prediction]:
        """Yield the prompt's continuation, longer and longer."""
        tokenizer: Tokenizer = trained.processor.tokenizer
        start = list(prompt) or tokenizer.encode(DOCUMENT_END)
        ended = end_of(tokenizer, options.stops_at)
        written: list[int] = []
        shown = 0
        for written in written_so_far(trained.model, start, options, ended):
            if stop():
                break
            if len(written) - shown >= SHOWN_EVERY:
                shown = len(written)
                yield Prediction(output=tokenizer.decode([*prompt, *written]), n_token=len(written))
        yield Prediction(output=tokenizer.decode([*prompt, *written]), n_token=len(written))

    def judge(
        self, trained: Trained, arrays: Arrays, examples: Examples, progress: Progress
    ) -> Iterator[Judged]:
        import torch
        import torch.nn.functional as F

        tokenizer: Tokenizer = trained.processor.tokenizer
        model = trained.model.eval()
        device = next(model.parameters()).device
        seq_len = trained.experiment.model.seq_len
        tokens = arrays["tokens"]  # perhaps a file of which only what is measured shall be read
        if len(tokens) < 2:
            raise WorkbenchError(
                text("There is too little text to measure."), text("At least two tokens are needed.")
            )
        for starts, length in _judged_windows(len(tokens), seq_len):
            progress.update(int(starts[0]) / len(tokens))
            rows = tokens[starts[:, None] + np.arange(length + 1)].astype(np.int64)
            windows = torch.from_numpy(rows).to(device)  # (B, T+1)
            with torch.inference_mode():
                logits = model(windows[:, :-1]).float()  # (B, T, vocab_size)
                losses = F.cross_entropy(logits.transpose(1, 2), windows[:, 1:], reduction="none")  # (B, T)
                guesses = logits.argmax(-1)
            n_correct = (guesses == windows[:, 1:]).sum(-1).tolist()
            found = zip(windows.tolist(), guesses.tolist(), losses.mean(-1).tolist(), n_correct, strict=True)
            for window, guess, loss, right in found:
                yield Judged(
                    value=tokenizer.decode(window),
                    expected=tokenizer.decode(window[1:]),
                    predicted=tokenizer.decode(guess),
                    loss=loss,
                    n_item=length,
                    n_correct=right,
                )

    def diagram(self, experiment: TextExperiment, processor: Any | None) -> tuple[DiagramColumn, ...]:
        shape = experiment.model
        size = None if processor is None else processor.tokenizer.vocab_size
        return (decoder_column(shape, f"{shape.seq_len}", size),)

    def work(self, experiment: TextExperiment) -> Work:
        return Work(
            n_token=experiment.training.batch_size * experiment.model.seq_len,
            context=experiment.model.seq_len,
        )


def _judged_windows(n_token: int, seq_len: int) -> Iterator[tuple[npt.NDArray[np.int64], int]]:
    """Yield where windows side by side begin, a batch at a time, and their length; the last one may be shorter."""
    n_whole, rest = divmod(n_token - 1, seq_len)
    for first in range(0, n_whole, JUDGE_WINDOWS):
        yield np.arange(first, min(first + JUDGE_WINDOWS, n_whole)) * seq_len, seq_len
    if rest:
        yield np.array([n_whole * seq_len]), rest


SCENARIO = TextGeneration()

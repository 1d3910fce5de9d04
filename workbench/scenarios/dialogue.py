"""Dialogue: a decoder reads the turns of a conversation, each with the mark of its speaker, and answers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.atomic import read_json, write_json
from workbench.data.conversations import NAMELESS, Turn, conversation_text, turns_of
from workbench.data.examples import Examples, Modality, Role
from workbench.data.split import SplitConfig
from workbench.language import N_, Text, WorkbenchError, text
from workbench.preprocessing.cleaning import WithCleaning
from workbench.preprocessing.ragged import ragged, ragged_line
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
    never,
)
from workbench.scenarios.decoders import (
    IGNORED,
    Line,
    build_decoder,
    decoder_column,
    lines_batch,
    measured_lines,
    written_loss,
)
from workbench.scenarios.like_lengths import LikeLengths
from workbench.scenarios.model_settings import coverage, dropout, heads, layers, tokenizer, vocabulary, width
from workbench.scenarios.shapes import head_problems
from workbench.scenarios.writing import MANNERS, GenerationOptions, written_so_far
from workbench.schema import Choice, setting
from workbench.training.config import TrainingConfig

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.decoder import Decoder
    from workbench.training.task import Batch, ProbeResult

END = 2  # after every turn
MOST_SPEAKERS = 8  # with a mark of their own name; of more names only the order in which they speak is kept
SHOWN_PROBABILITIES = 12
LONGEST_ANSWER = 60  # tokens that are written in Inspect and to be measured
JUDGE_BATCH = 64
REPORTED = 500  # conversations after which somebody may cancel
FEW, ENOUGH = 100, 600  # conversations
FIRST_INPUT = 60  # characters: a map of so many tokens is still legible


@dataclass(frozen=True, slots=True, kw_only=True)
class DialoguePreprocessing(WithCleaning):
    """How turns become tokens, and which of them the model learns to say."""

    tokenizer: str = tokenizer("sentencepiece")
    vocab_size: int = vocabulary(800)
    character_coverage: float = coverage()
    plays: str = setting(
        "",
        title=N_("The model plays"),
        help=N_(
            "Name of the speaker whose turns the model writes, as it stands in the data. Left empty it is whoever "
            "most often speaks second."
        ),
        placeholder=N_("who answers"),
    )
    learns: str = setting(
        "all",
        title=N_("Learns from"),
        help=N_("Which turns count in the loss."),
        choices=(
            Choice(
                value="all",
                title=N_("All turns"),
                help=N_("It learns what both sides say: more text to learn the language from."),
            ),
            Choice(
                value="answers",
                title=N_("Its own turns"),
                help=N_("Only the turns of the speaker it plays count; the others are read."),
            ),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueModel:
    """Shape of the decoder."""

    n_layer: int = layers(
        4, help=N_("How many times the conversation is read and rewritten, one block after the other.")
    )
    n_head: int = heads(4)
    d_model: int = width(128)
    seq_len: int = setting(
        192,
        title=N_("Context"),
        help=N_("How many tokens of the conversation the model can look back. Earlier turns are forgotten."),
        unit=N_("tokens"),
        minimum=16,
        maximum=4096,
        step=8,
    )
    dropout: float = dropout(0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueExperiment(Experiment):
    """The complete config of a dialogue training."""

    preprocessing: DialoguePreprocessing
    model: DialogueModel


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueOptions(GenerationOptions):
    """How an answer is drawn."""

    max_tokens: int = setting(
        LONGEST_ANSWER,
        title=N_("Longest answer"),
        help=N_("An answer that has not ended after so many tokens is cut off."),
        unit=N_("tokens"),
        minimum=1,
        maximum=2000,
    )
    stops_at: str = "length"  # an answer ends by itself, which is nothing to choose
    shortest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What the model reads before it writes."""

    ids: list[int]
    n_begun: int  # of the ids, the last ones that are words of the answer already
    n_left_out: int  # earlier turns that did not fit


class DialogueProcessor(Processor):
    """The tokeniser, and a mark for each speaker: the ids after those of the tokeniser."""

    def __init__(
        self, tokenizer: Tokenizer, speakers: Sequence[str], plays: int, *, is_by_place: bool = False
    ) -> None:
        """Take the names of the speakers, and which of them the model plays.

        With *is_by_place* the names are "A", "B", … and mean who speaks first, second, … in a conversation.
        """
        self.tokenizer = tokenizer
        self.speakers = tuple(speakers)
        self.plays = plays
        self.is_by_place = is_by_place
        self._codes = {name.casefold(): code for code, name in enumerate(self.speakers)}

    @property
    def vocab_size(self) -> int:
        """Number of ids, the marks of the speakers among them."""
        return self.tokenizer.vocab_size + len(self.speakers)

    @property
    def marks(self) -> range:
        """The marks of all speakers."""
        return range(self.tokenizer.vocab_size, self.vocab_size)

    @property
    def sides(self) -> tuple[str, str]:
        """Who a person speaks as, and who the model is."""
        other = next(
            (name for code, name in enumerate(self.speakers) if code != self.plays), self.speakers[0]
        )
        return other, self.speakers[self.plays]

    @property
    def mark(self) -> int:
        """The mark of the speaker the model plays."""
        return self.tokenizer.vocab_size + self.plays

    def save(self, folder: Path) -> None:
        self.tokenizer.save(folder, "tokenizer")
        values = {
            "speakers": list(self.speakers),
            "plays": self.plays,
            "is_by_place": self.is_by_place,
        }
        write_json(folder / "speakers.json", values)

    @classmethod
    def load(cls, folder: Path) -> DialogueProcessor:
        path = folder / "speakers.json"
        values = read_json(path)
        try:
            speakers, plays = [str(name) for name in values["speakers"]], int(values["plays"])
            if not 0 <= plays < len(speakers):
                raise ValueError
            is_by_place = bool(values["is_by_place"])
        except (KeyError, TypeError, ValueError) as error:
            raise WorkbenchError(
                text("“{path}” is damaged.", path=str(path)), text("Restore the folder from a copy.")
            ) from error
        return cls(load_tokenizer(folder, "tokenizer"), speakers, plays, is_by_place=is_by_place)

    def encoded(self, turns: Sequence[Turn]) -> list[list[int]]:
        """Return the ids of each turn: mark, words, end."""
        first = self.tokenizer.vocab_size
        codes = self._codes_of(turns)
        return [
            [first + code, *self.tokenizer.encode(turn.words), END]
            for code, turn in zip(codes, turns, strict=True)
        ]

    def _codes_of(self, turns: Sequence[Turn]) -> list[int]:
        """Return which speaker says each of *turns*; who is unknown is somebody the model does not play."""
        if self.is_by_place:
            names = list(dict.fromkeys(turn.speaker.casefold() for turn in turns))
            return [min(names.index(turn.speaker.casefold()), len(self.speakers) - 1) for turn in turns]
        other = next((code for code in range(len(self.speakers)) if code != self.plays), 0)
        if turns and not any(turn.speaker for turn in turns):  # the last one waits for an answer
            return [self.plays if (len(turns) - at) % 2 == 0 else other for at in range(len(turns))]
        return [self._codes.get(turn.speaker.casefold(), other) for turn in turns]

    def prompt(self, conversation: str, seq_len: int, room: int) -> Prompt:
        """Return what is read of *conversation* before the answer; a last turn of the model itself goes on.

        Whole turns are kept, the latest ones, so that *room* tokens can be written; of a single turn that is too long
        its end is.
        """
        turns = turns_of(conversation)
        encoded = self.encoded(turns)
        begun: list[int] = []
        if encoded and encoded[-1][0] == self.mark and turns[-1].speaker:
            begun = encoded.pop()[1:-1]
        last = [self.mark, *begun]
        most = max(1, seq_len - min(room, seq_len // 3))
        kept = last[-most:]
        n_kept = 0
        for turn in reversed(encoded):
            if len(kept) + len(turn) > most:
                break
            kept = [*turn, *kept]
            n_kept += 1
        if not n_kept and encoded and len(kept) < most:
            kept = [*encoded[-1][len(kept) - most :], *kept]
            n_kept = 1
        return Prompt(ids=kept, n_begun=min(len(begun), len(kept)), n_left_out=len(encoded) - n_kept)

    def labels(self, ids: Sequence[int]) -> list[str]:
        """Return what is shown for each id: a mark is the name with a colon."""
        first = self.tokenizer.vocab_size
        words = iter(self.tokenizer.labels([token for token in ids if token < first]))
        return [f"{self.speakers[token - first]}:" if token >= first else next(words) for token in ids]

    def decode(self, ids: Sequence[int]) -> str:
        """Return the words in *ids*; marks and ends are left out."""
        return self.tokenizer.decode([token for token in ids if token < self.tokenizer.vocab_size])

    def answers(self, conversation: str) -> Iterator[tuple[str, str]]:
        """Yield what was said before each turn of the speaker the model plays, and that turn's words."""
        turns = turns_of(conversation)
        for at, code in enumerate(self._codes_of(turns)):
            if code == self.plays and at:
                yield conversation_text(turns[:at]), turns[at].words


def speakers_in(conversations: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """Return how many turns each speaker has, and how often each is the second one to speak."""
    said: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for conversation in conversations:
        names = [turn.speaker for turn in turns_of(conversation)]
        said.update(names)
        others = [name for name in names if name != names[0]]
        second.update(others[:1])
    return said, second


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a conversation that fits the context: ids [start, end), of which those from *counted* on count."""

    row: int
    start: int
    end: int
    counted: int


def windows_of(arrays: Arrays, seq_len: int, n_word: int) -> list[Window]:
    """Return every conversation whole, or in parts that overlap where it is longer than *seq_len* can read.

    Args:
        arrays: What `Dialogue.encode` returned.
        seq_len: Tokens the model can read at once.
        n_word: The first id that is the mark of a speaker.
    """
    found: list[Window] = []
    offsets = arrays["offsets"]
    for row in range(len(offsets) - 1):
        line = ragged_line(arrays["tokens"], offsets, row)
        turns = np.flatnonzero(line >= n_word)
        start, counted = 0, 1
        while counted < len(line):
            end = min(len(line), start + seq_len + 1)
            found.append(Window(row, start, end, counted))
            counted = end
            later = turns[(turns >= end - seq_len // 2) & (turns < end)]
            start = int(later[0]) if len(later) else end - seq_len // 2
    return found


class DialogueTask:
    """Shuffled passes over the conversations; those of like length share a batch so that little padding is computed."""

    def __init__(
        self, scenario: Dialogue, trained: Trained, train: Arrays, validation: Arrays, probe: str
    ) -> None:
        experiment: DialogueExperiment = trained.experiment
        self._scenario = scenario
        self._trained = trained
        self._processor: DialogueProcessor = trained.processor
        self._smoothing = experiment.training.label_smoothing
        self._is_all = experiment.preprocessing.learns == "all"
        self._train, self._validation = train, validation
        seq_len, n_word = experiment.model.seq_len, self._processor.tokenizer.vocab_size
        self._windows, self._validation_windows = (
            [window for window in windows_of(each, seq_len, n_word) if self._counted(each, window).any()]
            for each in (train, validation)
        )
        if not self._windows:
            raise _nothing_to_train_on()
        lengths = np.array([window.end - window.start for window in self._windows])
        self._order = LikeLengths(lengths, experiment.training.batch_size, experiment.training.seed)
        self._probe = probe
        self.random_guess = math.log(self._processor.vocab_size)

    def _counted(self, arrays: Arrays, window: Window) -> npt.NDArray[np.bool_]:
        """Return which ids of the whole conversation count as targets of *window*."""
        line = ragged_line(arrays["tokens"], arrays["offsets"], window.row)
        is_counted = (np.arange(len(line)) >= window.counted) & (np.arange(len(line)) < window.end)
        if self._is_all:
            return is_counted
        is_mark = line >= self._processor.tokenizer.vocab_size
        speaker = line[np.maximum.accumulate(np.where(is_mark, np.arange(len(line)), 0))]
        return is_counted & ~is_mark & (speaker == self._processor.mark)

    def training_batch(self, step: int) -> Batch:
        return self._batch(self._train, [self._windows[row] for row in self._order.rows(step)])

    def validation_batches(self, max_items: int | None) -> Iterator[Batch]:
        windows = self._validation_windows if max_items is None else self._validation_windows[:500]
        for start in range(0, len(windows), JUDGE_BATCH):
            yield self._batch(self._validation, windows[start : start + JUDGE_BATCH])

    def _batch(self, arrays: Arrays, windows: Sequence[Window]) -> Batch:
        import torch

        from workbench.training.task import Batch

        length = max(window.end - window.start - 1 for window in windows)
        entered = np.full((len(windows), length), END, dtype=np.int64)
        expected = np.full_like(entered, IGNORED)
        for index, window in enumerate(windows):
            line = ragged_line(arrays["tokens"], arrays["offsets"], window.row).astype(np.int64)
            part = line[window.start : window.end]
            counted = self._counted(arrays, window)[window.start : window.end]
            entered[index, : len(part) - 1] = part[:-1]
            expected[index, : len(part) - 1] = np.where(counted, part, IGNORED)[1:]
        n_item = int((expected != IGNORED).sum())
        return Batch((torch.from_numpy(entered),), torch.from_numpy(expected), n_item)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        return written_loss(model, batch, self._smoothing)

    def probe(self, model: nn.Module) -> ProbeResult:
        from workbench.training.task import ProbeResult

        trained = Trained(model, self._processor, self._trained.experiment)
        reading = self._scenario.read(trained, self._probe)
        maps = reading.kinds["decoder"]
        shown = f"{self._probe}\n→ {reading.output}"
        return ProbeResult(shown, {"decoder": maps.maps}, {"decoder": maps.hidden})


class Dialogue(Scenario):
    """Decoder only, over turns with the marks of their speakers."""

    key = "dialogue"
    about = About(
        title=N_("Dialogue"),
        summary=N_("Reads what was said so far and answers, turn by turn."),
        category=Category.LANGUAGE,
        icon="dialogue",
        order=55,
        input_hint=N_("Say something"),
        item=N_("tokens"),
        verb=N_("Answer"),
        explain={
            "data": N_(
                "A conversation is one example and stays whole: no part of it is in training while another part is "
                "measured."
            ),
            "inspect": N_(
                "A name with a colon is one token, the mark of who speaks. The model reads the conversation up to the "
                "mark of the speaker it plays and writes that turn; its words are the last rows."
            ),
            "evaluate": N_(
                "Every turn of the speaker the model plays is measured, after what was really said before it. A good "
                "answer in other words still counts as a surprise, so look at the answers themselves too. Distinct-1 "
                "and distinct-2 are low where the model gives the same answer to everybody."
            ),
            "use": N_(
                "The model reads the whole conversation again for each answer, as far as it fits its context. What no "
                "longer fits is forgotten, and a line says so."
            ),
        },
    )
    input = Modality.CONVERSATION
    output = Modality.TURN
    roles = (
        Role(
            name="conversation",
            modality=Modality.TEXT,
            title=N_("Conversation"),
            known_names=(
                *("dialogue", "dialog", "turns", "messages", "utterances", "conversations"),
                *("conversation_id", "dialogue_id", "dialog_id", "question", "prompt"),
                *("对话", "会话", "对话编号", "问题", "提问"),
            ),
            is_conversation=True,
        ),
        Role(
            name="speaker",
            modality=Modality.PART,
            title=N_("Speaker (a turn a row)"),
            known_names=("role", "from", "who", "author", "name", "说话人", "角色"),
            is_optional=True,
            goes_with="turn",
        ),
        Role(
            name="turn",
            modality=Modality.PART,
            title=N_("Words (a turn a row)"),
            known_names=("text", "utterance", "content", "message", "words", "内容", "文本"),
            is_optional=True,
            goes_with="speaker",
        ),
        Role(
            name="answer",
            modality=Modality.PART,
            title=N_("Answer (to a question)"),
            known_names=("reply", "response", "答案", "回答"),
            is_optional=True,
        ),
    )
    samples = (
        Sample(
            key="dialogues-en", title=N_("English conversations"), language="en", file="dialogues-en.jsonl.gz"
        ),
        Sample(
            key="dialogues-zh",
            title=N_("Chinese conversations"),
            language="zh_CN",
            file="dialogues-zh.jsonl.gz",
        ),
    )
    metrics = ("perplexity", "character-perplexity", "distinct-1", "distinct-2")
    experiment_type = DialogueExperiment
    processor_type = DialogueProcessor
    options_type = DialogueOptions
    manners = MANNERS

    def preset(self, name: str) -> DialogueExperiment:
        shapes = {
            "tiny": (
                DialogueModel(n_layer=2, n_head=4, d_model=64, seq_len=128, dropout=0.0),
                TrainingConfig(steps=500, batch_size=16, eval_interval=50),
            ),
            "small": (
                DialogueModel(n_layer=3, n_head=4, d_model=128, seq_len=192),
                TrainingConfig(steps=1200, batch_size=16, eval_interval=100),
            ),
            "large": (
                DialogueModel(n_layer=6, n_head=8, d_model=384, seq_len=512),
                TrainingConfig(steps=6000, batch_size=64, eval_interval=200),
            ),
        }
        model, training = shapes[name]
        return DialogueExperiment(
            scenario=self.key,
            preset=name,
            split=SplitConfig(),
            preprocessing=DialoguePreprocessing(vocab_size=4000 if name == "large" else 800),
            model=model,
            training=training,
        )

    def check(self, experiment: DialogueExperiment, examples: Examples | None) -> dict[str, Text]:
        found = head_problems(experiment.model.d_model, experiment.model.n_head, rotary=True)
        wanted = experiment.preprocessing.plays.strip()
        if examples is not None and wanted:
            said, _ = speakers_in(examples.texts("conversation"))
            if len(said) <= MOST_SPEAKERS and wanted.casefold() not in {name.casefold() for name in said}:
                found["preprocessing.plays"] = text(
                    "Nobody called “{name}” speaks in the data. There are: {names}.",
                    name=wanted,
                    names=", ".join(sorted(said)),
                )
        return found

    def advise(self, examples: Examples, experiment: DialogueExperiment) -> Advice:
        count = len(examples)
        if count < FEW:
            return Advice(
                "too little",
                text(
                    "{count:,} conversations are very few: the model will learn them by heart.", count=count
                ),
            )
        if count < ENOUGH:
            return Advice(
                "little",
                text(
                    "{count:,} conversations are enough to see it learn; bring more for new topics.",
                    count=count,
                ),
            )
        return Advice(
            "good", text("{count:,} conversations: enough for a small model of one topic.", count=count)
        )

    def fit(self, train: Examples, experiment: DialogueExperiment, progress: Progress) -> DialogueProcessor:
        conversations = train.texts("conversation")
        if not len(conversations):
            raise _nothing_to_train_on()
        settings = experiment.preprocessing
        lines = [turn.words for each in conversations for turn in turns_of(each)]
        found = fit_tokenizer(
            settings.tokenizer,
            lines,
            settings.vocab_size,
            progress,
            has_marks=True,
            is_fine=True,
            cleaning=settings.cleaning,
            coverage=settings.character_coverage,
        )
        said, second = speakers_in(conversations)
        wanted = settings.plays.strip().casefold()
        if len(said) > MOST_SPEAKERS:
            return DialogueProcessor(found, NAMELESS, 0 if wanted == "a" else 1, is_by_place=True)
        speakers = sorted(said, key=lambda name: (-said[name], name))
        usual = max(sorted(second), key=lambda name: second[name]) if second else speakers[0]
        plays = next((name for name in speakers if name.casefold() == wanted), usual)
        return DialogueProcessor(found, speakers, speakers.index(plays))

    def encode(self, processor: DialogueProcessor, examples: Examples, progress: Progress) -> Arrays:
        conversations = examples.texts("conversation")

        def each() -> Iterator[list[int]]:
            for row, conversation in enumerate(conversations):
                if not row % REPORTED:
                    progress.update(row / len(conversations))
                yield [token for turn in processor.encoded(turns_of(conversation)) for token in turn]

        tokens, offsets = ragged(each())
        return {"tokens": tokens, "offsets": offsets}

    def see(
        self, processor: DialogueProcessor, experiment: DialogueExperiment, value: Mapping[str, Value]
    ) -> Sequence[Seen]:
        turns = processor.encoded(turns_of(str(value["conversation"])))
        ids = [token for turn in turns for token in turn][: experiment.model.seq_len]
        return [
            TokensSeen(title=N_("Conversation"), tokens=tuple(processor.labels(ids)), ids=tuple(ids)),
        ]

    def build(self, experiment: DialogueExperiment, processor: DialogueProcessor) -> Decoder:
        return build_decoder(experiment.model, processor.vocab_size)

    def task(self, trained: Trained, train: Arrays, validation: Arrays, probe: Value) -> DialogueTask:
        return DialogueTask(self, trained, train, validation, str(probe))

    def default_input(self, examples: Examples) -> str:
        openings = [turns_of(each)[:1] for each in examples.texts("conversation")[:200]]
        lines = [conversation_text(turns) for turns in openings]
        return next((line for line in lines if FIRST_INPUT // 3 <= len(line) <= FIRST_INPUT), lines[0])

    def posed(self, value: Value, generator: np.random.Generator) -> Value:
        turns = turns_of(str(value))
        return conversation_text(turns[: 1 + 2 * int(generator.integers(max(1, (len(turns) + 1) // 2)))])

    def read(self, trained: Trained, value: Value) -> Reading:
        import torch

        from workbench.models.capture import capture_attention

        processor: DialogueProcessor = trained.processor
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        seq_len = trained.experiment.model.seq_len
        prompt = processor.prompt(str(value), seq_len, LONGEST_ANSWER)
        written = self._write(trained, [prompt.ids])[0]
        entered = [*prompt.ids, *written]
        with torch.inference_mode(), capture_attention(model) as captured:
            logits = model(torch.tensor([entered], device=device))  # (1, T, vocab_size)
            maps = captured.maps("decoder")[:, 0].float().cpu().numpy()  # (L, H, T, T)
        place = len(prompt.ids) - 1
        likely = logits[0, place].float().softmax(-1).topk(min(SHOWN_PROBABILITIES, processor.vocab_size))
        axis = Axis(kind="tokens", labels=tuple(processor.labels(entered)))
        names = processor.labels(likely.indices.tolist())
        return Reading(
            kinds={
                "decoder": KindMaps(maps=maps, query=axis, key=axis, hidden=~np.tri(len(entered), dtype=bool))
            },
            probabilities=tuple(zip(names, likely.values.tolist(), strict=True)),
            output=processor.decode([*_begun(prompt), *written]),
            place=place,
        )

    def names(self, processor: DialogueProcessor, ids: Sequence[int], side: Side = "output") -> list[str]:
        return processor.labels(ids)

    def predict(
        self, trained: Trained, value: Value, options: DialogueOptions, stop: Stop = never
    ) -> Iterator[Prediction]:
        processor: DialogueProcessor = trained.processor
        seq_len = trained.experiment.model.seq_len
        prompt = processor.prompt(str(value), seq_len, options.max_tokens)
        begun, ends = _begun(prompt), frozenset([END, *processor.marks])
        written: list[int] = []

        def answer(tokens: Sequence[int]) -> Prediction:
            words = tokens[:-1] if tokens and tokens[-1] in ends else tokens
            return Prediction(
                output=processor.decode([*begun, *words]),
                n_token=len(words),
                speakers=processor.sides,
                n_left_out=prompt.n_left_out,
            )

        for written in written_so_far(trained.model, prompt.ids, options, lambda tokens: tokens[-1] in ends):
            if stop():
                break
            yield answer(written)
        yield answer(written)

    def _write(self, trained: Trained, prompts: Sequence[Sequence[int]]) -> list[list[int]]:
        """Return the likeliest tokens after each of *prompts*; those of one length are written together."""
        from workbench.models.search import greedy_continuations

        processor: DialogueProcessor = trained.processor
        answers: list[list[int]] = [[] for _ in prompts]
        for length in sorted({len(prompt) for prompt in prompts}):
            rows = [row for row, prompt in enumerate(prompts) if len(prompt) == length]
            most = min(LONGEST_ANSWER, trained.experiment.model.seq_len - length)
            found = greedy_continuations(trained.model, [prompts[row] for row in rows], END, most, never)
            for row, written in zip(rows, found, strict=True):
                marks = (at for at, token in enumerate(written) if token >= processor.tokenizer.vocab_size)
                answers[row] = written[: next(marks, len(written))]
        return answers

    def judge(
        self, trained: Trained, arrays: Arrays, examples: Examples, progress: Progress
    ) -> Iterator[Judged]:
        processor: DialogueProcessor = trained.processor
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        seq_len = trained.experiment.model.seq_len
        asked = [pair for each in examples.texts("conversation") for pair in processor.answers(each)]
        if not asked:
            raise WorkbenchError(
                text("Nobody in these conversations is “{name}”.", name=processor.speakers[processor.plays]),
                text("The model plays this speaker, so there is nothing to compare its answers with."),
            )
        for start in range(0, len(asked), JUDGE_BATCH):
            progress.update(start / len(asked))
            pairs = asked[start : start + JUDGE_BATCH]
            lines: list[Line] = []
            for before, answer in pairs:
                written = [*processor.tokenizer.encode(answer), END]
                given = processor.prompt(before, seq_len, max(LONGEST_ANSWER, len(written))).ids
                lines.append((given, written[: seq_len + 1 - len(given)]))
            losses, n_item, n_correct = measured_lines(model, lines_batch(lines, END).to(device))
            outputs = self._write(trained, [given for given, _ in lines])
            for index, (before, answer) in enumerate(pairs):
                yield Judged(
                    value=before,
                    expected=answer,
                    predicted=processor.decode(outputs[index]),
                    loss=losses[index],
                    n_item=n_item[index],
                    n_correct=n_correct[index],
                )

    def diagram(self, experiment: DialogueExperiment, processor: Any | None) -> tuple[DiagramColumn, ...]:
        shape = experiment.model
        size = None if processor is None else processor.vocab_size
        return (decoder_column(shape, f"≤ {shape.seq_len}", size),)

    def work(self, experiment: DialogueExperiment) -> Work:
        # conversations fill about half of the context
        length = max(8, experiment.model.seq_len // 2)
        return Work(n_token=experiment.training.batch_size * length, context=length)


def _begun(prompt: Prompt) -> list[int]:
    return prompt.ids[len(prompt.ids) - prompt.n_begun :]


def _nothing_to_train_on() -> WorkbenchError:
    return WorkbenchError(
        text("There are no conversations left to train on."),
        text("Make the validation and test parts smaller, or bring more conversations."),
    )


SCENARIO = Dialogue()

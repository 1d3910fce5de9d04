"""Answer questions: an encoder over a question and a passage says where in the passage the answer stands."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.examples import Examples, Modality, Question, Role
from workbench.data.split import SplitConfig
from workbench.language import N_, Text, WorkbenchError, text
from workbench.preprocessing.cleaning import WithCleaning
from workbench.preprocessing.ragged import ragged, ragged_line
from workbench.preprocessing.special_tokens import SEPARATOR_LABEL
from workbench.preprocessing.tokenizer import UNKNOWN, Place, Tokenizer
from workbench.preprocessing.tokenizers import fit_tokenizer, load_tokenizer, with_cleaning
from workbench.progress import Progress
from workbench.scenarios.base import (
    About,
    Advice,
    Arrays,
    Axis,
    Category,
    DiagramBlock,
    DiagramColumn,
    Experiment,
    Highlight,
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
from workbench.scenarios.spans import best_spans, occurrence, tokens_of
from workbench.schema import setting
from workbench.training.config import TrainingConfig

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.span_encoder import SpanEncoder
    from workbench.training.task import Batch, ProbeResult

CLASS_SIGN = "◉"  # of the class token, as in other scenarios
JUDGE_BATCH = 32
SHOWN_ANSWERS = 5
LONGEST_ANSWER = 16  # tokens
REPORTED = 500  # rows after which somebody may cancel
IGNORED = -1
FIRST_PIECE = 3  # ids below it are signs in every learnt vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPreprocessing(WithCleaning):
    """How questions and passages become tokens."""

    tokenizer: str = tokenizer("sentencepiece")
    vocab_size: int = vocabulary(2000)
    character_coverage: float = coverage()
    exchanged_percent: float = setting(
        0.0,
        title=N_("Exchanged tokens"),
        help=N_(
            "While training, this share of the different tokens of an example become other ones, the same in question "
            "and passage, so that the model learns to compare words instead of remembering them. It helps where "
            "there are few questions, and learning takes longer."
        ),
        unit="%",
        minimum=0.0,
        maximum=80.0,
        step=5.0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionModel:
    """Shape of the encoder."""

    n_layer: int = layers(
        3,
        help=N_("How many times the tokens of question and passage look at each other, block after block."),
    )
    n_head: int = heads(4)
    d_model: int = width(128)
    max_len: int = longest(
        160,
        title=N_("Question and passage"),
        help=N_("Together they are cut off at this length. The question is kept first, up to half of it."),
    )
    marks_shared: bool = setting(
        False,  # as in projects made before this could be chosen
        title=N_("Mark shared words"),
        help=N_(
            "Tokens that stand in the question and in the passage get a mark that the model sees from the first block "
            "on. Without it the heads have to learn to compare words themselves, which takes much longer."
        ),
    )
    dropout: float = dropout(0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionExperiment(Experiment):
    """The complete config of a question answering training."""

    preprocessing: QuestionPreprocessing
    model: QuestionModel


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionOptions:
    """How an answer is looked for."""

    longest_answer: int = setting(
        LONGEST_ANSWER,
        title=N_("Longest answer"),
        help=N_("Parts of the passage with more tokens than this are not considered."),
        unit=N_("tokens"),
        minimum=1,
        maximum=512,
    )
    n_answer: int = setting(
        SHOWN_ANSWERS,
        title=N_("Answers shown"),
        help=N_("How many of the likeliest parts are listed."),
        minimum=1,
        maximum=20,
    )


class QuestionProcessor(Processor):
    """The tokeniser."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer

    def save(self, folder: Path) -> None:
        self.tokenizer.save(folder, "tokenizer")

    @classmethod
    def load(cls, folder: Path) -> QuestionProcessor:
        return cls(load_tokenizer(folder, "tokenizer"))


@dataclass(frozen=True, slots=True)
class Tokens:
    """A question and a passage as the model reads them."""

    question: list[int]
    passage: list[int]
    places: list[Place]  # of the tokens of the passage, in characters

    def inputs(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return ids (T,) and what each position is (T,)."""
        return laid_out(self.question, self.passage)


def laid_out(
    question: Sequence[int], passage: Sequence[int]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return class token, question, separator and passage: ids (T,) and what each position is (T,)."""
    from workbench.models.span_encoder import ASKED, CLASS, READ, SEPARATOR

    ids = np.array([UNKNOWN, *question, UNKNOWN, *passage], dtype=np.int64)
    parts = np.array([CLASS, *([ASKED] * len(question)), SEPARATOR, *([READ] * len(passage))], dtype=np.int64)
    return ids, parts


def room(n_question: int, max_len: int) -> tuple[int, int]:
    """Return how many tokens are kept of a question of *n_question* tokens, and how many of a passage at most."""
    kept = min(n_question, max_len // 2)
    return kept, max_len - kept - 1  # one for the separator


class QuestionTask:
    """Shuffled passes over the questions; those of like length share a batch so that little padding is computed."""

    def __init__(
        self,
        scenario: QuestionAnswering,
        trained: Trained,
        train: Arrays,
        validation: Arrays,
        probe: Question,
    ) -> None:
        experiment: QuestionExperiment = trained.experiment
        self._scenario = scenario
        self._trained = trained
        self._max_len = experiment.model.max_len
        self._seed = experiment.training.seed
        self._smoothing = experiment.training.label_smoothing
        self._exchanged = experiment.preprocessing.exchanged_percent / 100
        self._n_token = trained.processor.tokenizer.vocab_size
        self._train, self._validation = train, validation
        self._probe = probe
        self._rows, self._validation_rows = (
            rows_within_reach(each, self._max_len) for each in (train, validation)
        )
        if not len(self._rows):
            raise out_of_reach(self._max_len)
        lengths = np.diff(train["question_offsets"]) + np.diff(train["passage_offsets"])
        lengths = np.minimum(lengths[self._rows], self._max_len)
        self._order = LikeLengths(lengths, experiment.training.batch_size, experiment.training.seed)
        self.random_guess = self._guess()

    def _guess(self) -> float:
        arrays, rows = (
            (self._validation, self._validation_rows)
            if len(self._validation_rows)
            else (self._train, self._rows)
        )
        n_question, n_passage = np.diff(arrays["question_offsets"]), np.diff(arrays["passage_offsets"])
        kept = [min(int(n_passage[row]), room(int(n_question[row]), self._max_len)[1]) for row in rows[:1000]]
        return float(np.mean(np.log(kept)))

    def training_batch(self, step: int) -> Batch:
        batch = question_batch(self._train, self._rows[self._order.rows(step)], self._max_len)
        if self._exchanged:
            rng = np.random.default_rng((self._seed, *self._order.place(step)))
            exchange(batch.inputs[0].numpy(), self._exchanged, self._n_token, rng)
        return batch

    def validation_batches(self, max_items: int | None) -> Iterator[Batch]:
        rows = self._validation_rows if max_items is None else self._validation_rows[:1000]
        for start in range(0, len(rows), JUDGE_BATCH):
            yield question_batch(self._validation, rows[start : start + JUDGE_BATCH], self._max_len)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        import torch.nn.functional as F

        logits, targets = model(*batch.inputs), batch.targets  # (B, 2, T), (B, 2)
        mean = F.cross_entropy(logits.flatten(0, 1), targets.flatten())
        if not model.training or not self._smoothing:
            return mean
        # spread over the passage alone: where no answer can be, the logarithm has no bottom
        from workbench.models.span_encoder import READ

        _, parts, mask = batch.inputs
        within = ((parts == READ) & mask)[:, None, :]
        spread = (logits.log_softmax(-1) * within).sum(-1) / within.sum(-1)
        return (1 - self._smoothing) * mean - self._smoothing * spread.mean()

    def probe(self, model: nn.Module) -> ProbeResult:
        from workbench.training.task import ProbeResult

        trained = Trained(model, self._trained.processor, self._trained.experiment)
        reading = self._scenario.read(trained, self._probe)
        maps = reading.kinds["encoder"]
        lines = [f"{chance:4.0%}  {name}" for name, chance in reading.probabilities]
        shown = "\n".join([self._probe.question, *lines])
        return ProbeResult(shown, {"encoder": maps.maps}, {"encoder": maps.hidden})


def rows_within_reach(arrays: Arrays, max_len: int) -> npt.NDArray[np.int64]:
    """Return the rows whose answer stands in the part of the passage that is read."""
    kept = np.minimum(np.diff(arrays["question_offsets"]), max_len // 2)
    last = arrays["answers"][:, 1]
    return np.flatnonzero((last >= 0) & (last < max_len - kept - 1))


def question_batch(arrays: Arrays, rows: npt.NDArray[np.int64], max_len: int) -> Batch:
    """Return ids, parts and mask, each (B, T), and the first and last position of each answer (B, 2).

    Where an answer is out of reach both are -1.
    """
    import torch

    from workbench.training.task import Batch

    lines: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]] = []
    targets = np.full((len(rows), 2), IGNORED, dtype=np.int64)
    for index, row in enumerate(rows):
        question = ragged_line(arrays["question"], arrays["question_offsets"], int(row))
        passage = ragged_line(arrays["passage"], arrays["passage_offsets"], int(row))
        kept, longest_passage = room(len(question), max_len)
        lines.append(laid_out(question[:kept].tolist(), passage[:longest_passage].tolist()))
        first, last = arrays["answers"][int(row)]
        if 0 <= first <= last < longest_passage:
            targets[index] = first + kept + 2, last + kept + 2
    ids = np.full((len(rows), max(len(line) for line, _ in lines)), UNKNOWN, dtype=np.int64)
    parts, mask = np.zeros_like(ids), np.zeros(ids.shape, dtype=bool)
    for index, (line, kinds) in enumerate(lines):
        ids[index, : len(line)] = line
        parts[index, : len(line)] = kinds
        mask[index, : len(line)] = True
    inputs = (torch.from_numpy(ids), torch.from_numpy(parts), torch.from_numpy(mask))
    return Batch(inputs, torch.from_numpy(targets), int((targets >= 0).sum()))


def exchange(ids: npt.NDArray[np.int64], share: float, n_token: int, rng: np.random.Generator) -> None:
    """Make a *share* of the different tokens in each row of *ids* (B, T) other ones, wherever in the row they stand."""
    for row in ids:
        known, places = np.unique(row, return_inverse=True)
        chosen = rng.random(len(known)) < share
        known[chosen] = rng.integers(FIRST_PIECE, n_token, int(chosen.sum()))
        row[:] = known[places]


class QuestionAnswering(Scenario):
    """Encoder over question and passage with scores for the start and the end of the answer."""

    key = "question-answering"
    about = About(
        title=N_("Answer questions"),
        summary=N_("Finds the words of a short text that answer a question."),
        category=Category.LANGUAGE,
        icon="question",
        order=50,
        input_hint=N_("Ask something about the text"),
        item=N_("starts and ends"),
        verb=N_("Answer"),
        explain={
            "train": N_(
                "The loss is the mean of two: how surprised the model is by where the answer begins, and by where it "
                "ends. A blind guess spreads both over the whole passage."
            ),
            "inspect": N_(
                "◉ is the class token, ◆ stands between the question and the passage. The model does not write: it "
                "gives each token of the passage two scores, one for the start of the answer and one for its end."
            ),
            "evaluate": N_(
                "An answer that overlaps the right one counts as wrong in “Right answers” and in part in “Words in "
                "common”. Capital letters, punctuation and “a”, “an”, “the” make no difference."
            ),
            "use": N_(
                "The answer is cut from your text, character by character as you wrote it. If the text does not hold "
                "one, the model still marks its best guess."
            ),
        },
    )
    input = Modality.QUESTION
    output = Modality.SPAN
    roles = (
        Role(
            name="question",
            modality=Modality.TEXT,
            title=N_("Question"),
            known_names=("query", "ask", "q", "问题", "提问", "问"),
        ),
        Role(
            name="passage",
            modality=Modality.TEXT,
            title=N_("Passage"),
            known_names=(
                *("context", "paragraph", "document", "text", "article", "story"),
                *("段落", "文章", "上下文", "原文", "正文", "文本", "材料"),
            ),
        ),
        Role(
            name="answer",
            modality=Modality.TEXT,
            title=N_("Right answer"),
            known_names=("answers", "answer_text", "answer text", "span", "target", "a", "答案", "回答"),
            part_of="passage",
        ),
        Role(
            name="start",
            modality=Modality.NUMBER,
            title=N_("Where it starts"),
            known_names=("answer_start", "answer start", "start_index", "offset", "起始位置", "答案位置"),
            is_optional=True,
        ),
    )
    samples = (
        Sample(
            key="questions-en",
            title=N_("English passages and questions"),
            language="en",
            file="questions-en.tsv.gz",
        ),
        Sample(
            key="questions-zh",
            title=N_("Chinese passages and questions"),
            language="zh_CN",
            file="questions-zh.tsv.gz",
        ),
    )
    metrics = ("answer-exact", "answer-f1")
    experiment_type = QuestionExperiment
    processor_type = QuestionProcessor
    starts_from = ("fill-in-the-blank",)
    options_type = QuestionOptions

    def preset(self, name: str) -> QuestionExperiment:
        shapes = {
            "tiny": (
                QuestionPreprocessing(),
                QuestionModel(n_layer=2, n_head=4, d_model=64, max_len=160, marks_shared=True),
                TrainingConfig(steps=500, batch_size=24, eval_interval=25),
            ),
            "small": (
                QuestionPreprocessing(),
                QuestionModel(n_layer=3, n_head=4, d_model=128, max_len=160, marks_shared=True),
                TrainingConfig(steps=1200, batch_size=32, eval_interval=50),
            ),
            "large": (
                QuestionPreprocessing(vocab_size=8000),
                QuestionModel(n_layer=6, n_head=8, d_model=384, max_len=448, marks_shared=True, dropout=0.2),
                TrainingConfig(steps=8000, batch_size=64, eval_interval=200),
            ),
        }
        preprocessing, model, training = shapes[name]
        return QuestionExperiment(
            scenario=self.key,
            preset=name,
            split=SplitConfig(),
            preprocessing=preprocessing,
            model=model,
            training=training,
        )

    def check(self, experiment: QuestionExperiment, examples: Examples | None) -> dict[str, Text]:
        return head_problems(experiment.model.d_model, experiment.model.n_head, rotary=True)

    def advise(self, examples: Examples, experiment: QuestionExperiment) -> Advice:
        count = len(examples)
        n_passage = len(set(examples.texts("passage")))
        if count < 500:
            return Advice(
                "too little",
                text("{count:,} questions are very few: the model will learn them by heart.", count=count),
            )
        if count < 2000:
            return Advice(
                "little",
                text(
                    "{count:,} questions about {passages:,} passages are enough to see it learn; bring more for new "
                    "kinds of questions.",
                    count=count,
                    passages=n_passage,
                ),
            )
        return Advice(
            "good",
            text(
                "{count:,} questions about {passages:,} passages: enough for a small model of simple texts.",
                count=count,
                passages=n_passage,
            ),
        )

    def fit(self, train: Examples, experiment: QuestionExperiment, progress: Progress) -> QuestionProcessor:
        if not len(train):
            raise _nothing_to_train_on()
        settings = experiment.preprocessing
        # many questions may be asked about one passage, which is read once
        lines = list(dict.fromkeys([*train.texts("passage"), *train.texts("question")]))
        return QuestionProcessor(
            fit_tokenizer(
                settings.tokenizer,
                lines,
                settings.vocab_size,
                progress,
                is_fine=True,
                cleaning=settings.cleaning,
                coverage=settings.character_coverage,
            )
        )

    def fit_on(
        self, origin: Processor, train: Examples, experiment: QuestionExperiment, progress: Progress
    ) -> QuestionProcessor:
        if not len(train):
            raise _nothing_to_train_on()
        return QuestionProcessor(with_cleaning(origin.origin_tokenizer(), experiment.preprocessing.cleaning))

    def encode(self, processor: QuestionProcessor, examples: Examples, progress: Progress) -> Arrays:
        questions, passages = examples.texts("question"), examples.texts("passage")
        known: dict[
            str, tuple[list[int], list[Place]]
        ] = {}  # the last passage: its questions follow each other
        read: list[list[int]] = []
        asked: list[list[int]] = []
        answers = np.full((len(examples), 2), IGNORED, dtype=np.int32)
        for row in range(len(examples)):
            if not row % REPORTED:
                progress.update(row / len(examples))
            passage = passages[row]
            if passage not in known:
                known = {passage: processor.tokenizer.encode_with_places(passage)}
            ids, places = known[passage]
            asked.append(processor.tokenizer.encode_with_places(questions[row].strip())[0])
            read.append(ids)
            start, end = answer_place(examples, row)
            answers[row] = tokens_of(places, start, end)
        question, question_offsets = ragged(asked)
        tokens, offsets = ragged(read)
        return {
            "question": question,
            "question_offsets": question_offsets,
            "passage": tokens,
            "passage_offsets": offsets,
            "answers": answers,
        }

    def see(
        self, processor: QuestionProcessor, experiment: QuestionExperiment, value: Mapping[str, Value]
    ) -> Sequence[Seen]:
        found = tokens_seen(
            processor, experiment.model.max_len, Question(str(value["question"]), str(value["passage"]))
        )
        answer = processor.tokenizer.encode_with_places(str(value["answer"]).strip())[0]
        return [
            TokensSeen(title=role.title, tokens=tuple(processor.tokenizer.labels(ids)), ids=tuple(ids))
            for role, ids in zip(self.roles, (found.question, found.passage, answer), strict=False)
        ]

    def build(self, experiment: QuestionExperiment, processor: QuestionProcessor) -> SpanEncoder:
        from workbench.models.span_encoder import SpanEncoder
        from workbench.models.text_encoder import EncoderShape

        shape = experiment.model
        return SpanEncoder(
            EncoderShape(
                vocab_size=processor.tokenizer.vocab_size,
                max_len=shape.max_len,
                n_layer=shape.n_layer,
                n_head=shape.n_head,
                d_model=shape.d_model,
                dropout=shape.dropout,
            ),
            marks_shared=shape.marks_shared,
        )

    def task(self, trained: Trained, train: Arrays, validation: Arrays, probe: Value) -> QuestionTask:
        if not len(train["answers"]):
            raise _nothing_to_train_on()
        return QuestionTask(self, trained, train, validation, _question(probe))

    def default_input(self, examples: Examples) -> Question:
        questions, passages = examples.texts("question"), examples.texts("passage")
        row = next((row for row, passage in enumerate(passages) if 40 <= len(passage) <= 240), 0)
        return Question(questions[row].strip(), passages[row].strip())

    def read(self, trained: Trained, value: Value) -> Reading:
        return self._read(trained, value, QuestionOptions())[0]

    def _read(self, trained: Trained, value: Value, options: QuestionOptions) -> tuple[Reading, Highlight]:
        import torch

        from workbench.models.capture import capture_attention

        asked = _question(value)
        processor: QuestionProcessor = trained.processor
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        tokens = tokens_seen(processor, trained.experiment.model.max_len, asked)
        ids, parts = (torch.from_numpy(each)[None].to(device) for each in tokens.inputs())
        with torch.inference_mode(), capture_attention(model) as captured:
            logits = model(ids, parts, torch.ones_like(ids, dtype=torch.bool))[0].float()
            chances = logits.softmax(-1).cpu().numpy()  # (2, T)
            maps = captured.maps("encoder")[:, 0].float().cpu().numpy()  # (L, H, T, T)
        n_before = len(tokens.question) + 2
        starts, ends = chances[:, n_before:]
        spans = best_spans(starts, ends, tokens.places, options.longest_answer, options.n_answer)
        labels = (
            CLASS_SIGN,
            *processor.tokenizer.labels(tokens.question),
            SEPARATOR_LABEL,
            *processor.tokenizer.labels(tokens.passage),
        )
        axis = Axis(kind="tokens", labels=labels, n_extra=1)
        words = [asked.passage[span.first : span.last] for span in spans]
        reading = Reading(
            kinds={
                "encoder": KindMaps(
                    maps=maps, query=axis, key=axis, hidden=np.zeros(maps.shape[-2:], dtype=bool)
                )
            },
            probabilities=tuple((word, span.chance) for word, span in zip(words, spans, strict=True)),
            output=words[0] if words else "",
            place=-2,  # the first of the two rows
            decides=N_("Answer"),
            rows=(N_("Beginning"), N_("End")),
            choices=labels,
            decided=tuple(n_before + token for token in spans[0].tokens) if spans else (),
        )
        highlight = Highlight(
            spans=tuple((span.first, span.last) for span in spans),
            tokens=tuple(tokens.places),
            starts=starts,
            ends=ends,
        )
        return reading, highlight

    def names(self, processor: QuestionProcessor, ids: Sequence[int], side: Side = "output") -> list[str]:
        # what it answers are places, which have names in a reading alone
        return processor.tokenizer.labels(ids) if side == "input" else [str(place + 1) for place in ids]

    def predict(
        self, trained: Trained, value: Value, options: QuestionOptions, stop: Stop = never
    ) -> Iterator[Prediction]:
        reading, highlight = self._read(trained, value, options)
        yield Prediction(output=reading.output, probabilities=reading.probabilities, highlight=highlight)

    def judge(
        self, trained: Trained, arrays: Arrays, examples: Examples, progress: Progress
    ) -> Iterator[Judged]:
        import torch
        import torch.nn.functional as F

        processor: QuestionProcessor = trained.processor
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        max_len = trained.experiment.model.max_len
        if not len(rows_within_reach(arrays, max_len)):
            raise out_of_reach(max_len)
        questions, passages, answers = (examples.texts(role.name) for role in self.roles[:3])
        n_row = len(arrays["answers"])
        for start in range(0, n_row, JUDGE_BATCH):
            progress.update(start / n_row)
            rows = np.arange(start, min(start + JUDGE_BATCH, n_row))
            batch = question_batch(arrays, rows, max_len).to(device)
            with torch.inference_mode():
                logits = model(*batch.inputs).float()  # (B, 2, T)
                each = F.cross_entropy(
                    logits.flatten(0, 1), batch.targets.flatten(), ignore_index=IGNORED, reduction="none"
                )
                losses = each.view(-1, 2).mean(-1).tolist()
                right = (logits.argmax(-1) == batch.targets).sum(-1).tolist()
                chances = logits.softmax(-1).cpu().numpy()
            for index, row in enumerate(rows):
                value = Question(questions[int(row)].strip(), passages[int(row)])
                tokens = tokens_seen(processor, max_len, value)
                first = len(tokens.question) + 2
                found = chances[index][:, first : first + len(tokens.passage)]
                spans = best_spans(found[0], found[1], tokens.places, LONGEST_ANSWER, 1)
                is_reached = bool(batch.targets[index, 0] >= 0)
                yield Judged(
                    value=value,
                    expected=answers[int(row)].strip(),
                    predicted=value.passage[spans[0].first : spans[0].last] if spans else "",
                    # what was cut off cannot be found; it is as surprising as any other place
                    loss=losses[index] if is_reached else math.log(max(len(tokens.passage), 1)),
                    n_item=2,
                    n_correct=right[index] if is_reached else 0,
                )

    def diagram(self, experiment: QuestionExperiment, processor: Any | None) -> tuple[DiagramColumn, ...]:
        shape = experiment.model
        read = "" if processor is None else f"{processor.tokenizer.vocab_size} "
        before = (
            DiagramBlock(label=N_("Question and passage"), detail=f"1 + ≤ {shape.max_len}", kind="input"),
            DiagramBlock(label=N_("Embedding"), detail=f"{read}→ {shape.d_model}", kind="embedding"),
        )
        return (encoder_column(shape, before, f"{shape.d_model} → 2", N_("Start and end")),)

    def work(self, experiment: QuestionExperiment) -> Work:
        # short passages with a question fill about two thirds of the longest length
        typical = 2 + max(16, 2 * experiment.model.max_len // 3)
        return Work(n_token=experiment.training.batch_size * typical, context=typical)


def answer_place(examples: Examples, row: int) -> Place:
    """Return which characters of its passage the answer of *row* is; (-1, -1) where it is not there."""
    answer = examples.texts("answer")[row].strip()
    near = examples.texts("start")[row].strip() if "start" in examples.columns else ""
    start = occurrence(examples.texts("passage")[row], answer, near)
    return (start, start + len(answer)) if start >= 0 else (IGNORED, IGNORED)


def tokens_seen(processor: QuestionProcessor, max_len: int, value: Question) -> Tokens:
    """Return what the model reads of *value*, cut off at *max_len* tokens."""
    question = processor.tokenizer.encode_with_places(value.question.strip())[0]
    passage, places = processor.tokenizer.encode_with_places(value.passage)
    kept, longest_passage = room(len(question), max_len)
    return Tokens(question[:kept], passage[:longest_passage], places[:longest_passage])


def out_of_reach(max_len: int) -> WorkbenchError:
    """Say that no answer stands where the model reads."""
    return WorkbenchError(
        text("No answer stands within the first {count} tokens of question and passage.", count=max_len),
        text("Let the model read more (“Question and passage”), or bring shorter passages."),
    )


def _nothing_to_train_on() -> WorkbenchError:
    return WorkbenchError(
        text("There are no questions left to train on."),
        text("Make the validation and test parts smaller, or bring more questions."),
    )


def _question(value: Value) -> Question:
    if not isinstance(value, Question):
        raise WorkbenchError(text("A question and a text it is about are needed."), text("Write both."))
    return value


SCENARIO = QuestionAnswering()

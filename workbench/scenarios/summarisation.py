"""Shorten: an encoder reads a long text, a decoder writes what it says in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.data.examples import Examples, Modality, Role
from workbench.data.split import SplitConfig
from workbench.language import N_, text
from workbench.preprocessing.cleaning import WithCleaning
from workbench.preprocessing.sentences import first_sentence
from workbench.preprocessing.tokenizers import fit_tokenizer
from workbench.progress import Progress
from workbench.scenarios.base import About, Advice, Baseline, Category, Experiment, Sample
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
from workbench.scenarios.pairs import Longest, PairProcessor, PairScenario
from workbench.schema import setting
from workbench.training.config import TrainingConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPreprocessing(WithCleaning):
    """How texts and summaries become tokens of one vocabulary."""

    tokenizer: str = tokenizer("sentencepiece")
    vocab_size: int = vocabulary(2000)
    character_coverage: float = coverage()


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryModel:
    """Shape of the encoder-decoder."""

    n_layer: int = layers(3, help=N_("Blocks in the encoder, and again in the decoder."))
    n_head: int = heads(4)
    d_model: int = width(128)
    source_len: int = longest(
        128, title=N_("Longest text"), help=N_("Longer texts are cut off at this length.")
    )
    target_len: int = longest(
        32,
        title=N_("Longest summary"),
        help=N_("Longer summaries are cut off at this length, and none is written longer."),
        maximum=512,
    )
    copies: bool = setting(
        True,
        title=N_("May copy"),
        help=N_("The model may also repeat a token of the text instead of choosing one from its vocabulary."),
    )
    dropout: float = dropout(0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryExperiment(Experiment):
    """The complete config of a summarisation training."""

    preprocessing: SummaryPreprocessing
    model: SummaryModel


class Summarisation(PairScenario):
    """A text in, its gist out; both sides have one vocabulary, because a summary repeats words of its text."""

    key = "summarisation"
    about = About(
        title=N_("Shorten texts"),
        summary=N_("Reads a paragraph, writes what it is about."),
        category=Category.LANGUAGE,
        icon="summary",
        order=40,
        input_hint=N_("Paste a paragraph to shorten"),
        item=N_("tokens"),
        verb=N_("Shorten"),
        reads_paragraphs=True,
    )
    roles = (
        Role(
            name="text",
            modality=Modality.TEXT,
            title=N_("Text"),
            known_names=(
                *("document", "article", "body", "content", "source", "dialogue", "description"),
                *("正文", "文本", "原文", "文章", "内容"),
            ),
        ),
        Role(
            name="summary",
            modality=Modality.TEXT,
            title=N_("Summary"),
            known_names=(
                *("abstract", "highlights", "headline", "title", "target", "tldr"),
                *("摘要", "概要", "标题"),
            ),
        ),
    )
    samples = (
        Sample(key="notices-en", title=N_("English notices"), language="en", file="notices-en.tsv"),
        Sample(key="notices-zh", title=N_("Chinese notices"), language="zh_CN", file="notices-zh.tsv"),
    )
    metrics = ("rouge-l", "rouge-1", "rouge-2")
    experiment_type = SummaryExperiment

    def preset(self, name: str) -> SummaryExperiment:
        shapes = {
            "tiny": (
                SummaryPreprocessing(),
                SummaryModel(n_layer=2, n_head=4, d_model=64, source_len=96),
                TrainingConfig(steps=400, batch_size=32, eval_interval=25),
            ),
            "small": (
                SummaryPreprocessing(),
                SummaryModel(n_layer=3, n_head=4, d_model=128, source_len=128),
                TrainingConfig(steps=1200, batch_size=32, eval_interval=50, label_smoothing=0.1),
            ),
            "large": (
                SummaryPreprocessing(vocab_size=8000),
                SummaryModel(n_layer=6, n_head=8, d_model=384, source_len=512, target_len=64),
                TrainingConfig(steps=8000, batch_size=64, eval_interval=250, label_smoothing=0.1),
            ),
        }
        preprocessing, model, training = shapes[name]
        return SummaryExperiment(
            scenario=self.key,
            preset=name,
            split=SplitConfig(),
            preprocessing=preprocessing,
            model=model,
            training=training,
        )

    def longest(self, experiment: SummaryExperiment) -> Longest:
        return Longest(source=experiment.model.source_len, target=experiment.model.target_len)

    def copies(self, experiment: SummaryExperiment) -> bool:
        return experiment.model.copies

    def advise(self, examples: Examples, experiment: SummaryExperiment) -> Advice:
        count = len(examples)
        if count < 500:
            return Advice(
                "too little",
                text(
                    "{count:,} texts are very few: the model will learn their summaries by heart.",
                    count=count,
                ),
            )
        if count < 3000:
            return Advice(
                "little",
                text(
                    "{count:,} texts are enough to see it learn; for good summaries bring more.", count=count
                ),
            )
        return Advice(
            "good", text("{count:,} texts: enough for a small model of texts of one kind.", count=count)
        )

    def fit(self, train: Examples, experiment: SummaryExperiment, progress: Progress) -> PairProcessor:
        settings = experiment.preprocessing
        lines = [*train.texts("text"), *train.texts("summary")]
        shared = fit_tokenizer(
            settings.tokenizer,
            lines,
            settings.vocab_size,
            progress,
            has_marks=True,
            cleaning=settings.cleaning,
            coverage=settings.character_coverage,
        )
        return PairProcessor(shared, shared)

    def default_input(self, examples: Examples) -> str:
        lines = examples.texts("text")
        return next((line for line in lines if 80 <= len(line) <= 240), lines[0])[:400].strip()

    def baseline(self, train: Examples, asked: Examples) -> Baseline:
        return Baseline(
            title=N_("First sentence"),
            help=N_("What one gets by taking the first sentence of the text as its summary."),
            answers=[first_sentence(line) for line in asked.texts("text")],
        )


SCENARIO = Summarisation()

"""What was seen in a model, as one page that needs nothing else: for a lab report, on screen and on paper."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from workbench import __version__
from workbench.data.examples import Question
from workbench.inspection.heads import HONEST, HeadSummary
from workbench.inspection.probing import Probed
from workbench.inspection.statistics import STATISTIC_OF
from workbench.language import current_language, tr
from workbench.numerals import grouped
from workbench.projects.run import RunInfo
from workbench.scenarios.base import Value
from workbench.schema import settings_in_words

MOST_ANSWERS = 10
_STYLE = """
body { font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC",
  sans-serif; color: #1a2330; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: .4rem 0; } .secondary, caption { color: #586474; } caption { text-align: left; padding-bottom: .3rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #dfe3e9; border-radius: 6px;
  padding: .6rem .8rem; font: inherit; margin: 0; }
figure { margin: 1rem 0; break-inside: avoid; } figure img { max-width: 100%; height: auto; }
figcaption { color: #586474; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; } tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #dfe3e9; }
th:first-child, td:first-child { white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead { display: table-header-group; }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt; } h2 { break-after: avoid; } }
@page { margin: 18mm; }
""".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFigure:
    """A picture of the page with what is said under it, in the language of the report."""

    title: str
    svg: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Everything a report tells of."""

    project: str  # its title
    scenario: str  # its title, in English
    run: str  # as people call it
    info: RunInfo
    experiment: Any
    value: Value
    probed: Probed
    kind: str
    head: HeadSummary
    figures: Sequence[ReportFigure]
    picture_png: bytes | None = None  # of an input that is a picture


def report(seen: Seen) -> str:
    """Return the page in the current language: HTML without scripts, links or anything from elsewhere."""
    name = f"{seen.head.layer + 1}.{seen.head.head + 1}"
    title = tr("Head {name} · step {step}", name=name, step=seen.probed.step)
    parts = [
        f"<h1>{escape(seen.project)}</h1>",
        f"<p>{escape(title)}</p>",
        f'<p class="secondary">{escape(tr(seen.scenario))} · {escape(seen.run)}</p>',
        *_input(seen),
        *_figures(seen.figures),
        *_answers(seen.probed),
        *_head(seen.head, name),
        *_run(seen),
        f'<p class="secondary">{escape(tr(HONEST))}</p>',
        f'<p class="secondary">Attention Workbench {escape(__version__)}</p>',
    ]
    language = current_language().replace("_", "-")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(f'{seen.project} · {title}')}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            *parts,
            "</body>",
            "</html>",
            "",
        )
    )


def _input(seen: Seen) -> Iterable[str]:
    yield f"<h2>{escape(tr('Input'))}</h2>"
    if isinstance(seen.value, Question):
        yield f"<p><b>{escape(seen.value.question)}</b></p>"
        yield f"<pre>{escape(seen.value.passage) or escape(tr('(empty)'))}</pre>"
    elif isinstance(seen.value, str):
        yield f"<pre>{escape(seen.value) or escape(tr('(empty)'))}</pre>"
    elif seen.picture_png is not None:
        yield _image(seen.picture_png, "png", tr("Picture"), 160)


def _figures(figures: Sequence[ReportFigure]) -> Iterable[str]:
    if figures:
        yield f"<h2>{escape(tr('Figures'))}</h2>"
    for figure in figures:
        yield f"<figure>{_image(figure.svg, 'svg+xml', figure.title)}"
        yield f"<figcaption>{escape(figure.title)}</figcaption></figure>"


def _image(data: bytes, kind: str, title: str, width: int = 0) -> str:
    """Return a picture that lies in the page itself; each keeps its own names, which drawings share."""
    size = f' width="{width}"' if width else ""
    return (
        f'<img alt="{escape(title)}"{size} src="data:image/{kind};base64,{b64encode(data).decode("ascii")}">'
    )


def _answers(probed: Probed) -> Iterable[str]:
    reading = probed.reading
    yield f"<h2>{escape(tr('What the model answers'))}</h2>"
    if reading.output and ("cross" in reading.kinds or reading.choices):
        yield f"<pre>{escape(reading.output)}</pre>"
    rows = [(_visible(label), f"{chance:.3f}") for label, chance in reading.probabilities[:MOST_ANSWERS]]
    yield _table((tr("Answer"), tr("Probability")), rows, numbers=(1,))


def _head(head: HeadSummary, name: str) -> Iterable[str]:
    yield f"<h2>{escape(tr('What head {name} does', name=name))}</h2>"
    if head.label is None:
        yield f"<p>{escape(tr('This head has no habit that a rule recognises.'))}</p>"
    else:
        yield f"<p>{escape(f'{tr(head.label.title)} {head.score:.2f}')}. {escape(tr(head.label.sentence))}</p>"
    rows: list[tuple[str, ...]] = []
    for key, score in head.scores.items():
        if score is not None:
            statistic = STATISTIC_OF[key]
            rows.append((tr(statistic.title), f"{score:.2f}", tr(statistic.definition), statistic.source))
    yield _table((tr("Habit"), tr("Score"), tr("What is measured"), tr("Source")), rows, numbers=(1,))


def _run(seen: Seen) -> Iterable[str]:
    info = seen.info
    facts = [(tr("Step"), grouped(seen.probed.step)), (tr("Parameters"), grouped(info.n_parameter))]
    if info.validation_loss is not None:
        facts.append((tr("Validation loss"), f"{info.validation_loss:.3f}"))
    if info.random_guess is not None:
        facts.append((tr("Loss of a blind guess"), f"{info.random_guess:.3f}"))
    yield f"<h2>{escape(tr('The training'))}</h2>"
    yield _table((tr("What"), tr("Value")), facts)
    settings = [
        row
        for group in ("preprocessing", "model", "training")
        for row in settings_in_words(getattr(seen.experiment, group))
    ]
    yield f"<h2>{escape(tr('Settings'))}</h2>"
    yield _table((tr("Setting"), tr("Value")), settings)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        kinds = [' class="number"' if at in numbers else "" for at in range(len(cells))]
        return "".join(
            f"<{tag}{scope}{kind}>{escape(cell)}</{tag}>" for kind, cell in zip(kinds, cells, strict=True)
        )

    body = "".join(f"<tr>{line(row, 'td')}</tr>\n" for row in rows)
    return f"<table>\n<thead><tr>{line(head, 'th')}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>"


def _visible(label: str) -> str:
    """Return a token whose white space can be seen on paper."""
    return label.translate({32: "␣", 10: "⏎", 9: "⇥", 0x2581: "␣", 0xA0: "␣"}) or "∅"

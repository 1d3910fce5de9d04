"""The developer entry point: stamp, system check and the commands it builds. Nothing is installed here."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "packaging"


def by_path(name: str) -> ModuleType:
    """Import one file of packaging/, which is not a package, together with the files beside it."""
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))
    return importlib.import_module(name)


commands = by_path("dev_commands")
environments = by_path("dev_environment")
processes = by_path("dev_process")
systems = by_path("dev_system")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "packaging").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (tmp_path / "packaging" / "constraints.txt").write_text("numpy==2.4.6\n", encoding="utf-8")
    return tmp_path


def filled(project: Path, *extras: str):
    """Return an environment in *project* that looks installed."""
    environment = environments.Environment(project)
    environment.scripts.mkdir(parents=True)
    environment.python.write_text("", encoding="utf-8")
    environments.write_stamp(environment.stamp, environments.wanted_stamp(environment, extras))
    return environment


# --- stamp


def test_a_stamp_survives_the_disk(project: Path) -> None:
    environment = filled(project, "test")
    assert environments.read_stamp(environment.stamp) == environments.wanted_stamp(environment, ["test"])


@pytest.mark.parametrize("words", ["", "{", "[]", '{"fingerprint": "a"}', "\x00"])
def test_a_damaged_stamp_counts_as_none(tmp_path: Path, words: str) -> None:
    (tmp_path / "stamp").write_text(words, encoding="utf-8")
    assert environments.read_stamp(tmp_path / "stamp") is None
    assert environments.read_stamp(tmp_path / "absent") is None


def test_an_environment_is_ready_until_something_it_depends_on_changes(project: Path) -> None:
    environment = filled(project)
    assert environments.is_ready(environment)
    (project / "packaging" / "constraints.txt").write_text("numpy==2.4.7\n", encoding="utf-8")
    assert not environments.is_ready(environment)


def test_an_environment_without_its_python_is_not_ready(project: Path) -> None:
    environment = filled(project)
    environment.python.unlink()
    assert not environments.is_ready(environment)


def test_run_is_served_by_an_environment_with_test_tools_but_not_the_other_way(project: Path) -> None:
    environment = filled(project, "test")
    assert environments.is_ready(environment)
    environments.write_stamp(environment.stamp, environments.wanted_stamp(environment))
    assert not environments.is_ready(environment, ["test"])


@pytest.mark.parametrize("change", [{"python": "3.99.0"}, {"location": "/elsewhere/.venv"}])
def test_another_python_or_place_needs_a_new_environment(project: Path, change: dict[str, str]) -> None:
    wanted = environments.wanted_stamp(environments.Environment(project))
    assert not replace(wanted, **change).can_be_mended_to(wanted)
    assert replace(wanted, fingerprint="other").can_be_mended_to(wanted)


def test_a_ready_environment_starts_no_program(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = filled(project)

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a program was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    environments.prepare(environment)


def test_a_failed_installation_leaves_no_stamp(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = filled(project)
    (project / "pyproject.toml").write_text("[project]\n# changed\n", encoding="utf-8")

    def fail(*_: object, **settings: object) -> int:
        note = settings["on_error_line"]
        assert callable(note)
        note("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device")
        return 1

    monkeypatch.setattr(environments, "call", fail)
    with pytest.raises(processes.SetupProblem, match="disk is full"):
        environments.prepare(environment)
    assert not environment.stamp.exists()


def test_an_update_keeps_the_extras_there_are(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = filled(project, "test")
    (project / "pyproject.toml").write_text("[project]\n# changed\n", encoding="utf-8")
    seen: list[list[str]] = []

    def succeed(command: list[str], **_: object) -> int:
        seen.append(command)
        return 0

    monkeypatch.setattr(environments, "call", succeed)
    environments.prepare(environment)
    assert seen[0][-2:] == ["-e", ".[test]"]
    assert environments.is_ready(environment, ["test"])


def test_programs_lie_elsewhere_on_windows(tmp_path: Path) -> None:
    windows, other = (environments.Environment(tmp_path, windows=answer) for answer in (True, False))
    assert windows.python == tmp_path / ".venv" / "Scripts" / "python.exe"
    assert other.python == tmp_path / ".venv" / "bin" / "python"
    assert windows.script("lint-imports").name == "lint-imports.exe"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "Retrying (Retry(total=0)) after NameResolutionError\nNo matching distribution found",
            "no connection",
        ),
        ("ERROR: [Errno 28] No space left on device", "disk is full"),
        ("ensurepip is not available", "venv module"),
        ("PermissionError: [Errno 13] Permission denied: 'x'", "could not be written"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "certificate"),
        ("ERROR: No matching distribution found for torch==2.13.0", "not offered for Python"),
    ],
)
def test_failures_are_explained(tmp_path: Path, words: str, sentence: str) -> None:
    problem = environments.explain(words, tmp_path, step="pip could not install")
    assert sentence in str(problem)
    assert "Traceback" not in str(problem)


def test_an_unknown_failure_shows_the_last_words(tmp_path: Path) -> None:
    words = "\n".join(f"line {number}" for number in range(100))
    problem = str(environments.explain(words, tmp_path, step="pip could not install"))
    assert "line 99" in problem
    assert "line 50" not in problem


# --- system


def test_every_package_is_named_once() -> None:
    names = systems.packages(systems.LIBRARIES)
    assert len(names) == len(set(names))
    assert {"libegl1", "libgl1", "libxcb-cursor0", "libxkbcommon-x11-0"} <= set(names)


def test_a_library_that_is_not_there_does_not_load() -> None:
    assert not systems.loads("libno-such-thing-at-all.so.9")


@pytest.mark.parametrize(
    ("name", "chinese"),
    [
        ("NotoSansCJK-Regular.ttc", True),
        ("wqy-microhei.ttc", True),
        ("DroidSansFallbackFull.ttf", True),
        ("DejaVuSans.ttf", False),
        ("NotoSans-Regular.ttf", False),
    ],
)
def test_chinese_fonts_are_known_by_their_names(name: str, chinese: bool) -> None:
    assert systems.is_chinese_font(name) is chinese


def test_font_files_are_found_in_folders_below(tmp_path: Path) -> None:
    (tmp_path / "truetype" / "a").mkdir(parents=True)
    (tmp_path / "truetype" / "a" / "A.TTF").touch()
    (tmp_path / "truetype" / "readme.txt").touch()
    assert systems.font_files([str(tmp_path), str(tmp_path / "absent")]) == ["A.TTF"]


def test_the_listing_of_fontconfig_is_read() -> None:
    assert systems.listed_fonts("Noto Sans CJK SC,Noto Sans CJK SC Medium\n\nInter\n") == [
        "Noto Sans CJK SC",
        "Inter",
    ]


def test_fontconfig_is_asked_only_for_what_the_folders_do_not_show() -> None:
    asked: list[str] = []

    def ask(pattern: str) -> list[str]:
        asked.append(pattern)
        return []

    assert systems.missing_fonts(["NotoSansCJK-Regular.ttc"], ask) == []
    assert asked == []
    assert systems.missing_fonts(["Inter.otf"], ask) == [systems.CHINESE_FONT]
    assert systems.missing_fonts([], ask) == [systems.LATIN_FONT, systems.CHINESE_FONT]
    assert systems.missing_fonts([], lambda _: ["Some font"]) == []


def test_only_what_is_needed_stops_us() -> None:
    qt, window = systems.Need("a", "pa", "qt"), systems.Need("b", "pb", "window")
    needs = [qt, window, systems.CHINESE_FONT]
    assert systems.blocking(needs, window=True) == [qt, window]
    assert systems.blocking(needs, window=False) == [qt]


def test_the_advice_is_one_command_on_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(systems, "_is_root", lambda: False)
    needs = [systems.Need("a", "pa", "qt"), systems.Need("b", "pa", "qt"), systems.Need("c", "pc", "qt")]
    assert systems.install_command(needs).endswith("--no-install-recommends pa pc")
    assert "sudo apt-get" in systems.advice(needs, has_apt=True)
    assert "sudo" not in systems.install_command(needs, root=True)
    assert "a, b, c" in systems.advice(needs, has_apt=False)


def miss(monkeypatch: pytest.MonkeyPatch, *needs: object, root: bool = False) -> list[list[str]]:
    """Make the system miss *needs*; returns the list of installations that are then tried."""
    installed: list[list[str]] = []

    def install(names: list[str], _: Path) -> bool:
        installed.append(names)
        return True

    def find(**_: object) -> list[object]:
        return [] if installed else list(needs)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(systems, "find_missing", find)
    monkeypatch.setattr(systems, "apt_install", install)
    monkeypatch.setattr(systems, "_is_root", lambda: root)
    monkeypatch.setattr(systems.shutil, "which", lambda _: "/usr/bin/apt-get")
    return installed


def test_a_person_without_rights_gets_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = miss(monkeypatch, systems.Need("libEGL.so.1", "libegl1", "qt"))
    with pytest.raises(processes.SetupProblem, match="apt-get install -y --no-install-recommends libegl1"):
        systems.check_system(ROOT, has_environment=True, window=False)
    assert installed == []


def test_only_a_missing_font_does_not_stop_the_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    miss(monkeypatch, systems.CHINESE_FONT)
    systems.check_system(ROOT, has_environment=True, window=True)
    assert "fonts-noto-cjk" in capsys.readouterr().err


def test_root_installs_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = miss(monkeypatch, systems.Need("libEGL.so.1", "libegl1", "qt"), root=True)
    systems.check_system(ROOT, has_environment=True, window=True)
    assert installed == [["libegl1"]]


# --- commands


@pytest.mark.parametrize(
    ("platform", "variables", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_only_linux_can_be_without_a_display(platform: str, variables: dict[str, str], shown: bool) -> None:
    assert commands.has_display(platform, variables) is shown


def test_run_opens_the_window_or_drives_it_off_screen() -> None:
    python = Path("python")
    window = ["python", "-m", "workbench"]
    demo = ["python", "-m", "workbench.app", "--demo", "demo-output"]
    assert commands.run_plan(python, [], display=True) == (window, {}, False)
    assert commands.run_plan(python, [], display=False) == (demo, commands.OFFSCREEN, True)
    assert commands.run_plan(python, ["--offscreen"], display=True) == (demo, commands.OFFSCREEN, True)
    command, _, is_demo = commands.run_plan(python, ["scenarios", "--json"], display=False)
    assert command == [*window, "scenarios", "--json"]
    assert not is_demo


def test_pytest_comes_last_and_gets_the_extra_words(tmp_path: Path) -> None:
    made = commands.checks(environments.Environment(tmp_path), ["-k", "attention"])
    assert [check.name for check in made] == [
        "ruff check",
        "ruff format",
        "pyright",
        "import-linter",
        "pytest",
    ]
    assert made[-1].command[-3:] == ("pytest", "-k", "attention")


def test_two_processes_share_all_tests_a_file_at_a_time(tmp_path: Path) -> None:
    command = commands.checks(environments.Environment(tmp_path), [])[-1].command
    assert command[2:7] == ("pytest", "-n", "2", "--dist", "loadfile")


def pretend_checks(monkeypatch: pytest.MonkeyPatch, codes: list[int]) -> None:
    """Make `test` find the environment ready and its checks end with *codes*, one after the other."""
    monkeypatch.setattr(commands, "_set_up", lambda *_, **__: environments.Environment(ROOT))  # pyright: ignore[reportUnknownLambdaType]
    monkeypatch.setattr(commands, "_pyright_problem", lambda _: None)
    answers = iter(codes)
    monkeypatch.setattr(commands, "call", lambda *_, **__: next(answers))  # pyright: ignore[reportUnknownLambdaType]


def test_every_check_runs_even_after_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend_checks(monkeypatch, [1, 0, 0, 0, 0])
    assert commands.run_command_line(["test"]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("ruff check FAILED")
    assert last.count(" ok ") == 4


def test_success_of_all_checks_is_exit_code_0(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend_checks(monkeypatch, [0, 0, 0, 0, 0])
    assert commands.run_command_line(["test"]) == 0


def test_made_files_are_listed_with_sizes(tmp_path: Path) -> None:
    folder = tmp_path / "demo-output"
    (folder / "snapshots").mkdir(parents=True)
    (folder / "1-home.png").write_bytes(b"x" * 2500)
    for number in range(20):
        (folder / "snapshots" / f"{number}.safetensors").write_bytes(b"x" * 100_000)
    lines = commands.list_folder(folder)
    assert lines[0].split() == ["demo-output/1-home.png", "2.5", "kB"]
    assert lines[1].split() == ["demo-output/snapshots/", "(20", "files)", "2.0", "MB"]
    assert commands.list_folder(tmp_path / "absent") == []


def test_benchmarks_are_listed_with_their_first_line(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "benchmarks"
    folder.mkdir(parents=True)
    (folder / "speed.py").write_text('"""How fast.\n\nMore."""\n', encoding="utf-8")
    (folder / "conftest.py").touch()
    assert commands.benchmarks(tmp_path) == {"speed": "How fast."}
    assert commands.benchmarks(tmp_path / "absent") == {}


@pytest.mark.parametrize("words", [[], ["bundel"], ["benchmark", "no-such-one"], ["samples", "no-such-one"]])
def test_wrong_use_is_exit_code_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run_command_line(words) == 2
    assert capsys.readouterr().err


def test_problems_are_sentences_and_interrupts_are_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def meet(error: BaseException):
        def verb(_: list[str]) -> int:
            raise error

        monkeypatch.setitem(commands.VERBS, "run", verb)
        return commands.run_command_line(["run"]), capsys.readouterr().err

    assert meet(processes.SetupProblem("The disk is full.", "Make room.")) == (
        1,
        "The disk is full.\nMake room.\n",
    )
    assert meet(KeyboardInterrupt()) == (130, "")
    assert meet(PermissionError(13, "Permission denied", "x")) == (
        1,
        "The system refused: Permission denied (x).\n",
    )


# --- processes


def test_exit_codes_are_passed_on() -> None:
    code = processes.call([sys.executable, "-c", "raise SystemExit(7)"], cwd=ROOT)
    assert code == 7
    assert processes.exit_code(-9) == 137


def test_errors_can_be_read_line_by_line() -> None:
    lines: list[str] = []
    program = "import sys; print('one\\ntwo', file=sys.stderr)"
    assert processes.call([sys.executable, "-c", program], cwd=ROOT, on_error_line=lines.append) == 0
    assert lines == ["one", "two"]


def test_the_entry_point_needs_nothing_but_python() -> None:
    answer = subprocess.run(
        [sys.executable, "-E", "-S", str(FOLDER / "dev.py"), "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PATH": ""},
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert "run [--offscreen]" in answer.stdout


def test_an_old_python_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = by_path("dev")
    monkeypatch.setattr(sys, "version_info", (3, 8, 10))
    assert entry.main() == 1
    assert "needs Python 3.11" in capsys.readouterr().err

from __future__ import annotations

import hashlib
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.data.conftest import Answer, LocalServer
from workbench.data.catalogue import DataFile, DataSet
from workbench.data.checking import WrongFileError
from workbench.data.fetching import bring, checked, fetch
from workbench.language import WorkbenchError
from workbench.progress import Progress, no_progress

FILES = {"a.en": b"cat\ndog\n", "a.zh": "猫\n狗\n".encode()}


def giving(content: bytes) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return answer


@pytest.fixture
def wanted(server: LocalServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataSet:
    monkeypatch.setenv("ATTENTION_WORKBENCH_HOME", str(tmp_path / "home"))
    for name, content in FILES.items():
        server.answers[f"/{name}"] = giving(content)
    words = {"en": "Animals"}
    return DataSet(
        key="animals",
        scenarios=("translation",),
        titles=words,
        summaries=words,
        licences=words,
        source="https://example.org",
        is_folder=True,
        files=tuple(
            DataFile(
                name=name,
                addresses=(server.address(f"/{name}"),),
                n_byte=len(content),
                is_about=False,
                sha256=hashlib.sha256(content).hexdigest(),
            )
            for name, content in FILES.items()
        ),
    )


def test_only_what_is_missing_or_changed_is_fetched(server: LocalServer, wanted: DataSet) -> None:
    seen: list[float] = []
    assert all(file.was_compared for file in fetch(wanted, Progress(seen.append)))
    assert {path.name: path.read_bytes() for path in wanted.folder.iterdir()} == FILES
    assert seen == sorted(seen)
    assert seen[-1] == 1
    assert len(server.asked) == 2
    fetch(wanted, no_progress())
    assert len(server.asked) == 2
    (wanted.folder / "a.en").write_bytes(b"cat\n")
    fetch(wanted, no_progress())
    assert server.asked[2:] == [("/a.en", None)]


def test_what_is_here_is_checked_without_network(server: LocalServer, wanted: DataSet) -> None:
    with pytest.raises(WorkbenchError, match="is not there"):
        checked(wanted, no_progress())
    wanted.folder.mkdir(parents=True)
    for name, content in FILES.items():
        (wanted.folder / name).write_bytes(content)
    assert len(checked(wanted, no_progress())) == 2
    (wanted.folder / "a.zh").write_bytes(FILES["a.zh"][::-1])
    with pytest.raises(WrongFileError, match=r"a\.zh"):
        checked(wanted, no_progress())
    assert server.asked == []


def test_files_are_brought_by_name_or_by_content(wanted: DataSet, tmp_path: Path) -> None:
    stick = tmp_path / "USB 盘"
    stick.mkdir()
    (stick / "A.EN").write_bytes(FILES["a.en"])
    (stick / "download (1)").write_bytes(FILES["a.zh"])
    wanted.folder.mkdir(parents=True)
    (wanted.folder / "a.en.part").write_bytes(b"c")  # of a download that was cancelled
    arrived = bring(wanted, [stick / "A.EN", stick / "download (1)"], no_progress())
    assert [file.path.name for file in arrived] == ["a.en", "a.zh"]
    assert wanted.is_here
    assert sorted(path.name for path in wanted.folder.iterdir()) == ["a.en", "a.zh"]
    assert len(bring(wanted, [wanted.folder / "a.en"], no_progress())) == 1


def test_a_file_of_another_set_is_refused(wanted: DataSet, tmp_path: Path) -> None:
    for name in ("a.en", "other"):
        (tmp_path / name).write_bytes(b"something else")
        with pytest.raises(WrongFileError, match="another file"):
            bring(wanted, [tmp_path / name], no_progress())
    with pytest.raises(WrongFileError):
        bring(wanted, [tmp_path / "nowhere"], no_progress())
    assert not wanted.folder.exists()

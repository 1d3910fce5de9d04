from __future__ import annotations

import hashlib
import socket
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.data.conftest import Answer, LocalServer
from workbench.data import downloading
from workbench.data.catalogue import DataFile
from workbench.data.checking import WrongFileError
from workbench.data.downloading import NetworkError, download, part_of
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress

CONTENT = bytes(range(256)) * 1200
SUM = hashlib.sha256(CONTENT).hexdigest()


def known(
    server: LocalServer, *paths: str, n_byte: int = len(CONTENT), sha256: str = SUM, is_about: bool = False
) -> DataFile:
    addresses = tuple(server.address(path) for path in paths or ("/data.bin",))
    return DataFile(name="data.bin", addresses=addresses, n_byte=n_byte, is_about=is_about, sha256=sha256)


def whole(content: bytes = CONTENT) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        start = int((handler.headers.get("Range") or "bytes=0-")[len("bytes=") : -1])
        handler.send_response(206 if start else 200)
        if start:
            handler.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        handler.send_header("Content-Length", str(len(content) - start))
        handler.end_headers()
        handler.wfile.write(content[start:])

    return answer


def without_ranges(content: bytes = CONTENT) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def unannounced(content: bytes) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            handler.wfile.write(content)
        except OSError:  # the other side has heard enough
            handler.close_connection = True

    return answer


def status(number: int) -> Answer:
    return lambda handler: handler.send_error(number)


def leads_to(address: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", address)
        handler.end_headers()

    return answer


def drops_after(n_byte: int) -> Answer:
    """Give a part of what was announced, from where it was asked for."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        start = int((handler.headers.get("Range") or "bytes=0-")[len("bytes=") : -1])
        handler.send_response(206 if start else 200)
        if start:
            handler.send_header("Content-Range", f"bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}")
        handler.send_header("Content-Length", str(len(CONTENT) - start))
        handler.end_headers()
        handler.wfile.write(CONTENT[start : start + n_byte])

    return answer


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "数据 sets" / "data.bin"


def test_a_whole_file_with_progress(server: LocalServer, place: Path) -> None:
    server.answers["/data.bin"] = whole()
    seen: list[float] = []
    arrived = download(known(server), place, Progress(seen.append))
    assert place.read_bytes() == CONTENT
    assert (arrived.path, arrived.sha256, arrived.was_compared) == (place, SUM, True)
    assert not part_of(place).exists()
    assert seen == sorted(seen)
    assert seen[-1] == 1


def test_without_a_known_sum_the_computed_one_is_said(server: LocalServer, place: Path) -> None:
    server.answers["/data.bin"] = whole()
    arrived = download(known(server, sha256="", n_byte=300_000, is_about=True), place, no_progress())
    assert arrived.sha256 == SUM
    assert not arrived.was_compared


def test_a_part_that_is_there_is_gone_on_with(server: LocalServer, place: Path) -> None:
    server.answers["/data.bin"] = whole()
    place.parent.mkdir()
    part_of(place).write_bytes(CONTENT[:1000])
    download(known(server), place, no_progress())
    assert place.read_bytes() == CONTENT
    assert server.asked == [("/data.bin", "bytes=1000-")]


def test_a_part_is_begun_anew_where_no_sum_tells_whether_it_belongs(server: LocalServer, place: Path) -> None:
    server.answers["/data.bin"] = whole()
    place.parent.mkdir()
    part_of(place).write_bytes(b"of another file")
    download(known(server, sha256=""), place, no_progress())
    assert place.read_bytes() == CONTENT
    assert server.asked == [("/data.bin", None)]


def test_a_server_that_ignores_the_range_gives_the_whole(server: LocalServer, place: Path) -> None:
    server.answers["/data.bin"] = without_ranges()
    place.parent.mkdir()
    part_of(place).write_bytes(CONTENT[:1000])
    download(known(server), place, no_progress())
    assert place.read_bytes() == CONTENT


def test_a_server_that_refuses_the_range_is_asked_for_the_whole(server: LocalServer, place: Path) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        (status(416) if handler.headers.get("Range") else whole())(handler)

    server.answers["/data.bin"] = answer
    place.parent.mkdir()
    part_of(place).write_bytes(CONTENT[:1000])
    download(known(server), place, no_progress())
    assert place.read_bytes() == CONTENT


def test_a_complete_part_needs_no_network(server: LocalServer, place: Path) -> None:
    place.parent.mkdir()
    part_of(place).write_bytes(CONTENT)
    assert download(known(server), place, no_progress()).was_compared
    assert server.asked == []


def test_cancelling_keeps_what_has_arrived(server: LocalServer, place: Path) -> None:
    server.answers["/data.bin"] = whole()
    progress = Progress(lambda fraction: progress.cancel() if fraction > 0.2 else None)
    with pytest.raises(CancelledError):
        download(known(server), place, progress)
    assert not place.exists()
    assert 0 < part_of(place).stat().st_size < len(CONTENT)
    download(known(server), place, no_progress())
    assert place.read_bytes() == CONTENT
    assert server.asked[-1][1] is not None


def test_a_wrong_sum_is_refused_and_nothing_is_kept(server: LocalServer, place: Path) -> None:
    server.answers["/data.bin"] = whole(CONTENT[::-1])
    with pytest.raises(WrongFileError, match="checksum") as caught:
        download(known(server), place, no_progress())
    assert SUM in str(caught.value)
    assert not place.exists()
    assert not part_of(place).exists()


@pytest.mark.parametrize(
    ("number", "said"), [(404, "no file at"), (410, "no file at"), (503, "503"), (403, "403")]
)
def test_a_refusal_is_a_sentence(server: LocalServer, place: Path, number: int, said: str) -> None:
    server.answers["/data.bin"] = status(number)
    with pytest.raises(NetworkError, match=said) as caught:
        download(known(server), place, no_progress())
    assert server.address("/data.bin") in str(caught.value)
    assert caught.value.remedy is not None
    assert not place.exists()


def test_another_address_is_tried(server: LocalServer, place: Path) -> None:
    server.answers.update({"/gone": status(404), "/other": whole(CONTENT[::-1]), "/here": whole()})
    download(known(server, "/gone", "/other", "/here"), place, no_progress())
    assert place.read_bytes() == CONTENT


def test_a_connection_that_drops_is_taken_up_again(server: LocalServer, place: Path) -> None:
    server.answers["/data.bin"] = drops_after(len(CONTENT) // 2)
    download(known(server), place, no_progress())
    assert place.read_bytes() == CONTENT
    assert len(server.asked) == 2


def test_a_connection_that_keeps_dropping_is_given_up_and_the_part_is_kept(
    server: LocalServer, place: Path
) -> None:
    server.answers["/data.bin"] = drops_after(1000)
    with pytest.raises(NetworkError, match=r"broke off after 3,000 of 307,200 bytes"):
        download(known(server), place, no_progress())
    assert part_of(place).stat().st_size == 3000
    server.answers["/data.bin"] = whole()
    download(known(server), place, no_progress())
    assert place.read_bytes() == CONTENT


def test_an_end_without_an_announcement_is_no_whole_file(server: LocalServer, place: Path) -> None:
    server.answers["/data.bin"] = unannounced(CONTENT[:100])
    with pytest.raises(NetworkError, match="broke off"):
        download(known(server, sha256=""), place, no_progress())
    assert not place.exists()


@pytest.mark.parametrize(
    "answer", [without_ranges(CONTENT + b"x"), unannounced(CONTENT * 9), whole(b"<html>")]
)
def test_another_size_than_known_is_refused(server: LocalServer, place: Path, answer: Answer) -> None:
    server.answers["/data.bin"] = answer
    with pytest.raises(WorkbenchError, match=r"another file|broke off"):
        download(known(server), place, no_progress())
    assert not place.exists()
    assert not part_of(place).exists() or part_of(place).stat().st_size <= len(CONTENT)


def test_a_rough_size_has_its_limits_too(server: LocalServer, place: Path) -> None:
    server.answers["/data.bin"] = unannounced(bytes(2_000_000))
    with pytest.raises(WrongFileError):
        download(known(server, n_byte=1000, sha256="", is_about=True), place, no_progress())
    assert not place.exists()


def test_redirects_lead_to_web_addresses_alone(server: LocalServer, place: Path, tmp_path: Path) -> None:
    server.answers.update({"/data.bin": leads_to(server.address("/there")), "/there": whole()})
    download(known(server), place, no_progress())
    assert place.read_bytes() == CONTENT
    for other in ((tmp_path / "x").as_uri(), "ftp://127.0.0.1/x", "data:,x"):
        server.answers["/data.bin"] = leads_to(other)
        with pytest.raises(NetworkError, match=r"not safe|refused"):
            download(known(server), tmp_path / "other.bin", no_progress())
    server.answers["/data.bin"] = leads_to(server.address("/data.bin"))
    with pytest.raises(NetworkError):
        download(known(server), tmp_path / "other.bin", no_progress())


def test_without_a_network_it_says_how_to_bring_the_file(server: LocalServer, place: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for address, said in (
        (f"http://127.0.0.1:{port}/data.bin", f"127.0.0.1:{port}” cannot be reached"),
        ("http://nowhere.invalid/data.bin", "nowhere.invalid” cannot be found"),
    ):
        file = DataFile(name="a", addresses=(address,), n_byte=1, is_about=False, sha256="")
        with pytest.raises(NetworkError, match=said) as caught:
            download(file, place, no_progress())
        assert "USB" in str(caught.value.remedy)


def test_a_server_that_is_silent_is_given_up(
    server: LocalServer, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloading, "SECONDS", 0.05)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        file = DataFile(name="a", addresses=(address,), n_byte=1, is_about=False, sha256="")
        with pytest.raises(NetworkError, match="does not answer"):
            download(file, place, no_progress())


def test_a_full_disk_is_said_before_anything_is_fetched(
    server: LocalServer, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers["/data.bin"] = whole()
    monkeypatch.setattr(downloading.shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    with pytest.raises(WorkbenchError, match="only 1,000 are free"):
        download(known(server), place, no_progress())
    assert not part_of(place).exists()


def test_a_folder_that_cannot_be_made_is_named(server: LocalServer, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(WorkbenchError, match="taken"):
        download(known(server), tmp_path / "taken" / "data.bin", no_progress())

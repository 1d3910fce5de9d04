"""A file from the network, whole and as it is known, or a sentence that says why not.

What has arrived waits in a ``.part`` file beside the place of the whole one, so that a download that was cancelled
or broke off goes on from there. It does so only where a checksum can tell that both pieces are of the same file.
"""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast
from urllib.parse import urlsplit

from workbench import __version__
from workbench.atomic import DiskFullError, unwritable
from workbench.data.catalogue import DataFile
from workbench.data.checking import WrongFileError, checksum_of_file, wrong_content, wrong_size
from workbench.language import Text, WorkbenchError, text
from workbench.progress import Progress

SECONDS = 10  # without a single byte, after which a server is given up
CHUNK_BYTES = 65_536
TRIES = 3  # at a download that broke off after something had arrived
ROOM = 20_000_000  # bytes that stay free on the disk
FAILURES = (http.client.HTTPException, OSError)  # what a network does in the middle of a download


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that is on this computer now."""

    path: Path
    sha256: str
    was_compared: bool  # with a sum known before; otherwise only its size is right


class NetworkError(WorkbenchError):
    """The other computer cannot be reached, or does not give what is asked for."""


class _BrokenOffError(NetworkError):
    """The connection ended before the file did."""


def part_of(place: Path) -> Path:
    """Return where what has arrived of the file at *place* waits."""
    return place.with_name(f"{place.name}.part")


def download(file: DataFile, place: Path, progress: Progress) -> Arrived:
    """Fetch *file* to *place*, from the first of its addresses that gives it.

    Raises:
        CancelledError: Somebody asked to stop; what has arrived is kept for the next time.
        WorkbenchError: What went wrong, at which address, and what to do. *place* is then as it was.
    """
    problem: WorkbenchError | None = None
    for address in file.addresses:
        try:
            return _from(address, file, place, progress)
        except (NetworkError, WrongFileError) as error:
            problem = problem or error
    assert problem is not None, "a file has an address"
    raise problem


def _from(address: str, file: DataFile, place: Path, progress: Progress) -> Arrived:
    part = part_of(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(place, error) from error
    for left in reversed(range(TRIES)):
        before = _size(part)
        try:
            _fetch(address, file, part, progress)
            break
        except _BrokenOffError:
            if not left or not file.sha256 or _size(part) <= before:
                raise
    digest = checksum_of_file(part, progress.part(0.95, 1.0))
    if file.sha256 and digest != file.sha256:
        part.unlink(missing_ok=True)
        raise wrong_content(file, address, digest)
    try:
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        os.replace(part, place)
    except OSError as error:
        raise unwritable(place, error) from error
    return Arrived(place, digest, bool(file.sha256))


def _fetch(address: str, file: DataFile, part: Path, progress: Progress) -> None:
    """Make *part* complete."""
    n_have = _size(part) if file.sha256 else 0
    if n_have >= file.largest:  # complete, or of another file; the checksum tells
        if n_have == file.n_byte:
            return
        n_have = 0
    progress.update(0.0)
    with closing(_open(address, n_have)) as answer:
        if answer.status == http.client.PARTIAL_CONTENT and _starts_at(answer, n_have):
            mode = "ab"
        else:
            mode, n_have = "wb", 0
            if answer.status != http.client.OK:
                part.unlink(missing_ok=True)
                raise _refused(address, answer.status)
        announced = _announced(answer)
        whole = file.n_byte if announced is None else n_have + announced
        if not file.smallest <= whole <= file.largest:
            raise wrong_size(file, address, whole)
        free = shutil.disk_usage(part.parent).free
        if free < whole - n_have + ROOM:
            raise DiskFullError(
                text(
                    "“{name}” needs {needed:,} bytes, but only {free:,} are free on the disk of “{path}”.",
                    name=file.name,
                    needed=whole - n_have + ROOM,
                    free=free,
                    path=str(part.parent),
                ),
                text("Make room on the disk, then try again."),
            )
        try:
            output = part.open(mode)
        except OSError as error:
            raise unwritable(part, error) from error
        with output:
            n_have = _copy(answer, output, part, address, file, (n_have, whole), progress)
    if n_have < (file.smallest if announced is None else whole):
        raise _broke_off(address, n_have, whole)


def _copy(
    answer: Any,
    output: IO[bytes],
    part: Path,
    address: str,
    file: DataFile,
    span: tuple[int, int],
    progress: Progress,
) -> int:
    """Write what *answer* brings and return how many bytes there are then."""
    n_have, whole = span
    while True:
        progress.update(0.95 * min(1.0, n_have / whole))
        try:
            chunk = answer.read1(CHUNK_BYTES)
        except FAILURES as error:
            raise _broke_off(address, n_have, whole) from error
        if not chunk:
            return n_have
        n_have += len(chunk)
        if n_have > file.largest:
            output.truncate(0)
            raise wrong_size(file, address, n_have)
        try:
            output.write(chunk)
        except OSError as error:
            raise unwritable(part, error) from error


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


# the network


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows to other web addresses alone, and never from a protected one to an open one."""

    def redirect_request(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any, newurl: Any) -> Any:
        was, now = urlsplit(req.full_url).scheme, urlsplit(newurl).scheme
        if now not in ("http", "https") or (was == "https" and now == "http"):
            raise NetworkError(
                text(
                    "“{address}” leads to “{other}”, which is not safe.", address=req.full_url, other=newurl
                ),
                text("Get the file from the page of the set, and bring it as a file."),
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """Return what opens web addresses, and neither files of this computer nor anything else."""
    opener = urllib.request.OpenerDirector()
    handlers: list[Callable[[], urllib.request.BaseHandler]] = [
        *(urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler),
        *(urllib.request.HTTPDefaultErrorHandler, urllib.request.HTTPErrorProcessor),
        *(_Redirects, urllib.request.UnknownHandler),
    ]
    for make in handlers:
        opener.add_handler(make())
    return opener


def _open(address: str, start: int) -> http.client.HTTPResponse:
    """Ask for what *address* holds from byte *start* on."""
    headers = {"User-Agent": f"attention-workbench/{__version__}", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    try:
        answer = _opener().open(urllib.request.Request(address, headers=headers), timeout=SECONDS)
        return cast("http.client.HTTPResponse", answer)
    except urllib.error.HTTPError as error:
        with error:
            if start and error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
                return _open(address, 0)
            raise _refused(address, error.code) from error
    except urllib.error.URLError as error:
        raise _unreachable(address, error.reason) from error
    except FAILURES as error:
        raise _unreachable(address, error) from error


def _starts_at(answer: http.client.HTTPResponse, start: int) -> bool:
    return (answer.headers.get("Content-Range") or "").startswith(f"bytes {start}-")


def _announced(answer: http.client.HTTPResponse) -> int | None:
    length = answer.headers.get("Content-Length") or ""
    return int(length) if length.isascii() and length.isdecimal() and len(length) < 20 else None


# what is said


def _without_network() -> Text:
    return text("Check the connection and try again, or bring the file from another computer on a USB stick.")


def _unreachable(address: str, reason: object) -> NetworkError:
    host = urlsplit(address).netloc
    if isinstance(reason, ssl.SSLError):
        return NetworkError(
            text("“{host}” could not prove that it is what it says.", host=host),
            text("Check the date of this computer, or bring the file from another one on a USB stick."),
        )
    if isinstance(reason, TimeoutError):
        return NetworkError(text("“{host}” does not answer.", host=host), _without_network())
    if isinstance(reason, socket.gaierror):
        return NetworkError(
            text("“{host}” cannot be found: there is probably no network.", host=host), _without_network()
        )
    shown = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
    return NetworkError(
        text("“{host}” cannot be reached: {reason}.", host=host, reason=shown), _without_network()
    )


def _refused(address: str, status: int) -> NetworkError:
    if status in (http.client.NOT_FOUND, http.client.GONE):
        return NetworkError(
            text("There is no file at “{address}” any more.", address=address),
            text("Look on the page of the set where it is now, and bring it as a file."),
        )
    return NetworkError(
        text("“{address}” was refused by the server (number {status}).", address=address, status=str(status)),
        text("Try again later, or get the file from the page of the set and bring it as a file."),
    )


def _broke_off(address: str, n_have: int, whole: int) -> _BrokenOffError:
    return _BrokenOffError(
        text(
            "The connection to “{host}” broke off after {have:,} of {whole:,} bytes.",
            host=urlsplit(address).netloc,
            have=n_have,
            whole=whole,
        ),
        text("Try again: it goes on from there if the server can do that."),
    )

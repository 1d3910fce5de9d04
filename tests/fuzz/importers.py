"""Feed the importers with what coverage makes of valid files, for as long as somebody wants; no part of the suite.

``python tests/fuzz/importers.py KIND [libFuzzer's options]`` where atheris is installed, for example
``python tests/fuzz/importers.py .csv -max_total_time=60``. KIND is an ending, or ``all`` for 30 seconds of each.
Whatever is raised and no `WorkbenchError` is a finding, and so are 10 seconds or 500 MB more than the program itself
takes; libFuzzer then writes the file that led to it. Findings become tests beside the format.

What is packed is fuzzed twice: as it is (``.zip``), and as what is inside a whole package (``.xlsx``, ``.docx``),
because a change of packed bytes only ever breaks the checksum.
"""

from __future__ import annotations

import gzip
import importlib
import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

atheris: Any = importlib.import_module("atheris")  # not among the packages of this project

with atheris.instrument_imports(include=["workbench.data", "csv", "json", "zipfile", "html", "gzip"]):
    from workbench.data.examples import Modality, Role
    from workbench.data.importing import all_formats, examples_from, read_table
    from workbench.data.store import load_examples, save_examples
    from workbench.data.table import ReadOptions
    from workbench.language import WorkbenchError
    from workbench.progress import no_progress

TEXT = (Role(name="text", modality=Modality.TEXT, title="Text"),)
PAIR = (*TEXT, Role(name="target", modality=Modality.TEXT, title="Target"))
PICTURE = (
    Role(name="image", modality=Modality.IMAGE, title="Picture"),
    Role(name="label", modality=Modality.LABEL, title="Class"),
)
SHEET = (
    '<worksheet xmlns="m"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b</t></is>'
    '</c></row><row><c s="1"><v>45000.5</v></c><c t="b"><v>1</v></c><c r="ZZ9" t="e"><v>_x0041_</v></c></row>'
    "</sheetData></worksheet>"
)
BOOK = {
    "xl/workbook.xml": '<workbook xmlns:r="l"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": (
        '<Relationships><Relationship Id="r1" Type="l/worksheet" Target="s.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    ),
    "xl/sharedStrings.xml": "<sst><si><t>one</t></si><si><r><t>two</t></r><rPh><t>x</t></rPh></si></sst>",
}
DOCUMENT = (
    '<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>words</w:t><w:tab/></w:r>'
    "</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    "</w:body></w:document>"
)


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def in_book(sheet: bytes) -> bytes:
    """Return a workbook around *sheet*; where it says which, another part of it is exchanged instead."""
    parts = {name: content.encode() for name, content in BOOK.items()} | {"xl/s.xml": SHEET.encode()}
    names = list(parts)
    which = sheet[0] % (len(names) + 1) if sheet else 0
    parts[names[which - 1] if which else "xl/s.xml"] = sheet[1:]
    return zipped(parts)


def in_folder(content: bytes) -> bytes:
    """Return three tables, the first byte of *content* saying as which of them its rest goes."""
    names = ("train.csv", "a/dev.tsv", "test.jsonl")
    which = names[content[0] % len(names)] if content else names[0]
    return zipped({"train.csv": CSV.encode(), "test.csv": CSV.encode(), which: content[1:]})


def picture() -> bytes:
    """Return a small PNG."""
    from PIL import Image

    held = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(held, "PNG")
    return held.getvalue()


CSV = 'text,target\n"a, ""b""\nc",猫\n1;2,3|4::5\n,\nshort\n'
SEEDS: dict[str, list[bytes]] = {
    ".txt": ["plain\r\n小猫".encode(), "小猫坐在门边看雨。".encode("gbk"), "one 猫".encode("utf-16")],
    ".md": [b"# a *b* [c](d) `e`\n\n> - [x] f\n|a|b|\n|-|-|\n```\ncode\n```\n[r]: http://x\n<!-- -->\\*"],
    ".html": [
        b"<!doctype html><body><p>a&amp;b<table><tr><td>c</table><pre> d</pre><script>x</script><![CDATA[x]]>"
    ],
    ".srt": [b"1\n00:00:01,000 --> 00:00:02,000\n<i>a</i> {\\an8}b\n\n2\n00:00:03,000 --> 00:00:04,000\n3\n"],
    ".vtt": [b"WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000\n<v A>a <00:01.500>b\n"],
    ".csv": [CSV.encode(), CSV.encode("gbk"), CSV.encode("utf-16"), b"a::b\nc::d\n"],
    ".tsv": [CSV.replace(",", "\t").encode()],
    ".jsonl": [b'{"text": "a", "target": 1.5}\n{"text": "\\ud83d\\ude00", "x": {"y": [1, null]}}\n[]\n'],
    ".json": [
        b'{"data": [{"text": "a", "target": true}, {"text": "b", "x": [{"y": 1e999}]}]}',
        b'{"a":1}\n{"a":2}',
    ],
    ".en": [b"one\ntwo\n"],
    ".gz": [gzip.compress(CSV.encode())],
    ".zip": [
        zipped({"a.csv": CSV.encode()}),
        zipped({"train/a/1.txt": b"one", "test/b/2.txt": b"two"}),
        zipped({"x.en": b"one\n", "x.zh": b"two\n"}),
        zipped({"a/1.png": picture(), "b/2.png": picture()}),
        zipped({"train.csv": CSV.encode(), "test.csv": CSV.encode()}),
    ],
    ".xlsx": [
        b"\0" + SHEET.encode(),
        *(bytes([at + 1]) + part.encode() for at, part in enumerate(BOOK.values())),
    ],
    ".docx": [DOCUMENT.encode()],
    ".png": [picture()],
    ".tables.zip": [b"\0" + CSV.encode(), b"\1" + CSV.encode("gbk"), b'\2{"text": "a", "target": "b"}\n'],
}
WRAPPED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    ".xlsx": (".xlsx", in_book),
    ".docx": (".docx", lambda content: zipped({"word/document.xml": content})),
    ".gz": (".csv.gz", bytes),
    ".tables.zip": (".zip", in_folder),
    ".png": (".zip", lambda content: zipped({"a/1.png": content, "b/2.png": picture()})),
}


def read_as(kind: str, folder: Path, content: bytes) -> int:
    """Import *content* as a file of *kind* for every need, keep and load what was found; return for how many."""
    suffix, wrapped = WRAPPED.get(kind, (kind, bytes))
    path = folder / f"case{suffix}"
    path.write_bytes(wrapped(content))
    if kind == ".en":
        (folder / "case.zh").write_text("一\n二\n", encoding="utf-8")
    try:
        table = read_table(path, ReadOptions(), no_progress())
    except WorkbenchError:
        return 0
    assert len(set(table.names)) == len(table.names) == len(table.columns)
    n_taken = 0
    for roles in (TEXT, PAIR, PICTURE):
        try:
            examples, source = examples_from(table, roles, path.name, str(path), None, no_progress())
        except WorkbenchError:
            continue
        save_examples(folder / "data", examples, source)
        load_examples(folder / "data")
        n_taken += 1
    return n_taken


def main() -> None:
    """Fuzz one kind, or each for a while in a process of its own."""
    kind, options = sys.argv[1], sys.argv[2:]
    if kind == "all":
        for name in SEEDS:
            subprocess.run([sys.executable, __file__, name, "-max_total_time=30", *options], check=False)
        return
    assert len(all_formats()) > 10
    folder = (
        Path(tempfile.gettempdir()) / f"fuzz{kind}"
    )  # libFuzzer ends the process: nobody tidies up after it
    shutil.rmtree(folder, ignore_errors=True)
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for at, seed in enumerate(SEEDS[kind]):
        (seeds / str(at)).write_bytes(seed)
        sys.stdout.write(f"seed {at} of {kind} is taken for {read_as(kind, folder, seed)} needs\n")
    limits = ["-timeout=10", "-rss_limit_mb=800", "-max_len=4000", f"-artifact_prefix=fuzz{kind}-"]
    atheris.Setup(
        [sys.argv[0], *limits, *options, str(seeds)], lambda content: read_as(kind, folder, content) and None
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()

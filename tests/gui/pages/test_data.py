from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from workbench.data.importing import import_examples
from workbench.data.passages import PASSAGE_CHARACTERS
from workbench.data.table import ReadOptions
from workbench.gui.dialogs import file_dialog
from workbench.gui.dialogs.import_dialog import ImportDialog, must_ask, read_source
from workbench.gui.dialogs.skipped_dialog import SkippedDialog
from workbench.gui.pages.data import DataPage
from workbench.gui.qt_language import apply_language
from workbench.gui.session import Session
from workbench.gui.theme import apply_theme
from workbench.language import WorkbenchError
from workbench.progress import no_progress
from workbench.scenarios.catalogue import scenario_of
from workbench.schema import replace_at

PAGE = DataPage
WAIT = 10_000


def new_project(qtbot: QtBot, session: Session, scenario: str, folder: Path) -> None:
    with qtbot.waitSignal(session.project_changed):
        session.new_project(scenario_of(scenario), folder / "project", "Test", "tiny")
    small = replace_at(session.experiment, "model.d_model", 8)
    if scenario != "image-recognition":
        small = replace_at(small, "preprocessing.tokenizer", "characters")
    session.set_experiment(small)


def write_text(folder: Path, encoding: str = "utf-8") -> Path:
    path = folder / "故事.txt"
    path.write_bytes("".join(f"第 {n} 只狐狸跑了。\n" for n in range(400)).encode(encoding))
    return path


def write_pairs(folder: Path) -> Path:
    path = folder / "pairs.csv"
    rows = [f"{n},the fox number {n} runs,第 {n} 只狐狸跑" for n in range(60)]
    path.write_text("id,english text,中文\n" + "\n".join(rows) + "\n61,,空\n62,broken\n", encoding="utf-8")
    return path


def write_pictures(folder: Path) -> Path:
    rng = np.random.default_rng(1)
    for label in ("cat", "dog"):
        (folder / "pictures" / label).mkdir(parents=True)
        for n in range(20 if label == "cat" else 10):
            pixels = rng.integers(0, 255, (12, 12), dtype=np.uint8)
            Image.fromarray(pixels).save(folder / "pictures" / label / f"{n}.png")
    (folder / "pictures" / "dog" / "broken.png").write_bytes(b"not a picture")
    return folder / "pictures"


def wait_for_data(page: DataPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._with_data, timeout=WAIT)
    qtbot.waitUntil(lambda: page.session.processor is not None, timeout=WAIT)


def drop(page: DataPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(QPoint(50, 50)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.drop_area.dropEvent(event)


def test_without_a_project_it_leads_home(page: DataPage, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.page_asked) as asked:
        qtbot.mouseClick(page.no_project.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["home"]


@pytest.mark.parametrize(
    "scenario",
    [
        *("text-generation", "translation", "fill-in-the-blank", "text-classification"),
        *("question-answering", "dialogue", "image-recognition"),
    ],
)
def test_invites_and_says_what_is_needed(
    page: DataPage, session: Session, tmp_path: Path, scenario: str, qtbot: QtBot
) -> None:
    new_project(qtbot, session, scenario, tmp_path)
    invitation = page.invitation
    assert page._stack.currentWidget() is invitation
    assert invitation.folder_button.isVisible()
    assert len(invitation.sample_buttons()) == len(scenario_of(scenario).samples)
    assert all(button.accessibleName() for button in invitation.sample_buttons())
    assert invitation._sentence.text()
    assert len(page.explain()) >= 3


def test_a_text_chosen_in_the_dialog_is_shown_line_by_line(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_project(qtbot, session, "text-generation", tmp_path)
    path = write_text(tmp_path, "gb18030")
    monkeypatch.setattr(file_dialog, "ask_file", lambda *_: path)
    qtbot.mouseClick(page.invitation.file_button, Qt.MouseButton.LeftButton)
    wait_for_data(page, qtbot)
    assert page.examples.source.name.text() == "故事.txt"
    assert "GBK" in page.examples.source.kind.text()
    assert "400 lines" in page.examples.source.amount.text()
    assert page.examples.source.level.text() == "Too little data"
    assert page.examples.preview.table.examples.rowCount() == 400
    assert page.examples.preview.table.examples.index(1, 1).data() == "第 1 只狐狸跑了。"
    qtbot.waitUntil(lambda: bool(page.examples.seen.fields), timeout=WAIT)
    assert page.examples.seen.stack.currentWidget() is page.examples.seen._words
    assert page.examples.seen.place() == "from line 1 on"
    qtbot.keyClick(page.examples.preview.table, Qt.Key.Key_Down)
    assert page.examples.seen.place() == "from line 2 on"


def test_a_text_longer_than_its_passages_is_shown_line_by_line_and_replaced_while_it_is_shown(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    new_project(qtbot, session, "text-generation", tmp_path)
    count = 2 * PASSAGE_CHARACTERS // 20
    lines = [f"{number:06} 只狐狸跑了 and on" for number in range(count)]
    path = tmp_path / "long.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    drop(page, path)
    wait_for_data(page, qtbot)
    model = page.examples.preview.table.examples
    assert len(session.project.examples().texts("text")) > 1  # type: ignore[union-attr]
    assert model.rowCount() == count
    for row in (0, 1, count // 2, count - 1):
        assert model.index(row, 1).data() == lines[row]
    assert [model.index(row, 2).data() for row in (0, count - 1)] == ["Training", "Validation"]
    assert sum(page.examples.split_bar.sizes().values()) == sum(len(line) + 1 for line in lines)
    page.examples.preview.table.setCurrentIndex(model.index(count - 1, 0))
    assert page.examples.seen.place() == f"from line {count:,} on"
    (session.project.data_folder / "text.txt").write_text("other")  # type: ignore[union-attr]
    model._rows.columns[0].cells._cut.cache_clear()  # type: ignore[union-attr]
    assert model.index(5, 1).data() == ""


def test_parts_can_be_filtered_and_changed(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    new_project(qtbot, session, "text-generation", tmp_path)
    drop(page, write_text(tmp_path))
    wait_for_data(page, qtbot)
    total = sum(page.examples.split_bar.sizes().values())
    assert total == len(session.project.examples().texts("text")[0])  # type: ignore[union-attr]
    qtbot.mouseClick(page.examples.preview.splits.button("test"), Qt.MouseButton.LeftButton)
    before = page.examples.preview.table.examples.rowCount()
    assert 0 < before < 400
    assert page.examples.preview.table.examples.index(0, 2).data() == "Test"
    editor = page.examples.split_form.editor("test_percent")
    editor.setFocus()
    editor.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(editor, "40")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert session.experiment.split.test_percent == 40
    qtbot.waitUntil(lambda: page.examples.preview.table.examples.rowCount() > before, timeout=WAIT)
    assert page.examples.split_bar.sizes()["test"] == pytest.approx(0.4 * total, abs=2)


def test_columns_of_a_table_are_asked_for(
    page: DataPage,
    session: Session,
    qapp: QApplication,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    new_project(qtbot, session, "translation", tmp_path)
    drop(page, write_pairs(tmp_path))
    qtbot.waitUntil(lambda: page.dialog is not None, timeout=WAIT)
    dialog = page.dialog
    assert dialog is not None
    assert dialog.header_box.isChecked()
    assert "comma" in dialog.facts.text()
    dialog.column_boxes["source"].setCurrentText("中文")
    assert not dialog.import_button.isEnabled()  # the same column twice
    assert "中文" in dialog._why.text()
    dialog.column_boxes["source"].setCurrentText("english text")
    dialog.column_boxes["target"].setCurrentText("中文")
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    wait_for_data(page, qtbot)
    assert page.dialog is None
    model = page.examples.preview.table.examples
    assert [model.index(0, at).data() for at in range(3)] == ["1", "the fox number 0 runs", "第 0 只狐狸跑"]
    assert page.examples.source.skipped.text() == "2 left out"
    qtbot.mouseClick(page.examples.source.skipped_button, Qt.MouseButton.LeftButton)
    skipped = page.examples.source.findChild(SkippedDialog)
    assert skipped is not None
    assert skipped.table.item(0, 0).text().startswith("pairs.csv:")  # type: ignore[union-attr]
    assert skipped.table.item(0, 1).text() == "2 cells instead of 3"  # type: ignore[union-attr]
    monkeypatch.setattr(file_dialog, "ask_save", lambda *_: tmp_path / "left out.csv")
    qtbot.mouseClick(skipped.save_button, Qt.MouseButton.LeftButton)
    assert skipped.message.level() == "info"
    saved = (tmp_path / "left out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(saved) == 3
    assert saved[1].startswith("pairs.csv:")
    assert saved[1].endswith(",2 cells instead of 3")
    monkeypatch.setattr(file_dialog, "ask_save", lambda *_: tmp_path / "left out.csv" / "x.csv")
    qtbot.mouseClick(skipped.save_button, Qt.MouseButton.LeftButton)
    assert skipped.message.level() == "error"
    skipped.reject()
    apply_language(qapp, "zh_CN")
    again = SkippedDialog(session.project.source(), page)  # type: ignore[union-attr]
    assert "cells" not in again.table.item(0, 1).text()  # type: ignore[union-attr]
    again.reject()
    qtbot.waitUntil(lambda: len(page.examples.seen.fields) == 2, timeout=WAIT)


def test_files_of_one_zip_are_the_parts_and_rows_can_be_limited(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    new_project(qtbot, session, "translation", tmp_path)
    path = tmp_path / "pairs.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, n_row in (("train", 60), ("valid", 8), ("test", 12)):
            rows = "".join(f"fox {name} {at},狐 {at}\n" for at in range(n_row))
            archive.writestr(f"{name}.csv", f"source,target\n{rows}")
    drop(page, path)
    qtbot.waitUntil(lambda: page.dialog is not None, timeout=WAIT)
    dialog = page.dialog
    assert dialog is not None
    assert [dialog.sheet_box.itemData(at) for at in range(4)] == ["", "test.csv", "train.csv", "valid.csv"]
    assert dialog.split_box.currentData() == "split"
    with qtbot.waitSignal(dialog.read_again, timeout=WAIT):
        dialog.sheet_box.setCurrentIndex(2)
    assert dialog.split_box.isHidden()
    assert dialog.columns == {"source": "source", "target": "target"}
    with qtbot.waitSignal(dialog.read_again, timeout=WAIT):
        dialog.sheet_box.setCurrentIndex(0)
    assert dialog.split_box.currentData() == "split"
    dialog.limit_box.setValue(40)
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    wait_for_data(page, qtbot)
    sizes = page.examples.split_bar.sizes()
    assert sum(sizes.values()) == 40
    assert (sizes["train"], sizes["validation"], sizes["test"]) == (30, 4, 6)
    assert not page.examples.given.isHidden()


def test_cancelling_the_dialog_changes_nothing(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    new_project(qtbot, session, "translation", tmp_path)
    drop(page, write_pairs(tmp_path))
    qtbot.waitUntil(lambda: page.dialog is not None, timeout=WAIT)
    qtbot.mouseClick(page.dialog.cancel_button, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    assert page.dialog is None
    assert not session.project.has_data  # type: ignore[union-attr]
    assert page._stack.currentWidget() is page.invitation


def test_the_dialog_reads_again(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    reading = read_source(write_pairs(tmp_path), ReadOptions(), no_progress())
    dialog = ImportDialog(session.jobs, reading, scenario_of("translation").roles)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.read_again, timeout=WAIT):
        qtbot.mouseClick(dialog.header_box, Qt.MouseButton.LeftButton, pos=QPoint(8, 11))
    assert not dialog.reading.table.has_header
    assert dialog.table.model().headerData(0, Qt.Orientation.Horizontal).startswith("column 1")
    with qtbot.waitSignal(dialog.read_again, timeout=WAIT):
        dialog.encoding_box.setCurrentText("UTF-16")
    assert dialog.message.message()
    assert dialog.encoding_box.currentData() is None  # back to what could be read
    assert dialog.import_button.isEnabled()


def test_a_wrong_separator_can_be_corrected_in_the_dialog(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("one, two|eins, zwei\nthree, four|drei, vier\n", encoding="utf-8")
    reading = read_source(path, ReadOptions(), no_progress())
    assert must_ask(reading.table, scenario_of("translation").roles)
    dialog = ImportDialog(session.jobs, reading, scenario_of("translation").roles)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "comma" in dialog.facts.text()
    with qtbot.waitSignal(dialog.read_again, timeout=WAIT):
        dialog.separator_box.setCurrentIndex(dialog.separator_box.findData("|"))
    assert "vertical bar" in dialog.facts.text()
    assert dialog.reading.table.columns == (["one, two", "three, four"], ["eins, zwei", "drei, vier"])
    assert dialog.import_button.isEnabled()
    with qtbot.waitSignal(dialog.read_again, timeout=WAIT):
        dialog.separator_box.setCurrentIndex(dialog.separator_box.findData("\t"))
    assert not dialog.import_button.isEnabled()  # one column is not enough, and the dialog says so


def write_workbook(folder: Path) -> Path:
    path = folder / "a.xlsx"
    sheets = {"Notes": [["only one column"]], "Pairs": [["english", "chinese"], ["cat", "猫"]]}
    with zipfile.ZipFile(path, "w") as archive:
        names, links = "", ""
        for name, rows in sheets.items():
            names += f'<sheet name="{name}" r:id="{name}"/>'
            links += f'<Relationship Id="{name}" Type="worksheet" Target="{name}.xml"/>'
            cells = ("".join(f'<c t="str"><v>{cell}</v></c>' for cell in row) for row in rows)
            content = "".join(f"<row>{row}</row>" for row in cells)
            archive.writestr(f"xl/{name}.xml", f"<worksheet>{content}</worksheet>")
        archive.writestr("xl/workbook.xml", f'<workbook xmlns:r="urn:r">{names}</workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
    return path


def test_the_sheet_of_a_workbook_can_be_chosen_in_the_dialog(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    reading = read_source(write_workbook(tmp_path), ReadOptions(), no_progress())
    assert must_ask(reading.table, scenario_of("translation").roles)
    dialog = ImportDialog(session.jobs, reading, scenario_of("translation").roles)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.sheet_box.currentText() == "Notes"
    assert not dialog.separator_box.isVisible()
    assert not dialog.encoding_box.isVisible()
    assert not dialog.import_button.isEnabled()
    with qtbot.waitSignal(dialog.read_again, timeout=WAIT):
        dialog.sheet_box.setCurrentText("Pairs")
    assert dialog.reading.table.names == ("english", "chinese")
    assert dialog.import_button.isEnabled()


def test_pictures_are_shown_with_their_classes(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    new_project(qtbot, session, "image-recognition", tmp_path)
    drop(page, write_pictures(tmp_path))
    wait_for_data(page, qtbot)
    assert page.examples.preview.gallery.count() == 30
    assert page.examples.balance_card.isVisible()
    assert page.examples.source.skipped.text() == "1 left out"
    assert page.examples.seen.stack.currentWidget() is page.examples.seen.patches
    qtbot.mouseClick(page.examples.balance, Qt.MouseButton.LeftButton, pos=QPoint(20, 22 + 10))
    assert page.examples.preview.class_box.currentData() == "dog"
    assert page.examples.preview.gallery.count() == 10
    assert "dog" in page.examples.seen.place()
    qtbot.mouseClick(page.examples.preview.splits.button("validation"), Qt.MouseButton.LeftButton)
    assert page.examples.preview.gallery.count() == 1
    page.examples.preview.class_box.setCurrentIndex(0)
    assert page.examples.preview.gallery.count() == 3


@pytest.mark.parametrize(
    ("scenario", "content", "name"),
    [
        ("translation", "just one line of text\nand another\n", "one.txt"),
        ("image-recognition", "text", "one.txt"),
        ("text-generation", "", "empty.txt"),
        ("text-generation", "x", "strange.xyz"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    page: DataPage,
    session: Session,
    raised: list[WorkbenchError],
    tmp_path: Path,
    qtbot: QtBot,
    scenario: str,
    content: str,
    name: str,
) -> None:
    new_project(qtbot, session, scenario, tmp_path)
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    drop(page, path)
    qtbot.waitUntil(lambda: bool(raised), timeout=WAIT)
    assert raised[0].remedy is not None
    assert session.busy is None
    assert page._stack.currentWidget() is page.invitation


def test_bad_data_leaves_the_old_data(
    page: DataPage, session: Session, raised: list[WorkbenchError], tmp_path: Path, qtbot: QtBot
) -> None:
    new_project(qtbot, session, "text-generation", tmp_path)
    drop(page, write_text(tmp_path))
    wait_for_data(page, qtbot)
    drop(page, tmp_path / "missing.txt")
    qtbot.waitUntil(lambda: bool(raised), timeout=WAIT)
    drop(page, tmp_path / "a.txt", tmp_path / "b.txt")
    qtbot.waitUntil(lambda: len(raised) == 2, timeout=WAIT)
    assert page._stack.currentWidget() is page._with_data
    assert page.examples.preview.table.examples.rowCount() == 400


def test_a_folder_of_texts_becomes_one_long_text_without_a_question(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    new_project(qtbot, session, "text-generation", tmp_path)
    folder = tmp_path / "stories"
    for label in ("long", "short"):
        (folder / label).mkdir(parents=True)
        (folder / label / "1.txt").write_text(f"A {label} story.\n" * 100, encoding="utf-8")
    drop(page, folder)
    wait_for_data(page, qtbot)
    assert session.project.source().format == "text-folder"  # type: ignore[union-attr]
    assert page.examples.preview.table.examples.rowCount() == 202  # an empty line after each


def test_pictures_are_not_text(tmp_path: Path) -> None:
    table = read_source(write_pictures(tmp_path), ReadOptions(), no_progress()).table
    with pytest.raises(WorkbenchError, match="pictures"):
        must_ask(table, scenario_of("text-generation").roles)
    assert not must_ask(table, scenario_of("image-recognition").roles)


def test_a_damaged_project_is_invited_to_bring_data_again(
    page: DataPage, session: Session, raised: list[WorkbenchError], tmp_path: Path, qtbot: QtBot
) -> None:
    new_project(qtbot, session, "text-generation", tmp_path)
    folder = session.project.data_folder  # type: ignore[union-attr]
    folder.mkdir()
    (folder / "source.json").write_text("{}", encoding="utf-8")
    session.open_project(tmp_path / "project", "data")
    qtbot.waitUntil(lambda: bool(raised), timeout=WAIT)
    assert page._stack.currentWidget() is page.invitation


def test_language_and_theme_switch_while_open(
    page: DataPage, session: Session, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    new_project(qtbot, session, "image-recognition", tmp_path)
    drop(page, write_pictures(tmp_path))
    wait_for_data(page, qtbot)
    apply_theme(qapp, "dark")
    apply_language(qapp, "zh_CN")
    assert page.examples.preview.gallery.count() == 30
    assert not page.grab().isNull()


def test_a_page_made_late_shows_the_data_that_is_there(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    new_project(qtbot, session, "text-generation", tmp_path)
    drop(page, write_text(tmp_path))
    wait_for_data(page, qtbot)
    late = DataPage(session)
    qtbot.addWidget(late)
    wait_for_data(late, qtbot)
    qtbot.waitUntil(
        lambda: late.examples.seen.stack.currentWidget() is late.examples.seen._words, timeout=WAIT
    )


def test_the_panel_that_is_chosen_shows_the_data(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    new_project(qtbot, session, "text-generation", tmp_path)
    drop(page, write_text(tmp_path))
    wait_for_data(page, qtbot)
    assert page.panel() is page.examples
    for key, panel in page.panels.items():
        page.show_panel(key)
        assert page.panel() is panel
        assert panel._overview is page._overview
        assert panel.isVisible()
        assert "故事.txt" in panel.caption()
        assert len(page.explain()) >= 3
    session.close_project()
    assert page.examples._overview is None


def made_data(page: DataPage, qtbot: QtBot) -> tuple[str, list[str]]:
    """Return the checksum and the first prompts of the examples, once they are shown."""
    qtbot.waitUntil(lambda: page._overview is not None, timeout=WAIT)
    assert page._overview is not None
    return page._overview.source.checksum, list(page._overview.examples.texts("prompt")[:200])


def test_what_makes_its_examples_needs_no_file(
    page: DataPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    errors: list[WorkbenchError] = []
    session.raised.connect(errors.append)
    with qtbot.waitSignal(session.data_changed, timeout=WAIT):
        session.new_project(scenario_of("algorithm-lab"), tmp_path / "project", "Lab", "tiny")
    first, prompts = made_data(page, qtbot)
    form = page.examples.source.recipe.form
    assert form is not None
    assert page.examples.source.recipe.isVisible()
    assert not page.examples.source.name.isVisible()
    assert {letter for prompt in prompts for letter in prompt} <= set("abcdefghij")
    # a change makes other examples
    box, shortest, alphabet = (form.editor(name) for name in ("task", "shortest", "alphabet"))
    assert isinstance(box, QComboBox)
    assert isinstance(shortest, QSpinBox)
    assert isinstance(alphabet, QSpinBox)
    alphabet.setValue(3)
    qtbot.waitUntil(lambda: made_data(page, qtbot)[0] != first, timeout=WAIT)
    second, prompts = made_data(page, qtbot)
    assert {letter for prompt in prompts for letter in prompt} == set("abc")
    # so does the button, of the same kind
    qtbot.mouseClick(page.examples.source.recipe.new_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made_data(page, qtbot)[0] != second, timeout=WAIT)
    third, prompts = made_data(page, qtbot)
    assert {letter for prompt in prompts for letter in prompt} == set("abc")
    # what cannot be made is said beside its field, and nothing changes
    shortest.setValue(20)
    assert "shortest" in form.note("longest")
    assert not page.examples.source.recipe.new_button.isEnabled()
    shortest.setValue(1)
    # another task, and in words what to look for
    box.setCurrentIndex(box.findData("add"))
    qtbot.waitUntil(lambda: "+" in made_data(page, qtbot)[1][0], timeout=WAIT)
    assert made_data(page, qtbot)[0] != third
    assert not alphabet.isVisible()
    assert any("another task" in words for _, words in page.explain())
    # a table of one's own takes the place of the form
    path = tmp_path / "own.csv"
    path.write_text("题目,答案\n" + "".join(f"{n},{n * n}\n" for n in range(40)), encoding="utf-8")
    roles = scenario_of("algorithm-lab").roles
    session.import_table(lambda progress: import_examples(path, roles, progress))
    qtbot.waitUntil(lambda: made_data(page, qtbot)[1][-1] == "39", timeout=WAIT)
    assert not page.examples.source.recipe.isVisible()
    assert page.examples.source.name.isVisible()
    assert errors == []


def test_files_dropped_together_are_read_as_a_folder_of_them(
    page: DataPage, session: Session, raised: list[WorkbenchError], tmp_path: Path, qtbot: QtBot
) -> None:
    new_project(qtbot, session, "translation", tmp_path)
    for name, count in (("train", 40), ("test", 8)):
        rows = "".join(f"{name} {number}\t{number} {name}\n" for number in range(count))
        (tmp_path / f"{name}.tsv").write_text("english\tchinese\n" + rows, encoding="utf-8")
    drop(page, tmp_path / "train.tsv", tmp_path / "test.tsv")
    qtbot.waitUntil(lambda: page.dialog is not None or session.has_data or bool(raised), timeout=WAIT)
    if page.dialog is not None:
        page.dialog.accept()
    wait_for_data(page, qtbot)
    assert not raised
    project = session.project
    assert project is not None
    sizes = {name: len(part) for name, part in project.parts(project.experiment()).items()}
    assert sizes["test"] == 8
    assert sizes["train"] + sizes["validation"] == 40
    assert project.source().name == "train.tsv + 1"
    assert page._gathered is not None
    folder = page._gathered.folder
    session.close_project()
    assert not folder.exists()

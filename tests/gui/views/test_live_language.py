"""Every figure changes its words while it is open."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from workbench import language
from workbench.gui.views.attention_map import AttentionMap
from workbench.gui.views.confusion_view import ConfusionView
from workbench.gui.views.draw_pad import DrawPad
from workbench.gui.views.formula_view import FormulaView
from workbench.gui.views.head_grid import HeadGrid
from workbench.gui.views.image_attention import ImageAttention
from workbench.gui.views.image_gallery import ImageGallery
from workbench.gui.views.image_view import ImageView
from workbench.gui.views.loss_plot import LossPlot
from workbench.gui.views.model_diagram import ModelDiagram
from workbench.gui.views.patch_view import PatchView
from workbench.gui.views.token_view import TokenView

VIEWS = [
    AttentionMap,
    ConfusionView,
    DrawPad,
    FormulaView,
    HeadGrid,
    ImageAttention,
    ImageGallery,
    ImageView,
    LossPlot,
    ModelDiagram,
    PatchView,
    TokenView,
]


class _Pseudo(dict):
    """A catalogue that knows every sentence."""

    def get(self, key, default=None):
        return f"«{key}»"


@pytest.mark.parametrize("view_class", VIEWS)
def test_words_follow_the_language(view_class, shown, monkeypatch):
    view = shown(view_class())
    assert view.accessibleName()
    assert "«" not in view.accessibleName()
    monkeypatch.setattr(language, "_catalogue", _Pseudo())
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.accessibleName().startswith("«")
    if not isinstance(view, FormulaView | ImageView | ImageAttention):
        assert "«" in view.accessibleDescription()

"""Ready-made scales for a normenkader: to choose as they are, or to begin from.

Each gives every share from 0 to 1 one level (`check_scale` proves it in the tests). Word and symbol belong
together; a traffic light has other shapes as well, for who sees no colours.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from codebooks.loader import library_path, load_codebook
from codebooks.model import Level, Normenkader, Scale
from instruments.texts import Texts

HALF = 0.5  # what 'deels' counts for


def zwolle_scale() -> Scale:
    """Five levels, with the rules that decide 0, 75 and 100%: the scale of the Zwolle audit of 2023."""
    kader = load_codebook(library_path("normenkader_zwolle")).value
    if not isinstance(kader, Normenkader):
        raise RuntimeError("the library's normenkader no longer loads")
    return kader.scale


def four_levels() -> Scale:
    """Voldoet, grotendeels, deels, niet; and 'niet te beoordelen', which no share gives."""
    levels = (
        _level("niet", "Voldoet niet", "Does not meet the norm", "○", "0-25%", 0.0, 0.25),
        _level("deels", "Voldoet deels", "Partly meets the norm", "◔", "25-50%", 0.25, 0.5),
        _level("grotendeels", "Voldoet grotendeels", "Largely meets the norm", "◕", "50-75%", 0.5, 0.75),
        _level("voldoet", "Voldoet", "Meets the norm", "●", "75-100%", 0.75, 1.0),
    )
    return Scale(levels, (), HALF, unscaled=(not_testable(),))


def traffic_light() -> Scale:
    """Groen, oranje, rood: below a third, between, and from two thirds."""
    levels = (
        _level("rood", "Rood: voldoet niet", "Red: does not meet the norm", "■", "0-33%", 0.0, 0.33),
        _level("oranje", "Oranje: voldoet deels", "Orange: partly meets the norm", "▲", "33-67%", 0.33, 0.67),
        _level("groen", "Groen: voldoet", "Green: meets the norm", "●", "67-100%", 0.67, 1.0),
    )
    return Scale(levels, (), HALF)


def not_testable() -> Level:
    """'Niet te beoordelen': the evidence does not allow a judgement. Only fixed, and with a reason."""
    label = Texts.of(nl="Niet te beoordelen", en="Cannot be judged")
    return Level("niet_te_beoordelen", label, "–", "", 0.0, 0.0, low_included=False, high_included=False)


def _level(id: str, nl: str, en: str, symbol: str, printed: str, low: float, high: float) -> Level:
    """From `low` up to `high`; the lower bound is in it, the upper one only at 100%."""
    label = Texts.of(nl=nl, en=en)
    return Level(id, label, symbol, printed, low, high, low_included=True, high_included=high == 1.0)


READY_SCALES: MappingProxyType[str, Callable[[], Scale]] = MappingProxyType(
    {"zwolle": zwolle_scale, "vier": four_levels, "stoplicht": traffic_light}
)

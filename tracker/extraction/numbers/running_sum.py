"""A running sum: number words taken one after another, as long as they can be one number."""

from __future__ import annotations

from decimal import Decimal

_HALF = Decimal("0.5")


class RunningSum:
    """Adds up "two", "million", "three", "hundred", "twelve"; each step says whether the word still fits."""

    def __init__(self, units_first: bool = False) -> None:
        self._units_first = units_first
        self._total = Decimal(0)
        self._section = Decimal(0)
        self._pending: Decimal | None = None
        self._hundred = Decimal(0)
        self.scale = Decimal(0)
        self.started = False

    @property
    def value(self) -> Decimal:
        """The number so far."""
        return self._total + self._part

    @property
    def coefficient(self) -> Decimal:
        """What stands before the last scale: 1.5 in "1.5 million"; the number itself without one."""
        return self.value / self.scale if self.scale else self.value

    @property
    def is_open(self) -> bool:
        """Whether nothing stands after the last scale or hundred."""
        return self.started and self._pending is None

    @property
    def _part(self) -> Decimal:
        return self._section + (self._pending or Decimal(0))

    def add_value(self, value: Decimal, joined: bool = False) -> bool:
        """Takes "twelve" or "5"; False, and no change, where it does not go on with the number."""
        if not self._fits(value, joined):
            return False
        self._pending = (self._pending or Decimal(0)) + value
        return self._start()

    def add_half(self) -> bool:
        """Takes "and a half": of the scale before it, or of one."""
        if self._pending is None and self._section == 0 and self.scale:
            self._total += self.scale * _HALF
        else:
            self._pending = (self._pending or Decimal(0)) + _HALF
        return self._start()

    def add_hundred(self, hundred: Decimal) -> bool:
        """Takes a multiplier inside a thousand."""
        if self._section and hundred >= self._hundred:
            return False
        if self._pending is None and self._total and self.scale <= hundred:
            return False
        self._section += (1 if self._pending is None else self._pending) * hundred
        self._pending, self._hundred = None, hundred
        return self._start()

    def add_scale(self, scale: Decimal) -> bool:
        """Takes "thousand", "million" ...: what stands before is so many of them."""
        if not self.scale or scale < self.scale:
            part = self._part if self._section or self._pending is not None else Decimal(1)
            self._total += part * scale
        elif self._section or self._pending is not None or scale == self.scale:
            return False
        else:
            self._total *= scale
        self._section, self._pending, self._hundred, self.scale = Decimal(0), None, Decimal(0), scale
        return self._start()

    def _fits(self, value: Decimal, joined: bool) -> bool:
        if self._pending is None:
            limit = self._hundred or self.scale
            return not limit or value < limit
        if self._units_first and joined and 0 < self._pending % 100 < 10:
            return value % 10 == 0 and 20 <= value <= 90
        size = Decimal(10) ** len(str(int(value)))
        return self._pending > value > 0 and self._pending % size == 0 and self._pending >= 20

    def _start(self) -> bool:
        self.started = True
        return True

"""How hidden counts can still move while all that is printed stays as it is: the programmes behind an attack.

Everything here is measured in people from the true counts: 0 is the truth, -counts is empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse.csgraph import connected_components

from analysis.arguments import Floats
from analysis.disclosure.system import Flags, Linked

TOLERANCE = 1e-6  # what a solver leaves of a whole number

Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Demand:
    """That a reader must think it possible that a cell is `by` people larger (sign 1) or smaller (-1)."""

    cell: int
    sign: int
    by: float

    def is_met(self, moved: Floats) -> bool:
        """Whether the cell moves far enough."""
        return bool(moved[self.cell] * self.sign >= self.by - TOLERANCE)


@dataclass(frozen=True)
class Farthest:
    """How all cells move where one moves farthest, and a price on every cell that proves it.

    `prices` are the reduced costs of the programme: were a cell hidden too, or printed after all, the
    farthest changes by no more than its price times how far that cell itself can move.
    """

    moved: Floats
    prices: Floats


@dataclass(frozen=True)
class _Block:
    """Hidden cells that no printed cell keeps apart, and the totals they are in."""

    places: Places
    rows: Places
    sums: sparse.csr_array
    limits: Floats  # a row a cell: how far down, how far up

    def aim(self, demand: Demand) -> Floats:
        """What a solver makes smallest to move the cell farthest."""
        return np.where(self.places == demand.cell, -float(demand.sign), 0.0)


class View:
    """A choice as the reader sees it: printed cells cut the hidden ones into blocks that move alone."""

    def __init__(self, linked: Linked, hidden: Flags) -> None:
        self.linked, self.hidden = linked, hidden
        self._blocks: dict[int, _Block] = {}

    def farthest(self, wanted: Sequence[Demand]) -> list[Farthest]:
        """The farthest move of each cell by itself; one programme with a block for each finds them all."""
        blocks = [self._block_of(one.cell) for one in wanted]
        sums = sparse.block_diag([block.sums for block in blocks], "csr")
        aims = [
            np.where(b.places == one.cell, -float(one.sign), 0.0)
            for one, b in zip(wanted, blocks, strict=True)
        ]
        limits = np.concatenate([block.limits for block in blocks])
        found = linprog(np.concatenate(aims), A_eq=sums, b_eq=np.zeros(sums.shape[0]), bounds=limits)
        moves = np.split(found.x, np.cumsum([len(block.places) for block in blocks])[:-1])
        duals = np.split(found.eqlin.marginals, np.cumsum([len(block.rows) for block in blocks])[:-1])
        return [self._farthest(*one) for one in zip(wanted, blocks, moves, duals, strict=True)]

    def _farthest(self, demand: Demand, block: _Block, moved: Floats, dual: Floats) -> Farthest:
        prices = -(self.linked.sums[block.rows].T @ dual)
        prices[demand.cell] -= demand.sign
        return Farthest(self._everywhere(block, moved), np.where(np.abs(prices) < TOLERANCE, 0.0, prices))

    def serving(self, wanted: Sequence[Demand]) -> Floats:
        """One way for all cells to move that does as much as it can of many demands at once.

        The last columns are what is done of each demand: no more than its cell moves, nor than it asks.
        """
        block, by = self._whole_block, np.array([one.by for one in wanted])
        number, cells = len(wanted), np.searchsorted(block.places, [one.cell for one in wanted])
        signs = sparse.csr_array(
            ([-float(one.sign) for one in wanted], (np.arange(number), cells)), (number, len(block.places))
        )
        found = linprog(
            np.concatenate([np.zeros(len(block.places)), -1 / by]),
            A_ub=sparse.hstack([signs, sparse.eye_array(number)], "csr"),
            b_ub=np.zeros(number),
            A_eq=sparse.hstack([block.sums, sparse.csr_array((len(block.rows), number))], "csr"),
            b_eq=np.zeros(len(block.rows)),
            bounds=np.concatenate([block.limits, np.c_[np.zeros(number), by]]),
        )
        return self._everywhere(block, found.x[: len(block.places)])

    def farthest_whole(self, demand: Demand) -> Floats:
        """How all cells move where this one moves farthest and everybody is whole."""
        block = self._block_of(demand.cell)
        found = milp(
            block.aim(demand),
            constraints=LinearConstraint(block.sums, 0, 0) if len(block.rows) else (),
            integrality=np.ones(len(block.places)),
            bounds=Bounds(block.limits[:, 0], block.limits[:, 1]),
            options={"mip_rel_gap": 0},
        )
        return self._everywhere(block, np.round(found.x))

    def is_whole(self, moved: Floats) -> bool:
        """Whether people move whole and all that is printed still holds; no solver is trusted for it."""
        whole = np.round(moved)
        return bool(
            np.all(np.abs(whole - moved) <= TOLERANCE)
            and not np.any(whole[~self.hidden])
            and np.all(self.linked.counts + whole >= 0)
            and not np.any(self.linked.sums @ whole)
        )

    def _everywhere(self, block: _Block, moved: Floats) -> Floats:
        found = np.zeros(len(self.hidden))
        found[block.places] = np.where(np.abs(moved) < TOLERANCE, 0.0, moved)
        return found

    def _block_of(self, cell: int) -> _Block:
        part = int(self._part[cell])
        if part not in self._blocks:
            self._blocks[part] = self._block(self.hidden & (self._part == part))
        return self._blocks[part]

    def _block(self, cells: Flags) -> _Block:
        places, counts = np.flatnonzero(cells), self.linked.counts[cells]
        sums = self.linked.sums[:, places]
        rows = np.flatnonzero(np.any(sums != 0, axis=1))
        return _Block(places, rows, sparse.csr_array(sums[rows]), np.c_[-counts, self.linked.cap - counts])

    @cached_property
    def _whole_block(self) -> _Block:
        return self._block(self.hidden)

    @cached_property
    def _part(self) -> npt.NDArray[np.int32]:
        """Cell -> the number of its block."""
        touching = sparse.csr_array((self.linked.sums != 0) & self.hidden)
        found: npt.NDArray[np.int32] = connected_components(touching.T @ touching, directed=False)[1]
        return found

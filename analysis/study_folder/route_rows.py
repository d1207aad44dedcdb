"""products.csv, routes.csv, route_steps.csv: columns, how a row becomes a value and back, what is checked."""

from __future__ import annotations

from dataclasses import fields as fields_of
from fractions import Fraction

from analysis.route_rows import KINDS, OUTCOMES, YES_NO, Product, Route, RouteStep, parts_fit
from analysis.study_folder import route_texts as _texts  # noqa: F401  # its import fills the catalogue
from analysis.study_folder.cost_rows import UNKNOWN, Amounts, exact, spelled
from analysis.study_folder.known_names import KnownNames
from analysis.study_folder.problem_list import LONGEST_SHOWN, ProblemList
from analysis.study_folder.row_checks import Once, check_choice, check_filled, check_id, check_known
from analysis.study_folder.row_kinds import NO_NUMBER, Fields, RowKind, whole

PRODUCT_COLUMNS = tuple(field.name for field in fields_of(Product))
ROUTE_COLUMNS = tuple(field.name for field in fields_of(Route))
STEP_COLUMNS = tuple(field.name for field in fields_of(RouteStep))


def _count(text: str) -> int | None:
    return None if text == UNKNOWN else whole(text)


def _product(fields: Fields) -> Product:
    product, naam, soort, regie, uren, uurtarief, prijs = fields
    return Product(product, naam, soort, regie, exact(uren), exact(uurtarief), exact(prijs))


def _route(fields: Fields) -> Route:
    route, naam, deel_van, preventie, maatregel, aantal, dagen = fields
    return Route(route, naam, deel_van, preventie, maatregel, _count(aantal), _count(dagen))


def _count_text(count: int | None) -> str:
    return UNKNOWN if count is None else str(count)


PRODUCTS: RowKind[Product] = RowKind(
    "products.csv",
    PRODUCT_COLUMNS,
    _product,
    lambda row: (row.product, row.naam, row.soort, row.regie, *map(spelled, _amounts(row))),
    lambda data: data.products,
)
ROUTES: RowKind[Route] = RowKind(
    "routes.csv",
    ROUTE_COLUMNS,
    _route,
    lambda row: (*_texts_of(row), _count_text(row.aantal), _count_text(row.dagen)),
    lambda data: data.routes,
)
STEPS: RowKind[RouteStep] = RowKind(
    "route_steps.csv",
    STEP_COLUMNS,
    lambda fields: RouteStep(fields[0], whole(fields[1]), fields[2], fields[3], exact(fields[4])),
    lambda row: (row.route, str(row.stap), row.actor, row.product, spelled(row.deel)),
    lambda data: data.route_steps,
)
ROUTE_KINDS = (PRODUCTS, ROUTES, STEPS)


def _amounts(row: Product) -> tuple[Fraction | None, ...]:
    return row.uren, row.uurtarief, row.prijs


def _texts_of(row: Route) -> Fields:
    return row.route, row.naam, row.deel_van, row.preventie, row.maatregel


class ProductCheck:
    """A product occurs once, is of a known kind, and its amounts are numbers or 'onbekend'."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._problems = problems
        self._once, self._amounts = Once(problems, "product"), Amounts(problems)

    def __call__(self, line: int, row: Product, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        self._once(line, row.product)
        check_filled(self._problems, line, "naam", row.naam)
        check_choice(self._problems, line, "soort", row.soort, tuple(KINDS))
        for key, text in zip(PRODUCT_COLUMNS[4:], fields[4:], strict=True):
            self._amounts.number(line, key, text, (UNKNOWN,))


class RouteCheck:
    """A route occurs once, its words are known, and it is no less than its parts."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._problems, self._once = problems, Once(problems, "route")
        self._lines: dict[str, int] = {}
        self._counts: dict[str, int | None] = {}  # of the routes that are no part
        self._parts: dict[str, list[int | None]] = {}

    def __call__(self, line: int, row: Route, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        self._once(line, row.route)
        check_filled(self._problems, line, "naam", row.naam)
        check_choice(self._problems, line, "preventie", row.preventie, YES_NO)
        check_choice(self._problems, line, "maatregel", row.maatregel, tuple(OUTCOMES))
        for key, count, text in zip(ROUTE_COLUMNS[5:], (row.aantal, row.dagen), fields[5:], strict=True):
            if count == NO_NUMBER:
                self._problems.report(line, "count-invalid", key=key, value=text[:LONGEST_SHOWN])
        self._remember(line, row)

    def _remember(self, line: int, row: Route) -> None:
        if not row.deel_van:
            self._counts.setdefault(row.route, row.aantal)
            self._lines.setdefault(row.route, line)
        elif row.deel_van not in self._counts or row.deel_van == row.route:
            self._problems.report(line, "route-part", value=row.route, other=row.deel_van)
        else:
            self._parts.setdefault(row.deel_van, []).append(row.aantal)

    def finish(self) -> None:
        """Reports, once all rows have been seen, the routes that are not the sum of their parts."""
        for route, parts in self._parts.items():
            count = self._counts[route]
            if count is not None and NO_NUMBER not in (count, *parts) and not parts_fit(count, parts):
                found = sum(part for part in parts if part is not None)
                where = self._lines[route]
                self._problems.report(where, "route-parts-differ", value=route, found=found, expected=count)


class StepCheck:
    """A step is of a known route, with a known product; the shares of its alternatives add up to 1."""

    def __init__(self, known: KnownNames, problems: ProblemList) -> None:
        self._known, self._problems, self._amounts = known, problems, Amounts(problems)
        self._first: dict[tuple[str, int, str, str], int] = {}
        self._shares: dict[tuple[str, int], list[Fraction | None]] = {}
        self._lines: dict[tuple[str, int], int] = {}

    def __call__(self, line: int, row: RouteStep, fields: Fields) -> None:
        """Reports what is wrong with the row on this line."""
        check_known(self._problems, line, "route-unknown", row.route, self._known.routes)
        if row.product:
            check_known(self._problems, line, "product-unknown", row.product, self._known.products)
        check_id(self._problems, line, "actor", row.actor)
        self._amounts.number(line, "deel", fields[4], (UNKNOWN,))
        if row.stap == NO_NUMBER:
            self._problems.report(line, "not-a-number", key="stap", value=fields[1][:LONGEST_SHOWN])
            return
        first = self._first.setdefault((row.route, row.stap, row.actor, row.product), line)
        if first != line:
            self._problems.report(line, "step-twice", route=row.route, stap=row.stap, first=first)
        self._lines.setdefault((row.route, row.stap), line)
        self._shares.setdefault((row.route, row.stap), []).append(row.deel)

    def finish(self) -> None:
        """Reports, once all rows have been seen, the steps whose shares cannot add up to 1."""
        for (route, stap), shares in self._shares.items():
            total = sum((share for share in shares if share is not None), Fraction(0))
            line = self._lines[route, stap]
            if total > 1:
                self._problems.report(line, "share-too-large", route=route, stap=stap)
            elif total < 1 and None not in shares:
                self._problems.report(line, "share-too-small", route=route, stap=stap, found=spelled(total))

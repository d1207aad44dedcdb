"""Costs, routes and benchmarks in the nota, each table under the heading it belongs to."""

from __future__ import annotations

from reports.charts import funnel_charts
from reports.document import Label, Paragraph, Section, Sentence, section
from reports.nota_results import Results
from reports.wording import sentence

COSTS = (
    *("scenario_gemiddeld", "baten", "baten_totaal", "baten_per_wet", "baten_per_betaler", "opgeschaald"),
    *("onzekerheid", "voor_na", "uren"),
)
PLANS = ("waardendriehoek",)
ROUTES = ("routes", "routes_afloop", "kosten_routes", "alternatieven")
TURNING = ("omslagpunt", "omslagpunt_gevoeligheid", "omslagpunt_per_product")
BELOW = ("scenario_kosten", "kostenposten", "producten")  # what the amounts were made of
UNKNOWN = "Een bedrag dat niet bekend is, staat er niet en telt nergens als nul"


def money_sections(results: Results) -> tuple[Section | None, ...]:
    """Costs and benefits, plans, routes, turning points, and each benchmark."""
    return (
        _tables(results, "bevinding-kosten", "Kosten en opbrengsten", COSTS, (sentence(UNKNOWN),)),
        _tables(results, "bevinding-plannen", "Plannen getoetst aan de Waardendriehoek", PLANS),
        _tables(results, "bevinding-routes", "Cliëntroutes en hun kosten", ROUTES, (sentence(UNKNOWN),)),
        _tables(results, "bevinding-omslagpunt", "Wanneer preventief werk zich terugbetaalt", TURNING),
        *benchmarks(results),
    )


def money_annex(results: Results) -> Section | None:
    """What the amounts were made of."""
    return _tables(results, "bijlage-bedragen", "Waaruit de bedragen zijn opgebouwd", BELOW)


def _tables(
    results: Results, key: str, title: str, names: tuple[str, ...], said: tuple[Sentence, ...] = ()
) -> Section | None:
    found = [table for name in names if (table := results.printed(name))]
    return section(key, title, Paragraph(said), *found) if found else None


def benchmarks(results: Results) -> tuple[Section | None, ...]:
    """A section per benchmark of the plan: the verdict, the funnel, the municipalities."""
    charts = {chart.name: chart for chart in funnel_charts(results)}
    return tuple(
        section(
            f"bevinding-benchmark-{planned.id}",
            planned.title.say(),
            Paragraph(_verdict(results, f"vergelijkbaar_{planned.id}", planned.own.name)),
            charts.get(f"benchmark_{planned.id}"),
            results.printed(f"benchmark_{planned.id}"),
            results.printed(f"vergelijkbaar_{planned.id}"),
        )
        for planned in results.data.plan.benchmarks
    )


def _verdict(results: Results, table: str, own: str) -> tuple[Sentence, ...]:
    verdict = results.figure(table, "eigen", "oordeel")
    margin = results.figure(table, "eigen", "marge")
    if verdict is None:
        return ()
    by = ("; de vooraf gekozen marge is ", margin) if margin else ()
    return (sentence("Het oordeel over ", Label(own), " naast vergelijkbare gemeenten: ", verdict, *by),)

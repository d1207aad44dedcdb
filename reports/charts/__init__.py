"""Pictures for the nota: SVG made by hand, each with what it says in words and with its table.

- `response_chart(results)`: how many filled in, per perspectief;
- `value_charts(results)`: the values of every aspect as stacked bars with letters, a picture per group;
- `perspective_charts(results)`: how groen each perspectief judged each statement;
- `funnel_charts(results)`: the own municipality among the others.

Every number in a picture stands in its table. Nothing is told by colour alone.
"""

from __future__ import annotations

from reports.charts.from_benchmark import funnel_charts
from reports.charts.from_perspectives import perspective_charts
from reports.charts.from_response import response_chart
from reports.charts.from_values import value_charts

__all__ = ["funnel_charts", "perspective_charts", "response_chart", "value_charts"]

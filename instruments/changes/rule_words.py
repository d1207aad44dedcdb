"""A rule in words: when a page or question is asked, for an author and for the ledger."""

from __future__ import annotations

from instruments.model import AllOf, AnswerIs, AnyOf, NotRule, Rule

ALWAYS = "altijd"


def rule_words(rule: Rule | None) -> str:
    """Such as 'klik.gebeurd is ja of gedeeltelijk, en niet (cijfer is 10)'; 'altijd' without a rule."""
    match rule:
        case None:
            return ALWAYS
        case AnswerIs(variable, values):
            return f"{variable} is {' of '.join(values)}"
        case AllOf(rules):
            return ", en ".join(map(_within, rules))
        case AnyOf(rules):
            return ", of ".join(map(_within, rules))
        case NotRule(inner):
            return f"niet ({rule_words(inner)})"


def _within(rule: Rule) -> str:
    words = rule_words(rule)
    return f"({words})" if isinstance(rule, AllOf | AnyOf) else words

"""The command about languages: which there are, and what one still lacks."""

from __future__ import annotations

import click

from instruments.languages import LANGUAGES, language_files, load_language
from survey_app.command_files import stop_on


@click.command()
@click.argument("code", required=False)
def languages(code: str | None) -> None:
    """Noemt de talen van vragenlijsten; met CODE de zinnen die in die taal nog ontbreken.

    Een taal erbij is een map met CODE.yaml (de vaste antwoorden) en CODE.po (de zinnen van de pagina's);
    WEDERHOOR_LANGUAGES noemt die map. Respondenten krijgen de taal te zien zodra er niets meer ontbreekt.
    """
    problems = [found for file in language_files() for found in load_language(file).problems]
    if code is None:
        click.echo("\n".join(_line(one) for one in LANGUAGES))
        stop_on(problems)
        return
    if not code.replace("-", "").isalnum():  # it becomes the name of a file
        raise click.BadParameter("een taalcode is zoiets als tr of pt-BR", param_hint="CODE")
    click.echo("\n".join(_as_translators_want_it(sentence) for sentence in _missing(code)))


def _line(code: str) -> str:
    language, missing = LANGUAGES[code], len(_missing(code))
    state = f"nog {missing} zinnen te vertalen" if missing else "volledig voor respondenten"
    return f"{code:6} {language.name:16} {language.direction}  {state}"


def _missing(code: str) -> tuple[str, ...]:
    from survey_app.web.respondent_sentences import missing_sentences

    return () if code == "nl" else missing_sentences(code)


def _as_translators_want_it(sentence: str) -> str:
    """An empty entry of a .po file."""
    from babel.messages.pofile import normalize

    mark = "#, python-format\n" if "%(" in sentence else ""
    return f'{mark}msgid {normalize(sentence)}\nmsgstr ""\n'

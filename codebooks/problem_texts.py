"""The sentences for mistakes in codebooks. Take `problem` from here: then its codes are in the catalogue."""

from __future__ import annotations

from instruments.problems import CATALOGUE, problem

__all__ = ["PROBLEM_TEXTS", "problem"]

# code -> (what is wrong, what to do), as in instruments.problems.CATALOGUE
PROBLEM_TEXTS: dict[str, tuple[str, str]] = {
    "codebook-id-twice": (
        "'{id}' komt twee keer voor bij '{where}'.",
        "Geef elk onderdeel een eigen naam; die naam staat ook in de gegevens.",
    ),
    # coding schemes
    "group-unknown": (
        "Aspect '{id}' staat in groep '{group}', maar die groep is er niet.",
        "Voeg de groep toe bij 'groups' of verbeter de naam.{hint}",
    ),
    "decision-unknown": (
        "Aspect '{id}' gebruikt beslistabel '{table}', maar die is er niet.",
        "Voeg de tabel toe bij 'decisions' of verbeter de naam.{hint}",
    ),
    "aspect-two-kinds": (
        "Aspect '{id}' heeft keuzes én een beslistabel.",
        "Een aspect krijgt een kleur (beslistabel) of een keuze (options), niet allebei.",
    ),
    "decision-gap": (
        "Beslistabel '{table}' beslist niet over: {combination} (en {more} andere combinaties).",
        "Voeg een regel toe; weet u het niet, kies dan geen_informatie.",
    ),
    "decision-row-dead": (
        "Deze regel van beslistabel '{table}' wordt nooit gebruikt.",
        "Eerdere regels vangen alles al af. Zet de regel hoger of verwijder hem.",
    ),
    "decision-code-unknown": (
        "'{value}' is geen antwoord op '{part}'.",
        "Kies uit: {allowed}.{hint}",
    ),
    "decision-reason": (
        "Reden '{reason}' past niet bij {value}.",
        "Kies bij {value} uit: {allowed}.",
    ),
    "implication-aspect-unknown": (
        "Gevolgregel '{id}' noemt '{aspect}', maar dat is geen aspect met een kleur.",
        "Verbeter de naam.{hint}",
    ),
    "table-aspect-unknown": (
        "Tabel '{table}' telt '{aspect}', maar dat is geen aspect met een kleur.",
        "Verbeter de naam.{hint}",
    ),
    # norms
    "deelvraag-unknown": (
        "Norm '{id}' hoort bij deelvraag '{deelvraag}', maar die is er niet.",
        "Voeg de deelvraag toe bij 'questions' of verbeter het nummer.",
    ),
    "part-unknown": (
        "Norm '{id}' hoort bij onderdeel '{part}', maar dat is er niet.",
        "Voeg het onderdeel toe bij 'parts' of verbeter de naam.{hint}",
    ),
    "deelvraag-without-norm": (
        "Deelvraag '{id}' komt in het normenkader niet voor.",
        "Voeg een norm toe, zeg waarom er geen norm is (applicable: nee), of meld het gat (gap).",
    ),
    "norm-reason-missing": (
        "Bij norm '{id}' staat niet waarom die niet of deels van toepassing is.",
        "Voeg 'why_not' toe.",
    ),
    "judgement-missing": (
        "Norm '{id}' is van toepassing, maar valt onder geen oordeel.",
        "Voeg 'judged_with' toe; normen mogen samen één oordeel krijgen.",
    ),
    "judgement-needless": (
        "Norm '{id}' is niet van toepassing, maar valt wel onder oordeel '{judgement}'.",
        "Verwijder 'judged_with' of maak de norm van toepassing.",
    ),
    "evidence-missing": (
        "Bij norm '{id}' staat niet waarmee die wordt gemeten.",
        "Voeg onder 'evidence' minstens één bron of aspect toe.",
    ),
    "evidence-two-kinds": (
        "Bewijs '{link}' bij norm '{id}' moet van precies één soort zijn.",
        "Vul één van deze in: 'aspects', 'question', 'figure', of 'source' (met of zonder 'documents').",
    ),
    "evidence-weight": (
        "Bewijs '{link}' bij norm '{id}' heeft gewicht {weight}, en telt zo niet mee.",
        "Kies een gewicht groter dan 0, of haal het bewijs weg.",
    ),
    "evidence-values": (
        "Bij bewijs '{link}' van norm '{id}' kloppen de antwoorden niet die voor de norm tellen.",
        "Noem bij een vraag ('question') onder 'met' welke antwoorden voldoen, elk hooguit één keer.",
    ),
    "evidence-figure": (
        "Cijfer '{figure}' bij bewijs '{link}' van norm '{id}' kan zo niet meetellen.",
        "Schrijf 'tabel/rij/kolom' en een grens ('at_least' of 'at_most'), en geen cijfer over oordelen.",
    ),
    "scale-bounds": (
        "De grenzen van niveau '{id}' kloppen niet.",
        "'low' en 'high' liggen tussen 0 en 1, en 'low' is niet groter dan 'high'.",
    ),
    "scale-gap": (
        "Een aandeel van {share} krijgt geen niveau.",
        "Verleg een grens of zet onder 'boundaries' welk niveau dit wordt, en waarom.",
    ),
    "scale-overlap": (
        "Een aandeel van {share} past bij meer dan één niveau: {levels}.",
        "Verleg een grens of zet onder 'boundaries' welk niveau dit wordt, en waarom.",
    ),
    "scale-credit": (
        "'{value}' kan niet bij partial_credit.",
        "Schrijf waar 'deels' voor telt: een getal tussen 0 en 1, zoals 0.5.",
    ),
    "boundary-level-unknown": (
        "De grensregel bij {share} noemt niveau '{level}', maar dat is er niet.",
        "Verbeter de naam.{hint}",
    ),
    "boundary-needless": (
        "Bij {share} is een grensregel niet nodig: de schaal geeft daar al één niveau.",
        "Verwijder de regel; zo spreekt die de schaal nooit tegen.",
    ),
    # scored indicators
    "theme-unknown": (
        "Rij '{id}' staat bij thema '{theme}', maar dat is er niet.",
        "Voeg het thema toe bij 'themes' of verbeter de naam.{hint}",
    ),
    "aanpak-unknown": (
        "Rij '{id}' staat bij aanpak '{aanpak}', maar die is er niet.",
        "Voeg de aanpak toe bij 'aanpakken' of verbeter de naam.{hint}",
    ),
    "codebook-list-empty": (
        "De lijst bij '{key}' is leeg.",
        "Voeg minstens één onderdeel toe.",
    ),
}

CATALOGUE.update(PROBLEM_TEXTS)

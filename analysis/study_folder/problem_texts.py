"""What can be wrong in a study folder: the sentences, added to the catalogue when this module is imported."""

from __future__ import annotations

from instruments.problems import CATALOGUE

FOLDER_TEXTS: dict[str, tuple[str, str]] = {
    "and-more": (
        "En nog {count} problemen in dit bestand.",
        "Los eerst de problemen hierboven op en controleer opnieuw.",
    ),
    "and-many-more": (
        "En nog minstens {count} problemen; de rest van het bestand is niet gelezen.",
        "Kijk of dit het goede bestand is.",
    ),
    "sources-unread": (
        "Van {count} bronnen is het verslag niet te lezen; de rest is niet bekeken.",
        "Los eerst de problemen met de verslagen in sources/ op.",
    ),
    "folder-missing": ("De map {name} bestaat niet of is geen map.", "Controleer de naam van de map."),
    "file-unreadable": (
        "Het bestand kan niet worden gelezen ({detail}).",
        "Controleer de rechten op het bestand.",
    ),
    "path-outside": (
        "'{value}' wijst naar een plek buiten de map van het onderzoek.",
        "Noem alleen de naam, zonder map en zonder extensie.",
    ),
    "link-outside": (
        "Het bestand is een verwijzing naar een plek buiten de map van het onderzoek.",
        "Vervang de verwijzing door het bestand zelf.",
    ),
    # CSV
    "csv-semicolon": (
        "De velden zijn gescheiden door puntkomma's.",
        "Bewaar het bestand met komma's; in Excel: Opslaan als, 'CSV UTF-8 (door komma's gescheiden)'.",
    ),
    "csv-broken": (
        "De rij is niet te lezen: een aanhalingsteken of regeleinde staat verkeerd.",
        "Zet een veld met een aanhalingsteken of komma tussen aanhalingstekens; verdubbel die in het veld.",
    ),
    "csv-field-too-large": (
        "Een veld is langer dan {limit} tekens.",
        "Kort de tekst in, of kijk of een aanhalingsteken niet is gesloten.",
    ),
    "csv-blank-lines": ("Het bestand heeft meer dan {limit} lege regels.", "Verwijder de lege regels."),
    "column-missing": ("De kolom '{column}' ontbreekt.", "Voeg de kolom toe; de kolommen zijn: {allowed}."),
    "column-unknown": (
        "De kolom '{column}' hoort hier niet.",
        "Verwijder de kolom of verbeter de naam.{hint}",
    ),
    "column-twice": ("De kolom '{column}' staat er twee keer.", "Laat één van de twee staan."),
    "row-too-short": (
        "De rij heeft {found} velden; het moeten er {expected} zijn.",
        "Vul de rij aan; een leeg veld telt ook mee.",
    ),
    "row-too-long": (
        "De rij heeft {found} velden; het moeten er {expected} zijn.",
        "Zet een veld waarin een komma staat tussen aanhalingstekens.",
    ),
    "id-invalid": (
        "'{value}' kan geen {key} zijn.",
        "Gebruik letters, cijfers, punt, _ en -; begin met een letter of cijfer; hooguit 100 tekens.",
    ),
    "id-twice": ("De {key} '{value}' staat er twee keer.", "Geef elke rij een eigen {key}."),
    "cell-blank": ("Het veld '{key}' is leeg.", "Vul het in of verwijder de rij."),
}

STUDY_TEXTS: dict[str, tuple[str, str]] = {
    "name-twice": (
        "'{value}' staat twee keer bij '{key}'.",
        "Laat één van de twee staan of geef ze elk een eigen naam.",
    ),
    "instrument-unknown": (
        "Het instrument '{value}' is er niet.",
        "Zet het in de map instruments/ van het onderzoek, of kies uit: {allowed}.{hint}",
    ),
    "codebook-unknown": (
        "Het codeboek '{value}' is er niet.",
        "Zet het in de map codebooks/ van het onderzoek, of kies uit: {allowed}.{hint}",
    ),
    "file-id-differs": (
        "In het bestand staat id '{value}', maar het bestand heet '{name}'.",
        "Maak de twee gelijk.",
    ),
    "stratum-unknown": ("Het kenmerk '{value}' bestaat niet.", "Kies uit: {allowed}.{hint}"),
    "stratum-group-unknown": ("De groep '{value}' bestaat niet.", "Kies uit: {allowed}.{hint}"),
    "judges-unknown": (
        "Vraag '{question}' gaat over '{value}', maar dat staat in geen codeboek van dit onderzoek.",
        "Verbeter 'judges' of noem het codeboek in study.yaml.{hint}",
    ),
    "evidence-aspect-unknown": (
        "Norm '{norm}' telt het aspect '{value}', maar dat staat in geen codeboek van dit onderzoek.",
        "Verbeter het aspect of noem het codeboek in study.yaml.{hint}",
    ),
    "evidence-question-unknown": (
        "Norm '{norm}' telt de vraag '{value}', maar geen vragenlijst vraagt dat met vaste antwoorden.",
        "Schrijf 'vragenlijst.vraag', en noem een vraag met keuzes of een cijfer.{hint}",
    ),
    "evidence-answer-unknown": (
        "Norm '{norm}' telt antwoord '{value}', maar dat is geen antwoord op '{question}'.",
        "Kies uit: {allowed}.",
    ),
    "linked-aspect-unknown": (
        "Aspect '{aspect}' is verbonden met '{value}', maar dat staat niet in dat codeboek.",
        "Verbeter 'linked'.{hint}",
    ),
}

ROW_TEXTS: dict[str, tuple[str, str]] = {
    "casus-unknown": (
        "De casus '{value}' staat niet in cases.csv.",
        "Verbeter de casus of voeg hem toe aan cases.csv.{hint}",
    ),
    "casus-blank": (
        "Bij deze vragenlijst staat geen casus.",
        "Vul de casus in. Alleen in een anoniem onderzoek (anonymity: anoniem) mag hij ontbreken.",
    ),
    "perspectief-unknown": ("Het perspectief '{value}' bestaat niet.", "Kies uit: {allowed}.{hint}"),
    "perspectief-not-coded": (
        "Met codeboek '{book}' wordt het perspectief '{value}' niet gecodeerd.",
        "Kies uit: {allowed}.",
    ),
    "stratum-value-unknown": (
        "'{value}' is geen waarde van het kenmerk '{key}'.",
        "Kies uit: {allowed}. Is het niet bekend, voeg dan in study.yaml een waarde 'onbekend' toe.{hint}",
    ),
    "aspect-unknown": (
        "Het aspect '{value}' staat in geen codeboek van dit onderzoek.",
        "Schrijf codeboek.aspect, zoals in het codeboek.{hint}",
    ),
    "waarde-unknown": ("'{value}' is geen waarde van aspect '{aspect}'.", "Kies uit: {allowed}.{hint}"),
    "reden-unknown": (
        "De reden '{value}' bestaat niet.",
        "Kies uit: {allowed}, of laat het veld leeg.{hint}",
    ),
    "cell-twice": (
        "Codeur '{codeur}' codeerde casus {casus}, {perspectief}, {aspect} al op regel {first}.",
        "Laat één van de twee rijen staan.",
    ),
    "fragment-unknown": (
        "Het fragment '{value}' staat niet in sources/fragments.csv.",
        "Verbeter de naam.{hint}",
    ),
    "fragment-other-casus": (
        "Fragment '{value}' komt uit een bron over casus {other}, niet over casus {casus}.",
        "Kies een fragment uit een bron over deze casus.",
    ),
    "fragment-elsewhere": (
        "De tekst van fragment '{value}' staat in {bron} niet op {start}-{eind}, maar op {found}.",
        "Verander start en eind, of neem de tekst over die daar staat.",
    ),
    "fragment-not-found": (
        "De tekst van fragment '{value}' staat nergens in {bron}.",
        "Neem de tekst letterlijk over uit de bron.",
    ),
    "bron-unknown": (
        "De bron '{value}' staat niet in sources/sources.csv.",
        "Verbeter de naam of voeg de bron toe.{hint}",
    ),
    "instrument-not-asked": (
        "Instrument '{value}' hoort niet bij perspectief '{perspectief}'.",
        "In study.yaml staat voor dit perspectief: {allowed}.",
    ),
    "version-unknown": (
        "Versie '{value}' van instrument '{instrument}' is er niet.",
        "In deze map staat versie {allowed}.",
    ),
    "variable-unknown": ("Instrument '{instrument}' heeft geen vraag '{value}'.", "Verbeter de naam.{hint}"),
    "option-unknown": ("'{value}' is geen antwoord op '{question}'.", "Kies uit: {allowed}.{hint}"),
    "option-twice": ("Het antwoord '{value}' staat er twee keer.", "Noem elk antwoord één keer."),
    "grade-invalid": ("'{value}' is geen rapportcijfer.", "Schrijf een heel getal van 1 tot en met 10."),
    "answer-twice": (
        "Respons '{response}' beantwoordde '{question}' al op regel {first}.",
        "Laat één van de twee rijen staan.",
    ),
    "response-mixed": (
        "Respons '{response}' heeft hier {key} '{value}', en op regel {first} '{other}'.",
        "Een respons is één ingevulde vragenlijst; geef een andere respons een eigen naam.",
    ),
    "response-twice": (
        "De respons '{value}' staat al op regel {first}.",
        "Laat één van de twee regels staan.",
    ),
    "response-unknown": ("De respons '{value}' staat niet in answers.csv.", "Verbeter de naam.{hint}"),
    "open-question-unknown": ("De open vraag '{value}' bestaat niet.", "Kies uit: {allowed}.{hint}"),
    "category-unknown": ("De categorie '{value}' hoort niet bij '{question}'.", "Kies uit: {allowed}.{hint}"),
    "category-twice": (
        "Deze categorie kreeg respons '{response}' al op regel {first}.",
        "Laat één van de twee rijen staan.",
    ),
    "score-row-unknown": (
        "De rij '{value}' staat in geen scoretabel van dit onderzoek.",
        "Verbeter de naam.{hint}",
    ),
    "score-year-unknown": ("Rij '{rij}' heeft geen score in jaar '{value}'.", "Kies uit: {allowed}."),
    "score-unknown": ("'{value}' is geen score.", "Kies uit: {allowed}.{hint}"),
    "score-twice": (
        "Rij '{rij}' heeft in {jaar} al een score op regel {first}.",
        "Laat één van de twee rijen staan.",
    ),
}

JUDGEMENT_TEXTS: dict[str, tuple[str, str]] = {
    "judgement-unknown": (
        "Het oordeel '{value}' staat niet in het normenkader.",
        "Kies uit: {allowed}.{hint}",
    ),
    "judgement-twice": (
        "Oordeel '{value}' is al vastgesteld op regel {first}.",
        "Laat één van de twee staan.",
    ),
    "level-unknown": ("Het niveau '{value}' staat niet in de schaal.", "Kies uit: {allowed}.{hint}"),
    "date-invalid": ("'{value}' is geen datum.", "Schrijf jaar-maand-dag, zoals 2023-05-11."),
    "norm-unknown": ("De norm '{value}' staat niet in het normenkader.", "Kies uit: {allowed}.{hint}"),
    "norm-elsewhere": (
        "Norm '{value}' valt niet onder oordeel '{judgement}'.",
        "Zet het bewijs bij oordeel '{other}'.",
    ),
    "link-unknown": ("Norm '{norm}' heeft geen bewijs '{value}'.", "Kies uit: {allowed}.{hint}"),
    "credit-superfluous": (
        "Bewijs '{value}' wordt geteld uit de codering; er hoort geen 'credit' bij.",
        "Verwijder 'credit'.",
    ),
    "signed-twice": (
        "Oordeel '{judgement}' is twee keer getekend door '{value}'.",
        "Twee verschillende mensen tekenen; noem elk één keer.",
    ),
    "comment-twice": (
        "Opmerking '{value}' staat er twee keer; de eerste staat op regel {first}.",
        "Geef elke opmerking een eigen nummer.",
    ),
    "evidence-twice": (
        "Bewijs '{value}' bij norm '{norm}' staat al op regel {first}.",
        "Laat één van de twee staan.",
    ),
    "figure-without-end": (
        "Bij cijfer '{value}' staat niet waar het vandaan komt.",
        "Vul 'figure' (tabel/rij/kolom) of 'formula' in, of zeg bij 'not_derivable' waarom het niet kan.",
    ),
    "figure-address": (
        "'{value}' is geen plaats in een tabel.",
        "Schrijf tabel/rij/kolom, zoals selectie/totaal/aantal.",
    ),
    "formula-broken": (
        "De formule bij cijfer '{value}' is niet te lezen: {detail}.",
        "Schrijf bijvoorbeeld sum(D001, D002) of D001 * 6.7; getallen met een punt, delen met een komma.",
    ),
    "formula-figure-unknown": (
        "De formule bij cijfer '{value}' noemt '{id}', maar dat cijfer is er niet.",
        "Verbeter het id of voeg het cijfer toe.{hint}",
    ),
    "formula-circle": (
        "De formule bij cijfer '{value}' komt langs andere formules bij het cijfer zelf terug.",
        "Haal bij één van deze cijfers de formule weg, of reken met cijfers die er niet van afhangen.",
    ),
    "printed-unreadable": (
        "Bij dit cijfer staat een formule, maar '{value}' {detail}.",
        "Verbeter 'printed' of 'unit', of schrijf bij 'reads' het getal dat er staat, zoals 1600000.",
    ),
    "reads-unknown": (
        "'{value}' kan niet bij 'reads' van een cijfer zonder plaats in een tabel.",
        "Schrijf precies, een getal zoals 1600000, of twee getallen met ' tot ' ertussen.",
    ),
}

CATALOGUE.update({**FOLDER_TEXTS, **STUDY_TEXTS, **ROW_TEXTS, **JUDGEMENT_TEXTS})

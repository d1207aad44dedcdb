"""The words that give a name away: titles, kinds of institution, endings of streets, who speaks."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """Words and phrases with a comma between."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())


CONNECTING = _words(
    """
    van, van de, van der, van den, van 't, van ’t, de, den, der, ten, ter, te, het, in 't, op de, op
    den, op 't, aan de, uit de, el, al, ben, bin, bint, da, dos, di, du, la, le, von, zu
    """
)
TITLES = _words(
    """
    de heer, heer, meneer, mijnheer, mevrouw, mevr, mw, dhr, hr, juf, juffrouw, meester, mr, drs, dr,
    dokter, prof, ing, ir, oma, opa, oom, tante, zuster, broeder, pastor, dominee, imam, wethouder,
    burgemeester, wijkagent, agent, rechter, huisarts, gezinsvoogd, voogd, collega
    """
)
# Who speaks without being named.
ROLES = _words(
    """
    interviewer, interviewster, onderzoeker, respondent, geïnterviewde, spreker, speaker,
    gespreksleider, deelnemer, ouder, ouders, vader, moeder, pleegvader, pleegmoeder, pleegouder,
    pleegouders, stiefvader, stiefmoeder, opa, oma, grootmoeder, grootvader, kind, jongere, jongen,
    meisje, zoon, dochter, broer, zus, swt, wijkteam, wijkteammedewerker, hulpverlener, begeleider,
    gezinsvoogd, voogd, jeugdzorgwerker, casusregisseur, regisseur, medewerker, consulent, leerkracht,
    mentor, intern, ib'er, aanbieder, gemeente, verwijzer, huisarts, psycholoog, rekenkamer,
    projectleider, allen, groep, de, het, een, en, van, i, r, v, a, m, o, p, s, w, vraag, antwoord,
    noot, datum, locatie, plaats, tijd, aanwezig, duur, onderwerp, casus, perspectief
    """
)
# Institutions in the youth domain that are written as they are called.
INSTITUTIONS = _words(
    """
    Veilig Thuis, Raad voor de Kinderbescherming, de Raad voor de Kinderbescherming, Leger des Heils,
    William Schrikker Stichting, William Schrikker Groep, Bureau Jeugdzorg, Centrum voor Jeugd en Gezin,
    Samen Veilig, Spoed voor Jeugd, Spoedeisende Zorg, Kinderombudsman, Vluchtelingenwerk,
    Slachtofferhulp, Bureau Halt, Humanitas, Home-Start
    """
)
ABBREVIATIONS = _words(
    """
    MEE, GGD, GGZ, RIBW, UWV, SVB, RSJ, COA, IND, CIZ, CJG
    """
)
# Words that are written with a capital and name nobody.
WITH_A_CAPITAL = _words(
    """
    nederland, nederlands, nederlandse, nederlander, nederlanders, turks, turkse, marokkaans,
    marokkaanse, surinaams, surinaamse, surinamers, pools, poolse, syrisch, syrische, somalisch,
    somalische, arabisch, engels, engelse, duits, duitse, frans, franse, europa, europese, god, kerst,
    pasen, u, uw, ik, wmo, avg, adhd, add, bsn, iban, ass, odd, ptss, emdr, iq, tv, pgb, zin, ggz, swt,
    ib, ots, uhp, mdo, pdf, mail, whatsapp, facebook, instagram, snapchat, youtube, google, teams,
    corona, covid, covid-19, jeugdwet, participatiewet, wet, zvw, wlz
    """
)
# Words before the name of an institution: basisschool De Regenboog, Jeugdbescherming Overijssel.
KINDS_OF_INSTITUTION = _words(
    """
    basisschool, school, middelbare school, obs, cbs, rkbs, pcbs, sbo, so, vso, mbo, roc, aoc,
    kinderdagverblijf, kinderopvang, peuterspeelzaal, bso, jeugdbescherming, jeugdzorg, jeugdhulp,
    jeugdgezondheidszorg, pleegzorg, zorgboerderij, logeerhuis, gezinshuis, omgangshuis,
    blijf-van-mijn-lijfhuis, stichting, vereniging, praktijk, huisartsenpraktijk, kliniek, ziekenhuis,
    instelling, zorggroep, rechtbank, gerechtshof, politie, kerk, moskee, bibliotheek, buurthuis,
    voetbalclub, sportclub, zorgkantoor, samenwerkingsverband, sociaal wijkteam, wijkteam, sociaal team,
    jeugdteam, gebiedsteam
    """
)
STREETS = _words(
    """
    straat, laan, weg, plein, kade, gracht, singel, dijk, steeg, hof, pad, dreef, park, plantsoen, wal,
    burgwal, markt, poort, dwarsweg, allee
    """
)
MONTHS = _words(
    """
    januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december,
    jan, feb, mrt, apr, jun, jul, aug, sep, sept, okt, nov, dec
    """
)

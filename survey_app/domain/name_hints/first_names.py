"""First names that Dutch families often have, and words with a capital that name nobody. Small on purpose.

A list of this size finds the names most people write; the rest is found by what stands around it.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Names that are no Dutch word in small letters either: found anywhere, also typed without a capital.
CLEAR = _words(
    """
    aaliyah abdel abdelkarim abdul abdullah abel achmed adriaan agnes agnieszka ahmad ahmed aicha aisha
    albert alejandro aleksandra alex alexander alexandra alice alicia alisha allard amina amira amy
    anastasia andrea andreas andrei andries andrzej angela angelique anita anja anjali anke annabel
    anneke annelies annelotte annemarie annemiek annemieke annet annette annika anouar anouk anton
    antoon aria arjan arjen arjun arno arnold artem arthur arwin asha ashley astrid aya ayaan ayla ayoub
    ayse aysel azra barbara bart bastiaan beata benjamin bennie berend bert berthe bianca bilal birgit
    björn bogdan boris bouchra bram brahim brandon brenda brigitte britt bruno burak carina carla
    carlijn carlo carmen carola carolien caroline cas casper cathelijne cecile cedric chaima chantal
    charlotte chloe christiaan christian christel christina christine cindy claire claudia coen colin
    corrie cornelia cornelis corné daan damian daniel danielle daniël danique danny daphne daria dave
    david debby debora deniz denise dennis derk desiree diana diederik dieuwke diewertje dimitri dina
    dirk djamila dmytro dominique donna dorien doris dounia dylan dyon ebru edith eduard edwin eefje
    eelco eline elias elif elin elise elisabeth ella ellen elly els elsa elske emel emiel emil emilia
    emily emine emir emma emre enzo eray erik erica erika ernst esma esmee esmée esra esther eva evelien
    evelyn evert evi ewa ezra fabian farah farid faisal fatih fatiha fatima fatma femke fenna ferdi
    ferry fieke filip finn florian floris franka frans frederik freek frits gabriel geert geertje george
    gerald gerard gerben gerda gerrit gert gertjan gertrude gijs gijsbert giel gina ginny giovanni gizem
    greet greetje grietje guido gülsüm haico hafsa hajar hakan halil halima hamid hamza hanan hanna
    hannah hanneke hans harm harmen harrie harry hasan hassan heleen helen helena hendrik henk henny
    henri henriëtte herman hermien hester hicham hidde hilde houda hubert hugo huib hülya hussein
    ibrahim ida ilham ilja ilona ilse iman imane imke imran indy ineke inge ingeborg ingrid irene irina
    isa isaac isabel isabella isabelle isis ismail ivan ivo ivonne jaap jack jacob jacqueline jaimy
    jakub jamal jamie jamila janine janna janneke jannes jannie jantine jarno jasmijn jasmine jason
    jasper jawad jay jayden jeanet jeanine jeanne jeffrey jelle jelmer jennifer jenny jeroen jerry jesse
    jessica jette jikke jim jimmy jip joanna jochem joep johan johanna johannes jolanda jolien jonas
    jonathan joop jordy joris jorrit jos jose josephine joshua josien joyce judith julia julian juliana
    julie julien juliette jurgen jurriaan justin jutta kaan kamil karel karen karim karima karin karlijn
    kasper kathleen katja katarzyna kaylee kees kelly kemal kenneth kerem kevin khadija khalid kiki kim
    kimberly klaas krista kristel kristina kubilay kyra laila lamia lara lars laura lauren laurens leah
    leanne leila leni lennard leo leon leonie levi liam lian lianne liesbeth lieke lieselotte lieve
    lilian linda lineke linsey lisa lisanne lisette liv livia liza lizzy loes lola lorenzo lotte louis
    louise luca lucas lucy luc ludo luuk lydia lynn maaike maarten maartje machteld mads magda mahmoud
    maja malak malika malou manon manouk mara marc marcel marco mareike margot margreet margriet maria
    mariam marian marianne marieke mariëlle marije marijke marijn marike marina marion mariska marissa
    marit marja marjan marjolein marjolijn marleen marlies marloes marlou marnix marscha marta martha
    martijn martin martine marwa maryam mathijs mathilde matteo matthijs maud maureen maurice maurits
    mauro mehmet meike melanie melissa melle melvin merijn meryem mette mia michael michaël michel
    michelle michiel miep miguel mike mila milan milou minke miranda miriam mirjam mirte mirthe mitchel
    mohamed mohammad mohammed moniek monika monique mostafa muhammed murat mustafa myrna myrthe naderah
    nadia nadine nahom naomi nassim natalia natalie natasha nathalie nathan nawal nel nelleke nermin
    nick nicky nico nicolaas nicole niels niek nienke nina noah noël noëlle noor noortje nora nordin
    nour nouria nynke olaf olga olena oleksandr olivia olivier omar oscar osman othmane otto oumaima
    özlem paolo pascal patricia patrick paul paula pauline pavel pepijn peter petra philip pien pieter
    pieternel pim priscilla quinten quinty rachel rachid raf rafael ralph ramon ramona rania raoul rayan
    rebecca reinier remco remi rené renate renske renée rianne ria rick ricardo richard rik rikkert rina
    rinske rita robbert robbin robert roberto robin rody roel roelof rogier roland rolf romano romy
    ronald ronnie roosmarijn rosalie rosanne rosemarie roxanne ruben rudolf ruth ruud ryan sabine
    sabrina safae safouan saïd salma samantha samira samuel sander sandra sanne sanaa saar sara sarah
    saskia sebastiaan sebastian selin selma sema sena serap serkan shannon sharon sheila siem sietske
    sietse sigrid silke silvia simon simone sinan sjaak sjoerd sjors sofia sofie soraya sophia sophie
    soufiane stan stefan stefanie stella stephan stephanie steven stijn sumeyra sunny suraj susan
    susanna susanne suzan suzanne svenja sven svetlana sybren sylvana sylvia symen tamara tamar tanja
    tarik tatiana teun teunis tess tessa theo theodoor thea thijs thijmen thirza thomas tijmen timo
    timon tineke tirza titia tjeerd tobias tom tomasz toos tristan truus tugba tygo tymen umut ursula
    valentijn valerie vanessa vera veronica veronique victor victoria viktor vincent viviane volodymyr
    wendy werner wesley wessel wiebe wieke wiesje wietse wietske willem willemijn willeke wilma wim
    winston wouter xander yannick yara yasin yasmin yasmina yasmine yassin yassine yavuz younes yousef
    youssef yusuf yvette yvonne zahra zakaria zehra zeinab zeynep zoë zofia zsofia
    """
)
# Names that are words too, or short: found with a capital in the middle of a sentence only.
UNCLEAR = _words(
    """
    ad ada adam agatha albertina ali amber an angel anna anne ans april bas ben bo bob cato chris cor
    daisy david dick eef eke emin evy fay faye fien fleur floor frank fred ger gerrie han hein hind hope
    ian ina iris jade jan jane jans jens jet jo job joe joey john joke jolijn jonne joost jordan jorn
    joy juna juul kai kay koen koos lea lena lente lev lex lia lies lily linde lot lou luna lux mark max
    mees merel mick milo mina mo nel niene nova olga pam philou piet pip puck quinn rein ren rob rocco
    ron roos rosa rosie ruby said sam sammy sem senna sep sien sil sofian steef stef sterre sunny suus
    suze tara ted teddie thies ties tim tina ton toon tor tygo uma violet wies wil will willie winnie
    xem yara yde yentl zita
    """
)
# Words with a capital that name nobody, or an organisation: they are no part of a name.
ORDINARY = _words(
    """
    januari februari maart april mei juni juli augustus september oktober november december maandag
    dinsdag woensdag donderdag vrijdag zaterdag zondag kerst kerstmis pasen pinksteren ramadan
    suikerfeest corona covid nederland nederlands nederlandse belgië belgisch duits duitse duitsland
    engels engelse turks turkse marokkaans marokkaanse pools poolse syrisch syrische oekraïens
    oekraïense arabisch arabische surinaams surinaamse europa europese god allah koran bijbel whatsapp
    teams zoom google facebook instagram youtube jeugd gezin jeugdhulp jeugdzorg jeugdbescherming
    jeugdbeschermer jeugdteam wijkteam wijkteams sociaal sociale gemeente rekenkamer raad
    kinderbescherming veilig thuis leger heils stichting centrum school basisschool college lyceum
    ziekenhuis kliniek huisarts consultatiebureau zorg ggz wmo wlz zvw pgb zin swt cjg ggd uwv svb mee
    rmc william schrikker humanitas kadera trias pactum accare karakter dimence ambiq vitree intermetzo
    pluryn levvel youz spirit parlan cardea horizon enver cordaan philadelphia tactus jellinek home
    start signs safety triple p rechtbank politie kinderrechter onderwijs passend jeugdwet
    participatiewet belastingdienst toeslagen zwolle groningen amsterdam rotterdam utrecht den haag
    eindhoven deventer kampen assen almere arnhem nijmegen apeldoorn enschede noord zuid oost west
    holten stadshagen beste geachte hallo dank bedankt groet groeten vriendelijke u uw ik jij hij zij
    wij jullie mijn ons onze de het een er dit dat die deze en maar of want dus als toen nu ook niet
    geen ja nee wel heel erg meer minder goed slecht autisme adhd add ass pddnos odd ptss dyslexie
    downsyndroom down asperger gilles tourette emdr
    """
)
# Before a word with a capital these say that it is a person.
TITLES = _words(
    """
    meneer mijnheer mevrouw mevr mw dhr heer hr juf juffrouw meester dokter dr drs mr prof tante oom opa
    oma zuster wethouder wijkagent
    """
)
RELATIVES = _words(
    """
    zoon zoontje dochter dochtertje kind kindje jongen meisje man vrouw ex partner vriend vriendin broer
    broertje zus zusje vader moeder begeleider begeleidster hulpverlener hulpverleenster gezinscoach
    jeugdbeschermer gezinsvoogd voogd jeugdconsulent consulent wijkteammedewerker coach therapeut
    psycholoog casemanager gezinsbegeleider contactpersoon mentor leerkracht buurvrouw buurman oppas
    pleegmoeder pleegvader stiefvader stiefmoeder collega medewerker medewerkster
    """
)
CALLED = _words("heet heette genaamd noemen roepnaam naam")
LINKS = _words("van de der den ten ter te 't el al ben bin bint von du la le da dos")
# Before a name with capitals these say that it is a place or an organisation.
PLACES = _words(
    "in uit naar te gemeente wijk buurt dorp stichting school basisschool de het een onze deze die dit via"
)

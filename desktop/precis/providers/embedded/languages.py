"""What the engine knows of seven languages: function words, abbreviations, and how a word is cut to its stem.

Function words carry no topic, so they are left out of term weights; a capital one after an abbreviation begins a
sentence. The lists are the closed word classes (articles, pronouns, prepositions, conjunctions, auxiliaries).
"""

from __future__ import annotations

from functools import cache

_FUNCTION_WORDS = {
    "en": """a about above after again against all also am an and any are as at be because been before being
        below between both but by can could did do does doing down during each even every few for from further
        had has have having he her here hers herself him himself his how however i if in into is it its itself
        just let may me might more most much must my myself no nor not now of off on once one only or other
        our ours ourselves out over own per shall she should since so some such than that the their theirs
        them themselves then there these they this those though through thus to too under until up upon us
        very was we were what when where whether which while who whom whose why will with within without would
        yet you your yours yourself i'm i've i'd i'll it's that's don't didn't doesn't isn't wasn't aren't
        won't can't couldn't we're we've we'll you're they're there's let's yeah okay ok um uh mm hmm oh well
        really actually like gonna got get going kind sort know think mean""",
    "de": """aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes
        auch auf aus bei beim bereits bin bis bist bzw da dabei dadurch dafür damit dann daran darauf das dass
        dazu dein deine dem den denen denn der deren des dessen dich die dies diese diesem diesen dieser
        dieses dir doch dort du durch ein eine einem einen einer eines einige er es etwa etwas euch euer für
        gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren
        ihrer ihres im in indem ins ist ja jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinem
        keinen keiner können könnte man manche mehr mein meine mich mir mit muss müssen nach nicht nichts noch
        nun nur ob oder ohne schon sehr sei sein seine seinem seinen seiner seit sich sie sind so sogar solche
        soll sollen sollte sondern sonst sowie über um und uns unser unter viel viele vom von vor war waren
        warum was weil welche welcher wenn wer werde werden wie wieder will wir wird wo wurde wurden während
        zu zum zur zwar zwischen""",
    "fr": """à afin ai ainsi alors après au aucun aucune aussi autre autres aux avait avant avec avoir ayant c
        car ce ceci cela celle celles celui ces cet cette ceux chaque ci comme comment d dans de depuis des
        dès donc dont du elle elles en encore entre est et étaient était étant été être eu fait faire faut il
        ils j je jusqu l la là le les leur leurs lors lorsque lui m ma mais me même mêmes mes moi moins mon n
        ne ni non nos notre nous on ont ou où par parce pas pendant peu peut plus plusieurs pour pourquoi qu
        quand que quel quelle quelles quels qui quoi s sa sans se sera ses si sien son sont sous soit sur t ta
        tandis te tel telle tes toi ton tous tout toute toutes très tu un une vers voici vos votre vous y
        c'est d'un d'une qu'il qu'elle n'est""",
    "es": """a al algo algún alguna algunas alguno algunos ante antes aquel aquella aquí así aún aunque bajo
        bien cada casi como cómo con contra cual cuales cualquier cuando cuándo cuanto de del desde después
        donde dónde dos durante e el él ella ellas ellos en entre era eran eres es esa esas ese eso esos esta
        está estaba están estar estas este esto estos fue fueron ha había habían hacia haber han hasta hay he
        incluso la las le les lo los luego mas más me mediante mi mientras mis mucho muchos muy nada ni no nos
        nosotros o os otra otras otro otros para pero poco por porque pues que qué quien quién quienes se sea
        según ser si sí sido siempre sin sino sobre son su sus también tan tanto te tiene tienen todo todos
        toda todas tras tu tus un una unas uno unos y ya yo""",
    "it": """a ad ai al alla alle allo anche ancora avere aveva avevano c'è che chi ci come con contro così
        cui da dagli dai dal dalla dalle dallo degli dei del dell della delle dello di dopo dove e è ed ecco
        era erano essere fra fu fino già gli ha hanno ho i il in infatti io l la le lei li lo loro lui ma mai
        me mentre mi mia mio molto ne negli nei nel nella nelle nello no noi non nostra nostro o ogni oltre
        ora perché per però più poi prima proprio può qua quale quali quando quanto quasi quella quelle quelli
        quello questa queste questi questo qui se sé sempre senza si sia sono sopra sotto stata stati stato
        sta su sua sue sugli sui sul sulla sulle suo suoi tra tre tutti tutto un una uno vi voi""",
    "pt": """a à ainda além algum alguma alguns ante antes ao aos apenas após aquela aquele aquilo as às assim
        até cada com como contra cada da das de dela dele deles depois desde desta deste do dos durante e é
        ela elas ele eles em embora enquanto entre era eram essa essas esse esses esta está estão estar estas
        este estes eu foi foram há isso isto já la lhe lhes lo logo mais mas me mesmo meu minha muito muitos
        na não nas nem no nos nós nossa nosso num numa o onde os ou outra outras outro outros para pela pelas
        pelo pelos per perante pode podem por porque porém pouco quais qual quando quanto que quem se sem
        sempre ser será seu seus si sido sob sobre sua suas são só também tanto tem têm ter teu toda todas
        todo todos tu tua um uma umas uns você vocês""",
    "nl": """aan al alle allen alles als altijd andere ben bij bijna daar dan dat de deze die dit doch door
        dus echter een eens elk elke en er ergens etc ge geen geweest haar had hadden heb hebben heeft hem het
        hier hij hoe hun iemand iets ik in is ja je jij jou jouw jullie kan kon kunnen maar me meer men met
        mij mijn moet moeten na naar nader niet niets nog nu of om omdat onder ons onze ook op over reeds
        sinds te tegen ten ter terwijl toch toen tot tussen u uit uw van vanaf veel voor vooral waar waarom
        wanneer want waren was wat we weer wel werd werden wie wij wil wordt worden zal ze zei zelf zich zij
        zijn zo zoals zonder zou zouden""",
}
_ABBREVIATIONS = {
    "en": """adj adm al approx apr art assn aug ave blvd bros ca capt cf ch chap co col corp cpl dec dept dr
        ed eds eg eq eqs esp est etc ex exec feb fig figs fr fri ft gen gov hon ie inc jan jr jul jun lb lt
        ltd maj mar max messrs min mon mr mrs ms mt no nos nov oct op oz p para ph pl pp prof pub pt rd ref
        refs rep rev sat sec sect sen sept sep sgt sr st ste subsec supp thu thur tue tues univ v vol vols vs
        viz wed""",
    "de": """abb abs abschn allg anm art aufl bd betr bspw bzgl bzw ca chr d dez dgl dr ebd engl etc evtl exkl
        f feb ff fr frz geb gem ggf griech hl hr hrsg ing inkl insb jan jh jhd jr kap lat lt max mind mio mrd
        mr nov nr okt op p prof r s sep sept sog sr st std str stv tel u ua ugs urspr usf usw v vgl vol vs z
        zb ziff zit zt zz zzgl""",
    "fr": """adj al apr art av bd bibl c-à-d ca cf chap coll dr éd env etc ex fig hab ibid j-c m mgr min mm
        mlle mme mmes n no nov oct op p par pp pr prof réf s sept st ste suiv sv t tél v vol vs""",
    "es": """art arts av avda cap cf cía d da dpto dr dra dres ed ee ej etc excmo fig gral hno ing jr lic ltda
        máx mín n núm nro op p pág págs pp prof profa pról s sr sra sras sres srta sta sto tel uds ud v vd vds
        vol vs""",
    "it": """all art artt avv ca cap cfr dott dr ecc ed es etc fig geom ing ibid jr lett min n nn nr on op p
        pag pagg par pp prof proff rag rev s sec sez sig sigg sigra spett ss st tel v vd vol voll vs""",
    "pt": """al apto art arts av cap cf cia cód d dr dra ed eng etc ex exmo fig fl fls ltda máx mín n núm nº
        op p pág págs pp prof profa r s sec sr sra srs sta sto tel v vol vs""",
    "nl": """afb afd al art blz bijv bv ca cf dhr dr drs e.d ed enz etc evt excl fig gem hfdst ibid incl ing
        ir jl jr max mevr min mln mr mrd mw nl no nr nrs op p par pag plm prof red resp sr st tel v vb vgl vnl
        vol vs zgn""",
}
LANGUAGES = tuple(_FUNCTION_WORDS)
"""ISO 639-1 codes of the languages with word lists of their own."""
ORDINAL_DOT = frozenset({"de"})
"""Languages that write an ordinal as a number with a full stop."""
_STEM = {"de": 7, "nl": 7}
_STEM_ELSE = 6


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the function words of `language`; of a language that is not known, none."""
    return frozenset(_FUNCTION_WORDS.get(language, "").split())


@cache
def abbreviations(language: str) -> frozenset[str]:
    """Return abbreviations, without their full stop, lower case; of an unknown language, those of all seven."""
    if language in _ABBREVIATIONS:
        return frozenset(_ABBREVIATIONS[language].split())
    return frozenset(word for words in _ABBREVIATIONS.values() for word in words.split())


def stem_length(language: str) -> int:
    """Return how many letters of a word tell it apart: inflection stands at the end in all seven languages."""
    return _STEM.get(language, _STEM_ELSE)

"""Common given names of several languages, put together by hand from general knowledge; no data set was copied.

Names that are ordinary words or places as well count only with a surname beside them.
"""

from __future__ import annotations

_PLAIN = """
aaron abdul abdullah abel abigail abraham ada adam adel adele adnan adrian adriana adrien agata agnes agnieszka ahmad
ahmed aidan aisha akira alain alan albert alberto aldo alec aleksander aleksandra alejandra alejandro alena alessandra
alessandro alex alexa alexander alexandra alexandre alexei alexis alfonso alfred alfredo ali alice alicia alina alison
alistair allan allison alma alois alvaro amal amalia amanda amelia amelie amina amir amit amy ana anastasia anders
andre andrea andreas andrei andres andrew andrey andrzej andy angela angelina angelo anita anja ann anna annabel anne
annette annika anthony antoine anton antonia antonio antti arash archie ariel arjun arlene armando arnaud arnold artem
arthur arturo asha ashley ashok astrid aubrey audrey august augustin aurelie aurora ava axel aya ayesha aziz barbara
bartosz bastian beata beatrice beatrix beatriz becky ben benedict benedikt benjamin benoit bernadette bernard bernd
bernhard bertha bertrand beth bethany betty beverly bianca bjorn björn blanca bogdan bonnie boris brad bradley brandon
brenda brendan brent brett brian bridget brigitte britta bruce bruno bryan caitlin caleb cameron camila camilla
camille carina carl carla carlo carlos carmen carol carole carolina caroline carolyn carsten catalina caterina
catherine cathy cecile cecilia cedric celia celine cesar charles charlie charlotte cheryl chiara chloe chris christa
christian christiane christina christine christoph christophe christopher cindy claire clara clarence clark claude
claudia claudio claus clemens clement clifford clive colette colin colleen conor constance corinna corinne cornelia
craig cristian cristina curtis cynthia daisuke damian damien dan dana daniel daniela daniele danielle danny daria
dariusz darius darren dave david dawid dean deanna deborah debra deepak denis denise dennis derek detlef diana diane
didier diego dieter dietmar dimitri dimitris dirk dmitri dmitry dolores dominic dominik dominique don donald donna
dora doreen dorian doris dorota dorothea dorothy doug douglas duncan dustin dwayne dylan ebba eberhard edgar edith
edmund edoardo eduard eduardo edward edwin eero eileen ekaterina elaine eleanor elena eleni elias elif elin elina
elisa elisabeth elise elizabeth ella ellen elliot elliott elsa elvira emanuel emeka emil emile emilia emilie emilio
emily emine emma emmanuel emre enrico enrique eric erica erich erik erika erin ernest ernesto ernst erwin esteban
estelle esther ethan eugene eugenia eva evan evelyn fabian fabien fabio fabrice farah fatima fatma federico felicia
felicity felipe felix ferdinand fernanda fernando filip filippo fiona florian frances francesca francesco francis
francisca francisco franck franco francois françois frank franz franziska fred freddie frederic frederick frederik
freya friedrich fritz gabriel gabriela gabriele gabriella gareth gary gavin geoff geoffrey georg george georges
georgia georgina gerald geraldine gerard gerardo gerd gerhard giacomo gianluca gilbert gillian gina giorgio giovanna
giovanni giselle giulia giuseppe glen glenn gloria goran gordon graham greg gregor gregory greta gretchen guido
guillaume guillermo gunnar gunter günter günther gustav gustavo gwen hakan hamid hanna hannah hannes hans harald
harold harriet harry hartmut hasan hassan heather hector heidi heike heiko heinrich heinz helen helena helene helga
helmut hendrik henri henrik henry herbert herman hermann hideo hilary hilda hiroshi holger horst howard hugh hugo ian
ibrahim ida ignacio igor ilaria ilona ilse ilya imran ines inga inge ingeborg inger ingrid ioana ioannis irena irene
irina iris irma isaac isabel isabella isabelle ismael ismail ivan ivana ivo jack jackie jacob jacqueline jacques jaime
jakob jakub james jamie jan jana jane janet janice janina janine janusz jared jarmo jasmin jason javier jay jean
jeanette jeanne jeff jeffrey jelena jen jenna jennifer jenny jens jeremiah jeremy jeroen jerome jerry jesper jesse
jessica jill jim jimmy jiri jitka joachim joan joanna joanne joao joaquin jochen jodie joe joel joerg johan johann
johanna johannes john johnny jon jonas jonathan jorge jose josef josefina joseph josephine josh joshua josue jouni
joyce juan juanita judith judy juha jukka julia julian juliana julie julien juliet julieta julio julius jun jurgen
jürgen justin justine justyna jutta kai kaisa kamal kamil karel karen karim karin karl karla karolina karoline karsten
kasper katarina katarzyna kate katerina kathleen kathrin kathryn kathy katie katja katrin kay kayla keith kelly ken
kenji kenneth kerstin kevin khalid kieran kim kira kirsten kjell klara klaus konrad konstantin krishna kristen
kristian kristin kristina kristine krzysztof kumar kurt kyle lars larry lara laszlo laura lauren laurence laurent lea
leah lech leena leif leila lena lennart leo leon leonard leonardo leonie leonor leroy leslie leticia lewis liam lidia
lili liliana lilian lillian lina linda lindsay lisa lise lisette liv liza lloyd lorena lorenzo lothar lou louis louisa
louise luc luca lucas lucia lucie lucien lucinda lucy ludwig luigi luis luisa lukas lukasz lutz lydia lynn maciej
madeleine magda magdalena magnus mahmoud maja malcolm malin malgorzata manfred manuel manuela mara marc marcel marcela
marcello marcin marco marcos marcus marek margaret margarita margot marguerite maria marian mariana marianne marie
mariella marijke marilyn marina mario marion marisa marissa marius marjorie marko markus marlene marlon marta martha
martin martina martine marty mary maryam masako massimo mateo mateusz mathias mathieu mathilde matilda matt matteo
matthew matthias matthieu mattias maureen maurice mauricio mauro max maxim maxime maximilian maya megan mehmet meike
melanie melinda melissa mercedes meredith mia michael michaela michal michel michele michelle miguel mihai mika mikael
mike mikhail mikko milan milena milica milos mina mira miranda miriam mirjam mirko misha mitchell mohamed mohammad
mohammed moira molly mona monica monika monique morten moses muhammad murat mustafa myriam nadia nadine nancy naomi
natalia natalie natasha nathalie nathan nathaniel neil nelson niamh nicholas nick nico nicola nicolas nicole niels
nigel nikita nikola nikolai nikolaos nikos nils nina noah noel noemi nora norbert norma norman octavia olaf ole oleg
olga oliver olivia olivier omar oscar oskar osman otto pablo paloma pamela paola paolo pascal patricia patrick patrik
paul paula pauline paulo pavel pawel pedro peggy penelope pernille perry pete peter petr petra petros phil philip
philipp philippa philippe phillip phoebe phyllis pia pierre pilar piotr pooja priya rachel radek rafael rahul rainer
raj rajesh ralf ralph ramesh ramon randall raphael raquel raul ravi raymond rebecca regina reinhard reinhold renata
renate rene renee reuben rhonda ricardo riccardo richard rick rita rob robert roberta roberto robin rodney rodrigo
roger roland rolf roman romain ron ronald ronnie rosa rosalie rosalind rosemary ross roxanne roy ruben rudolf rudy
rupert russell ruth ryan sabina sabine sabrina sachiko sally sam samantha sami samir samuel sandra sandrine sanjay
santiago sara sarah sascha saskia satu scott sean sebastian sebastien serena serge sergei sergey sergio seth shane
shannon sharon sheila shelley sherry shirley sibylle siegfried sigrid silke silvia silvio simon simona simone sofia
sofie solveig sonia sonja sophia sophie soren stacey stanislav stefan stefania stefanie stefano steffen stella stephan
stephane stephanie stephen steve steven stewart stuart sue sunil susan susana susanna susanne suzanne sven svetlana
sylvia sylvie tadeusz takashi tamara tania tanja tanya tara tariq tatiana tatjana ted terence teresa terrence terry
thea theo theodor theodore theresa therese thierry thomas thorsten tiffany till tim timo timothy tina tobias todd tom
tomas tomasz tommaso tommy toni tony torsten tracey tracy trevor tristan troy udo ulrich ulrike ulf umar ursula ute
uwe vadim valentin valentina valeria valerie vanessa vasily veera vera verena veronica veronika veronique vicente
vicki vicky victor victoria viktor viktoria ville vincent vincenzo viola violeta virginie vito vittorio vivian viviane
vlad vladimir volker waltraud wanda wayne wendy werner wilfried wilhelm william willi willy winfried wojciech wolfgang
xavier yan yang yannick yara yasmin yolanda yoko yuki yulia yuri yusuf yves yvette yvonne zbigniew zdenek zoe zofia
zsolt
"""
_AMBIGUOUS = """
amber angel april art bill brook carter chance charity chase chelsea chip christian china cliff colt crystal daisy
dakota dale dallas dawn destiny drew earl eden faith florence ford forest frank gene georgia ginger glen grace grant
guy hazel heath hope hunter iris ivy jade jasmine jersey jewel jordan joy june kim lance lane lily london lorraine
madison mark marshall mason may melody mercy miles parker paris patience pat pearl penny piper porter price pierce
rand randy ray reed regina rich river rob robin rocky rod roman rose ruby rusty sandy savannah sherman skip skye sky
spencer stone sterling summer sue sydney taylor tanner thorn tiger trent troy tucker tyler victor victoria vince
violet virginia walter warren will willow woody jay jean jack max don dan ben jun yan ella sara lou lincoln austin
cooper harper logan morgan bishop dean duke prince sage skyler tatum jose santiago lars ada ali sam sol milan hamilton
washington jackson houston wilson lee long young king von van der de la carol eve adam gay dick pan
"""

_NO_NAMES = {"von", "van", "der", "de", "la", "pan"}
AMBIGUOUS = frozenset(_AMBIGUOUS.split()) - _NO_NAMES
GIVEN = frozenset(_PLAIN.split()) | AMBIGUOUS

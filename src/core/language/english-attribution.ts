/** English word lists for reading who says what. Data only; every entry is lower case, abbreviations without their full stop. */

/** Verbs that introduce somebody's words and may be followed by "that". */
export const SPEECH_VERBS = words(
  `said says say saying told tells tell telling added adds add adding wrote writes write writing stated states stating
   replied replies reply replying answered answers answering asked asks ask asking argued argues argue arguing noted notes
   noting declared declares declare declaring concluded concludes concluding responded responds responding explained explains
   explain explaining continued continues observed observes observing announced announces announcing insisted insists insist
   insisting warned warns warn warning suggested suggests suggest suggesting emphasized emphasised emphasizes emphasises
   stressed stresses stressing claimed claims claim claiming admitted admits admitting acknowledged acknowledges conceded
   concedes complained complains complaining cautioned cautions recalled recalls recalling remarked remarks remarking
   commented comments commenting quipped quips joked jokes joking promised promises promising vowed vows vowing pledged pledges
   predicted predicts testified testifies testifying tweeted tweets tweeting exclaimed exclaims shouted shouts cried whispered
   muttered murmured maintained maintains contended contends contending asserted asserts asserting affirmed affirms confirmed
   confirms boasted boasts lamented laments mused muses opined opines reiterated reiterates repeated repeats retorted retorts
   revealed reveals disclosed discloses proclaimed proclaims urged urges urging demanded demands demanding alleged alleges
   charged countered counters reasoned agreed agrees reported reports thundered growled snapped sighed begged inquired
   enquired interjected interrupted intoned echoed shouting chanted chanting chants yelled yelling yells screamed screaming
   teased teases informed informs assured assures assuring instructed recounted recounts reflected offered elaborated clarified
   speculated surmised theorized advised advises cautioning counseled counselled reminded reminds reminding ordered pleaded
   pleads prayed vented fumed railed chimed gushed raved roared snarled bellowed barked hissed mumbled stammered blurted
   laughed chuckled grinned nodded scoffed sneered teasing ventured volunteered summarized summed corrected objected protested
   protests apologized apologised swore swears texted emailed blogged posted posts tweet retweeted captioned signed
   thought questioned questions questioning wondered wonders proclaiming exclaiming
   joking quipping urging pleading lamenting repeating reiterating recalling predicting promising vowing pledging
   began begins finished sniffed stormed blasted hit insists quips joshed beamed wept sobbed croaked drawled purred snorted groaned moaned grumbled
   griped ranted tells testify cried crying whispering muttering murmuring asserting maintaining opining`,
)

/** Verbs of speech only with their particle: "shot back". */
export const CUE_PARTICLES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    shot: ['back'],
    fired: ['back', 'off'],
    fires: ['back', 'off'],
    hit: ['back'],
    struck: ['back'],
    went: ['on', 'further'],
    goes: ['on', 'further'],
    going: ['on'],
    put: ['it'],
    puts: ['it'],
    pointed: ['out'],
    points: ['out'],
    pointing: ['out'],
    cut: ['in'],
    broke: ['in'],
    piped: ['up'],
    spoke: ['up', 'out'],
    called: ['out'],
    wrote: ['back'],
    writes: ['back'],
    chimed: ['in'],
    summed: ['up'],
    followed: ['up'],
    signed: ['off'],
  }),
)

/** What a text does with the words in it: never a person's verb of speech. */
export const TEXT_VERBS = words('read reads reading')

/** Verbs that introduce a quoted phrase, but never a clause of reported speech. */
export const NAMING_VERBS = words(
  `called calls call calling described describes describe describing dubbed dubs dubbing labelled labeled labels branded brands
   characterized characterised characterizes denounced denounces denouncing dismissed dismisses dismissing hailed hails hailing
   praised praises praising termed terms blasted blasts blasting slammed slams slamming mocked mocks mocking citing cited cites
   deemed deems deeming labeling labelling branding likened likens likening compared compares comparing decried decries
   decrying condemned condemns condemning criticized criticised criticizes criticizing accused accuses accusing derided
   derides deriding ridiculed ridicules ridiculing touted touts touting portrayed portrays portraying painted paints painting
   attacked attacks attacking lambasted lambasts ripped rips bashed bashes trashed chided chides chiding rebuked rebukes
   scolded scolds assailed assails lauded lauds lauding heralded extolled applauded applauds thanked thanks referred refers
   referring mentioned mentions mentioning quoted quotes quoting invoked invokes invoking talked talks talking spoke speaks
   speaking bragged brags bragging warns promised promises boasting dismissively welcomed welcomes nicknamed christened
   coined coins coining pronounced pronounces viewed views regards regarded considered considers rejected rejects rejecting
   expressed expresses expressing voiced voices defended defends defending advocated advocates advocating`,
)

/** Verbs after which a clause without "that" is reported speech. */
export const SAY_VERBS = words('said says')

/** Verb forms that are as often nouns: they count as verbs only behind a person's name or a pronoun. */
export const NOUN_LIKE_VERBS = words(
  `claims demands notes states comments remarks replies answers reports promises jokes counters charges calls call labels brands
   terms claim demand note state answer reply promise report urges cries calling labeled branded reasoned warning suggesting
   tweet tweets post posts order questions protests texted offered reflected ordered hit`,
)

/** Words that may stand between a subject and its verb. */
export const AUXILIARIES = words(
  'has have had also then later once again still just now even is was are were be been further recently reportedly first himself herself',
)

/** Words before a verb of speech that mean it was not, or not surely, said. */
export const NEGATIONS = words(
  "not never nobody didn't didn’t doesn't doesn’t don't don’t hasn't hasn’t hadn't hadn’t wouldn't wouldn’t won't won’t cannot can't can’t",
)

export const MODALS = words('would could might should may will can shall must if whether')

/** Finite verbs by which a clause without "that" is known to be a clause. */
export const FINITE_VERBS = words(
  `is are was were am has have had will would can could should may might must shall did does do isn’t isn't wasn’t wasn't
   didn’t didn't won’t won't wouldn’t wouldn't can’t can't couldn’t couldn't doesn’t doesn't don’t don't`,
)

/** With those of French, German, Spanish and Russian that mean nothing in English. */
export const MALE_PRONOUNS = words('he il er él он')
export const FEMALE_PRONOUNS = words('she elle ella она')
export const PLURAL_PRONOUNS = words('they')
export const THING_PRONOUNS = words('it')
export const OTHER_PRONOUNS = words(
  'we i you nobody everyone everybody somebody someone anyone some many others who which that this these those there here what',
)
export const DEFINITE = words('the this that')
export const DETERMINERS = words('the this that a an one another some his her their its our my these those')
/** Words that join clauses, and so end a noun phrase. */
export const CLAUSE_LINKS = words(
  'and but or that when as while because if who whom whose which where whether although though since until unless so than',
)

/** Words for when something was said, which often follow the speaker without a preposition. */
export const TIME_WORDS = words(
  `monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight later earlier afterward afterwards
   recently last this next early late`,
)

/** Nouns for what speaks through people: "the company said". */
export const ORGANISATION_NOUNS = words(
  `company firm corporation bank union campaign party group organization organisation association agency ministry department
   government administration office bureau committee council commission court board team club league federation foundation
   institute university college school hospital church police military army navy coalition network newspaper paper magazine
   journal tabloid outlet publication station channel broadcaster website site blog service authority authorities city state
   town county country nation parliament congress senate house embassy consulate charity museum company's airline operator
   manufacturer maker retailer regulator watchdog pac lobby movement alliance force fund center centre think-tank studio
   publisher press media white-house kremlin pentagon cabinet secretariat delegation mission task-force panel jury`,
)

/** Nouns for people, several or unnamed. */
export const PEOPLE_NOUNS = words(
  `officials critics supporters voters sources source researchers residents prosecutors investigators lawyers experts analysts
   members leaders people men women man woman person boy girl child children kid kids teenager mother father son daughter brother sister
   wife husband couple family families relatives friend friends colleague colleagues neighbor neighbors neighbour neighbours
   witness witnesses victim victims survivor survivors protester protesters protesters demonstrators activists students teachers
   parents workers employees staff staffer staffers aides advisers advisors allies opponents rivals republicans democrats
   conservatives liberals lawmakers senators congressmen governors ministers diplomats generals soldiers troops officers detectives
   doctors nurses scientists economists historians scholars authors writers reporters journalists editors columnists bloggers
   commentators pundits observers insiders operatives strategists pollsters donors investors traders bankers executives managers
   owners players coaches fans crowd audience caller callers user users reader readers viewers americans russians europeans
   politicians policymakers participants attendees delegates organizers organisers volunteers veterans patients customers
   passengers driver drivers pilot pilots nun priest priests guests nobody's hardliner bystander bystanders inmate inmates tourists
   farmers fishermen landlord tenant tenants shopkeeper waiter waitress barista clerk cashier operative informant insider
   supporter voter critic researcher investigator activist participant attendee observer opponent rival ally donor investor
   protester demonstrator staffer worker employee student parent nurse doctor scientist passenger customer patient fan player
   neighbor's columnist's pundit intern applicant plaintiff plaintiffs defendant defendants juror jurors attorneys judges`,
)

/** Plurals that do not end in s. */
export const PLURAL_PEOPLE = words(
  'people men women children police staff crowd audience media press family couple',
)

/** Nouns for texts, which say what somebody wrote. */
export const TEXT_NOUNS = words(
  `statement report reports letter memo email emails e-mail e-mails tweet tweets post release article articles editorial op-ed
   story stories document documents lawsuit complaint indictment affidavit filing ruling opinion order resolution bill law
   transcript transcripts ad ads advertisement commercial poster sign signs banner banners headline headlines caption note notes
   message messages text texts study survey poll book books memoir novel film video clip website site page pages profile
   account accounts biography inscription plaque motto slogan hashtag invitation flier flyer leaflet brochure manifesto speech
   platform petition contract agreement treaty declaration communique communiqué summary`,
)

/** Words before a description that are no part of it. */
export const DISTINCT_DETERMINERS = /^(?:the|an?|this|that|these|those|his|her|its|their|our|my|your)$/
/** Nouns beside the title of a work, broadcast or the like. */
export const WORK_NOUNS = words(
  `show program programme podcast series sitcom film movie documentary book novel memoir song album single play musical
   magazine column blog website site ad advertisement commercial video sketch episode segment star host hosts actress actor
   author director producer creator reboot sequel franchise exhibition exhibit painting poem essay article report project
   chapter volume mascot hat hats shirt shirts t-shirt t-shirts sign signs banner banners drama comedy anthem hymn game app newsletter titled
   entitled radio tv soundtrack trilogy saga thriller tour festival paper study document movement slogan hashtag bill act`,
)
/** Labels of transcripts that are no names. */
export const LABEL_ROLES = words(
  'interviewer moderator host reporter question answer narrator audience judge court clerk witness',
)

/** Words that open a line with a colon, but name nobody. */
export const NO_LABELS = words(
  `note notes date time place where when what why how who warning update correction price address phone email photo image video source
   sources credit caption summary location director producer cast genre rating title author publisher read more related
   example tip step part chapter section act scene ps nb faq`,
)

/** How an item of a list with dashes begins, in news: "— The fact that …", "— In Ohio, …". */
export const LIST_DASH_WORDS = /^(?:In|At|On|By|From) \p{Lu}\p{L}+,/u

export const CLAUSE_OPENERS = words(
  'he she it they we i you there the a an his her their its our my this these those no some many most all',
)

export const PREPOSITIONS = words(
  `of for at in on from with by to about against between among under over after before into during near within without
   toward towards through since until via like than as per behind beyond despite`,
)

/** Capitalised at the head of a sentence, these are still no names. */
export const FUNCTION_WORDS = words(
  `the a an this that these those he she it they we i you his her its their our my your him them us me who whom whose which
   what when where why how if whether although though because since while until unless after before as at by for from in into
   of off on onto out over to under up with within without about above across against along among around behind below beneath
   beside between beyond despite down during except inside like near past through throughout toward towards upon via and but or
   nor so yet not no never also then thus hence however moreover meanwhile nevertheless nonetheless indeed instead otherwise
   therefore still even only just once again ever always often sometimes perhaps maybe today yesterday tomorrow tonight now
   later earlier early late shortly soon recently finally first second third last next more most less least many much few several some any all
   both each every either neither one two three four five six seven eight nine ten other others another such same own there
   here is are was were be been being am has have had do does did will would shall should can could may might must let yes
   oh ah well please thank thanks according asked speaking writing told said given having additionally similarly specifically
   ultimately ominously simultaneously nobody everyone somebody anybody anyone minutes hours days weeks months years everybody someone nothing everything something under-secretary
   monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
   november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jul aug sept oct nov dec`,
)

export const RANKS = words(
  'general colonel major captain lieutenant sergeant corporal private admiral commander commodore brigadier marshal',
)

export const OFFICES = words(
  `president premier chancellor minister senator representative congressman congresswoman governor mayor secretary ambassador
   envoy king queen prince princess emperor pope cardinal archbishop bishop rabbi imam sheikh ayatollah reverend pastor judge
   justice sheriff chief chairman chairwoman chair director commissioner spokesman spokeswoman spokesperson professor officer
   attorney prosecutor coach manager leader speaker candidate analyst adviser advisor aide official negotiator delegate
   diplomat economist lawyer author writer historian scientist researcher founder executive ceo editor reporter correspondent
   journalist activist hardliner politician lawmaker legislator counsel treasurer principal superintendent detective
   physician veteran congressperson consul strategist pollster nominee incumbent boss head host commentator columnist critic
   philosopher poet novelist actor actress singer musician scholar expert frontrunner businessman businesswoman billionaire
   tycoon farmer teacher student engineer owner resident member councilman councilwoman councillor undersecretary deputy
   comptroller comedian reality-star rapper filmmaker blogger organizer organiser agent guard trader banker marine soldier pilot mediator representative-elect president-elect co-founder vice-president`,
)

export const HONORIFICS = words('mr mrs ms miss sir dr dame lord lady madam mme mister')
export const SUFFIXES = words('jr sr ii iii iv esq phd md')

/** Suffixes that tell father and son apart, by all their spellings. */
export const GENERATIONS: ReadonlyMap<string, string> = pairs(
  'jr=jr junior=jr sr=sr senior=sr ii=ii 2nd=ii iii=iii 3rd=iii iv=iv 4th=iv',
)

/** Abbreviated titles and what they stand for. */
export const TITLE_ABBREVIATIONS: ReadonlyMap<string, string> = pairs(
  `gen=general col=colonel maj=major capt=captain lt=lieutenant sgt=sergeant cpl=corporal pvt=private adm=admiral
   cmdr=commander brig=brigadier pres=president sen=senator rep=representative gov=governor sec=secretary prof=professor
   rev=reverend amb=ambassador atty=attorney supt=superintendent det=detective hon=honorable messrs=mr`,
)

/** Words that may stand before a role noun inside one title: "special envoy", "former prime minister". */
export const ROLE_MODIFIERS = words(
  `special former deputy senior top vice acting assistant ex prime foreign defense defence interior finance rear first second
   presidential national military police veteran late associate executive managing republican democratic conservative liberal
   chief retired outgoing newly-elected junior state federal local lead principal press campaign legal political economic party
   union team company honorable ministry department government opposition then-president staff general`,
)

/** Words that make a capitalised run an institution, work, place or thing rather than a person. */
export const INSTITUTION_WORDS = words(
  `port ministry department government police party university college committee council house office court agency army navy force
   forces bureau bank corporation corp company inc ltd co group association union federation institute foundation center centre
   church school hospital post times herald tribune news journal monitor gazette guardian press agencies agency radio television
   network street avenue road county city state states republic kingdom congress parliament senate assembly commission
   administration board service services international national united new north south east west northern southern eastern
   western central american treaty act bill law amendment constitution war peace day week world league club society fund
   program project campaign conference summit street island islands river mountain lake sea ocean bay beach park airport
   building hall museum library theater theatre white republican republicans democrat democrats democratic christian muslim
   jewish catholic islamic supreme security homeland defense defence intelligence bible gospel testament pentagon kremlin
   spokesmen officials inc. magazine review daily weekly media tv studios entertainment pictures records systems technologies
   industries partners holdings airlines motors medical health care research policy studies education district northwest
   southwest northeast southeast coast valley hill hills anonymous unknown proverb witnesses reporters`,
)

/** Words for institutions and places that are surnames too, behind a given name or a title: "Senator Church". */
export const INSTITUTION_SURNAMES = words(
  'church north east west hill hills hall park law day white house street lake beach island county staff',
)

export const PLACES = words(
  `afghanistan africa albania algeria america argentina armenia asia athens australia austria azerbaijan baghdad balkans
   bangladesh beijing belarus belfast belgium belgrade berlin bosnia boston brazil britain brussels bulgaria cairo california
   canada chechnya chicago chile china colombia croatia cuba cyprus czechoslovakia damascus denmark dublin egypt england
   estonia ethiopia europe finland florida france geneva georgia germany greece hanoi havana hungary iceland india indonesia
   iowa iran iraq ireland islamabad israel istanbul italy japan jerusalem jordan kabul kashmir kazakhstan kenya kiev kosovo
   kuwait kyiv latvia lebanon libya lithuania london luxembourg macedonia madrid malaysia mexico moldova montenegro moscow
   myanmar nato nepal netherlands nigeria norway ohio pakistan palestine paris philippines poland portugal prague romania rome
   russia rwanda scotland serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tehran texas
   thailand tokyo tunisia turkey uganda ukraine uk un us u.s u.k usa vatican venezuela vienna vietnam wales warsaw washington
   yemen yugoslavia zagreb zimbabwe`,
)

/** Outlets that may stand alone in a citation: "(AP)". */
export const OUTLETS = words(
  'ap afp reuters upi itar-tass tass interfax xinhua bbc cnn dpa ria efe ansa kyodo pti anp bloomberg nbc abc cbs npr',
)

/** Lower-case words inside a surname. */
export const NAME_PARTICLES = words(
  'de von van der den del della di da dos du la le bin ibn al el ben ter zu af',
)

export const FEMALE_TITLES = words(
  'mrs ms miss dame lady madam mme queen princess actress spokeswoman congresswoman chairwoman businesswoman councilwoman',
)
export const MALE_TITLES = words(
  'mr sir lord king prince pope spokesman congressman chairman businessman councilman mister',
)

export const FEMALE_NAMES = words(
  `jordan casey jamie pat chris alex sam morgan taylor cameron dominique angel jan lee terry jesse beverly mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley kimberly
   emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley
   anna ruth brenda pamela nicole katherine catherine christine debra rachel carolyn janet virginia maria heather diane julie
   joyce victoria kelly christina joan evelyn lauren judith olivia martha cheryl megan andrea hannah jacqueline ann anne jean
   alice madeleine hillary condoleezza theresa angela ursula indira benazir golda nadia olga tatiana svetlana natalia irina
   elena ekaterina sophia sofia isabella emma charlotte amelia grace helen jane julia kate katie kathy sue susanna wendy
   valerie carly melania ivanka michele loretta sally diana claire elaine marie rosa teresa monica gloria haley fatima aisha
   priya anita sunita lakshmi mei ling yuki akiko keiko hana noor layla leila zainab mariam miriam esther naomi rachael leah hannah
   abigail agnes agatha edith edna ethel beatrice clara cora daisy dora eleanor elsie eva florence frances freda gertrude greta
   hazel henrietta hilda ida ingrid irene iris ivy jill josephine kirsten lena lillian lily louisa louise lucille lucy lydia mabel
   maeve maisie mara marcia marian marion marjorie matilda maud maureen maxine mildred minnie molly muriel myra nell nellie nina
   nora noreen olive paula pauline pearl penelope phoebe polly priscilla rhoda rita roberta rosemary roxanne sadie selma sheila
   siobhan stella sylvia tamara tanya thelma tina tracy ursula vera veronica violet vivian wanda wendy wilma willa yvonne zoe
   brigitte chantal cécile céline claudine delphine geneviève hélène isabelle jacqueline jeanne margot martine monique nathalie
   odile sandrine solange sylvie thérèse valérie véronique annegret antje birgit claudia dagmar elke franziska gisela heike
   helga inge jutta karin katharina katrin monika petra renate sabine silke susanne ursula ulrike alejandra ana beatriz carmen
   consuelo cristina dolores esperanza guadalupe inés josefa juana lucía luisa manuela mercedes paloma pilar raquel rocío
   soledad yolanda anastasia galina ksenia larisa lyudmila marina nina oksana polina raisa svetlana tamara vera yelena yulia
   zoya renata carla nadine denise gail gwen holly joanne joy judy kay kim lori lynn beth becky bonnie connie peggy tammy
   tiffany brooke crystal amber april brandi candace carrie chelsea courtney danielle erica erin gina heidi jenna jill kelli
   kristen kristin krystal latoya leslie lindsay mallory marsha meredith mindy misty natasha paige robin shannon shelly sherry
   stacy tara tasha theresa toni traci vanessa whitney dana`,
)
export const MALE_NAMES = words(
  `james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven
   paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan
   stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron
   jose adam henry nathan douglas zachary peter kyle walter ethan jeremy harold keith roger noah gerald carl terry
   sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph
   randy eugene vincent russell louis philip bobby johnny bradley bill bob jim mike tom tony dan dave ted ben barack bernie
   marco jeb vladimir boris igor sergei sergey mikhail leonid viktor victor ivan dmitry dmitri nikolai oleg yuri yevgeny
   slobodan milan zoran abraham franklin theodore ulysses winston martin luther pablo carlos luis jorge pedro mohammed muhammad
   ahmed ali hassan omar hamid tony gordon gerhard helmut jacques francois pierre hans karl otto strobe wesley colin rand
   hector omar raj sanjay ravi arun vikram amit anil deepak rajiv kofi kwame chidi emeka tunde juma ibrahim ismail yusuf khalid karim
   hamza tariq bilal faisal rashid salim samir nasser wei jian hiroshi kenji takeshi akira satoshi minh duc quang claude marcel
   rené andré luc yves thierry olivier bastien étienne gérard gilles henri julien laurent mathieu michel nicolas pascal philippe
   rémi serge sylvain thomas yann dieter günther heinrich helmut horst jürgen klaus manfred rainer rolf stefan ulrich uwe
   werner wolfgang alberto alejandro alfonso andrés antonio arturo aurelio diego eduardo emilio enrique ernesto esteban federico
   felipe fernando francisco guillermo gustavo hugo ignacio jaime javier joaquín julio lorenzo manuel marcos mariano mateo miguel
   pascual rafael ramón raúl ricardo roberto rodrigo salvador santiago sebastián sergio vicente giovanni giuseppe luigi paolo
   aleksandr aleksei andrei anatoly arkady artyom denis fyodor gennady gleb grigory kirill konstantin maksim oleksandr pavel
   pyotr roman ruslan semyon stanislav timofey vadim valery vasily vitaly vyacheslav yegor lars sven erik nils olaf gunnar
   bjorn anders henrik jens soren niels piet jan pieter willem hendrik kees dirk earl ernest clarence cecil chester clifford
   clyde dale dean desmond duncan dwight edgar edmund edwin elliot elmer ernest everett ewan fergus floyd geoffrey giles glen
   glenn gordon graham grant guy harvey herbert herman homer horace howard hubert humphrey irving isaac ivor jasper jerome
   julian keith kenneth lance leon leonard leroy leslie lester lewis lionel lloyd malcolm marcus marvin maurice max melvin
   milton mitchell morris murray myron neal neil nelson norman oliver orson oscar owen percy perry ray reginald rex rodney
   roland ross rufus rupert russell sidney spencer stanley stuart sylvester terence tobias travis trevor troy vernon victor
   virgil wallace warren wendell wilbur wilfred gary greg craig todd darren derek dwayne brad brett chad cory curtis damon
   darrell darryl derrick doug drew dustin eli evan garrett geoff gilbert jared jeremiah joel jonathon kirk kurt lonnie luke
   marshall micah nate preston quentin reed ricky rory shane shaun shawn stewart ty tad
   dana kim robin shannon tracy courtney stacy lindsay marion leslie kelly lynn paige terry jesse jean ashley vivian
   evelyn beverly gail joan kay lee jan angel dominique morgan taylor jordan cameron casey jamie pat chris alex sam
   rick mitt newt chris josh lindsey steve jeff greg fred sam harry hugh ian simon nigel`,
)

/** Given names that name the same person, one group a line. */
export const NICKNAMES: ReadonlyMap<string, readonly string[]> = groups(`
  william bill billy will willie wm
  james jim jimmy jamie
  john jack johnny jon
  robert bob bobby rob robbie
  richard dick rick ricky rich
  joseph joe joey
  thomas tom tommy
  charles charlie chuck
  michael mike mick
  edward ed eddie ted ned
  theodore ted teddy
  franklin frank
  francis frank
  daniel dan danny
  david dave
  donald don donnie
  anthony tony
  antony tony
  andrew andy drew
  steven steve
  stephen steve
  christopher chris
  calvin cal
  matthew matt
  benjamin ben
  samuel sam
  alexander alex al
  albert al bert
  alfred al fred
  nicholas nick
  patrick pat
  peter pete
  philip phil
  ronald ron ronnie
  kenneth ken
  gerald gerry jerry
  jerome jerry
  lawrence larry
  gregory greg
  jeffrey jeff
  timothy tim
  walter walt
  harold harry hal
  henry harry hank
  abraham abe
  ulysses ulyss
  nathaniel nat nate
  raymond ray
  douglas doug
  frederick fred
  leonard len leo
  martin marty
  zachary zach zack
  bernard bernie
  vladimir volodya
  elizabeth liz beth betty eliza
  margaret maggie meg peggy
  katherine kate kathy katie
  catherine cathy kate
  patricia pat patty
  deborah debbie
  barbara barb
  susan sue susie
  jennifer jen jenny
  rebecca becky
  victoria vicky
  madeleine maddy
  condoleezza condi
  nancy nan
`)

/** A full stop after one of these never ends a sentence. */
export const ABBREVIATIONS_BEFORE_NAME = words(
  `mr mrs ms messrs dr prof rev hon st mt gen col maj capt lt sgt cpl pvt adm cmdr brig sen rep gov pres supt det amb atty sec
   ft fr mme vs v cf e.g i.e viz approx`,
)

/** A full stop after one of these does not end a sentence if a figure follows. */
export const ABBREVIATIONS_BEFORE_NUMBER = words(
  'no nos p pp vol vols fig figs art arts ch chap sec sect par jan feb mar apr jun jul aug sep sept oct nov dec c ca',
)

/** A full stop after one of these ends a sentence only if the next word is one that often starts a sentence. */
export const ABBREVIATIONS_INSIDE = words(
  'inc corp co ltd bros jr sr etc al est dept univ assn ave blvd rd calif fla mass mich penn conn ariz ill ind ga va md',
)

/** Words that often start a sentence and never continue an abbreviated name. */
export const SENTENCE_STARTERS = words(
  `the a an this that these those he she it they we i you his her its their our my but and or so yet in on at by for from with
   when where while if although though because since after before as there here what who why how no not many most some all
   both each one two meanwhile however moreover nevertheless still also then thus now today yesterday according among during
   let do does did is are was were has have had will would`,
)

/** Words whose apostrophe stands at their head, and so opens no quotation. */
export const ELIDED_HEADS = words(
  'tis twas twere twill em til till cause bout round neath gainst cept n an ere',
)

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

function pairs(list: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  for (const pair of words(list)) {
    const at = pair.indexOf('=')
    map.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return map
}

/** Each name with all names that share a group with it. */
function groups(lines: string): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const line of lines.trim().split('\n')) {
    const group = line.trim().split(' ')
    for (const name of group) map.set(name, [...(map.get(name) ?? []), ...group])
  }
  return map
}

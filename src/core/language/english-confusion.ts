/** English words that a slip makes of others: between two of them an edit changes the words, however few its letters. */
import { type Words, words } from './words.ts'

/** Words a slip away from those that negate, count, bind or qualify: "ever" for "never" is no mistyping. */
export const NEAR_MEANING: Words = words(`
  agent allege alleges ardent arena aught barley bath best beth bill bone booth botch bought broth bullion bust calf
  calves cannon cast caught cloud cold come comes costly coldly could couldn cult daily dearly dies dine dime dive does
  dome done dose dost doth doubled doubles doubly dust early either even evens event ever every faint fever fide
  fight file filth fill final find fine fir fire fired fist fits five flour font food foot for force fort forth forts forty
  fought foul fours fur give gone hale hall halt hardy haste haunt haven havens heaven height hell hero hide hill him hold
  home hone hook host hour hours hundreds hunted ill inky jill just kill kine lame last layest leapt least left lent
  less lets lever light lightest like line list live living lone lost lust made main manly mast mate mats maul mean meet
  mighty mill mind mine mines mint mist moist mostly mild moth mould mound mouth must naughty near nearby neat
  nest net nether neither newer never next nice nigh night nine node nod nods noise nor nose note noted notes noting notion
  now oboe oily once one ones only ounce our paint parent party pest pine poor possible pour probable quartet quarters
  rarity readily really realty rent rest right robe rome rust sadly saint salt same sane seen sent sever severe severn
  shade shale shall shaft shawl shell shoal shoddy should shoulder shield sight small sold sole some someone somehow son
  song sought soul soup sour souls stall still sum tall taught teeth tell ten tend tenet tent tents test text than that the
  thee them then there they thieves thin think thirst thirsty this thought threw thrive through tight till tine tint
  tone too tore torn touch tough tour tours town tree trees tremble trifle tripod true twig twin two unless unlit untie
  until void wait wall walls want warm wast weigh weight weighty wealth well went were west while wide wild win wine wing
  wish wist wit with within wold wolf won wonder wont wood wool word work world worst wound write yearly yet zest zone`)

/** Pairs of words that are often taken for each other and mean other things. */
const CONFUSED = words(`
  adapt:adopt adverse:averse advice:advise affect:effect alley:ally allusion:illusion angel:angle apart:part
  arms:alms assent:ascent attack:attach bared:barred bases:basis battle:bottle beside:besides birth:berth
  bomb:tomb border:boarder born:borne bread:breed breath:breathe bride:bribe brought:bought burn:bum
  casual:causal chance:change charge:change chase:chose cite:site clean:dean clear:dear clock:dock
  close:dose cloth:clothe coast:cost command:commend compliment:complement confirm:conform contact:contract
  content:contest convert:covert corn:com corner:comer corps:corpse countries:counties country:county
  course:coarse crash:crush cream:dream create:crate crisis:crises crown:crowd cruel:gruel current:currant
  dairies:diaries dairy:diary dead:deed deadly:dearly death:dearth decent:descent defect:deflect deny:defy
  desert:dessert device:devise devote:denote dinner:diner draft:drift draw:drawn drop:drip drown:drawn
  dual:duel elect:eject empire:umpire envelop:envelope exalt:exult expand:expend
  export:expert exports:experts extend:extent facts:acts fair:fail fall:fail farm:form fast:feast
  father:farther fault:vault feel:fuel fight:flight finance:fiance firm:film flag:flog
  floor:flood flow:flaw forbear:forebear forego:forgo form:from former:farmer fourth:forth free:flee
  friend:fiend gain:grain goad:goal goal:gaol grand:grant grave:grove great:greet greed:greet green:greed
  grow:grew guild:build guilt:guild hand:hard hard:herd harm:charm health:wealth heard:heart hearing:bearing
  heat:hear heroin:heroine hole:whole hope:hole horse:house human:humane hunger:hanger idea:ideal
  immortal:immoral import:impart incite:invite induct:indict infect:inject ingenious:ingenuous
  invent:invest inventor:investor judge:nudge keep:kelp lack:luck land:lend large:larger
  later:latter launch:lunch lead:load leader:loader leave:heave lesson:lessen liberal:literal
  life:lift lightening:lightning like:lake live:love lived:loved lives:loves living:loving loan:lean
  local:vocal loose:lose loses:looses loss:less lower:power major:mayor maker:taker many:mary
  marital:martial market:marked master:matter material:maternal matter:mutter meat:meet medal:metal
  mediate:meditate mediation:meditation message:massage meter:metier mine:mind minister:sinister minor:miner
  mission:fission model:modal modern:modem moment:foment moral:morale moral:mortal morality:mortality
  morning:mourning mother:bother motion:notion nation:notion national:notional nations:notions native:naive
  naval:navel nuclear:unclear order:older ordinance:ordnance other:otter paper:pauper parish:perish
  part:port parties:partied party:pasty patent:patient pause:cause peace:place pear:peer perfect:prefect
  perpetrate:perpetuate place:plane plain:plan plan:plane plant:planet police:policy pool:poll poor:pour
  popular:poplar portion:potion posses:possess power:tower pray:prey prayer:player precise:premise
  present:prevent presented:prevented press:dress price:pride price:prize prince:price promise:premise
  proof:roof proper:prosper prophecy:prophesy proscribe:prescribe prove:probe public:pubic quiet:quite
  quit:quiet race:rage ration:nation rational:rationale reach:teach reality:realty rebel:repel recent:resent
  reduce:seduce reform:deform refuse:refute refused:refuted regime:regimen reign:rein reject:eject
  remain:retain remove:remote report:resort resolve:revolve respond:despond retire:rehire reveal:revel
  revenge:revenue reverse:revere revolution:resolution revolutions:resolutions reward:regard rise:rose
  river:rider role:roll root:rout route:rout royal:loyal rule:ruse rural:mural safe:sale sail:soil
  save:slave scale:scare scared:sacred scared:scarred season:reason seat:seal secret:secrete
  sentence:sentience service:servile severe:sever shape:share share:shame sharp:harp ship:shop shoot:shout
  shore:short shot:shut sick:sink sign:sigh silver:sliver simple:sample slave:stave sold:sole soldier:solder
  solid:sold south:youth speak:sneak specially:especially spirit:sprit spite:spine stable:staple staff:stuff
  stage:state star:stare state:estate state:statue states:estates stationary:stationery
  statue:statute statues:statutes stature:statute stay:stray steal:steel step:stop stick:stock story:storey
  strife:strive strike:stroke suit:suite summary:summery super:supper sure:cure sweat:sweet
  sword:word table:fable talk:tall tall:tale task:tusk taste:haste team:steam tear:year temper:tamper
  term:team terror:error than:then that:what them:then there:three these:those thing:think things:thinks
  thorough:through though:through though:tough thought:though tomb:tome tone:tune torn:tom
  torturous:tortuous total:tonal touch:torch trace:track trade:trace trail:trial trails:trials train:trail
  training:trailing transit:transmit tread:trend treason:reason treat:threat treaty:treat tribe:bribe
  tribute:tribune trip:strip trooper:trouper troth:truth trust:thrust turn:tum union:onion unite:untie
  united:untied urban:urbane vain:vein valley:volley value:valve vary:very veracious:voracious verse:terse
  version:aversion vice:voice vote:note voted:noted votes:notes wage:wager wander:wonder ward:word warm:worm
  warn:warm warn:worn wary:weary wave:waive weak:week weapon:weapons wheat:what where:were while:white
  whose:those wide:wife will:well winner:dinner wise:rise witness:fitness woman:women work:word world:word
  worse:horse worship:warship worst:worse would:could wreck:wreak wright:right write:wrote your:four
  your:hour yours:hours`)

/** True if the words are such a pair. */
export function areConfused(a: string, b: string): boolean {
  return CONFUSED.has(`${a}:${b}`) || CONFUSED.has(`${b}:${a}`)
}

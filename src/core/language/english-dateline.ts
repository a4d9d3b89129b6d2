/** English word lists for reading datelines and credits. Data only; every entry is lower case. */
import { listed, words } from './words.ts'

/** Outlets of more than one word, and others that are known by name, without "the"; besides those of `OUTLETS`. */
export const OUTLET_NAMES: ReadonlySet<string> = new Set([
  ...phrases(`
    associated press
    agence france-presse
    agence france presse
    united press international
    thomson reuters
    thomson reuters foundation
    reuters health
    bloomberg news
    press association
    pa media
    canadian press
    australian associated press
    press trust of india
    deutsche presse-agentur
    kyodo news
    yonhap
    yonhap news agency
    xinhua news agency
    interfax-ukraine
    ria novosti
    anadolu agency
    tanjug
    belga
    aap
    pap
    mti
    ap online
    dow jones
    dow jones newswires
    marketwatch
    pr newswire
    prnewswire
    business wire
    globe newswire
    globenewswire
    accesswire
    cnn
    cnn business
    cnn money
    fox news
    msnbc
    nbc news
    abc news
    cbs news
    bbc news
    sky news
    al jazeera
    voice of america
    radio free europe
    usa today
    politico
    new york times
    washington post
    los angeles times
    chicago tribune
    boston globe
    wall street journal
    financial times
    daily telegraph
    guardian
    independent
    times of london
    christian science monitor
    international herald tribune
    tribune news service
    mcclatchy
    knight ridder
    scripps howard
    gannett
    religion news service
    inter press service
  `),
])

/** What a bracket behind a place or a name may hold that is no outlet: states, parties and countries besides `PLACES`. */
export const NO_OUTLETS: ReadonlySet<string> = new Set([
  ...words(`
    d r i ind rep dem lib con lab gop snp dup ukip plaid cdu csu spd fdp psoe pp
    ala alabama alaska ariz arizona ark arkansas calif california colo colorado conn connecticut del delaware fla florida ga georgia
    hawaii idaho ill illinois ind indiana iowa kan kansas ky kentucky la louisiana maine md maryland mass massachusetts mich
    michigan minn minnesota miss mississippi mo missouri mont montana neb nebraska nev nevada ohio okla oklahoma ore oregon
    pa pennsylvania tenn tennessee texas tex utah vt vermont va virginia wash washington wis wisconsin wyo wyoming
    n.h n.j n.m n.y n.c n.d r.i s.c s.d w.va d.c nh nj nm ny nc nd ri sc sd dc ont ontario quebec alberta b.c
    live video update updated exclusive photos watch file
  `),
  ...phrases(`
    new hampshire
    new jersey
    new mexico
    new york
    north carolina
    north dakota
    rhode island
    south carolina
    south dakota
    west virginia
    british columbia
    south korea
    north korea
    south africa
    new zealand
    saudi arabia
    united kingdom
    united states
    united nations
  `),
])

/** One phrase a line. */
function phrases(lines: string): string[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => listed(line).join(' '))
}

/** French: what tells negations, modals, numbers and conditions. */
import type { Language } from './language.ts'
import { figures, forms, verbs, words } from './words.ts'

export const FRENCH: Language = {
  tag: 'fr',
  // "plus", "point" and "personne" deny only beside a "ne", which is counted by itself.
  negations: words('ne non pas jamais rien aucun aucune nul nulle nullement guère ni sans'),
  negationBeginnings: ["n'"],
  negationEndings: [],
  reversals: words(`
    refuse refuses refusent refusons refusez refusait refusé échoue échouent échoué nie nient niait nié
    interdit interdisent interdisait empêche empêchent empêchait empêché cesse cessent cessait cessé manque manquent`),
  modals: verbs([
    'peut peux pouvons pouvez peuvent puisse puissent pouvait pouvaient pouvoir pourra pourrai pourrons pourront',
    'pourrait pourrais pourrions pourriez pourraient',
    'doit dois devons devez doivent devait devaient devoir devra devrai devrons devront',
    'devrait devrais devrions devriez devraient',
    'faut fallait faudra',
    'faudrait',
  ]),
  modalEndings: [],
  copulas: words('suis es est sommes êtes sont était étaient fut furent sera seront été être'),
  auxiliaries: words(`
    suis es est sommes êtes sont était étaient fut furent sera seront ai as a avons avez ont avait avaient eut aura auront`),
  subjects: words("je j'ai tu il elle on nous vous ils elles qui"),
  conjunctions: words('et ou ni donc'),
  numbers: new Map([
    ...figures(`
      zéro:0 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 treize:13 quatorze:14
      quinze:15 seize:16 vingt:20 vingts:20 trente:30 quarante:40 cinquante:50 soixante:60 septante:70 huitante:80
      nonante:90 cent:100 cents:100 mille:1000 million millions:million milliard milliards:milliard billion
      billions:billion douzaine:12 dizaine dizaines:dizaine vingtaine centaine centaines:centaine millier
      milliers:millier moitié demi demie:demi tiers quart quarts:quart double triple pourcent:% premier:1er
      première:1er second:2e seconde:2e`),
    ...forms(
      'deux trois quatr cinqu six sept huit neuv dix onz douz treiz quinz vingt trent cent',
      'ième',
    ).map((ordinal): [string, string] => [ordinal, ordinal]),
  ]),
  qualifiers: words(`
    seulement uniquement presque environ si s'il s'ils sauf mais cependant toutefois pourtant quoique quoiqu'il sinon
    probablement possiblement parfois souvent plutôt surtout certains certaines apparemment prétendument quasiment`),
  quantifiers: words('tout tous toute toutes chaque plusieurs quelques peu beaucoup'),
  conditions: words(
    "si s'il s'ils sauf mais cependant toutefois pourtant néanmoins quoique quoiqu'il excepté",
  ),
  turns: words('mais cependant toutefois pourtant néanmoins or'),
  inflections: words('e s es é ée és ées er ent ons ez a ait aient ant x aux'),
  sayingVerbs: words(`
    dit disait déclare déclaré déclarait affirme affirmé affirmait ajoute ajouté ajoutait explique expliqué
    expliquait répond répondu répondit écrit assure assuré assurait souligne souligné annonce annoncé conclut
    demande demanda demandait demandé répliqué réplique répliqua répondit cria crié écria murmura murmure lança lance poursuivi poursuit insiste insisté précisé précise`),
  attributionTurns: words('et ou avoir être comme sinon faussement prétendument'),
  relatives: words('qui que dont lequel laquelle parce puisque lorsque quand où'),
  capitals: 'names',
  capitalised: new Set(),
  marksOptional: false,
}

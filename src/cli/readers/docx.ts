/** Word documents (DOCX): the text as a reader sees it, without notes, comments and what is marked as deleted. */
import mammoth from 'mammoth'
import { type Archive, ArchiveError, DOCUMENT_LIMITS, openArchive } from './archive.ts'
import { type Found, fault, found, type Source } from './draft.ts'
import { factsOfDublinCore, readDublinCore } from './dublin-core.ts'
import type { Facts } from './facts.ts'
import { textOf } from './html.ts'

const PROPERTIES = 'docProps/core.xml'

/** Title, author and language are those of the document's properties; the dates there are those of the file, not of the text. */
export async function readDocx({ bytes }: Source): Promise<Found> {
  const archive = await openArchive(bytes, DOCUMENT_LIMITS)
  try {
    if (!archive.sizes.has('word/document.xml')) return fault('is no Word document')
    await unpackOnce(archive)
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), transformDocument: withoutNotes },
    )
    return found(textOf(value), await factsOf(archive))
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    return fault(
      `cannot be read as a Word document: ${error instanceof Error ? error.message : String(error)}`,
    )
  } finally {
    archive.close()
  }
}

/** Mammoth unpacks without limits: what it will read must be as large as the archive says, which is limited. */
async function unpackOnce(archive: Archive): Promise<void> {
  for (const name of archive.sizes.keys()) if (/\.(?:xml|rels)$/.test(name)) await archive.read(name)
}

async function factsOf(archive: Archive): Promise<Facts> {
  if (!archive.sizes.has(PROPERTIES)) return {}
  const elements = readDublinCore(new TextDecoder().decode(await archive.read(PROPERTIES)))
  return 'message' in elements ? {} : factsOfDublinCore(elements)
}

type Element = { readonly type?: unknown; readonly children?: unknown }

/** Mammoth's document without references to notes, and so without notes. */
function withoutNotes(element: Element): Element {
  if (!Array.isArray(element.children)) return element
  const children: readonly Element[] = element.children
  const kept = children.filter(({ type }) => type !== 'noteReference').map(withoutNotes)
  return { ...element, children: kept }
}

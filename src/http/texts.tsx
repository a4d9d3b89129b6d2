/** The pages of the texts held. */
import { listDocuments, readDocument } from '../service/documents.ts'
import { wholeCharacters } from '../service/excerpt.ts'
import { TEXTS } from '../service/passage.ts'
import { DocumentPage } from '../web/document.tsx'
import { DocumentsPage } from '../web/documents.tsx'
import { documentsQuery, textPageQuery } from './contract/request.ts'
import { fieldErrors, inWords } from './field.ts'
import { openLibraryOf } from './identity.ts'
import { refuse } from './problem.ts'
import { queryOf, router } from './router.ts'

const PAGE_SECONDS = 300

export const textRoutes = router()
  .get(TEXTS, async (c) => {
    const query = documentsQuery.safeParse(queryOf(c))
    if (!query.success) return refuse(c, 'invalid_request', { detail: inWords(fieldErrors(query.error)) })
    const library = await openLibraryOf(c)
    if (library === null) return refuse(c, 'library_empty')
    const { after = null, limit } = query.data
    const { documents, next } = await listDocuments(library, { after, limit })
    c.header('Cache-Control', `public, max-age=${PAGE_SECONDS}`)
    return c.html(<DocumentsPage {...{ documents, next, corpus: library.corpus }} />)
  })
  .get(`${TEXTS}/:id`, async (c) => {
    const query = textPageQuery.safeParse(queryOf(c))
    if (!query.success) return refuse(c, 'invalid_request', { detail: inWords(fieldErrors(query.error)) })
    const library = await openLibraryOf(c)
    if (library === null) return refuse(c, 'library_empty')
    const document = await readDocument(library, c.req.param('id'))
    if (document === null) return refuse(c, 'unknown_document')
    const { start, end, sha256 = '', part = null } = query.data
    const isPassage = start !== undefined && end !== undefined && start < end && end <= document.text.length
    // Offsets of another version would mark other words than were meant.
    const isOutdated = !document.sha256.startsWith(sha256)
    const { restricted } = document.metadata
    const passage =
      isPassage && !isOutdated && !restricted ? wholeCharacters(document.text, { start, end }) : null
    c.header('Cache-Control', `public, max-age=${PAGE_SECONDS}`)
    return c.html(<DocumentPage {...{ document, part, passage, isOutdated }} />)
  })

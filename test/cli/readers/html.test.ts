import { describe, expect, it } from 'vitest'
import { known, only, shelf } from './shelf.ts'

const STORY = `<p>The last ferry left the quay at noon on Thursday, and the harbour was quiet for the first time in a year.</p>
<p>&ldquo;We will not sell the lighthouse,&rdquo; said Ann Holm, who has kept it since her father died, and nobody in the room answered her.</p>
<p>The council, which had asked for the meeting, put off its vote until the spring, when the new harbour is to be opened to ships.</p>`

function page(head: string, body = `<article>${STORY}</article>`): string {
  return `<!doctype html><html lang="en-GB"><head><title>Ferry leaves | The Post</title>${head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>${body}
<footer><p><a href="/imprint">Imprint</a></p></footer></body></html>`
}

describe('a web page', () => {
  it('is its main content, without menus', async () => {
    const { text } = await only('a.html', page(''))
    expect(text.split('\n\n')).toHaveLength(3)
    expect(text).toMatch(/^The last ferry left/)
    expect(text).toContain('“We will not sell the lighthouse,” said Ann Holm')
    expect(text).toMatch(/opened to ships\.$/)
  })

  it('is all of its text, where no content stands out', async () => {
    expect((await only('a.htm', 'Only <b>these</b> words.')).text).toBe('Only these words.')
  })

  it('keeps all chapters of a book', async () => {
    const chapter = (number: number) => `<div class="chapter"><h2>Chapter ${number}</h2>${STORY}</div>`
    const { text } = await only('a.html', `<title>A book</title>${[1, 2, 3, 4].map(chapter).join('')}`)
    expect(text.match(/Chapter \d/g)).toEqual(['Chapter 1', 'Chapter 2', 'Chapter 3', 'Chapter 4'])
    expect(text.match(/The last ferry left/g)).toHaveLength(4)
  })

  it('loses control characters that references name', async () => {
    expect((await only('a.html', '<p>The&#7; bell&#12;rings</p>')).text).toMatch(/^The bell\s?rings$/)
  })

  it.each([
    [
      'of JSON-LD before all others',
      `<meta property="og:title" content="Of Open Graph"><script type="application/ld+json">${JSON.stringify({
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'WebSite', name: 'A site' },
          {
            '@type': ['NewsArticle'],
            headline: 'Ferry leaves',
            author: [{ '@type': 'Person', name: 'Ann Holm' }, { name: 'Bob Lee' }],
            datePublished: '1999-06-14T10:00:00+02:00',
            publisher: { name: 'The Ferry Post' },
            inLanguage: 'en_US',
            url: 'https://example.org/ferry',
          },
        ],
      })}</script>`,
      {
        title: 'Ferry leaves',
        author: 'Ann Holm, Bob Lee',
        date: '1999-06-14',
        publication: 'The Ferry Post',
        language: 'en-US',
        url: 'https://example.org/ferry',
      },
    ],
    [
      'of Open Graph and other <meta>',
      `<meta property="og:title" content="Ferry  leaves"><meta property="og:site_name" content="The Ferry Post">
       <meta property="article:published_time" content="1999-06-14T23:30:00Z"><meta name="author" content="Ann Holm">
       <meta property="article:author" content="https://example.org/holm"><link rel="canonical" href="https://example.org/f">
       <link rel="license" href="https://creativecommons.org/licenses/by/4.0/">`,
      {
        title: 'Ferry leaves',
        author: 'Ann Holm',
        date: '1999-06-14',
        publication: 'The Ferry Post',
        language: 'en-GB',
        url: 'https://example.org/f',
        licence: 'https://creativecommons.org/licenses/by/4.0/',
      },
    ],
    ['of <title> and <html lang>', '', { title: 'Ferry leaves | The Post', language: 'en-GB' }],
    [
      'only where they can be read',
      `<meta name="date" content="last week"><link rel="canonical" href="/f"><script type="application/ld+json">{</script>`,
      { title: 'Ferry leaves | The Post', language: 'en-GB' },
    ],
  ])('has the facts %s', async (_, head, facts) => {
    expect(known(await only('a.html', page(head)))).toEqual({ id: 'a', ...facts })
  })

  it('is in the encoding it says', async () => {
    const bytes = Buffer.from('<meta charset="windows-1252"><p>Über die Brücke, sagte er.</p>', 'latin1')
    expect((await only('a.html', bytes)).text).toBe('Über die Brücke, sagte er.')
  })

  it.each([
    [
      'UTF-8 that is not',
      Buffer.from('<meta charset="utf-8"><p>Über</p>', 'latin1'),
      'a.html: says that it is UTF-8, but is not',
    ],
    ['no words', '<p>…</p>', 'a.html: holds no words'],
  ])('is a problem for %s', async (_, content, says) => {
    expect(await shelf({ 'a.html': content })).toMatchObject({ documents: [], problems: [says] })
  })

  it('is read, however deep its elements nest', async () => {
    const { documents } = await shelf({ 'a.html': `${'<div>'.repeat(50_000)}${STORY}` })
    expect(documents[0]?.text).toContain('The last ferry left')
  })
})

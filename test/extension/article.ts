/** A library of invented texts, and a page of news that quotes them: rightly, wrongly, and in every way a page can. */
import { type Document, NOTHING_KNOWN } from '../../src/core/document.ts'
import { REPORT, SPEECH } from '../http/texts.ts'

/** Sets `pwned` wherever it is read as HTML. */
export const PAYLOAD = `<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>`

/** Everything that a text may say of itself is hostile. */
export const HOSTILE: Document = {
  metadata: {
    ...NOTHING_KNOWN,
    id: 'hostile-1',
    title: `Harbour log ${PAYLOAD}`,
    publication: `Log ${PAYLOAD}`,
    speaker: `Ann Holm ${PAYLOAD}`,
    date: '2001-02-03',
    url: 'https://example.org/log',
  },
  text: `The lamp was lit ${PAYLOAD} every evening of that winter, whatever the council had decided.\n`,
  silent: [],
  locators: [],
  overrides: [],
}

export const LIBRARY: readonly Document[] = [REPORT, SPEECH, HOSTILE]

/** The words that each finding must be painted on, in the order of the page. */
export const EXPECTED: readonly (readonly [verdict: string, parts: readonly string[]])[] = [
  ['verbatim', ['W', 'e will ', 'not', ' sell the ', 'lighthouse ', 'to any', ' private', ' buyer,']],
  ['altered', ['Nobody in this town was asked to give more than a ', 'week', ' of work,']],
  ['misattributed', ['It belongs to the people who paid for it', ',']],
  [
    'verbatim',
    [
      'Neighbours, this pier is longer than the one our grandparents built, and it cost less than the storm that broke theirs.',
      'Nobody in this town was asked to give more than a day of work, and nobody gave less.',
    ],
  ],
  ['not-found', ['The ferry will run on Sundays from now on,']],
  [
    'altered',
    [`The lamp was lit ${PAYLOAD} every morning of that winter, whatever the council had decided.`],
  ],
  ['verbatim', ['We will not sell the lighthouse to any private buyer.']],
]

const escaped = PAYLOAD.replaceAll('<', '&lt;')

export const ARTICLE = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>What the council said</title>
<meta property="article:published_time" content="2005-01-07T09:00:00Z">
<style>
  body { font: 18px/1.5 Georgia, serif; max-width: 40em; margin: 1em auto; }
  .initial { float: left; font-size: 3em; line-height: 1; }
  .gone { display: none } .unseen { visibility: hidden }
  verbatim-marks, verbatim-marks * { display: none !important; opacity: 0 !important }
  button { background: red !important; font-size: 40px !important }
</style>
</head>
<body>
<nav><a href="#">“We sell the lighthouse”, an old story</a></nav>
<main>
<article>
<h1>What the council said</h1>
<p>“<span class="initial">W</span>e will <em>not</em> sell the <a id="first" href="#">lighthouse <b>to any</b> private</a>
   buyer,” said Mayor Edith Calloway.</p>
<p>“Nobody in this town was asked to give more than a <em>week</em> of work,” said Edith Calloway.</p>
<p id="wrong">“<span id="words">It belongs to the people who paid for it</span>,” said Oskar Lindqvist.</p>
<p>Edith Calloway said: “Neighbours, this pier is longer than the one our grandparents built, and it cost less than the storm that broke theirs.</p>
<p>“Nobody in this town was asked to give more than a day of work, and nobody gave less.”</p>
<p>“The ferry will run on Sundays from now on,” said Oskar Lindqvist. The film “The Keeper” was shown.</p>
<p class="gone">“This is hidden from everybody here,” said Edith Calloway.</p>
<p>Seen<span class="unseen"> “This keeps its place unseen,” said Edith Calloway</span>.</p>
<noscript>“This is for those without scripts,” said Edith Calloway.</noscript>
<textarea>“This is somebody’s own draft here,” said Edith Calloway.</textarea>
<iframe title="Another page" srcdoc="“This is another page altogether,” said Edith Calloway." width="300" height="120"></iframe>
<p id="hostile">“The lamp was lit ${escaped} every morning of that winter, whatever the council had decided.”</p>
<harbour-box></harbour-box>
<p><a id="last" href="#end">The end</a></p>
</article>
</main>
<script>
  customElements.define('harbour-box', class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'closed' }).innerHTML =
        '<p>“We will not sell the lighthouse to any private buyer.” <slot></slot></p>'
    }
  })
</script>
</body>
</html>`

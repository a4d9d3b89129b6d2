/** The style of the documentation: the Content-Security-Policy allows it by its digest. */
export const DOCS_STYLE_DIGEST = 'sha256-SqtaOfNHwWbboyyjFhuVVJ2LB7NZpIhWy91H3fL8nV8='
export const DOCS_STYLE = `
body.manual { display: grid; grid-template-columns: minmax(0, 19rem) minmax(0, 56rem); gap: 0 3rem; max-width: 82rem; margin: 0 auto }
.manual > header, .manual > main, .manual > footer { max-width: none; margin: 0; width: 100% }
.manual > header { grid-column: 1 / -1 }
.manual > footer { grid-column: 2 }
code, pre { font: .875em/1.5 ui-monospace, monospace }
.manual-contents { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1rem; font-size: .875rem }
.manual-contents ul { list-style: none; margin: 0; padding: 0 }
.manual-contents ul ul { margin: .15rem 0 .9rem }
.manual-contents li li a { display: block; padding: .1rem 0; color: var(--ink); text-decoration: none }
.manual-contents li li a:hover { text-decoration: underline }
.manual-contents > ul > li > a { font-weight: 600 }
.method { display: inline-block; min-width: 3.6em; font: 600 .75rem/1.5 ui-monospace, monospace }
.get { color: light-dark(#0b6b3a, #6fcf97) }
.post { color: light-dark(#0b5394, #8ab8f0) }
.put, .patch { color: light-dark(#8a4b00, #f0b26a) }
.delete { color: light-dark(#a3261b, #f2938a) }
main { padding-bottom: 6rem }
h2 { font-size: 1.45rem; margin: 3.5rem 0 .5rem; padding-top: 1rem; border-top: .15rem solid var(--ink) }
h3 { font-size: 1.1rem; margin: 2.5rem 0 .3rem }
h3 a { color: inherit; text-decoration: none }
h3 a:hover { text-decoration: underline }
.path { margin: .2rem 0 .8rem; padding: .5rem .8rem; background: var(--sheet); border-radius: .3rem }
.path code:first-child { font-weight: 700 }
table { width: 100%; margin: 1.2rem 0; border-collapse: collapse; font-size: .9rem; table-layout: fixed }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem }
thead th { font-weight: 400; color: var(--faint); font-size: .8rem; padding-bottom: .2rem }
th, td { text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; font-weight: 400 }
tbody tr { border-top: 1px solid var(--line) }
th:nth-child(1) { width: 26% }
th:nth-child(2) { width: 24% }
.responses th:nth-child(1) { width: 10% }
.responses th:nth-child(2) { width: 30% }
.optional, .limits { color: var(--faint); font-size: .85em }
.optional { display: block }
h4 { margin: 0; padding: .5rem .8rem; font-size: .9rem; font-weight: 600 }
.example { margin: .8rem 0; border: 1px solid var(--line); border-radius: .3rem; background: var(--sheet) }
.example > *, details > pre { border-top: 1px solid var(--line) }
.example > h4 { border-top: 0 }
summary, .answer { margin: 0; font-weight: normal; padding: .4rem .8rem; color: var(--faint); font-size: .9rem }
summary { cursor: pointer }
.of { position: absolute; left: -100vw }
pre { margin: 0; padding: .6rem .8rem; white-space: pre-wrap; border: 0; border-radius: 0; background: none }
details { padding: 0 }
:target { scroll-margin-top: 1rem }
@media (max-width: 60rem) {
  body.manual { display: block }
  .manual-contents { position: static; max-height: none; border-bottom: 1px solid var(--line) }
  .manual-contents ul ul { display: none }
  .manual-contents > ul { display: flex; flex-wrap: wrap; gap: .3rem 1rem }
}
@media (max-width: 40rem) {
  thead { position: absolute; left: -100vw }
  table, caption, tbody, tr, th, td { display: block; width: auto }
  th:nth-child(n), .responses th:nth-child(n) { width: auto }
  tbody tr { padding: .5rem 0 }
  tbody th, tbody td { padding: .05rem 0 }
  .optional { display: inline }
}
@media print { .manual-contents { display: none } body.manual { display: block } details, section { break-inside: avoid } }
`

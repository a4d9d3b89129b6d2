/** The style of the documentation: the Content-Security-Policy allows it by its digest. */
export const DOCS_STYLE_DIGEST = 'sha256-hJCjuy80iLq4MCCVDYwXzJFKiPmNgemwj/QhkuXI35k='
export const DOCS_STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1a1a18, #e9e7e2); --soft: light-dark(#56544f, #aaa79f); --line: light-dark(#dcd9d2, #3b3a37); --back: light-dark(#fdfcfa, #161615); --panel: light-dark(#f3f1ec, #222120); --link: light-dark(#0b5394, #8ab8f0) }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere }
a { color: var(--link); text-underline-offset: .15em }
a:focus-visible, summary:focus-visible { outline: .15rem solid var(--link); outline-offset: .15rem; border-radius: .15rem }
a:has(code) { text-underline-offset: .3em }
code, pre { font: .875em/1.5 ui-monospace, monospace }
.skip { position: absolute; left: -100vw }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem; background: var(--back) }
.docs { display: grid; grid-template-columns: minmax(0, 19rem) minmax(0, 56rem); gap: 0 3rem; max-width: 84rem; margin: 0 auto; padding: 0 1.5rem }
nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1.5rem .25rem; font-size: .875rem }
nav ul { list-style: none; margin: 0; padding: 0 }
nav ul ul { margin: .15rem 0 .9rem }
nav li li a { display: block; padding: .1rem 0; color: var(--ink); text-decoration: none }
nav li li a:hover { text-decoration: underline }
nav > ul > li > a, nav p { font-weight: 600 }
.method { display: inline-block; min-width: 3.6em; font: 600 .75rem/1.5 ui-monospace, monospace }
.get { color: light-dark(#0b6b3a, #6fcf97) }
.post { color: light-dark(#0b5394, #8ab8f0) }
.put, .patch { color: light-dark(#8a4b00, #f0b26a) }
.delete { color: light-dark(#a3261b, #f2938a) }
main { padding: 1.5rem 0 6rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .3rem 0 1rem }
h2 { font-size: 1.45rem; margin: 3.5rem 0 .5rem; padding-top: 1rem; border-top: .15rem solid var(--ink) }
h3 { font-size: 1.1rem; margin: 2.5rem 0 .3rem }
h3 a { color: inherit; text-decoration: none }
h3 a:hover { text-decoration: underline }
.path { margin: .2rem 0 .8rem; padding: .5rem .8rem; background: var(--panel); border-radius: .3rem }
.path code:first-child { font-weight: 700 }
table { width: 100%; margin: 1.2rem 0; border-collapse: collapse; font-size: .9rem; table-layout: fixed }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem }
thead th { font-weight: 400; color: var(--soft); font-size: .8rem; padding-bottom: .2rem }
th, td { text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; font-weight: 400 }
tbody tr { border-top: 1px solid var(--line) }
th:nth-child(1) { width: 26% }
th:nth-child(2) { width: 24% }
.responses th:nth-child(1) { width: 10% }
.responses th:nth-child(2) { width: 30% }
.optional, .limits { color: var(--soft); font-size: .85em }
.optional { display: block }
h4 { margin: 0; padding: .5rem .8rem; font-size: .9rem; font-weight: 600 }
.example { margin: .8rem 0; border: 1px solid var(--line); border-radius: .3rem; background: var(--panel) }
.example > *, details > pre { border-top: 1px solid var(--line) }
.example > h4 { border-top: 0 }
summary, .answer { margin: 0; padding: .4rem .8rem; color: var(--soft); font-size: .9rem }
summary { cursor: pointer }
.of { position: absolute; left: -100vw }
pre { margin: 0; padding: .6rem .8rem; white-space: pre-wrap }
:target { scroll-margin-top: 1rem }
@media (max-width: 60rem) {
  .docs { display: block; padding: 0 1rem }
  nav { position: static; max-height: none; padding: 1rem 0; border-bottom: 1px solid var(--line) }
  nav ul ul { display: none }
  nav > ul { display: flex; flex-wrap: wrap; gap: .3rem 1rem }
}
@media (max-width: 40rem) {
  thead { position: absolute; left: -100vw }
  table, caption, tbody, tr, th, td { display: block; width: auto }
  th:nth-child(n), .responses th:nth-child(n) { width: auto }
  tbody tr { padding: .5rem 0 }
  tbody th, tbody td { padding: .05rem 0 }
  .optional { display: inline }
}
@media print { nav { display: none } .docs { display: block } .example, tr { break-inside: avoid } }
`

/** How every page looks: one style within the page, so that it also holds for a page that is kept or sent. */

/** The only style that the Content-Security-Policy allows, by its digest. */
export const STYLE_DIGEST = 'sha256-FQqgMPZJ4fpD2EjucJoWbe4CHy557lGwuuwFRE0I2fk='

export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c1b19, #ece9e2); --paper: light-dark(#fffdf8, #17171a); --sheet: light-dark(#fff, #1f1f23); --faint: light-dark(#5f5b53, #aaa59b); --line: light-dark(#d9d3c6, #3b3a3f); --link: light-dark(#0b57a4, #8ec5ff); --good: light-dark(#17693f, #6fd39b); --bad: light-dark(#a32018, #ff9d90); --other: light-dark(#863795, #e3a8f0); --open: light-dark(#7a4b00, #f2bd66); --away: light-dark(#4c5560, #b4bec9); --serif: "Iowan Old Style", "Palatino Linotype", Palatino, Georgia, "Noto Serif", serif; --sans: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: break-word }
.skip { position: absolute; left: -99rem }
.skip:focus { left: 1rem; top: .5rem; background: var(--sheet); padding: .5rem 1rem; z-index: 1 }
body > header, main, body > footer { max-width: 46rem; margin: 0 auto; padding: 0 1rem }
body.wide > header, .wide main, body.wide > footer { max-width: 75rem }
body > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1.5rem; padding-top: 1rem; padding-bottom: .5rem }
body > header a { color: inherit; text-decoration: none; padding: .3rem 0 }
body > header nav { display: flex; gap: 1.2rem }
body > header a:hover, nav a:hover { text-decoration: underline }
.brand { font: bold 1.35rem/1 var(--serif); margin-right: auto }
.brand span { color: var(--good) }
body > footer { color: var(--faint); font-size: .9rem; border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem }
a { color: var(--link) }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
h1, h2, h3 { line-height: 1.2; font-family: var(--serif) }
h1 { font-size: 1.9rem; margin: 1rem 0 .5rem }
h2 { font-size: 1.35rem; margin: 1.5rem 0 .4rem }
h3 { font-size: 1.05rem; margin: 1.2rem 0 .3rem }
p { margin: .5rem 0 }
.lead { font-size: 1.1rem; max-width: 38rem }
form { background: var(--sheet); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0 }
label { display: block; font-weight: 600 }
label small, .hint { font-weight: normal; color: var(--faint); font-size: .875rem }
textarea, input { font: inherit; width: 100%; color: inherit; background: var(--paper); border: 1px solid var(--faint); border-radius: .3rem; padding: .5rem .6rem; margin: .2rem 0 .7rem }
textarea { font-family: var(--serif); font-size: 1.1rem; min-height: 6.5rem; resize: vertical; field-sizing: content; max-height: 60vh }
[aria-invalid] { border: 2px solid var(--bad) }
.error { color: var(--bad); font-weight: 600; margin: -.4rem 0 .7rem }
.fields { display: grid; grid-template-columns: 3fr 2fr; gap: 0 1rem }
.buttons { display: flex; flex-wrap: wrap; gap: .6rem }
button { font: inherit; font-weight: 600; padding: .5rem 1rem; border-radius: .3rem; border: 1px solid var(--link); background: none; color: var(--link); cursor: pointer; min-height: 2.75rem }
button.first { background: var(--link); color: var(--paper) }
button[aria-busy] { opacity: .6; cursor: progress }
.copy { font-size: .85rem; padding: .2rem .7rem; min-height: 2rem; border-color: var(--line) }
.answer { border-top: .3rem solid var(--tone); background: var(--sheet); border-radius: .3rem; padding: .5rem 1.2rem 1.2rem; margin: 1.5rem 0; box-shadow: 0 0 0 1px var(--line) }
.verdict { display: flex; gap: .5rem; align-items: center; color: var(--tone); font-size: 1.6rem; margin: .8rem 0 .2rem }
.verdict svg, .tag svg { width: 1em; height: 1em; flex: none }
.verbatim { --tone: var(--good) }
.altered { --tone: var(--bad) }
.misattributed { --tone: var(--other) }
.misdated { --tone: var(--open) }
.undetermined { --tone: var(--open) }
.not_found, .unchecked { --tone: var(--away) }
.markup { font: 1.25rem/1.7 var(--serif); margin: 1rem 0 .3rem; white-space: pre-wrap }
.markup, .markup *, del, ins, mark, q { unicode-bidi: isolate }
.markup del { color: var(--bad); text-decoration: line-through 2px }
.markup ins { color: var(--good); text-decoration: underline 2px; text-underline-offset: .15em; font-weight: 600 }
.markup .opened { color: var(--faint); border-bottom: 2px dotted; font-style: italic }
.warning { border-left: .25rem solid var(--open); padding: .2rem .8rem; margin: .6rem 0 }
dl { display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: .15rem 1rem; margin: 1rem 0 }
dt { color: var(--faint) }
dd { margin: 0; min-width: 0 }
blockquote { margin: .5rem 0; padding: 0; color: var(--faint); font-family: var(--serif); white-space: pre-line }
blockquote mark, blockquote b { color: var(--ink); font-weight: normal }
mark { background: light-dark(#ffeaa0, #55470d); color: var(--ink); border-radius: .15em }
details { border-top: 1px solid var(--line); padding: .5rem 0 }
summary { cursor: pointer; font-weight: 600; padding: .3rem 0 }
pre { font-size: .85rem; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--paper); border: 1px solid var(--line); border-radius: .3rem; padding: .6rem; margin: .3rem 0 .6rem }
code { overflow-wrap: anywhere }
.examples { padding: 0; list-style: none }
.examples li { margin: .4rem 0 }
.canonical { font: 1.1rem/1.65 var(--serif) }
.canonical p { white-space: pre-line; margin: 0 0 1rem; overflow-wrap: anywhere }
.speech { border-bottom: 2px solid light-dark(#9ec5e8, #31587d) }
.speech[data-speaker]::before { content: attr(data-speaker) ": "; font: .75rem/1 var(--sans); color: var(--faint) }
.pages { display: flex; justify-content: space-between; gap: 1rem }
.draft { white-space: pre-wrap; font: 1.05rem/1.6 var(--serif); overflow-wrap: anywhere }
.draft mark { background: none; border-bottom: .2em solid var(--tone); border-radius: 0 }
.draft mark a { color: inherit; text-decoration: none }
section.paragraph { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 2rem }
article { border-left: .3rem solid var(--tone); padding: 0 0 0 .8rem; margin: 1rem 0; font-size: .9rem; overflow-wrap: anywhere }
article h2 { margin: 0; font-size: 1.05rem; color: var(--tone) }
article .markup { font-size: 1rem }
.contents a { color: inherit; text-decoration: none; border-bottom: .2em solid var(--tone); margin-left: .8em; white-space: nowrap }
.card main { margin: 0; max-width: none; min-height: 100vh }
.card .markup-key { display: none }
.tag { display: inline-flex; align-items: center; gap: .3em; color: var(--tone); font-weight: 600 }
.aside, .reasons { color: var(--faint) }
@media (max-width: 40rem) { .fields, section.paragraph { grid-template-columns: minmax(0, 1fr) } dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .4rem } h1 { font-size: 1.6rem } .buttons button { flex: 1 1 100% } }
@media print { article, section, .answer { break-inside: avoid } form, body > header nav, .copy, details:not([open]) { display: none } a { color: inherit } }
`

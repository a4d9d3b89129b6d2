/** The style of what is shown within a page. It starts from nothing, so that no page has a say in it. */
export const SHADOW_STYLE = `
:host { all: initial !important; display: contents !important; }
* { box-sizing: border-box; }
section, ol, li { margin: 0; padding: 0; list-style: none; }
section {
  position: fixed; inset-block-start: 0; inset-inline-start: 0; inline-size: 1px; block-size: 1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.card, .verify {
  --paper: #fff; --ink: #1a1c1f; --faint: #5a6068; --rule: #d8dbdf; --tint: #1d6b3f;
  color-scheme: light; color: var(--ink); background: var(--paper);
  font: 14px/1.45 system-ui, sans-serif; text-align: start; letter-spacing: normal;
  border: 1px solid var(--rule); border-radius: 8px; box-shadow: 0 4px 18px rgb(0 0 0 / .22);
}
.card {
  position: fixed; inset: auto; margin: 0; padding: 12px 14px 8px;
  inline-size: max-content; max-inline-size: min(360px, 100vw - 12px); max-block-size: 60vh; overflow: auto;
  border-block-start: 4px solid var(--tint);
}
.card[data-verdict="altered"] { --tint: #b3261e; }
.card[data-verdict="misattributed"] { --tint: #8b3a9b; }
.card[data-verdict="misdated"] { --tint: #8a5a00; }
.card[data-verdict="not_found"], .card[data-verdict="undetermined"], .card[data-verdict="unchecked"] { --tint: #4d5660; }
p, blockquote { margin: 0 0 8px; overflow-wrap: anywhere; }
.verdict { display: flex; align-items: center; gap: 6px; font-weight: 650; color: var(--tint); }
svg { inline-size: 16px; block-size: 16px; flex: none; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; }
blockquote { padding-inline-start: 10px; border-inline-start: 3px solid var(--rule); font-family: Georgia, serif; }
.warning::before { content: "! "; font-weight: 700; }
footer { display: flex; justify-content: space-between; gap: 12px; }
button {
  font: inherit; color: inherit; background: none; border: 0; padding: 4px 6px; border-radius: 4px; cursor: pointer;
}
footer button { color: var(--faint); min-block-size: 28px; min-inline-size: 28px; }
footer button:hover { color: var(--ink); background: color-mix(in srgb, var(--ink) 8%, transparent); }
footer button:first-child { margin-inline-start: -6px; text-decoration: underline; text-underline-offset: 2px; }
.verify { position: fixed; inset: auto; margin: 0; padding: 2px; border-radius: 16px; }
.verify button { display: flex; align-items: center; gap: 6px; padding: 4px 10px; border-radius: 14px; font-size: 13px; }
.verify button:hover { background: color-mix(in srgb, var(--ink) 8%, transparent); }
:focus-visible { outline: 2px solid Highlight; outline-offset: 1px; }
@media (prefers-color-scheme: dark) {
  .card, .verify { --paper: #202327; --ink: #eceef0; --faint: #aab1b9; --rule: #42474e; --tint: #6fd19a; color-scheme: dark; }
  .card[data-verdict="altered"] { --tint: #ff9a92; }
  .card[data-verdict="misattributed"] { --tint: #e0a3ee; }
  .card[data-verdict="misdated"] { --tint: #f2c166; }
  .card[data-verdict="not_found"], .card[data-verdict="undetermined"], .card[data-verdict="unchecked"] { --tint: #b9c1ca; }
}
`

/** Makes the page quicker to use; without it all is there. */

const COPIED_MS = 2000

for (const snippet of document.querySelectorAll('.snippet')) addCopyButton(snippet)
for (const form of document.forms) form.addEventListener('submit', showBusy)
document.addEventListener('keydown', submitFromText)
addEventListener('pageshow', showIdle)

/** @param {Element} snippet What can be copied, in a `pre`. */
function addCopyButton(snippet) {
  const text = snippet.querySelector('pre')
  const label = snippet.querySelector('h3')
  if (!text || !label || !navigator.clipboard) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = 'Copy'
  button.setAttribute('aria-label', `Copy: ${label.textContent}`)
  const said = document.createElement('span')
  said.setAttribute('role', 'status')
  said.className = 'hint'
  button.addEventListener('click', async () => {
    said.textContent = await navigator.clipboard.writeText(text.textContent ?? '').then(
      () => ' Copied.',
      () => ' The browser does not allow it; mark the text and copy it by hand.',
    )
    setTimeout(() => {
      said.textContent = ''
    }, COPIED_MS)
  })
  snippet.append(button, said)
}

/** @param {SubmitEvent} event */
function showBusy({ submitter }) {
  submitter?.setAttribute('aria-busy', 'true')
}

/** A page that is gone back to is as it was left. */
function showIdle() {
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy')
}

/** @param {KeyboardEvent} event In a text, the return key alone makes a new line. */
function submitFromText({ key, ctrlKey, metaKey, target }) {
  if (key !== 'Enter' || !(ctrlKey || metaKey) || !(target instanceof HTMLTextAreaElement)) return
  target.form?.requestSubmit(target.form.querySelector('button'))
}

/** The page at `/`: what this is, and how to try it. It needs no script, style or other resource. */
import { html } from 'hono/html'

/** `origin` is where the service was reached, so that the examples can be pasted as they stand. */
export function renderIndex(origin: string) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Verbatim</title>
</head>
<body>
<h1>Verbatim</h1>
<p>Verbatim verifies quotations. Someone claims “X said these words”; Verbatim finds where the words stand in its
library of canonical texts and answers: exactly these words, altered, in the wrong mouth, or not in the texts held.</p>
<h2>Try it</h2>
<pre><code>curl -G ${origin}/v1/verify \\
  --data-urlencode "quote=We don't intend to beg the American side"</code></pre>
<pre><code>curl -G ${origin}/v1/verify -H 'Accept: text/plain' \\
  --data-urlencode "quote=We don't intend to ask the American side" \\
  --data-urlencode 'speaker=Leonid Ivashov'</code></pre>
<pre><code>curl ${origin}/v1/verify/batch --json \\
  '{"claims": [{"quote": "In the beginning God created the heaven and the earth"}]}'</code></pre>
<pre><code>curl ${origin}/v1/quotations --json \\
  '{"text": "“It is ours,” said Mayor Edith Calloway on Friday.", "date": "1999-06-14"}'</code></pre>
<h2>Find out more</h2>
<ul>
<li><a href="/docs">The documentation of the API</a>, and its <a href="/openapi.json">description in OpenAPI 3.1</a></li>
<li><a href="/v1/documents">The documents held</a></li>
<li><a href="/healthz">The state of the service</a></li>
</ul>
</body>
</html>
`
}

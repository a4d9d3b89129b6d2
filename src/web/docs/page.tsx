/** The documentation of the API, made of its description: what it says is what the service does. */
import { raw } from 'hono/html'
import { Page } from '../layout.tsx'
import { type Description, type Located, operationsOf, referredBy, type Schema } from './description.ts'
import { Operation } from './operation.tsx'
import { Prose } from './prose.tsx'
import { Fields, Type } from './schema.tsx'
import { DOCS_STYLE } from './style.ts'

type Props = {
  readonly description: Description
  /** Where the service was reached, so that examples can be pasted as they stand. */
  readonly origin: string
}

export function DocsPage({ description, origin }: Props) {
  const { info, tags = [], components = {} } = description
  const { schemas = {}, securitySchemes = {} } = components
  const groups = tags.map((tag) => ({ ...tag, operations: operationsOf(description, tag.name) }))
  const shown = Object.entries(schemas).filter(([name]) => !isOfOneBody(name, description))
  const resolve = (schema: Schema): Schema => schemas[referredBy(schema) ?? ''] ?? schema
  return (
    <Page
      title={`${info.title} API`}
      shape="manual"
      head={<style>{raw(DOCS_STYLE)}</style>}
      aside={<Contents groups={groups} hasSchemas={shown.length > 0} />}
    >
      <h1>{info.title} API</h1>
      <p>
        <Prose text={info.description ?? ''} />
      </p>
      <p>
        Everything is at <code>{origin}</code>, and described in <a href="/openapi.json">OpenAPI 3.1</a>, from
        which this page is made. The examples are exchanges with the service; numbers of texts, and ids of
        answers, are those of your library where you try them.
      </p>
      {groups.map(({ name, description: about, operations }) => (
        <section id={name} aria-labelledby={`${name}-heading`}>
          <h2 id={`${name}-heading`}>{name}</h2>
          {about === undefined ? null : (
            <p>
              <Prose text={about} />
            </p>
          )}
          {operations.map((operation) => (
            <Operation operation={operation} origin={origin} resolve={resolve} keys={securitySchemes} />
          ))}
        </section>
      ))}
      <section id="schemas" aria-labelledby="schemas-heading">
        <h2 id="schemas-heading">Schemas</h2>
        {shown.map(([name, schema]) => (
          <SchemaSection name={name} schema={schema} />
        ))}
      </section>
    </Page>
  )
}

type Group = { readonly name: string; readonly operations: readonly Located[] }

function Contents({
  groups,
  hasSchemas,
}: {
  readonly groups: readonly Group[]
  readonly hasSchemas: boolean
}) {
  return (
    <nav class="manual-contents" aria-label="Contents">
      <ul>
        {groups.map(({ name, operations }) => (
          <li>
            <a href={`#${name}`}>{name}</a>
            <ul>
              {operations.map(({ id, method, path }) => (
                <li>
                  <a href={`#${id}`}>
                    <span class={`method ${method}`}>{method.toUpperCase()}</span> {path}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        {hasSchemas ? (
          <li>
            <a href="#schemas">Schemas</a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

function SchemaSection({ name, schema }: { readonly name: string; readonly schema: Schema }) {
  return (
    <section id={`schema-${name}`} aria-labelledby={`schema-${name}-heading`}>
      <h3 id={`schema-${name}-heading`}>{name}</h3>
      {schema.description === undefined ? null : (
        <p>
          <Prose text={schema.description} />
        </p>
      )}
      {schema.properties === undefined ? (
        <p>
          <Type schema={schema} />
        </p>
      ) : (
        <Fields schema={schema} caption={`Fields of ${name}`} />
      )}
    </section>
  )
}

/** True of the body of a request, whose fields stand where it is sent. */
function isOfOneBody(name: string, { paths = {} }: Description): boolean {
  return Object.values(paths).some((item) =>
    Object.values(item).some((operation) =>
      Object.values(operation?.requestBody?.content ?? {}).some(
        ({ schema }) => schema !== undefined && referredBy(schema) === name,
      ),
    ),
  )
}

/** One operation for readers: what it does, what it takes and answers, and real exchanges to paste. */
import { curlOf } from './curl.ts'
import { type Exchange, exchangesOf, type Located, type Schema } from './description.ts'
import { Prose } from './prose.tsx'
import { Fields, Row, Type } from './schema.tsx'
import { Table } from './table.tsx'

type Props = {
  readonly operation: Located
  readonly origin: string
  /** The schema that another refers to, or itself. */
  readonly resolve: (schema: Schema) => Schema
  /** What each kind of key is for. */
  readonly keys: Readonly<Record<string, { readonly description?: string }>>
}

export function Operation({ operation, origin, resolve, keys }: Props) {
  const { id, method, path, summary, description, parameters = [], requestBody, responses = {} } = operation
  const exchanges = exchangesOf(operation)
  const body = Object.entries(requestBody?.content ?? {})
  const [, json] = body.find(([type]) => type === 'application/json') ?? []
  const needed = (operation.security ?? []).flatMap((one) => Object.keys(one))
  return (
    <section id={id} aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`}>
        <a href={`#${id}`}>{summary}</a>
      </h3>
      <p class="path">
        <code class={method}>{method.toUpperCase()}</code> <code>{path}</code>
      </p>
      {description === undefined ? null : (
        <p>
          <Prose text={description} />
        </p>
      )}
      {needed.map((key) => (
        <p>
          <b>Key</b> <Prose text={keys[key]?.description ?? `\`${key}\``} />
        </p>
      ))}
      {parameters.length === 0 ? null : (
        <Table caption="Parameters" columns={['Name', 'Type', 'Meaning']}>
          {parameters.map((parameter) => (
            <Row
              name={parameter.name}
              schema={parameter.schema ?? {}}
              isRequired={parameter.required === true}
              description={`${PLACES[parameter.in] ?? ''}${parameter.description ?? parameter.schema?.description ?? ''}`}
            />
          ))}
        </Table>
      )}
      {json?.schema === undefined ? null : (
        <Fields schema={resolve(json.schema)} caption={`Body, ${body.map(([type]) => type).join(', ')}`} />
      )}
      <Table caption="Responses" columns={['Status', 'Body', 'Meaning']} name="responses">
        {Object.entries(responses).map(([status, response]) => (
          <tr>
            <th scope="row">{status}</th>
            <td>
              {Object.entries(response.content ?? {}).map(([type, { schema = {} }], index) => (
                <>
                  {index === 0 ? '' : ', '}
                  {type.endsWith('json') ? <Type schema={schema} /> : type}
                </>
              ))}
            </td>
            <td>
              <Prose text={response.description} linksProblems={status >= '4'} />
            </td>
          </tr>
        ))}
      </Table>
      {exchanges.map((exchange) => (
        <Example operation={operation} exchange={exchange} origin={origin} />
      ))}
    </section>
  )
}

const PLACES: Readonly<Record<string, string>> = { path: 'In the path. ', header: 'In a header. ' }

type ExampleProps = Pick<Props, 'operation' | 'origin'> & { readonly exchange: Exchange }

function Example({ operation, exchange, origin }: ExampleProps) {
  const { summary, status, response } = exchange
  return (
    <div class="example">
      <h4>
        <Prose text={summary} />
      </h4>
      <pre>
        <code>{curlOf(operation, exchange, origin)}</code>
      </pre>
      {response === null ? (
        <p class="answer">Answers {status}</p>
      ) : (
        <details>
          <summary>
            Answers {status}
            <span class="of"> to “{summary.replaceAll('`', '')}”</span>
          </summary>
          <pre>
            <code>
              {typeof response === 'string' ? response.trimEnd() : JSON.stringify(response, null, 2)}
            </code>
          </pre>
        </details>
      )}
    </div>
  )
}

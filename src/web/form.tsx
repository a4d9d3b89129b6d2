/** What a reader is asked for: a quotation, or a whole article. */
import { HOME } from './address.ts'

/** As they were sent, whatever they hold. */
export type FormValues = {
  readonly quote: string
  readonly speaker: string
  readonly date: string
  readonly document: string
}

/** What is wrong, by field. */
export type FormErrors = Readonly<Partial<Record<keyof FormValues, string>>>

/** In the order in which they are shown. */
const FIELDS = ['quote', 'speaker', 'date', 'document'] as const satisfies readonly (keyof FormValues)[]

/** The values of the button that was pressed. */
export const CHECKS = { quotation: 'quotation', article: 'article', receipt: 'receipt' } as const

type Props = {
  readonly values: FormValues
  readonly errors?: FormErrors
  readonly documentTitle?: string | null
}

export function AskForm({ values, errors = {} }: Props) {
  return (
    <form method="post" action={HOME} enctype="multipart/form-data" aria-label="Check a quotation">
      <label for="quote">
        The quotation, or a whole article <small>as you found it</small>
      </label>
      <textarea
        id="quote"
        name="quote"
        rows={4}
        required
        dir="auto"
        spellcheck={false}
        {...describedBy('quote', errors)}
      >
        {values.quote}
      </textarea>
      <Fault of="quote" errors={errors} />
      <div class="fields">
        <div>
          <label for="speaker">
            Said by <small>if claimed</small>
          </label>
          <input
            id="speaker"
            name="speaker"
            value={values.speaker}
            autocomplete="off"
            dir="auto"
            {...describedBy('speaker', errors)}
          />
          <Fault of="speaker" errors={errors} />
        </div>
        <div>
          <label for="date">
            On <small>or the day of the article</small>
          </label>
          <input
            id="date"
            name="date"
            value={values.date}
            autocomplete="off"
            placeholder="11 June 1999"
            {...describedBy('date', errors)}
          />
          <Fault of="date" errors={errors} />
        </div>
      </div>
      {values.document !== '' && <InDocument value={values.document} errors={errors} />}
      <div class="buttons">
        <button type="submit" class="first" name="check" value={CHECKS.quotation}>
          Check this quotation
        </button>
        <button type="submit" name="check" value={CHECKS.article}>
          Check every quotation in it
        </button>
      </div>
      <p class="hint">It is sent to this service only, which keeps nothing of it.</p>
    </form>
  )
}

/** Shown only to those who came with a document: to everybody else it would be one field too many. */
function InDocument({ value, errors }: { readonly value: string; readonly errors: FormErrors }) {
  return (
    <>
      <label for="document">
        Only in this text <small>its id; leave it empty to look in all</small>
      </label>
      <input
        id="document"
        name="document"
        value={value}
        autocomplete="off"
        {...describedBy('document', errors)}
      />
      <Fault of="document" errors={errors} />
    </>
  )
}

function Fault({ of, errors }: { readonly of: keyof FormValues; readonly errors: FormErrors }) {
  const message = errors[of]
  return message === undefined ? null : (
    <p class="error" id={`${of}-error`}>
      {message}
    </p>
  )
}

function describedBy(field: keyof FormValues, errors: FormErrors) {
  if (errors[field] === undefined) return {}
  const isFirst = FIELDS.find((name) => name in errors) === field
  return { 'aria-invalid': true, 'aria-describedby': `${field}-error`, autofocus: isFirst }
}

// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import type { ApiProblem, FieldError } from './api-client.ts'
import { useTexts } from './language.tsx'
import { uiTexts } from './ui-texts.ts'

/** The id of a field's control, so that the error summary can lead to it. */
export function fieldId(path: string): string {
  return `field-${path.replace(/^\//, '').replace(/[^\w-]+/g, '-')}`
}

/** The first message for a path, whether the server wrote `/a/b` or `a.b`. */
export function errorAt(errors: readonly FieldError[], path: string): string | undefined {
  const plain = (text: string) => text.replace(/^\//, '').replaceAll('/', '.')
  return errors.find((error) => plain(error.path) === plain(path))?.message
}

/**
 * The fields a refusal speaks of: those the server names, else the one its code is about by `places` (code → path).
 * Empty for a refusal of the whole form, which is shown by `Failure`.
 */
export function fieldErrorsOf(
  problem: ApiProblem | null,
  places: Readonly<Record<string, string>> = {},
): FieldError[] {
  if (!problem) return []
  if (problem.fields.length > 0) return problem.fields
  const path = places[problem.code]
  return path === undefined ? [] : [{ path, message: problem.detail }]
}

/** All that must be mended, on top of the form, each a link to its field. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const t = useTexts(uiTexts)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div ref={box} className="ts-note ts-note-danger" role="alert" tabIndex={-1}>
      <div>
        <strong>{t('errorSummary', { count: errors.length })}</strong>
        <ul className="ts-error-list">
          {errors.map((error) => (
            <li key={`${error.path}${error.message}`}>
              <a
                href={`#${fieldId(error.path)}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(fieldId(error.path))?.focus()
                }}
              >
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** What a control inside a `Field` must carry to be named, helped and marked. */
export type ControlAttributes = {
  id: string
  'aria-describedby': string
  'aria-invalid': boolean
  status: '' | 'error'
}

type FieldProps = {
  path: string
  label: string
  help?: ReactNode
  optional?: boolean
  errors: readonly FieldError[]
  children: (control: ControlAttributes) => ReactNode
}

/** One field: label above, help under it, message at the field in words that say how to mend. */
export function Field({ path, label, help, optional = false, errors, children }: FieldProps) {
  const t = useTexts(uiTexts)
  const unique = useId()
  const id = fieldId(path)
  const message = errorAt(errors, path)
  return (
    <div className="ts-field" data-invalid={message ? true : undefined}>
      <label htmlFor={id}>
        {label} {optional && <span className="ts-quiet">({t('optional')})</span>}
      </label>
      {help && (
        <p className="ts-help" id={`${unique}-help`}>
          {help}
        </p>
      )}
      {children({
        id,
        'aria-describedby': `${unique}-help ${unique}-error`,
        'aria-invalid': Boolean(message),
        status: message ? 'error' : '',
      })}
      <p className="ts-field-error" id={`${unique}-error`}>
        {message}
      </p>
    </div>
  )
}

/** A one-column form with its error summary on top and its actions at the end. */
export function FormPage({
  errors,
  before,
  actions,
  onSubmit,
  children,
}: {
  errors: readonly FieldError[]
  before?: ReactNode
  actions: ReactNode
  onSubmit: () => void
  children: ReactNode
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form className="ts-form" onSubmit={submit} noValidate>
      {before}
      <ErrorSummary errors={errors} />
      {children}
      <div className="ts-form-actions">{actions}</div>
    </form>
  )
}

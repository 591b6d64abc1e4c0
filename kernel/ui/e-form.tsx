// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import type { FieldDescription } from '../forms/describe-form.ts'
import type { FieldError } from './api-client.ts'
import { DayInput } from './day-input.tsx'
import { type ControlAttributes, Field } from './form-page.tsx'
import { useTextOf, useTexts } from './language.tsx'
import { uiTexts } from './ui-texts.ts'

/** The values of a form by field name. */
export type FormValues = Record<string, unknown>

type ControlProps = {
  field: FieldDescription
  value: unknown
  change: (value: unknown) => void
  control: ControlAttributes
}

const textOrNothing = (text: string) => (text === '' ? undefined : text)

function Choice({ field, value, change, control }: ControlProps) {
  const textOf = useTextOf()
  const options = (field.choices ?? []).map((choice) => ({
    value: choice.value,
    label: textOf(choice.title),
  }))
  if (field.kind === 'choices') {
    return (
      <Checkbox.Group
        className="ts-choices"
        options={options}
        value={(value as string[]) ?? []}
        onChange={change}
      />
    )
  }
  if (options.length <= 5) {
    return (
      <Radio.Group
        id={control.id}
        className="ts-choices"
        options={options}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    )
  }
  return (
    <Select
      {...control}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={options}
      onChange={change}
    />
  )
}

function YesNo({ value, change, control }: ControlProps) {
  const t = useTexts(uiTexts)
  const options = [
    { value: true, label: t('yes') },
    { value: false, label: t('no') },
  ]
  return (
    <Radio.Group
      id={control.id}
      options={options}
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  )
}

function Lines({ value, change, control }: ControlProps) {
  const lines = Array.isArray(value) ? value.join('\n') : ''
  return (
    <Input.TextArea
      {...control}
      autoSize={{ minRows: 3, maxRows: 12 }}
      defaultValue={lines}
      onChange={(event) =>
        change(
          event.target.value
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        )
      }
    />
  )
}

function Control(props: ControlProps) {
  const { field, value, change, control } = props
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return <Choice {...props} />
    case 'yes-no':
      return <YesNo {...props} />
    case 'integer':
    case 'number':
      return (
        <InputNumber
          {...control}
          decimalSeparator=","
          value={(value as number) ?? null}
          onChange={(number) => change(number ?? undefined)}
        />
      )
    case 'date':
      return (
        <DayInput
          {...control}
          value={(value as string) ?? ''}
          onChange={(day) => change(textOrNothing(day))}
        />
      )
    case 'list':
      return <Lines {...props} />
    case 'long-text':
      return (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: 3, maxRows: 12 }}
          value={(value as string) ?? ''}
          onChange={(event) => change(textOrNothing(event.target.value))}
        />
      )
    default:
      return (
        <Input
          {...control}
          value={(value as string) ?? ''}
          onChange={(event) => change(textOrNothing(event.target.value))}
        />
      )
  }
}

/** Draws an E-Form from the server's description of it; the server judges what is sent, nothing is compiled here. */
export function EForm({
  fields,
  values,
  errors,
  onChange,
}: {
  fields: readonly FieldDescription[]
  values: FormValues
  errors: readonly FieldError[]
  onChange: (values: FormValues) => void
}) {
  const textOf = useTextOf()
  return fields.map((field) => {
    if (field.kind === 'group') {
      return (
        <fieldset key={field.path}>
          <legend>{textOf(field.title)}</legend>
          <EForm
            fields={field.fields ?? []}
            values={(values[field.name] as FormValues) ?? {}}
            errors={errors}
            onChange={(inner) => onChange({ ...values, [field.name]: inner })}
          />
        </fieldset>
      )
    }
    return (
      <Field
        key={field.path}
        path={field.path}
        label={textOf(field.title)}
        help={field.help && textOf(field.help)}
        optional={!field.required}
        errors={errors}
      >
        {(control) => (
          <Control
            {...{ field, control }}
            value={values[field.name]}
            change={(value) => onChange({ ...values, [field.name]: value })}
          />
        )}
      </Field>
    )
  })
}

/** The values a form starts with. */
export function initialValues(fields: readonly FieldDescription[]): FormValues {
  return Object.fromEntries(
    fields.filter((field) => field.initial !== undefined).map((field) => [field.name, field.initial]),
  )
}

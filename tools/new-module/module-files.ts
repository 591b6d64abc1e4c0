// SPDX-License-Identifier: Apache-2.0

const licence = '// SPDX-License-Identifier: Apache-2.0'

interface Names {
  readonly module: string
  readonly schema: string
  readonly camel: string
  readonly pascal: string
  readonly title: { readonly vi: string; readonly en: string }
}

const namesOf = (module: string, title: Names['title']): Names => {
  const camel = module.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return {
    module,
    schema: module.replaceAll('-', '_'),
    camel,
    pascal: camel[0]!.toUpperCase() + camel.slice(1),
    title,
  }
}

const packageFile = ({ module }: Names) =>
  `${JSON.stringify(
    {
      name: `@tinhso/${module}`,
      version: '0.1.0',
      private: true,
      license: 'Apache-2.0',
      type: 'module',
      exports: { '.': './src/index.ts', './contract': './src/contract/index.ts' },
    },
    null,
    2,
  )}\n`

const readme = ({ module, title }: Names) => `# ${module} — ${title.vi}

${title.en}.

| | |
|---|---|
| owns | schema \`${module.replaceAll('-', '_')}\` |
| door | \`src/index.ts\` |
| permissions | \`${module}.note.write\` |
| events | none yet |
| leans on | nothing yet: declare it in \`src/module.ts\` |
`

const migration = ({ schema }: Names) => `-- SPDX-License-Identifier: Apache-2.0
create schema if not exists ${schema};

create table ${schema}.note (
  id         uuid primary key,
  text       text not null,
  created_at timestamptz not null
);
comment on table ${schema}.note is 'The first table of the module; replace it with the first aggregate.';
`

const contract = ({ module, title }: Names) => `${licence}
import { definePermission } from '@tinhso/kernel/access'
import { defineMessages } from '@tinhso/kernel/i18n'

export const messages = defineMessages({
  '${module}.empty-note': { vi: 'Ghi nội dung rồi gửi lại.', en: 'Write something, then send again.' },
})

export const permissions = {
  write: definePermission({
    key: '${module}.note.write',
    title: { vi: 'Ghi chú: ${title.vi}', en: 'Write a note: ${title.en}' },
    allow: { 'focal-province': 'province' },
  }),
}
`

const service = ({ module, schema, pascal }: Names) => `${licence}
import { newId } from '@tinhso/kernel/clock'
import type { CommandContext } from '@tinhso/kernel/command'
import { createRefusal } from '@tinhso/kernel/errors'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import { messages, permissions } from '../contract/index.ts'

const refuse = createRefusal(messages)

export const createNoteService = (kernel: Kernel) => ({
  /** Keeps a note; refuses an empty one. */
  write: (context: CommandContext, text: string): Promise<{ id: string }> => {
    if (text.trim() === '') throw refuse('invalid', '${module}.empty-note')
    const request = { name: permissions.write.key, permission: permissions.write, input: text }
    return kernel.runCommand(context, request, async (command) => {
      const id = newId()
      await sql\`insert into ${schema}.note (id, text, created_at) values (\${id}, \${text}, \${command.now})\`.execute(command.tx)
      await command.audit({ action: '${module}.note-written', object: { type: '${module}.note', id }, after: { text } })
      return { id }
    })
  },
})

export type ${pascal}NoteService = ReturnType<typeof createNoteService>
`

const route = ({ module, camel, pascal, title }: Names) => `${licence}
// Keeps a note.
import { defineRoute } from '@tinhso/kernel/http'
import Type from 'typebox'
import { permissions } from '../../contract/index.ts'
import type { ${pascal}NoteService } from '../note-service.ts'

export const writeNote = (notes: ${pascal}NoteService) =>
  defineRoute({
    operationId: '${camel}.writeNote',
    method: 'POST',
    url: '/api/${module}/notes',
    audience: 'steward',
    permission: permissions.write,
    summary: { vi: 'Ghi chú: ${title.vi}', en: 'Write a note: ${title.en}' },
    body: Type.Object({ text: Type.String({ maxLength: 1000 }) }),
    response: Type.Object({ id: Type.String() }),
    handle: ({ context, body }) => notes.write(context, body.text),
  })
`

const moduleFile = ({ module, camel, title }: Names) => `${licence}
import { defineModule } from '@tinhso/kernel/module'
import { messages, permissions } from './contract/index.ts'
import { createNoteService } from './note/note-service.ts'
import { writeNote } from './note/routes/write-note.ts'

/** ${title.en}. */
export const ${camel} = defineModule({
  name: '${module}',
  dependsOn: [],
  migrations: new URL('../migrations/', import.meta.url),
  permissions: Object.values(permissions),
  messages,
  setup: async ({ kernel }) => {
    const notes = createNoteService(kernel)
    return { door: { write: notes.write }, routes: [writeNote(notes)] }
  },
})
`

const testFile = ({ module, camel }: Names) => `${licence}
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { ${camel} } from '../module.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse({ modules: [${camel}] })
})
after(() => house.close())

const post = async (text: string) =>
  (await house.server()).inject({ method: 'POST', url: '/api/${module}/notes', payload: { text } })

test('a note is kept for whom the permission names', async () => {
  house.as(house.actor({ role: 'focal-province' }))
  assert.equal((await post('xin chào')).statusCode, 200)
})

test('another role is refused with 403', async () => {
  house.as(house.actor({ role: 'auditor' }))
  assert.equal((await post('xin chào')).statusCode, 403)
})

test('an empty note is refused with a sentence to act on', async () => {
  house.as(house.actor({ role: 'focal-province' }))
  const answer = await post('  ')
  assert.equal(answer.statusCode, 422)
  assert.equal(answer.json().code, '${module}.empty-note')
})
`

/** The files of a new module: one table, one service, one route, one test, all of them working. */
export const moduleFiles = (module: string, title: Names['title']): Record<string, string> => {
  const names = namesOf(module, title)
  return {
    'package.json': packageFile(names),
    'README.md': readme(names),
    'migrations/0001_note.sql': migration(names),
    'src/contract/index.ts': contract(names),
    'src/note/note-service.ts': service(names),
    'src/note/routes/write-note.ts': route(names),
    'src/note/note.integration.test.ts': testFile(names),
    'src/module.ts': moduleFile(names),
    'src/index.ts': `${licence}\nexport { ${names.camel} } from './module.ts'\n`,
  }
}

// SPDX-License-Identifier: Apache-2.0
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { MessageSettings } from './message-settings.ts'

/**
 * Settings of the process itself. A module adds its own under its name with `readConfig`. One marked `secret` is given
 * in the environment only and appears in no log, page or answer.
 */
export const ConfigSchema = Type.Object({
  databaseUrl: Type.String({
    secret: true,
    description: 'PostgreSQL URL of the owner role; the house makes its own narrower roles',
  }),
  state: Type.String({ description: 'Folder of files, keys, logs and temporary data' }),
  host: Type.String({ default: '127.0.0.1', description: 'Address to listen on' }),
  port: Type.Integer({ default: 8470, description: 'Port to listen on' }),
  publicUrl: Type.String({
    default: '',
    description: 'Address people type; empty: derived from host and port',
  }),
  profile: Type.String({ default: 'binh-phuoc', description: 'Folder name under profiles/' }),
  demo: Type.Boolean({
    default: false,
    description: 'Training mode: accounts for every role, no outside notices, reset allowed',
  }),
  production: Type.Boolean({
    default: false,
    description: 'Refuses weak settings and turns response validation off',
  }),
  roles: Type.String({ default: 'web,worker', description: 'What this process does: web, worker' }),
  clockOffsetMs: Type.Integer({
    default: 0,
    description: 'Moves the clock of the house; refused in production',
  }),
  logLevel: Type.String({ default: 'info', description: 'trace, debug, info, warn, error' }),
  trustProxy: Type.Boolean({ default: false, description: 'Take the caller address from the proxy header' }),
  smtpUrl: Type.String({
    default: '',
    secret: true,
    description: 'smtp:// or smtps:// address for e-mail notices; empty: none are sent',
  }),
  smtpFrom: Type.String({
    default: '',
    description: 'Sender address of e-mail notices; empty: the contact address of the profile',
  }),
  ...MessageSettings,
  metricsToken: Type.String({
    default: '',
    secret: true,
    description: 'Bearer token for /metrics from other machines; empty: only this machine may ask',
  }),
  filesUrl: Type.String({
    default: '',
    description:
      's3://bucket/prefix?endpoint=…&region=…&forcePathStyle=1: files in an object store; empty: in the state folder',
  }),
  filesKey: Type.String({ default: '', description: 'Access key of the object store' }),
  filesSecret: Type.String({ default: '', secret: true, description: 'Secret key of the object store' }),
  testKillAllowed: Type.Boolean({
    default: false,
    description: 'Kill table of the tests only; refused in production',
  }),
  testKillAt: Type.String({ default: '', description: 'Named step at which a test ends a process' }),
  testKillPid: Type.Integer({ default: 0, description: 'The process that a test ends; 0: this one' }),
})

export type Config = Static<typeof ConfigSchema>

const environmentName = (key: string): string =>
  `TINHSO_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`

/** Reads a settings schema from `TINHSO_*` variables; throws with the full list of faults. */
export const readSettings = <S extends TSchema>(
  schema: S,
  environment: Readonly<Record<string, string | undefined>>,
): Static<S> => {
  const properties = (schema as unknown as { properties: Record<string, TSchema> }).properties
  const given = Object.fromEntries(
    Object.keys(properties).flatMap((key) => {
      const text = environment[environmentName(key)]
      return text === undefined ? [] : [[key, text]]
    }),
  )
  const value = Value.Convert(schema, Value.Default(schema, given))
  const faults = [...Value.Errors(schema, value)].map((fault) => `${fault.instancePath} ${fault.message}`)
  if (faults.length > 0) throw new Error(`Cấu hình chưa đúng / settings are not valid:\n${faults.join('\n')}`)
  return value as Static<S>
}

/** Reads the settings of the process; called once, in the program's entry. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const config = readSettings(ConfigSchema, environment)
  if (config.production && config.clockOffsetMs !== 0)
    throw new Error('TINHSO_CLOCK_OFFSET_MS is refused in production')
  if (config.production && config.testKillAllowed)
    throw new Error('TINHSO_TEST_KILL_ALLOWED is refused in production')
  if (config.production && config.demo) throw new Error('TINHSO_DEMO is refused in production')
  return { ...config, publicUrl: config.publicUrl || `http://${config.host}:${config.port}` }
}

export { loadProfile, profileFolder, readProfileContent, validOn } from './load-profile.ts'
export { type DeadlineKey, deadlineKeys } from './profile-deadlines.ts'
export { type Profile, ProfileSchema } from './profile-schema.ts'

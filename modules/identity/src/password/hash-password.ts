// SPDX-License-Identifier: Apache-2.0
import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2)

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, 2 passes, 1 lane
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const
const atOnce = 2

// at most two hashes at once: libuv has four threads, and files and name look-ups need the others
const waiting: (() => void)[] = []
let running = 0

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

interface Parsed {
  readonly parameters: Omit<Argon2Parameters, 'message'>
  readonly tag: Buffer
}

const parse = (hash: string): Parsed => {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash)
  if (!found) throw new Error('a stored password hash is not of the form this program writes')
  const [, memory, passes, parallelism, salt, tag] = found
  const bytes = Buffer.from(tag!, 'base64')
  return {
    parameters: {
      nonce: Buffer.from(salt!, 'base64'),
      memory: Number(memory),
      passes: Number(passes),
      parallelism: Number(parallelism),
      tagLength: bytes.length,
    },
    tag: bytes,
  }
}

const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

// so that the same phrase typed on a phone and on a PC is the same password
const messageOf = (password: string) => Buffer.from(password.normalize('NFC'), 'utf8')

/** Hashes a password with argon2id; the answer is a PHC string. Never blocks other requests. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16)
  const tag = await inTurn(() =>
    derive('argon2id', { message: messageOf(password), nonce, tagLength: 32, ...cost }),
  )
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${text(nonce)}$${text(tag)}`
}

// stands in where there is no hash, so that an unknown name takes as long as a wrong password
const stranger = parse(
  `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${text(randomBytes(16))}$${text(randomBytes(32))}`,
)

/** Whether a password is the one behind a hash; without a hash it works just as long and says no. */
export const verifyPassword = async (password: string, hash: string | null): Promise<boolean> => {
  const { parameters, tag } = hash === null ? stranger : parse(hash)
  const given = await inTurn(() => derive('argon2id', { message: messageOf(password), ...parameters }))
  return timingSafeEqual(given, tag) && hash !== null
}

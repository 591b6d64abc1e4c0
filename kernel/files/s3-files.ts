// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import type { Files } from './files.ts'
import { createLocalCopies } from './local-copies.ts'
import { receiveFile } from './receive-file.ts'
import type { S3Settings } from './s3-settings.ts'
import { missingFile, placeOf, type StoredFile } from './stored-file.ts'

// the newer checksums of the client are a dialect that many stores do not speak; the name is the checksum here
const openClient = (settings: S3Settings) =>
  new S3Client({
    region: settings.region,
    forcePathStyle: settings.forcePathStyle,
    ...(settings.endpoint ? { endpoint: settings.endpoint } : {}),
    credentials: { accessKeyId: settings.key, secretAccessKey: settings.secret },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })

const isMissing = (error: unknown) =>
  error instanceof S3ServiceException &&
  (error.name === 'NotFound' || error.name === 'NoSuchKey' || error.$metadata.httpStatusCode === 404)

/** Sends one file whole; the signed content hash is its name, so a store that checks it refuses other bytes. */
const upload = async (
  client: S3Client,
  address: { Bucket: string; Key: string },
  path: string,
  stored: StoredFile,
) => {
  const command = new PutObjectCommand({
    ...address,
    Body: createReadStream(path),
    ContentLength: stored.size,
  })
  command.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { headers: Record<string, string> }
      request.headers['x-amz-content-sha256'] = stored.hash
      return next(args)
    },
    { step: 'build', name: 'content-hash' },
  )
  await client.send(command)
}

/** How much of the store is kept as local copies in `folder`. */
export interface CopyLimits {
  readonly folder: string
  readonly maximumBytes?: number
  readonly keepMs?: number
}

/**
 * Files in an object store that speaks S3, named by prefix and SHA-256. An object appears whole or not at all; native
 * readers get local copies, four gigabytes of them beside those used within the hour. Largest file: 5 GB, one request.
 */
export const createS3Files = (settings: S3Settings, limits: CopyLimits): Files => {
  const client = openClient(settings)
  const { folder, maximumBytes = 4 * 1024 ** 3, keepMs = 3600 * 1000 } = limits
  const copies = createLocalCopies(folder, { maximumBytes, keepMs })
  const addressOf = (hash: string) => ({ Bucket: settings.bucket, Key: settings.prefix + placeOf(hash) })
  const sizeOrNull = (hash: string) =>
    client.send(new HeadObjectCommand(addressOf(hash))).then(
      ({ ContentLength }) => ContentLength ?? 0,
      (error) => {
        if (isMissing(error)) return null
        throw error
      },
    )
  const open = async (hash: string): Promise<Readable> => {
    try {
      const { Body } = await client.send(new GetObjectCommand(addressOf(hash)))
      return Body as Readable
    } catch (error) {
      throw isMissing(error) ? missingFile(hash) : error
    }
  }
  const size = async (hash: string) => {
    const found = await sizeOrNull(hash)
    if (found === null) await copies.remove(hash)
    if (found === null) throw missingFile(hash)
    return found
  }
  return {
    put: async (source) => {
      const stored = await receiveFile(copies.incoming, source, async (incoming, received) => {
        if ((await sizeOrNull(received.hash)) !== received.size)
          await upload(client, addressOf(received.hash), incoming, received)
        await copies.adopt(incoming, received.hash)
      })
      await copies.trim()
      return stored
    },
    open,
    localPath: async (hash) => {
      await size(hash)
      return copies.path(hash, () => open(hash))
    },
    has: async (hash) => (await sizeOrNull(hash)) !== null,
    size,
    remove: async (hash) => {
      await client.send(new DeleteObjectCommand(addressOf(hash)))
      await copies.remove(hash)
    },
  }
}

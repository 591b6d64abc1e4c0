// SPDX-License-Identifier: Apache-2.0

/** Where an object store is and who asks; `key` and `secret` come from settings that are not printed. */
export interface S3Settings {
  readonly bucket: string
  /** Put before every name; empty or ending in `/`. */
  readonly prefix: string
  /** Address of the store; undefined: that of the region. */
  readonly endpoint: string | undefined
  readonly region: string
  /** The bucket is part of the path instead of the host name, as most stores outside the big clouds need it. */
  readonly forcePathStyle: boolean
  readonly key: string
  readonly secret: string
}

const known = new Set(['endpoint', 'region', 'forcePathStyle'])

/** Reads `s3://bucket/prefix?endpoint=…&region=…&forcePathStyle=1`; throws on anything else. */
export const readS3Settings = (
  filesUrl: string,
  credentials: { readonly key: string; readonly secret: string },
): S3Settings => {
  const url = URL.canParse(filesUrl) ? new URL(filesUrl) : undefined
  if (url?.protocol !== 's3:' || url.hostname === '' || url.username !== '')
    throw new Error('TINHSO_FILES_URL: s3://bucket/prefix?endpoint=…&region=…&forcePathStyle=1')
  const unknown = [...url.searchParams.keys()].filter((name) => !known.has(name))
  if (unknown.length > 0) throw new Error(`TINHSO_FILES_URL: ${unknown.join(', ')}?`)
  if (credentials.key === '' || credentials.secret === '')
    throw new Error('TINHSO_FILES_URL needs TINHSO_FILES_KEY and TINHSO_FILES_SECRET')
  const prefix = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, '')
  return {
    bucket: url.hostname,
    prefix: prefix === '' ? '' : `${prefix}/`,
    endpoint: url.searchParams.get('endpoint') ?? undefined,
    region: url.searchParams.get('region') ?? 'us-east-1',
    forcePathStyle: url.searchParams.get('forcePathStyle') === '1',
    ...credentials,
  }
}

// SPDX-License-Identifier: Apache-2.0

import { AppError } from '@tinhso/kernel/errors'
import { type Call, definePage, type Page } from '@tinhso/kernel/http'
import { type FileFormat, fileFormats } from '../src/contract/index.ts'
import { openVersionFile } from '../src/version/open-version-file.ts'
import { datasetText } from './dataset-text.ts'
import type { PortalParts } from './portal-page.ts'

/** Files of a version and of the newest one, byte for byte as published, without asking who takes them (R-OPN-01, R-OPN-04). */
export const downloadPages = ({ kernel }: PortalParts): Page[] => {
  const send = async (
    { params, reply, request }: Pick<Call<Record<string, string>>, 'params' | 'reply' | 'request'>,
    number: number | 'newest',
  ) => {
    const code = params['code'] ?? ''
    const format = formatOf(code, params['file'] ?? '')
    const { version, file, stream } = await openVersionFile(kernel, code, number, format)
    const name = `${version.datasetCode}-v${version.number}.${format}`
    reply
      .type(fileFormats[format].mediaType)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-length', file.size)
      .header('etag', `"${file.hash}"`)
      .header('digest', `sha-256=${Buffer.from(file.hash, 'hex').toString('base64')}`)
      .header('cache-control', number === 'newest' ? 'no-cache' : 'public, max-age=3600')
    if (request.headers['if-none-match'] === `"${file.hash}"`) {
      stream.destroy()
      reply.removeHeader('content-length').code(304).send()
    } else reply.send(stream)
  }
  return [
    definePage({
      url: '/du-lieu/:code/tai-ve/:file',
      audience: 'anonymous',
      everySite: true,
      title: datasetText.download,
      handle: (call) => send(call, 'newest'),
    }),
    definePage({
      url: '/du-lieu/:code/phien-ban/:number/:file',
      audience: 'anonymous',
      everySite: true,
      title: datasetText.download,
      handle: (call) => send(call, numberOf(call.params['number'])),
    }),
  ]
}

/** The format by the name of the file, which is that of the dataset: `<code>.csv`. */
const formatOf = (code: string, file: string): FileFormat => {
  const format = file.startsWith(`${code}.`) ? file.slice(code.length + 1) : ''
  if (Object.hasOwn(fileFormats, format)) return format as FileFormat
  throw new AppError('not-found', 'open-data.version-not-found')
}

const numberOf = (text: string | undefined): number => {
  if (text !== undefined && /^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new AppError('not-found', 'open-data.version-not-found')
}

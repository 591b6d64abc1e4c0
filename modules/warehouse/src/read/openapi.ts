// SPDX-License-Identifier: Apache-2.0
import { describeDataType, type Field, filterOperators, type StorageType } from '../contract/index.ts'
import type { ReadableDataset } from './data-service.ts'

const jsonTypes: Readonly<Record<StorageType, object>> = {
  text: { type: ['string', 'null'] },
  bigint: { type: ['integer', 'null'] },
  smallint: { type: ['integer', 'null'] },
  numeric: { type: ['number', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
  timestamptz: { type: ['string', 'null'], format: 'date-time' },
  jsonb: { type: ['object', 'null'], description: 'GeoJSON geometry' },
}

const fieldSchema = (field: Field, masked: boolean) => ({
  ...(masked ? jsonTypes.text : jsonTypes[describeDataType(field.type).storage]),
  title: field.title.vi,
  ...(field.description ? { description: field.description.vi } : {}),
  ...(masked ? {} : { examples: [describeDataType(field.type).example] }),
})

const parameter = (name: string, description: string, schema: object) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
})

const commonParameters = [
  parameter('select', 'Tên trường, cách nhau bằng dấu phẩy', { type: 'string' }),
  parameter('sort', 'Tên trường; dấu - ở trước: giảm dần', { type: 'string' }),
  parameter('asKnown', 'Kho như sau một lần nạp (số) hoặc tại một thời điểm (ISO 8601)', { type: 'string' }),
  parameter('asValid', 'Dòng có hiệu lực vào ngày này', { type: 'string', format: 'date' }),
]

const pageParameters = [
  parameter('limit', 'Số dòng mỗi trang', { type: 'integer', minimum: 1, maximum: 1000, default: 100 }),
  parameter('cursor', 'nextCursor của trang trước', { type: 'string' }),
  parameter('count', 'Đếm tất cả các dòng khớp', { type: 'boolean' }),
]

const operation = (
  operationId: string,
  summary: string,
  parameters: object[],
  contentType: string,
  schema: object,
) => ({
  get: {
    operationId,
    summary,
    parameters,
    responses: {
      '200': { description: 'OK', content: { [contentType]: { schema } } },
      '404': { description: 'Không tìm thấy hoặc chưa công bố' },
      '422': { description: 'Điều kiện lọc chưa đúng' },
    },
  },
})

/** The OpenAPI 3.1 description of one dataset's Data API, with only the fields that this reader gets. */
export const describeApi = ({ entry, schema, policy }: ReadableDataset, publicUrl: string): object => {
  const fields = schema.fields.filter((field) => (policy.fields[field.name] ?? 'drop') !== 'drop')
  const row = {
    type: 'object',
    properties: Object.fromEntries(
      fields.map((field) => [field.name, fieldSchema(field, policy.fields[field.name] === 'mask')]),
    ),
  }
  const filters = fields
    .filter((field) => policy.fields[field.name] === 'allow')
    .map((field) =>
      parameter(
        field.name,
        `${field.title.vi}. Thêm toán tử sau dấu chấm: ${filterOperators.map((operator) => `${field.name}.${operator}`).join(', ')}`,
        { type: 'string' },
      ),
    )
  const path = `/api/data/${entry.code}/rows`
  const rows = { $ref: '#/components/schemas/Row' }
  const page = {
    type: 'object',
    required: ['items', 'nextCursor'],
    properties: {
      items: { type: 'array', items: rows },
      nextCursor: { type: ['string', 'null'] },
      total: { type: 'integer' },
    },
  }
  const whole = [...commonParameters, ...filters]
  return {
    openapi: '3.1.0',
    info: { title: entry.title, version: String(schema.version) },
    servers: [{ url: publicUrl }],
    paths: {
      [path]: operation(
        'readRows',
        'Đọc từng trang',
        [...pageParameters, ...whole],
        'application/json',
        page,
      ),
      [`${path}.csv`]: operation('exportCsv', 'Tải toàn bộ dạng CSV', whole, 'text/csv', { type: 'string' }),
      [`${path}.ndjson`]: operation(
        'exportNdjson',
        'Tải toàn bộ dạng NDJSON',
        whole,
        'application/x-ndjson',
        {
          type: 'string',
        },
      ),
      [`${path}.json`]: operation('exportJson', 'Tải toàn bộ dạng JSON', whole, 'application/json', {
        type: 'array',
        items: rows,
      }),
    },
    components: { schemas: { Row: row } },
  }
}

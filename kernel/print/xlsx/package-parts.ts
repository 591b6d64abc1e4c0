// SPDX-License-Identifier: Apache-2.0
import { escapeXml } from './escape-xml.ts'
import type { WorkbookContent } from './workbook-content.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEETML = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = ({ sheets }: WorkbookContent): string => {
  const parts = [
    ['/xl/workbook.xml', `${SHEETML}.sheet.main+xml`],
    ...sheets.map((_, index) => [`/xl/worksheets/sheet${index + 1}.xml`, `${SHEETML}.worksheet+xml`]),
    ['/xl/styles.xml', `${SHEETML}.styles+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'],
  ]
  const overrides = parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`)
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** The name of a sheet inside a formula. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`

const definedNames = ({ sheets, names = [] }: WorkbookContent): string => {
  const own = names.map(
    ({ name, refersTo, hidden }) =>
      `<definedName name="${name}"${hidden ? ' hidden="1"' : ''}>${escapeXml(refersTo)}</definedName>`,
  )
  const titles = sheets.flatMap(({ name, page }, index) => {
    if (!page?.repeatRows) return []
    const { from, to } = page.repeatRows
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(quotedSheet(name))}!$${from}:$${to}</definedName>`
  })
  const all = [...titles, ...own]
  return all.length === 0 ? '' : `<definedNames>${all.join('')}</definedNames>`
}

const workbook = (content: WorkbookContent): string => {
  const sheets = content.sheets.map(
    ({ name, state = 'visible' }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state === 'visible' ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  )
  return `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join('')}</sheets>${definedNames(content)}<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`
}

const core = ({ title, createdAt }: WorkbookContent): string => {
  const created = createdAt ? `<dcterms:created xsi:type="dcterms:W3CDTF">${createdAt}</dcterms:created>` : ''
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title>${created}</cp:coreProperties>`
}

const custom = ({ properties = {} }: WorkbookContent): string => {
  const items = Object.entries(properties).map(
    ([name, value], index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${escapeXml(name)}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
  )
  return `${HEAD}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${items.join('')}</Properties>`
}

/** Everything of the package but the sheets and their styles, by path. */
export const packageParts = (content: WorkbookContent): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': contentTypes(content),
  '_rels/.rels': relations([
    [`${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    [`${OFFICE}/relationships/custom-properties`, 'docProps/custom.xml'],
  ]),
  'docProps/core.xml': core(content),
  'docProps/custom.xml': custom(content),
  'xl/workbook.xml': workbook(content),
  'xl/_rels/workbook.xml.rels': relations([
    ...content.sheets.map(
      (_, index) => [`${OFFICE}/relationships/worksheet`, `worksheets/sheet${index + 1}.xml`] as const,
    ),
    [`${OFFICE}/relationships/styles`, 'styles.xml'],
  ]),
})

// SPDX-License-Identifier: Apache-2.0
import {
  accessLevels,
  dataTypes,
  type EntryPage,
  importanceLevels,
  personalDataLevels,
  securityLevels,
  updateCycles,
} from '@tinhso/catalog/contract'
import {
  AppLink,
  Facts,
  formatDate,
  RelativeTime,
  Section,
  SlotContent,
  useSlot,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { catalogTexts } from './catalog-texts.ts'
import { useSectorName } from './sectors.ts'

function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="ts-lines">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function useAbout(entry: EntryPage) {
  const t = useTexts(catalogTexts)
  const textOf = useTextOf()
  const sectorName = useSectorName()
  const rules = entry.collectionRules
  const origin = t(entry.origin === 'inventory' ? 'originInventory' : 'originRegistration')
  return [
    { name: t('purpose'), value: entry.purpose, wide: true },
    { name: t('scope'), value: entry.scope },
    {
      name: t('columnOwner'),
      value: entry.ownerCode && <AppLink to={`/co-quan/${entry.ownerCode}`}>{entry.ownerName}</AppLink>,
    },
    ...(entry.proposedOwners.length > 0
      ? [{ name: t('proposedOwners'), value: <Lines lines={entry.proposedOwners.map(({ name }) => name)} /> }]
      : []),
    { name: t('columnSector'), value: sectorName(entry.sector) },
    { name: t('columnType'), value: textOf(entry.dataType ? dataTypes[entry.dataType] : null) },
    { name: t('columnCycle'), value: textOf(entry.updateCycle ? updateCycles[entry.updateCycle] : null) },
    { name: t('sources'), value: entry.sources.length > 0 && <Lines lines={entry.sources} /> },
    { name: t('legalBasis'), value: entry.legalBasis.length > 0 && <Lines lines={entry.legalBasis} /> },
    { name: t('rules'), value: rules && `${rules.number} (${formatDate(rules.issuedOn)}) — ${rules.title}` },
    { name: t('origin'), value: entry.originNote ? `${origin}: ${entry.originNote}` : origin },
    { name: t('columnUpdated'), value: <RelativeTime at={entry.updatedAt} /> },
  ].map((fact) => ({ ...fact, value: fact.value || null }))
}

/** What the dataset is, who owns it and how it is classified. */
export function EntryOverview({ entry }: { entry: EntryPage }) {
  const t = useTexts(catalogTexts)
  const textOf = useTextOf()
  const about = useAbout(entry)
  const fillings = useSlot('datasetPage.overview')
  const { access, importance, personalData, security } = entry.classification
  return (
    <>
      {fillings.map((filling) => (
        <SlotContent key={filling.key} filling={filling} subject={entry} />
      ))}
      <Section title={t('about')}>
        <Facts facts={about} missing={t('missing')} />
      </Section>
      <Section title={t('classification')}>
        <Facts
          missing={t('missing')}
          facts={[
            { name: t('columnAccess'), value: textOf(accessLevels[access]) },
            { name: t('importance'), value: textOf(importanceLevels[importance]) },
            { name: t('personalData'), value: textOf(personalDataLevels[personalData]) },
            { name: t('security'), value: textOf(securityLevels[security]) },
            ...(entry.personalDataPurpose
              ? [{ name: t('personalPurpose'), value: entry.personalDataPurpose, wide: true }]
              : []),
          ]}
        />
      </Section>
      {entry.fields.length > 0 && (
        <Section title={t('fields')} note={t('fieldsCount', { count: entry.fields.length })}>
          <ol className="ts-numbered">
            {entry.fields.map((field) => (
              <li key={field.title}>
                <strong>{field.title}</strong>
                {field.description && <span className="ts-quiet"> — {field.description}</span>}
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  )
}

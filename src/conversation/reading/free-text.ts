import type { Understanding } from '../../domain/brief.ts'
import { notAzure } from './explicit-value.ts'
import { type Field, ofKind } from './fields.ts'
import { type Findings, merge, nothing, objecting } from './findings.ts'
import { readAddresses } from './free-text/addresses.ts'
import { readAlerts } from './free-text/alerts.ts'
import { readChoiceLists, readChoices } from './free-text/choices.ts'
import { readCounts } from './free-text/count.ts'
import { readDates } from './free-text/dates.ts'
import { readEmails } from './free-text/emails.ts'
import { findEnvironments } from './free-text/environment.ts'
import { readFlags } from './free-text/flags.ts'
import { readHosts, readTypeBehind } from './free-text/hosts.ts'
import { readKnownNames } from './free-text/known-names.ts'
import { readLinks } from './free-text/links.ts'
import { readMoney } from './free-text/money.ts'
import { readNameLists } from './free-text/name-lists.ts'
import { readNames } from './free-text/names.ts'
import { readPorts } from './free-text/ports.ts'
import { findForeignRegions, findRegions, findUnknownPlaces } from './free-text/region.ts'
import { readSayings } from './free-text/sayings.ts'
import { readSchedules } from './free-text/schedule.ts'
import { findTeams } from './free-text/team.ts'
import { readTimesInContext } from './free-text/times-in-context.ts'
import { readTimezones } from './free-text/timezone.ts'
import { readValues } from './free-text/values.ts'
import { type Page, quoteOf, type Span, take } from './page.ts'
import { resolveHits } from './resolve-hits.ts'
import type { CapabilityWords } from './router.ts'

/** Values of `fields` in prose that no key introduces. Blanks what it used. */
export function readProse(
  page: Page,
  fields: readonly Field[],
  understanding: Understanding,
  capabilityWords: readonly CapabilityWords[],
  explicit: Findings = nothing,
): Findings {
  const named = merge(readNames(page, fields), readNameLists(page, fields, understanding))
  return merge(
    named,
    readKnownNames(page, fields, understanding, merge(named, explicit)),
    readEmails(page, fields, understanding),
    readAlerts(page, fields, understanding),
    readTypeBehind(page, fields),
    readHosts(page, fields),
    readValues(page, fields, understanding),
    readAddresses(page, fields),
    readPorts(page, fields),
    readSchedules(page, fields),
    readTimezones(page, fields),
    readLinks(page, fields),
    readDates(page, fields),
    readMoney(page, fields),
    readSayings(page, ofKind(fields, 'count')),
    readCounts(page, fields),
    readTimesInContext(page, fields),
    readFlags(page, fields, capabilityWords),
    readChoiceLists(page, fields, understanding, capabilityWords),
    readChoices(page, fields, understanding, capabilityWords),
  )
}

/** Names, teams, regions and environments, which need no capability to be known; `terms` are words for capabilities. */
export function readSharedProse(
  page: Page,
  fields: readonly Field[],
  understanding: Understanding,
  terms: readonly Span[] = [],
): Findings {
  const finders = [
    { kind: 'team', find: (text: Page) => findTeams(text, terms) },
    { kind: 'region', find: findRegions },
    { kind: 'environment', find: findEnvironments },
  ] as const
  const foreign = readForeignRegions(page, fields)
  const read = finders.map(({ kind, find }) => {
    const hits = find(page)
    const [field] = ofKind(fields, kind)
    return field === undefined ? nothing : resolveHits({ page, field, hits, rule: kind, understanding })
  })
  return merge(readNames(page, fields), foreign, ...read)
}

function readForeignRegions(page: Page, fields: readonly Field[]): Findings {
  const [field] = ofKind(fields, 'region')
  if (field === undefined) return nothing
  return merge(
    ...findForeignRegions(page).map((found) => {
      take(page, found)
      return objecting(field, quoteOf(page, found), notAzure, found.suggestion)
    }),
  )
}

/** Places that no Azure region is known for; only worth saying when the message names no other region. */
export function readUnknownPlaces(page: Page, fields: readonly Field[]): Findings {
  const [field] = ofKind(fields, 'region')
  const [place] = findUnknownPlaces(page)
  if (field === undefined || place === undefined) return nothing
  take(page, place)
  return objecting(field, quoteOf(page, place), 'it is not an Azure region or a place that one is known for')
}

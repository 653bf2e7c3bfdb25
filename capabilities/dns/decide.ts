import type { CapabilityContext, Decision, Problem, Settled } from '#capability'
import { decideContent, decideDeletedType } from './decide-content.ts'
import { decideNewZone } from './decide-new-zone.ts'
import { decidePlace } from './decide-place.ts'
import type { Parameters, Settings } from './parameters.ts'
import type { Part } from './part.ts'

const usualTtl = { dev: 300, staging: 300, prod: 3600 } as const
/** Below it every change of the name is seen at once and every question costs; above it a mistake stays for a day. */
const shortTtl = 60
const longTtl = 86_400

/** Settles a record or a zone from what was stated; a value that cannot be used is said to be a problem. */
export function decide(stated: Partial<Parameters>, context: CapabilityContext): Settled<Settings> {
  const parts = [decideBasics(stated), ...decideSubject(stated, context)]
  return {
    settings: Object.assign({}, ...parts.map(({ settings }) => settings)) as Partial<Settings>,
    origins: Object.assign({}, ...parts.map(({ origins }) => origins)),
    problems: parts.flatMap(({ problems }) => problems ?? []),
    decisions: parts.flatMap(({ decisions }) => decisions ?? []),
  }
}

function decideBasics({ team, environment, action }: Partial<Parameters>): Part {
  return {
    settings: {
      ...(team === undefined ? {} : { team }),
      environment: environment ?? 'dev',
      action: action ?? 'create',
    },
    origins: {
      environment: { source: 'default', reason: 'nobody named one' },
      action: { source: 'default', reason: 'a request for a record' },
    },
  }
}

function decideSubject(stated: Partial<Parameters>, context: CapabilityContext): Part[] {
  if (stated.action === 'create_zone') return [decideNewZone(stated, context)]
  const place = decidePlace(stated, context)
  if (stated.action === 'delete') {
    const problems = zoneIsNoRecord(stated, place.settings)
    if (problems.length > 0) return [place, { settings: {}, problems }]
    return [
      place,
      decideDeletedType(stated, place.settings),
      { settings: {}, decisions: [whatIsDeleted(stated)] },
    ]
  }
  const content = decideContent(stated, place.settings)
  const isSet = content.settings.record_values !== undefined
  const owned = place.settings.zone === undefined ? [] : [whatIsOwned(stated, isSet)]
  return [place, content, decideTtl(stated), { settings: {}, decisions: owned }]
}

/** "delete contoso.com" may mean the zone, which is not ours to delete. */
function zoneIsNoRecord({ record_type }: Partial<Parameters>, { fqdn, zone }: Partial<Settings>): Problem[] {
  if (fqdn === undefined || fqdn !== zone || record_type !== undefined) return []
  const rule = 'it is a zone, and zones are not deleted; name the type of the record that is meant, such as A'
  return [{ parameter: 'fqdn', value: fqdn, rule }]
}

function decideTtl({ ttl, environment = 'dev' }: Partial<Parameters>): Part {
  const settled = ttl ?? usualTtl[environment]
  const decisions: Decision[] = []
  if (settled < shortTtl) {
    decisions.push({
      topic: 'TTL',
      choice: `${settled} s, as asked`,
      reason: 'nearly every question reaches the zone and is counted; a minute is enough for a move',
      alternative: `${shortTtl} s`,
    })
  }
  if (settled > longTtl) {
    decisions.push({
      topic: 'TTL',
      choice: `${settled} s, as asked`,
      reason: `a mistake is remembered by others for ${Math.round(settled / longTtl)} days`,
      alternative: '3600 s',
    })
  }
  return {
    settings: { ttl: settled },
    origins: { ttl: { source: 'default', reason: `default for ${environment}` } },
    decisions,
  }
}

/** Names and types have stacks of their own, so that asking again for the same record changes it. */
function whatIsOwned({ action }: Partial<Parameters>, hasValues: boolean): Decision {
  const whole = hasValues ? 'the record holds exactly these values afterwards, and ' : ''
  return {
    topic: 'existing record',
    choice: 'changed in place when Planwright made it for this team and environment',
    reason: `${whole}the plan shows what changes; a record that somebody else made is never taken over`,
    ...(action === 'update'
      ? {
          alternative:
            'when the plan adds the record instead of changing it, somebody else made it: they change it, or an operator imports it first',
        }
      : {}),
  }
}

function whatIsDeleted({ team, environment = 'dev' }: Partial<Parameters>): Decision {
  return {
    topic: 'what is deleted',
    choice: `the record that Planwright made for ${team === undefined ? 'this team' : `team ${team}`} in ${environment}`,
    reason: 'its stack is rendered without it, and the plan shows the removal',
    alternative:
      'when the plan has nothing to destroy, somebody else made the record and has to delete it; Planwright does not touch it',
  }
}

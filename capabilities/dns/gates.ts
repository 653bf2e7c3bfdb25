import type { Gate } from '#capability'
import { describeRecord } from './describe-record.ts'
import type { Settings } from './parameters.ts'
import { isPrivateValue } from './record-values.ts'
import { stackId } from './stacks.ts'
import { type NewZone, subjectOf, type WrittenRecord } from './subject.ts'

type Reason = readonly [Gate['id'], string]

/** Hosts under which anybody may register a free name (Microsoft Learn on dangling DNS entries, 2026-11). */
const openToAnybody = [
  'azurewebsites.net',
  'cloudapp.azure.com',
  'cloudapp.net',
  'blob.core.windows.net',
  'web.core.windows.net',
  'trafficmanager.net',
  'azurefd.net',
  'azureedge.net',
  'azurecontainer.io',
  'azure-api.net',
  'azurestaticapps.net',
  'github.io',
  'netlify.app',
  'vercel.app',
  'herokuapp.com',
]
const mailPolicy = /^v=(?:spf1|dmarc1|dkim1)\b/i
const mailName = /(?:^|\.)_(?:dmarc|domainkey)\./

/** What an approver confirms by name; a plain record outside production needs the review of the pull request only. */
export function gates(settings: Settings): Gate[] {
  const subject = subjectOf(settings)
  if (subject === undefined) return []
  const isProd = settings.environment === 'prod'
  const reasons: Reason[] = []
  if (subject.kind === 'zone') reasons.push(...zoneReasons(subject, isProd))
  else if (subject.kind === 'record') reasons.push(...recordReasons(subject, isProd))
  else {
    const what = describeRecord(subject)
    reasons.push([
      'delete_record',
      `Deletes the record ${what}; what relies on it stops working when its TTL has passed.`,
    ])
    if (isProd) reasons.push(['prod_change', `Changes production: deletes the record ${what}.`])
  }
  return [...new Map(reasons)].map(([id, text]) => ({ id, stack: stackId, text }))
}

function zoneReasons({ zone, isPrivate, vnetId = '' }: NewZone, isProd: boolean): Reason[] {
  const network = vnetId.split('/').at(-1) ?? ''
  const change = `Changes production: makes the ${isPrivate ? 'private' : 'public'} zone ${zone}.`
  return [
    ...(isPrivate
      ? [
          [
            'access',
            `Machines in ${network} resolve every name under ${zone} from the new zone only; other answers to these names are not seen there any more.`,
          ] as const,
        ]
      : []),
    ...(isProd ? [['prod_change', change] as const] : []),
  ]
}

function recordReasons(record: WrittenRecord, isProd: boolean): Reason[] {
  const { fqdn, zone, type, values, isPrivate } = record
  const what = describeRecord(record)
  const inside = isPrivate ? [] : values.filter((value) => isPrivateValue(type, value))
  const host = openHost(record)
  const reasons: (false | Reason)[] = [
    type === 'NS' && [
      'ns_delegation',
      `Hands over ${fqdn} and every name under it: ${values.join(' and ')} answer for them.`,
    ],
    type === 'MX' && ['mx_change', `Mail to ${fqdn} goes to ${values.join(' and ')}.`],
    isMailPolicy(record) && ['mx_change', `Decides which senders of mail from ${zone} are trusted: ${what}.`],
    fqdn === zone && type !== 'MX' && ['apex_record', `Changes what ${zone} itself answers: ${what}.`],
    fqdn.startsWith('*.') && [
      'wildcard_record',
      `Answers for every name under ${fqdn.slice(2)} that has no record of its own: ${what}.`,
    ],
    inside.length > 0 && [
      'private_ip_in_public_zone',
      `Shows ${inside.join(' and ')} of the private network to everybody on the internet, as ${fqdn}.`,
    ],
    host !== undefined && [
      'public_access',
      `${fqdn} points to ${host}, a name that anybody may register while nobody has it: confirm that it is ours and stays so.`,
    ],
    controlsCertificates(record) && [
      'access',
      `Decides who gets certificates for names in ${zone}: ${what}.`,
    ],
    /^(?:.+\.)?privatelink\./.test(zone) && [
      'access',
      `Private endpoints keep the records of ${zone} themselves; a wrong one cuts ${fqdn} off.`,
    ],
    isProd && ['prod_change', `Changes production: ${what}, remembered for ${record.ttl} s.`],
  ]
  return reasons.flatMap((reason) => (reason === false ? [] : [reason]))
}

function isMailPolicy({ fqdn, type, values }: WrittenRecord): boolean {
  if (type !== 'TXT' && type !== 'CNAME') return false
  return mailName.test(fqdn) || values.some((value) => mailPolicy.test(value))
}

/** CAA records, and names at which certification authorities look for a proof. */
function controlsCertificates({ fqdn, type }: WrittenRecord): boolean {
  return type === 'CAA' || fqdn.startsWith('_acme-challenge.')
}

function openHost({ type, values }: WrittenRecord): string | undefined {
  if (type !== 'CNAME') return undefined
  return values.find((value) => openToAnybody.some((host) => value.endsWith(`.${host}`)))
}

import {
  aboutUsd,
  type CapabilityContext,
  type Choice,
  type Decision,
  dataPath,
  given,
  type Problem,
} from '#capability'
import type { Answers, Settings } from './parameters.ts'
import { type Choices, choose, type Part } from './part.ts'
import { purposes } from './purposes.ts'
import { isGeo, replicationFault, usualReplication } from './redundancy.ts'
import { describePurpose } from './words.ts'

const softDeleteDays = { dev: 7, staging: 14, prod: 30 } as const
const versionDays = 90

/** How often data is kept, how long, and what becomes of it. */
export function decideProtection(stated: Answers, known: Choices, { prices }: CapabilityContext): Part {
  const { environment, region, purpose, size_gb } = known
  if (environment === undefined || region === undefined || purpose === undefined) return { choices: {} }
  const usual = purposes[purpose.value]
  const tier = choose(
    stated.access_tier,
    usual.tier,
    usual.tier === 'Hot' ? 'data that is used' : `${describePurpose(purpose.value)} are seldom read`,
  )
  const hns = choose(
    stated.hns,
    usual.hns,
    usual.hns
      ? `${describePurpose(purpose.value)} needs real folders`
      : 'no data lake; it cannot be changed later',
  )
  const replication = choose(
    stated.replication,
    usualReplication(environment.value, region.value),
    `default for ${environment.value}`,
  )
  const pricedGb = purpose.value === 'file_share' ? 0 : (size_gb?.value ?? 0)
  const replicationFaults = replicationProblems(replication.value, region.value)
  const versioning = chooseVersioning(stated, hns.value, purpose.value)
  return {
    choices: {
      replication,
      access_tier: tier,
      hns,
      soft_delete_days: choose(
        stated.soft_delete_days,
        softDeleteDays[environment.value],
        `default for ${environment.value}`,
      ),
      versioning,
      delete_versions_after_days: choose(
        stated.delete_versions_after_days,
        versioning.value ? versionDays : 0,
        versioning.value ? 'old versions cost what they hold' : 'there are no versions',
      ),
      cool_after_days: chooseCooling(stated, tier.value, purpose.value),
      delete_after_days: given(stated.delete_after_days),
      retention_days: given(stated.retention_days),
      retention_lock:
        stated.retention_days === undefined
          ? given(stated.retention_lock)
          : choose<'unlocked' | 'locked'>(
              stated.retention_lock,
              'unlocked',
              'a locked one can never be taken back',
            ),
    },
    problems: [
      ...replicationFaults,
      ...namespaceProblems(stated, hns.value, purpose.value),
      ...retentionProblems(stated, purpose.value),
    ],
    decisions: [
      ...(replicationFaults.length > 0
        ? []
        : [replicationDecision(replication, pricedGb, tier.value, prices)]),
      ...retentionDecision(stated),
    ],
  }
}

function chooseVersioning(
  { versioning }: Answers,
  hns: boolean,
  purpose: Settings['purpose'],
): Choice<boolean> {
  if (hns) return choose(versioning, false, 'an account with real folders keeps no versions')
  return purpose === 'file_share'
    ? choose(versioning, false, 'a file share keeps no versions')
    : choose(versioning, true, 'what is overwritten can be brought back')
}

function chooseCooling(
  { cool_after_days }: Answers,
  tier: Settings['access_tier'],
  purpose: Settings['purpose'],
): Choice<number> {
  if (tier !== 'Hot') return choose(cool_after_days, 0, `everything is ${tier} from the first day`)
  const { coolAfterDays } = purposes[purpose]
  return choose(
    cool_after_days,
    coolAfterDays,
    coolAfterDays === 0
      ? `not for ${describePurpose(purpose)}`
      : 'what nobody changes costs half as much there',
  )
}

function replicationProblems(replication: Settings['replication'], region: Settings['region']): Problem[] {
  const fault = replicationFault(replication, region)
  if (fault === undefined) return []
  return [{ parameter: 'replication', value: replication, rule: fault.rule, suggestion: fault.closest }]
}

function namespaceProblems({ versioning }: Answers, hns: boolean, purpose: Settings['purpose']): Problem[] {
  const found: Problem[] = []
  if (hns && versioning === true) {
    const rule = 'an account with a hierarchical namespace keeps no versions'
    found.push({ parameter: 'versioning', value: 'true', rule, suggestion: 'false' })
  }
  if (!hns && purpose === 'sftp_drop') {
    const rule = 'SFTP needs a hierarchical namespace'
    found.push({ parameter: 'hns', value: 'false', rule, suggestion: 'true' })
  }
  if (hns && purpose === 'file_share') {
    const rule = 'an account with a hierarchical namespace has no file shares'
    found.push({ parameter: 'hns', value: 'true', rule, suggestion: 'false' })
  }
  if (purpose === 'file_share' && versioning === true) {
    const rule = 'a file share keeps no versions'
    found.push({ parameter: 'versioning', value: 'true', rule, suggestion: 'false' })
  }
  return found
}

function retentionProblems(
  { retention_days, retention_lock, delete_after_days }: Answers,
  purpose: Settings['purpose'],
): Problem[] {
  if (purpose === 'file_share' && delete_after_days !== undefined) {
    const rule = 'only what is in containers is deleted by itself'
    const suggestion = '"drop the delete after days"'
    return [{ parameter: 'delete_after_days', value: String(delete_after_days), rule, suggestion }]
  }
  if (retention_days === undefined) {
    const rule = 'it needs a number of days, such as "immutable for 365 days"'
    return retention_lock === 'locked' ? [{ parameter: 'retention_lock', value: 'locked', rule }] : []
  }
  const value = String(retention_days)
  const suggestion = '"drop the retention days"'
  if (purpose === 'file_share') {
    return [
      { parameter: 'retention_days', value, rule: 'only containers can be made unchangeable', suggestion },
    ]
  }
  if (purpose === 'tf_state') {
    return [
      {
        parameter: 'retention_days',
        value,
        rule: 'Terraform changes its state with every apply',
        suggestion,
      },
    ]
  }
  if (delete_after_days !== undefined && delete_after_days < retention_days) {
    const rule = `nothing can be deleted before ${retention_days} days have passed`
    return [{ parameter: 'delete_after_days', value: String(delete_after_days), rule, suggestion: value }]
  }
  return []
}

function replicationDecision(
  { value, source, reason }: Choice<Settings['replication']>,
  sizeGb: number,
  tier: Settings['access_tier'],
  prices: CapabilityContext['prices'],
): Decision {
  const now = prices.price(dataPath(tier, value))?.usd
  const least = prices.price(dataPath(tier, 'LRS'))?.usd
  const saved = now === undefined || least === undefined ? 0 : (now - least) * sizeGb
  const saving = saved < 1 ? '' : `, about ${aboutUsd(saved)} a month less`
  return {
    topic: 'replication',
    choice: value,
    reason: `${source === 'stated' ? 'as asked' : reason}; ${survives(value)}`,
    ...(value === 'LRS' ? {} : { alternative: `LRS${saving}: three copies in one building` }),
  }
}

function survives(replication: Settings['replication']): string {
  if (isGeo(replication)) return 'data survives the loss of the region'
  return replication === 'ZRS' ? 'data survives the loss of a building' : 'data survives the loss of a disk'
}

function retentionDecision({ retention_days, retention_lock }: Answers): Decision[] {
  if (retention_days === undefined) return []
  return [
    {
      topic: 'retention',
      choice: `nothing is changed or deleted within ${retention_days.toLocaleString('en-US')} days`,
      reason:
        retention_lock === 'locked'
          ? 'locked for good, as asked'
          : 'as asked; an operator can take it off again',
    },
  ]
}

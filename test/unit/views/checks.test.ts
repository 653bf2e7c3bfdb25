import { describe, expect, it } from 'vitest'
import type { Baseline, BaselineFinding } from '../../../src/domain/baseline.ts'
import type { Command } from '../../../src/domain/command.ts'
import { applyingTitle, checkView, duration } from '../../../src/views/check-view.ts'
import { verifies } from '../../scenarios/requirements.ts'
import { aChange, aPlan, say, stateAfter } from '../../support/requests.ts'
import { expectGolden, texts } from './golden.ts'
import { applied, changedPlan, dearerPlan, failedApply, failedPlan, steps } from './readable-request.ts'

function viewOf(
  commands: readonly Command[],
  stackId: string,
  check: 'plan' | 'apply',
  banner: string | null,
) {
  const state = stateAfter(commands)
  if (state === undefined || !('stacks' in state)) throw new Error('there is no proposal')
  const stack = state.stacks.find(({ id }) => id === stackId)
  if (stack === undefined) throw new Error(`there is no stack ${stackId}`)
  return checkView(state, stack, check, banner)
}

const found: BaselineFinding = {
  rule: 'storage_keys_off',
  kind: 'broken',
  severity: 'warn',
  title: 'Nobody signs in to a storage account with its keys.',
  remedy: 'Set shared_access_key_enabled to false and grant a role to a group.',
  gates: ['shared_key_enabled'],
  addresses: ['azurerm_storage_account.main', 'azurerm_storage_account.logs["raw"]'],
  more: 3,
}
const findings: readonly BaselineFinding[] = [
  found,
  {
    ...found,
    severity: 'refuse',
    title: 'A storage account has no users of its own beside those of Entra.',
    gates: ['idle_cost', 'access'],
    addresses: ['azurerm_storage_account.main'],
    more: 0,
  },
  {
    ...found,
    kind: 'unknown',
    severity: 'refuse',
    title: 'A storage account answers over HTTPS only.',
    remedy: 'Set https_traffic_only_enabled to true.',
    gates: [],
    addresses: ['azurerm_storage_account.main'],
    more: 0,
  },
  {
    ...found,
    severity: 'note',
    title: 'Data of prod outlives the loss of a region.',
    remedy: 'Set account_replication_type to GRS.',
    gates: [],
    addresses: ['azurerm_storage_account.main'],
    more: 0,
  },
]

function planWith(stack: string, baseline: Baseline | undefined): Command {
  const plan = { ...aPlan('d'.repeat(64), ['azurerm_storage_account.main']), baseline }
  return {
    type: 'record_plan',
    stack,
    sha: 'x',
    run: '2.1',
    report: { kind: 'planned', plan, verdict: null },
  }
}

function expectCheck(
  name: string,
  commands: readonly Command[],
  stack: string,
  check: 'plan' | 'apply',
  banner: string | null = null,
): void {
  const view = viewOf(commands, stack, check, banner)
  expect(view.title.length).toBeLessThanOrEqual(120)
  expect(view.title).not.toContain('\n')
  const buttons = view.actions.map(({ label }) => label).join(', ')
  const head = [
    `${view.name}: ${view.conclusion ?? view.status}`,
    view.title,
    `buttons: ${buttons === '' ? 'none' : buttons}`,
  ]
  expectGolden(
    `checks/${name}`,
    `${head.join('\n')}\n\n---\n\n${texts.render('checks/stack', view.summary).trim()}`,
  )
}

describe('the check of a plan', () => {
  it.each([
    ['plan-running', steps.proposed, 'databricks'],
    ['plan', steps.planned, 'databricks'],
    ['plan-free', steps.planned, 'firewall'],
    ['plan-later', steps.planned, 'databricks-objects'],
    ['plan-failed', [...steps.proposed, failedPlan('databricks', '2.1')], 'databricks'],
    ['plan-that-costs-more', [...steps.proposed, dearerPlan('2.1')], 'databricks'],
    ['plan-that-removes', [...steps.proposed, changedPlan('databricks', '2.1')], 'databricks'],
  ])('says how it stands: %s', (name, commands, stack) => {
    expectCheck(name, commands, stack, 'plan')
  })

  it(verifies(['baseline.shown'], 'tells what the baseline says'), () => {
    const planned = planWith('firewall', { held: 6, findings: [...findings] })
    expectCheck('plan-with-findings-of-the-baseline', [...steps.proposed, planned], 'firewall', 'plan')
  })

  it('tells in one line that the baseline is held, and nothing of a plan without a baseline', () => {
    const summaryOf = (held?: number): string => {
      const planned = planWith('firewall', held === undefined ? undefined : { held, findings: [] })
      const view = viewOf([...steps.proposed, planned], 'firewall', 'plan', null)
      return texts.render('checks/stack', view.summary)
    }
    expect(summaryOf(14)).toContain('\nBaseline: 14 rules held.\n')
    expect(summaryOf(1)).toContain('\nBaseline: 1 rule held.\n')
    expect(summaryOf(0)).not.toContain('Baseline')
    expect(summaryOf()).not.toContain('Baseline')
  })

  it('names the file that was edited by hand', () => {
    expectCheck(
      'plan-of-edited-files',
      [
        ...steps.proposed,
        {
          type: 'record_plan',
          stack: 'firewall',
          sha: 'x',
          run: '2.1',
          report: { kind: 'edited', files: ['main.tf', 'extra.tf'] },
        },
      ],
      'firewall',
      'plan',
    )
  })
})

describe('the check of an apply', () => {
  it.each([
    ['apply-planning', steps.merged, 'databricks'],
    ['apply-waiting-for-an-approval', steps.mergedUnapproved, 'databricks'],
    ['apply-waiting-for-a-dependency', steps.merged, 'databricks-objects'],
    ['apply-waiting-for-a-gate', steps.plannedAgain, 'firewall'],
    ['apply-waiting-for-a-changed-plan', [...steps.merged, changedPlan('databricks', '2.2')], 'databricks'],
    ['apply-running', steps.confirmed, 'databricks'],
    ['apply-failed', [...steps.confirmed, failedApply('databricks', '2.3')], 'databricks'],
    ['apply-done', [...steps.confirmed, applied('databricks', '2.3')], 'databricks'],
    ['apply-done-behind-a-gate', steps.done, 'firewall'],
  ])('says how it stands: %s', (name, commands, stack) => {
    expectCheck(name, commands, stack, 'apply')
  })

  it('says first that nothing is real when it is not', () => {
    const banner = 'Sandbox: nothing here is built in a real cloud.'
    expectCheck('apply-in-a-sandbox', steps.done, 'firewall', 'apply', banner)
  })
})

describe('a check', () => {
  it('counts what does not fit into its table', () => {
    const resources = Array.from({ length: 60 }, (_, index) => aChange(`azurerm_subnet.s${index}`))
    const plan = { digest: '0'.repeat(64), add: 60, change: 0, destroy: 0, resources }
    const command = say.plan('databricks', '2.1')
    if (command.type !== 'record_plan') throw new Error('this is no plan')
    const many: Command = { ...command, report: { kind: 'planned', plan, verdict: null } }
    const view = viewOf([...steps.proposed, many], 'databricks', 'plan', null)
    const summary = texts.render('checks/stack', view.summary)
    expect(summary.match(/\| create \|/g)).toHaveLength(40)
    expect(summary).toContain('and 20 more')
  })

  it('shows progress on its title', () => {
    const progress = { done: 4, total: 6, current: 'creating azurerm_databricks_workspace.main' }
    expect(applyingTitle({ ...progress, elapsedMs: 130_400 })).toBe(
      '4 of 6, creating azurerm_databricks_workspace.main (2 min 10 s)',
    )
    const long = applyingTitle({ ...progress, current: `creating ${'very_'.repeat(40)}long`, elapsedMs: 0 })
    expect(long.length).toBeLessThanOrEqual(120)
  })

  it.each([
    [0, '0 s'],
    [8_400, '8 s'],
    [59_600, '1 min 0 s'],
    [3_600_000, '60 min 0 s'],
  ])('writes %i ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text)
  })
})

import { describe, expect, it } from 'vitest'
import { findAdvice, type Stated } from '#capability'
import { databricksFailures } from '../../../sandbox/cloud/failures/databricks.ts'
import { advice } from '../advice.ts'
import { assess, inDev, inProd, settled } from './assess.ts'

describe('compute', () => {
  it.each<[Stated, string]>([
    [{}, 'job_cluster'],
    [{ run_minutes: 9 }, 'serverless'],
    [{ run_minutes: 10 }, 'job_cluster'],
    [{ schedule: '0 0/10 * * * ?' }, 'serverless'],
    [{ schedule: '0 0/15 * * * ?', run_minutes: 12 }, 'job_cluster'],
    [{ run_minutes: 5, max_workers: 3 }, 'job_cluster'],
    [{ run_minutes: 5, gpu: true }, 'job_cluster'],
    [{ existing_cluster_id: '1122-093015-abcd1234' }, 'existing_cluster'],
  ])('for %j is %s', async (stated, compute) => {
    expect(settled(await assess({ ...inDev, ...stated }), 'compute')).toBe(compute)
  })

  it('costs what the specification computes for thirty runs of an hour on three machines', async () => {
    const { estimate } = await assess({
      ...inDev,
      runs_month: 30,
      run_minutes: 60,
      node_type: 'Standard_D8ads_v5',
      min_workers: 2,
      max_workers: 2,
    })
    expect(estimate[0]?.expectedUsd).toBeCloseTo(98.7, 1)
  })

  it('names what no price is known for and counts it nowhere', async () => {
    const { estimate } = await assess({ ...inDev, existing_cluster_id: '1122-093015-abcd1234' })
    expect(estimate[0]).toMatchObject({
      expectedUsd: 0,
      unpriced: ['time on the existing cluster 1122-093015-abcd1234'],
    })
  })

  it('gets fewer workers where the budget asks for it, unless their number was stated', async () => {
    const costly = { ...inProd, run_minutes: 600, budget_usd_month: 400 }
    const reduced = await assess(costly)
    expect(settled(reduced, 'max_workers')).toBe(1)
    expect(reduced.settings['max_workers']?.reason).toBe('as much as fits the budget')
    const asked = await assess({ ...costly, min_workers: 2, max_workers: 4 })
    expect(settled(asked, 'max_workers')).toBe(4)
    expect(asked.decisions.map(({ topic }) => topic)).toContain('budget')
    expect(asked.gates.map(({ id }) => id)).toContain('budget_may_be_exceeded')
  })
})

describe('the version of the code', () => {
  it.each<[string, string]>([
    ['v1.4.0', 'tag'],
    ['release-2.0', 'tag'],
    ['2026.11.2', 'tag'],
    ['main', 'branch'],
    ['feature/score', 'branch'],
    ['3f786850e387550fdab836ed7e6dc881de23001b', 'commit'],
    ['3f78685', 'branch'],
  ])('%s is a %s', async (ref, kind) => {
    expect(settled(await assess({ ...inDev, ref }), 'ref_kind')).toBe(kind)
  })

  it('may be a tag of any name in production when that is said', async () => {
    expect((await assess({ ...inProd, ref: 'autumn' })).problems).toMatchObject([{ parameter: 'ref' }])
    expect((await assess({ ...inProd, ref: 'autumn', ref_kind: 'tag' })).problems).toEqual([])
  })

  it('is asked for in production, where no branch is assumed', async () => {
    const { ref: _, ...rest } = inProd
    const { questions, stacks } = await assess(rest)
    expect(questions.find(({ parameter }) => parameter === 'ref')).not.toHaveProperty('default')
    expect(stacks).toEqual([])
  })
})

describe('what cannot be', () => {
  it.each<[Stated, string]>([
    [{ ref: '3f78685', ref_kind: 'commit' }, 'ref'],
    [{ ref_kind: 'none' }, 'ref_kind'],
    [{ source: '/Workspace/Shared/churn', ref: 'main' }, 'ref'],
    [{ source: '/Workspace/Shared/churn', ref_kind: 'tag' }, 'ref_kind'],
    [{ continuous: true }, 'continuous'],
    [{ continuous: true, order: 'parallel', retries: 2 }, 'retries'],
    [{ continuous: true, order: 'parallel', schedule: '0 0 2 * * ?' }, 'schedule'],
    [{ continuous: true, order: 'parallel', compute: 'serverless' }, 'compute'],
    [{ pause_status: 'UNPAUSED' }, 'pause_status'],
    [{ timeout_min: 30, run_minutes: 60 }, 'timeout_min'],
    [{ compute: 'existing_cluster' }, 'compute'],
    [{ compute: 'serverless', existing_cluster_id: '1122-093015-abcd1234' }, 'existing_cluster_id'],
    [{ compute: 'serverless', gpu: true }, 'compute'],
    [{ tasks: ['load.sql'] }, 'warehouse_name'],
    [{ min_workers: 0, max_workers: 2 }, 'min_workers'],
    [{ node_type: 'Standard_D8ads_v5', gpu: true }, 'node_type'],
    [{ node_type: 'Standard_NC8as_T4_v3', gpu: false }, 'node_type'],
    [{ node_type: 'Standard_ND96isr_H100_v5' }, 'node_type'],
    [{ source: 'https://ci:secret@github.com/acme/churn' }, 'source'],
    [{ tasks: Array.from({ length: 8 }, (_, index) => `step${index}`) }, 'tasks'],
    [{ tasks: ['lib/model.jar'] }, 'tasks'],
    [{ platform: 'azure_ml' }, 'platform'],
    [{ timezone: 'Berlin' }, 'timezone'],
  ])('%j is refused for its %s', async (stated, parameter) => {
    const { problems, stacks } = await assess({ ...inDev, ...stated })
    expect(problems.map((problem) => problem.parameter)).toEqual([parameter])
    expect(stacks).toEqual([])
  })

  it('never repeats a token of an address', async () => {
    const answer = await assess({ ...inDev, source: 'https://ci:hunter2@github.com/acme/churn' })
    expect(JSON.stringify(answer)).not.toContain('hunter2')
  })

  it('is a runtime whose support ends soon', async () => {
    const stated = { ...inDev, runtime: '15.4' }
    expect((await assess(stated)).problems).toEqual([])
    expect((await assess(stated, { today: '2027-06-01' })).problems).toMatchObject([{ parameter: 'runtime' }])
  })

  it('is a machine that the region does not sell', async () => {
    const stated = { ...inDev, region: 'brazilsouth', node_type: 'Standard_NC80adis_H100_v5' }
    const { problems } = await assess(stated)
    expect(problems).toMatchObject([{ parameter: 'node_type', rule: expect.stringContaining('not sold') }])
  })
})

describe('in production', () => {
  it('somebody confirms the schedule and the identity', async () => {
    expect((await assess(inProd)).gates.map(({ id }) => id)).toEqual(['prod_change', 'access'])
    expect((await assess({ ...inProd, pause_status: 'PAUSED' })).gates.map(({ id }) => id)).toEqual([
      'access',
    ])
    expect((await assess(inDev)).gates).toEqual([])
  })

  it('a service principal and somebody to tell are asked for', async () => {
    const { run_as: _, notify_emails: __, ...rest } = inProd
    const open = (await assess(rest)).questions.filter((question) => question.default === undefined)
    expect(open.map(({ parameter }) => parameter)).toEqual(['run_as', 'notify_emails'])
  })
})

describe('the workspace', () => {
  const companions = {
    databricks: { workspace_name: 'dbw-ml-dev', resource_group: 'rg-ml', region: 'westeurope' },
  }

  it('of the same request is used, and waited for', async () => {
    const { workspace_name: _, resource_group: __, region: ___, ...rest } = inDev
    const { stacks, settings } = await assess(rest, { companions })
    expect(stacks[0]).toMatchObject({ dependsOn: ['databricks-objects'], plannable: 'after_dependencies' })
    expect(settings['region']).toMatchObject({ value: 'westeurope', source: 'inferred' })
  })

  it('of another name is one that exists', async () => {
    const { stacks } = await assess({ ...inDev, workspace_name: 'dbw-shared-dev' }, { companions })
    expect(stacks[0]).toMatchObject({ dependsOn: [], plannable: 'now' })
    expect(stacks[0]?.variables['workspace_resource_id']).toContain('/dbw-shared-dev')
  })
})

describe('the runs', () => {
  it('come with a note when they overlap or when clocks change', async () => {
    const { decisions } = await assess({
      ...inDev,
      schedule: '0 0 0/1 * * ?',
      run_minutes: 90,
      pause_status: 'UNPAUSED',
    })
    const told = decisions.find(({ topic }) => topic === 'next runs')
    expect(told?.reason).toContain('they wait for each other')
    const night = await assess({ ...inDev, schedule: '0 30 2 * * ?', timezone: 'Europe/Berlin' })
    expect(night.decisions.find(({ topic }) => topic === 'next runs')?.reason).toContain('2027-03-28')
  })
})

describe('advice', () => {
  it.each([
    ['JOB_SCHEDULE', databricksFailures.invalid_cron.error],
    ['JOB_CODE_NOT_FOUND', databricksFailures.notebook_not_found.error],
    ['JOB_GIT_CREDENTIAL', databricksFailures.git_credential.error],
    ['JOB_CLUSTER_NOT_ALLOWED', databricksFailures.not_authorized_to_create_clusters.error],
    ['JOB_RUN_AS', databricksFailures.run_as_role.error],
    ['JOB_QUOTA', databricksFailures.AZURE_QUOTA_EXCEEDED.error],
    ['JOB_LIMIT', databricksFailures.too_many_jobs.error],
    ['JOB_LOOKUP', databricksFailures.service_principal_missing.error],
  ])('is %s for "%s"', (key, message) => {
    expect(findAdvice(message, advice)?.key).toBe(key)
  })
})

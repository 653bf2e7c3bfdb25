import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Stated } from '#capability'
import { assess, settingsOf } from './assess.ts'

const plain = { team: 'churn', environment: 'dev', region: 'eastus' }

describe('machines', () => {
  it.each<[Stated, string, number]>([
    [{}, 'Standard_D4ads_v5', 2],
    [{ environment: 'staging' }, 'Standard_E4ds_v5', 4],
    [{ environment: 'prod', workload: 'inference' }, 'Standard_E8ds_v5', 8],
    [{ workload: 'vision_nlp' }, 'Standard_NC4as_T4_v3', 2],
    [{ workload: 'training_large' }, 'Standard_NC24ads_A100_v4', 2],
    [{ gpu_type: 'A10' }, 'Standard_NV36ads_A10_v5', 2],
    [{ gpu_type: 'H100' }, 'Standard_NC40ads_H100_v5', 2],
    [{ workload: 'vision_nlp', gpu: false }, 'Standard_D4ads_v5', 2],
  ])('for %j are %s', async (stated, nodeType, nodes) => {
    expect(await settingsOf({ ...plain, ...stated })).toMatchObject({
      node_type: nodeType,
      min_nodes: 0,
      max_nodes: nodes,
    })
  })

  it.each([
    [{ team: 'vision' }, 'vision_nlp', 'from the team name "vision"'],
    [{ team: 'genai-lab' }, 'training_large', 'from the team name "genai-lab"'],
    [{ gpu: true }, 'vision_nlp', 'from the GPUs asked for'],
    [{ gpu_type: 'A100' }, 'training_large', 'from the A100 GPUs asked for'],
    [{ team: 'vision', gpu: false }, 'tabular', 'the most common use, without GPUs'],
  ])('read the workload from %j', async (stated, workload, reason) => {
    const { settings } = await assess({ ...plain, ...stated })
    expect(settings['workload']).toMatchObject({ value: workload, reason })
  })

  it('have the GPU that the region sells where it does not sell the usual one', async () => {
    const { settings } = await assess({ ...plain, workload: 'vision_nlp', region: 'switzerlandnorth' })
    expect(settings['gpu_type']).toEqual({
      value: 'A10',
      source: 'default',
      reason: 'T4 machines are not sold in switzerlandnorth',
    })
  })

  it('take the GPU of a machine that was named', async () => {
    const stated = { ...plain, node_type: 'Standard_NC96ads_A100_v4' }
    expect(await settingsOf(stated)).toMatchObject({ gpu: true, gpu_type: 'A100' })
  })

  it('become fewer until they fit the budget, never fewer than one', async () => {
    const stated = { ...plain, environment: 'prod', network: 'public' }
    const fitting = await assess({ ...stated, budget_usd_month: 250 })
    expect(fitting.settings['max_nodes']).toMatchObject({ value: 4, reason: 'as much as fits the budget' })
    const tight = await assess({ ...stated, budget_usd_month: 20 })
    expect(tight.settings['max_nodes']?.value).toBe(2)
    expect(tight.decisions.map(({ topic }) => topic)).toContain('budget')
  })

  it('stay as many as somebody stated, whatever the budget', async () => {
    const { settings } = await assess({ ...plain, max_nodes: 20, budget_usd_month: 10 })
    expect(settings['max_nodes']).toEqual({ value: 20, source: 'stated' })
  })

  it('are at most as many as stay without work', async () => {
    expect(await settingsOf({ ...plain, min_nodes: 5 })).toMatchObject({ min_nodes: 5, max_nodes: 5 })
  })
})

describe('personal instances', () => {
  it('are one for each person named', async () => {
    const users = ['alice@contoso.com', 'bob@contoso.com']
    expect(await settingsOf({ ...plain, instance_users: users })).toMatchObject({
      instances: 2,
      instance_users: users,
      instance_type: 'Standard_D4ads_v5',
    })
  })

  it('wait until their owners are named', async () => {
    const { questions, stacks, settings } = await assess({ ...plain, instances: 3 })
    expect(questions.find(({ parameter }) => parameter === 'instance_users')).toMatchObject({
      text: 'Whose instances are the 3?',
    })
    expect(settings).not.toHaveProperty('instance_users')
    expect(stacks).toEqual([])
  })

  it('have names that differ between workspaces and people, and fit Azure', async () => {
    const users = ['a@contoso.com', 'A-Very.Long_Name+of@contoso.com']
    const names: string[] = []
    for (const team of ['churn', 'sales']) {
      const { stacks } = await assess({ ...plain, team, instance_users: users })
      names.push(...z.array(z.string()).parse(stacks[1]?.variables['instance_names']))
    }
    expect(new Set(names).size).toBe(4)
    expect(names.every((name) => /^[a-z](?!.*--)[a-z0-9-]{3,24}$/.test(name) && name.length <= 24)).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import type { Stated } from '#capability'
import { assess } from './assess.ts'

const plain = { team: 'ml', environment: 'dev', region: 'eastus', instances: 0 }
const account = {
  account_name: 'stmldev4f2a',
  resource_group: 'rg-ml-app-files-dev',
  hns: false,
  shared_keys: 'old_sdk',
}
const id =
  '/subscriptions/5a4db0c5-0000-4000-8000-00000000000d/resourceGroups/rg-ml-app-files-dev/providers/Microsoft.Storage/storageAccounts/stmldev4f2a'

function assessBeside(storage: Stated, stated: Stated = {}) {
  return assess({ ...plain, ...stated }, { companions: { storage } })
}

describe('a storage account that the same request makes', () => {
  it.each(['stmldev4f2a', 'STMLDEV4F2A', id])(
    'holds the files of the workspace when it is named as %s',
    async (storage) => {
      const { settings, stacks, problems } = await assessBeside(account, { storage })
      expect(problems).toEqual([])
      expect(settings['storage']).toEqual({ value: id, source: 'stated' })
      expect(stacks[0]).toMatchObject({ dependsOn: ['storage'], plannable: 'after_dependencies' })
      expect(stacks[0]?.claims?.map(({ kind }) => kind)).toEqual(['resource_group', 'key_vault'])
    },
  )

  it('with a hierarchical namespace is refused in one sentence', async () => {
    const { problems, stacks } = await assessBeside({ ...account, hns: true }, { storage: 'stmldev4f2a' })
    expect(problems).toEqual([
      {
        parameter: 'storage',
        value: 'stmldev4f2a',
        rule: 'this request gives it a hierarchical namespace, and Azure ML keeps its files only in an account without one',
        suggestion: 'existing storage account: new',
      },
    ])
    expect(stacks).toEqual([])
  })

  it.each(['none', undefined])('without keys (%s) is refused in one sentence', async (keys) => {
    const { account_name, resource_group } = account
    const companion = { account_name, resource_group, ...(keys === undefined ? {} : { shared_keys: keys }) }
    const { problems } = await assessBeside(companion, { storage: 'stmldev4f2a' })
    expect(problems).toMatchObject([
      { rule: 'this request gives it no keys, and the workspace signs in to its storage with one' },
    ])
  })

  it('with a hierarchical namespace leaves the workspace an account of its own, which is told', async () => {
    const { decisions, stacks } = await assessBeside({ ...account, hns: true })
    expect(decisions.find(({ topic }) => topic === 'storage')?.reason).toContain(
      'stmldev4f2a has a hierarchical namespace',
    )
    expect(stacks[0]).toMatchObject({ dependsOn: [], plannable: 'now', settings: { own_storage: true } })
  })

  it('is nothing to a workspace that names another one, and is not known before it has a name', async () => {
    const other = id.replace('stmldev4f2a', 'stother')
    const { stacks } = await assessBeside(account, { storage: other })
    expect(stacks[0]).toMatchObject({ dependsOn: [], plannable: 'now' })
    const { problems } = await assessBeside({ hns: true }, { storage: 'stmldev4f2a' })
    expect(problems).toMatchObject([{ rule: 'its resource group is not known; give its resource id' }])
  })
})

it('makes what is said to be new', async () => {
  const made = { storage: 'new', key_vault: 'New', registry: 'new', app_insights: 'new' }
  const { settings, problems } = await assess({ ...plain, ...made })
  expect(problems).toEqual([])
  expect(Object.keys(settings)).not.toEqual(expect.arrayContaining(['storage']))
})

import { describe, expect, it } from 'vitest'
import { verifies } from '../../scenarios/requirements.ts'
import { createEngineWorld, type EngineWorld } from '../../support/engine-world.ts'
import { openRequest, type PlayedRequest, workspaceTitle } from '../../support/played-request.ts'

/** Longer than anything that was read of the repository is remembered. */
const aWhile = 15_000

const storageTitle = 'Create a storage account for backups of team ml in dev, East US'
const storageText = 'internal data, used by people, 100 GB, allow only 20.1.2.0/24'

/** A workspace of alice whose pull request was merged. */
async function mergedWorkspace(world: EngineWorld): Promise<PlayedRequest> {
  const first = await openRequest(world, 'alice', workspaceTitle)
  await first.say('alice', 'yes')
  await first.approve('bob')
  await first.merge('bob')
  world.pass(aWhile)
  return first
}

describe('a request for something that is there already', () => {
  it(
    verifies(
      ['preflight.taken'],
      'is told from which request, is put right in plain words, and goes on to its pull request',
    ),
    async () => {
      const world = createEngineWorld()
      const first = await mergedWorkspace(world)
      const second = await openRequest(world, 'erin', workspaceTitle)
      expect(second.number).toBeGreaterThan(first.number)
      const told = `- workspace name \`dbw-ml-prod\` cannot be used: there is already dbw-ml-prod, from \\#${first.number}. dbw-ml-prod-2 would be right.`
      expect(await second.lastWord()).toContain('One thing has to be put right first.')
      expect(await second.lastWord()).toContain(told)

      await second.say('erin', 'yes')
      expect(await second.lastWord()).toBe(
        `**Not yet: something is still open.** Reply in your own words.\n\n${told}`,
      )
      expect((await second.state()).status).not.toBe('proposing')

      await second.say('erin', 'name the workspace dbw-ml-research')
      expect(await second.lastWord()).toContain('Updated: workspace dbw-ml-research.')
      expect(await second.lastWord()).toContain('Reply **yes** to take them all and open the pull request')
      await second.say('erin', 'yes')
      expect((await second.state()).status).toBe('in_review')
    },
  )

  it('goes on with the name that was suggested', async () => {
    const world = createEngineWorld()
    await mergedWorkspace(world)
    const second = await openRequest(world, 'erin', workspaceTitle)
    await second.say('erin', 'workspace name: dbw-ml-prod-2')
    await second.say('erin', 'yes')
    expect((await second.state()).status).toBe('in_review')
    expect((await second.stack('databricks')).path).toBe('stacks/prod/ml/dbw-ml-prod-2')
  })

  it('is told at its "yes" when the other one was merged in between', async () => {
    const world = createEngineWorld()
    const second = await openRequest(world, 'erin', workspaceTitle)
    expect((await second.state()).status).toBe('confirming')
    const first = await mergedWorkspace(world)
    await second.say('erin', 'yes')
    expect(await second.lastWord()).toContain(`there is already dbw-ml-prod, from \\#${first.number}`)
    expect((await second.state()).status).toBe('clarifying')
  })

  it('is told nothing about what it built itself', async () => {
    const world = createEngineWorld()
    const first = await mergedWorkspace(world)
    await first.say('alice', '1-4 workers')
    expect((await first.words()).join('\n')).not.toContain('there is already')
  })

  it('goes on once what stood there is gone', async () => {
    const world = createEngineWorld()
    await mergedWorkspace(world)
    const second = await openRequest(world, 'erin', workspaceTitle)
    const files = ['dbw-ml-prod', 'dbw-ml-prod-objects'].map((folder) => `stacks/prod/ml/${folder}`)
    await world.forge.push(
      'bob',
      'main',
      Object.fromEntries(files.map((path) => [`${path}/planwright.yaml`, null])),
    )
    world.pass(aWhile)
    await second.say('erin', 'thanks')
    expect(await second.lastWord()).toContain('Reply **yes** to take them all and open the pull request')
    expect((await second.state()).status).toBe('confirming')
  })

  it('is talked about as ever while the repository cannot be read, and told with its next words', async () => {
    const world = createEngineWorld()
    const first = await mergedWorkspace(world)
    const second = await openRequest(world, 'erin', 'Create a production workspace')
    world.forge.failNext('readFile', 'before')
    world.forge.failNext('readFile', 'before')
    world.forge.failNext('listFiles', 'before')
    await second.say('erin', 'team ml')
    expect(await second.lastWord()).toContain('Reply **yes** to take them all and open the pull request')
    await second.say('erin', 'yes')
    expect(await second.lastWord()).toContain(`, from \\#${first.number}.`)
    expect(world.alarms()).toEqual([])
  })
})

describe('a name that somebody has in the cloud', () => {
  const askedFor = (world: EngineWorld): Promise<PlayedRequest> =>
    openRequest(world, 'alice', storageTitle, storageText)

  async function nameOf(request: PlayedRequest): Promise<string> {
    return String((await request.values())['account_name'])
  }

  it(
    verifies(['preflight.names'], 'is told with one that is free, which is taken when it is said'),
    async () => {
      const calm = createEngineWorld()
      const name = await nameOf(await askedFor(calm))
      const world = createEngineWorld()
      const subscription = 'of somebody else'
      world.cloud.take({ kind: 'storage_account', name, subscription })
      world.cloud.take({ kind: 'storage_account', name: `${name}2`, subscription })
      const request = await askedFor(world)
      const told = `- account name \`${name}\` cannot be used: a storage account of this name exists in Azure already, and these names are unique in the world. ${name}3 would be right.`
      expect(await request.lastWord()).toContain(told)
      await request.say('alice', 'yes')
      expect((await request.state()).status).toBe('clarifying')
      await request.say('alice', `account name: ${name}3`)
      expect(await request.lastWord()).toContain('Nothing is open.')
      await request.say('alice', 'yes')
      expect((await request.state()).status).toBe('in_review')
    },
  )

  it('that the request itself has built is asked for no more', async () => {
    const world = createEngineWorld()
    const request = await askedFor(world)
    const name = await nameOf(request)
    await request.say('alice', 'yes')
    await request.approve('bob')
    await request.merge('bob')
    world.cloud.take({ kind: 'storage_account', name, subscription: 'its own' })
    world.pass(aWhile)
    const before = world.cloud.asked.length
    await request.say('alice', 'thanks, 200 GB then')
    expect((await request.words()).join('\n')).not.toContain('cannot be used')
    expect(world.cloud.asked.slice(before)).toEqual([])
  })

  it(
    verifies(['preflight.names'], 'holds nothing up while the cloud does not answer, which is noted'),
    async () => {
      const world = createEngineWorld()
      world.cloud.goSilent('Azure answered 503')
      const request = await askedFor(world)
      const name = await nameOf(request)
      const group = String((await request.values())['resource_group'])
      expect((await request.words())[0]).toContain(
        `Whether ${group} and ${name} are free could not be looked up: Azure answered 503. A name that is taken would show when it is built.`,
      )
      await request.say('alice', 'yes')
      expect((await request.state()).status).toBe('in_review')
    },
  )
})

describe('a request beside another one of the same team', () => {
  it(verifies(['preflight.groups'], 'is told of the resource group that would be the same'), async () => {
    const world = createEngineWorld()
    const first = await openRequest(world, 'alice', storageTitle, storageText)
    await first.say('alice', 'yes')
    await first.approve('bob')
    await first.merge('bob')
    world.pass(aWhile)
    const second = await openRequest(world, 'erin', storageTitle, storageText)
    expect(await second.lastWord()).toContain(
      `- resource group \`rg-ml-backup-dev\` cannot be used: there is already a resource group of this name, from \\#${first.number}. rg-ml-backup-dev-2 would be right.`,
    )
    await second.say('erin', 'resource group: rg-ml-backup-dev-2')
    expect(await second.lastWord()).toContain('Nothing is open.')
  })

  it(
    verifies(
      ['preflight.groups'],
      'whose pull request is open is told of the same group, and goes on with another or once it is closed',
    ),
    async () => {
      const world = createEngineWorld()
      const first = await openRequest(world, 'alice', storageTitle, storageText)
      await first.say('alice', 'yes')
      const [second, third] = [
        await openRequest(world, 'erin', storageTitle, storageText),
        await openRequest(world, 'erin', storageTitle, storageText),
      ]
      await second.say('erin', 'yes')
      expect(await second.lastWord()).toBe(
        `**Not opened: another request makes something of the same name.** Reply with another name, or wait until its pull request is closed without a merge; then reply **yes**.\n\n- \`rg-ml-backup-dev\` is the name of a resource group that #${first.number} makes; \`resource group: rg-ml-backup-dev-2\` would be another one`,
      )
      expect((await second.state()).status).toBe('confirming')
      await second.say('erin', 'resource group: rg-ml-backup-dev-2')
      await second.say('erin', 'yes')
      expect((await second.state()).status).toBe('in_review')

      await first.say('alice', '/cancel')
      await third.say('erin', 'yes')
      expect((await third.state()).status).toBe('in_review')
    },
  )

  it(
    verifies(['preflight.names'], 'is told of the account that its open pull request would make'),
    async () => {
      const world = createEngineWorld()
      const name = 'account name: stmlshared'
      const first = await openRequest(world, 'alice', storageTitle, `${storageText}. ${name}`)
      await first.say('alice', 'yes')
      const second = await openRequest(
        world,
        'erin',
        storageTitle.replace('backups of team ml in dev', 'app files of team core in dev'),
        `internal data, used by people, 100 GB, allow only 20.1.2.0/24. ${name}`,
      )
      await second.say('erin', 'yes')
      expect(await second.lastWord()).toContain(
        `- \`stmlshared\` is the name of a storage account that #${first.number} makes; \`account name: stmlshared2\` would be another one`,
      )
    },
  )

  it(verifies(['preflight.addresses'], 'is told of the network that would overlap'), async () => {
    const world = createEngineWorld()
    const first = await mergedWorkspace(world)
    const range = String((await first.values())['vnet_cidr'])
    const second = await openRequest(
      world,
      'erin',
      workspaceTitle,
      `workspace name: dbw-ml-lab. vnet cidr: ${range}`,
    )
    expect(await second.lastWord()).toContain(
      `- vnet cidr \`${range}\` cannot be used: it overlaps ${range} of dbw-ml-prod, from \\#${first.number}, and networks that overlap can never be connected. `,
    )
    const free = /connected\. ([\d./]+) would be right/.exec(await second.lastWord())?.[1]
    await second.say('erin', `vnet cidr: ${free}`)
    expect(await second.lastWord()).toContain('Reply **yes** to take them all and open the pull request')
  })
})

it(
  verifies(
    ['preflight.contradiction'],
    'a workspace on the data lake of the same request is told and put right',
  ),
  async () => {
    const world = createEngineWorld()
    const request = await openRequest(
      world,
      'alice',
      'Azure ML workspace and storage account for team ml in dev, East US',
      'The storage account is a data lake for internal data. account name: stmldatalake. existing storage account: stmldatalake',
    )
    const told =
      '- storage `stmldatalake` cannot be used: this request gives it a hierarchical namespace, and Azure ML keeps its files only in an account without one. existing storage account: new would be right.'
    expect(await request.lastWord()).toContain(told)
    await request.say('alice', 'existing storage account: new')
    expect((await request.words()).at(0)).not.toContain('cannot be used')
    expect(await request.values()).toMatchObject({ account_name: 'stmldatalake', hns: true })
  },
)

describe('a workspace on an account that another request has built', () => {
  /** The data lake of alice whose pull request was merged. */
  async function mergedLake(world: EngineWorld, words: string): Promise<PlayedRequest> {
    const lake = await openRequest(
      world,
      'alice',
      'Create a storage account for team ml in dev, East US',
      `${words}, internal data, used by people, 100 GB, allow only 20.1.2.0/24. account name: stmlknown`,
    )
    await lake.say('alice', 'yes')
    await lake.approve('bob')
    await lake.merge('bob')
    world.pass(aWhile)
    return lake
  }

  const place = '/subscriptions/5a4db0c5-0000-4000-8000-000000000001'
  const account = 'providers/Microsoft.Storage/storageAccounts/stmlknown'

  const workspaceOn = (world: EngineWorld, account: string): Promise<PlayedRequest> =>
    openRequest(
      world,
      'erin',
      'Azure ML workspace for team ml in dev, East US',
      `existing storage account: ${account}. No personal instances. Allow only 20.1.2.0/24.`,
    )

  it(
    verifies(
      ['preflight.contradiction'],
      'as a data lake is told with the stack and its request, and put right in the words that are offered',
    ),
    async () => {
      const world = createEngineWorld()
      const lake = await mergedLake(world, 'It is a data lake')
      const { path } = await lake.stack('storage')
      const told = `- storage \`stmlknown\` cannot be used: ${path}, from \\#${lake.number}, gave it a hierarchical namespace, and Azure ML keeps its files only in an account without one. existing storage account: new would be right.`

      const byName = await workspaceOn(world, 'stmlknown')
      expect(await byName.lastWord()).toContain(told)
      expect(await byName.lastWord()).toContain('One thing has to be put right first.')

      const byId = await workspaceOn(world, `${place}/resourceGroups/rg-lake/${account}`)
      expect(await byId.lastWord()).toContain(told)
      await byId.say('erin', 'yes')
      expect((await byId.state()).status).toBe('clarifying')
      await byId.say('erin', 'existing storage account: new')
      expect(await byId.lastWord()).toContain('Reply **yes** to take')
    },
  )

  it('that fits is offered by its resource id, which goes on', async () => {
    const world = createEngineWorld()
    const files = await mergedLake(world, 'It is for app files of an old sdk with shared keys')
    const group = String((await files.values())['resource_group'])
    const id = `${place}/resourceGroups/${group}/${account}`
    const request = await workspaceOn(world, 'stmlknown')
    expect(await request.lastWord()).toContain(
      `- storage \`stmlknown\` cannot be used: its resource group is not known; give its resource id. ${id} would be right.`,
    )
    await request.say('erin', `existing storage account: ${id}`)
    expect(await request.lastWord()).toContain('Reply **yes** to take')
    expect(await request.values()).toMatchObject({ storage: id })
  })
})

it(
  verifies(
    ['preflight.groups'],
    'one resource group for two stacks is told, and taken back in the words that are offered',
  ),
  async () => {
    const world = createEngineWorld()
    const request = await openRequest(
      world,
      'alice',
      'Azure ML workspace and key vault for team ml in dev, East US',
      'resource group: rg-ml-shared. No personal instances.',
    )
    await request.say('alice', '2. 20.1.2.0/24')
    expect(await request.lastWord()).toContain(
      '- resource group `rg-ml-shared` cannot be used: Azure ML workspace mlw-ml-dev of this request makes a resource group of this name too, and each stack makes one of its own. "drop the resource group" would be right.',
    )
    await request.say('alice', 'drop the resource group')
    expect((await request.words()).at(0)).not.toContain('cannot be used')
  },
)

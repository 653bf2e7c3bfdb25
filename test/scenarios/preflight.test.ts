import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SANDBOX_SUBSCRIPTION_ID } from '../../sandbox/cloud/cloud.ts'
import { createDirectoryStore } from '../../sandbox/cloud/store/directory.ts'
import { type BotWorld, startBotWorld } from '../support/bot-world.ts'
import { verifies } from './requirements.ts'

const vault = 'kv-payments-shared'

/** A vault that somebody made without the bot, in a subscription of their own. */
async function makeVault(world: BotWorld): Promise<void> {
  const store = await createDirectoryStore(join(dirname(world.dataDirectory), 'cloud'))
  await store.put({
    type: 'azurerm_key_vault',
    name: vault,
    id: `/subscriptions/${SANDBOX_SUBSCRIPTION_ID}/resourceGroups/rg-other/providers/Microsoft.KeyVault/vaults/${vault}`,
    scope: SANDBOX_SUBSCRIPTION_ID,
    values: { name: vault },
  })
}

describe('a name that somebody has in the cloud', () => {
  let world: BotWorld
  beforeAll(async () => {
    world = await startBotWorld()
  }, 120_000)
  afterAll(() => world.close())

  it(verifies(
    ['preflight.names'],
    'is told in the conversation, and what was offered opens the pull request',
  ), async () => {
    await makeVault(world)
    const issue = await world.ask(
      'Key vault for team payments in dev, East US',
      `The vault name is ${vault}. It holds secrets. Allow only 20.1.2.0/24.`,
    )
    const told = await world.status(issue, (body) => body.includes('cannot be used'))
    expect(told).toContain(
      `- vault name \`${vault}\` cannot be used: a key vault of this name exists in Azure already, or was deleted not long ago, and these names are unique in the world. ${vault}-2 would be right.`,
    )
    await world.people.comment('alice', issue, `vault name: ${vault}-2`)
    const ready = await world.status(issue, (body) => body.includes(`| ${vault}-2 |`))
    expect(ready).not.toContain('cannot be used')
    await world.people.comment('alice', issue, 'yes')
    const pull = await world.pullRequest(issue)
    expect(pull.title).toContain(`${vault}-2`)
  }, 180_000)
})

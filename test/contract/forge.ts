import { afterAll, beforeAll, describe } from 'vitest'
import { describeForgeChecks } from './forge-checks.ts'
import { describeForgeConversation } from './forge-conversation.ts'
import { describeForgePullRequests } from './forge-pull-requests.ts'
import { describeForgeReading } from './forge-reading.ts'
import type { ForgeWorld } from './forge-world.ts'

/** What the repository of the contract holds at first. */
export const firstFiles = {
  '.github/planwright.yml': 'version: 1\n',
  'stacks/prod/web/main.tf': 'old = true\n',
  'stacks/prod/web/stale.tf': 'stale = true\n',
  'stacks/prod/web/modules/inner.tf': 'inner = true\n',
  'stacks/prod/website/main.tf': 'other = true\n',
}

/** The promises of the forge, for any implementation of it. */
export function describeForge(
  name: string,
  open: (files: Readonly<Record<string, string>>) => Promise<ForgeWorld>,
): void {
  describe(name, () => {
    let opened: ForgeWorld | undefined
    const world = (): ForgeWorld => {
      if (opened === undefined) throw new Error('the forge is not open')
      return opened
    }
    beforeAll(async () => {
      opened = await open(firstFiles)
    })
    afterAll(() => opened?.close())

    describeForgeReading(world)
    describeForgeConversation(world)
    describeForgePullRequests(world)
    describeForgeChecks(world)
  })
}

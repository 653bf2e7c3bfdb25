import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../src/adapters/postgres/open-embedded.ts'
import { openStore } from '../../src/adapters/postgres/open-store.ts'
import { describeRequestStore } from '../contract/request-store.ts'
import { describeUpkeep } from '../contract/request-store-upkeep.ts'

function makeDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'planwright-store-'))
}

describeRequestStore('embedded store', async () => {
  const directory = await makeDirectory()
  const opened = await openStore({ kind: 'embedded', directory })
  return {
    ...opened,
    async close() {
      await opened.close()
      await rm(directory, { recursive: true })
    },
  }
})

describeUpkeep('embedded store', async () => {
  const directory = await makeDirectory()
  return {
    open: (settings) => openStore({ kind: 'embedded', directory }, settings),
    async reach(work) {
      const database = await openEmbedded(directory)
      try {
        return await work(database.db)
      } finally {
        await database.close()
      }
    },
    dispose: () => rm(directory, { recursive: true }),
  }
})

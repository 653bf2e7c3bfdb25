import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/adapters/postgres/open-store.ts'
import { describeRequestStore } from '../contract/request-store.ts'

describeRequestStore('embedded store', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'planwright-store-'))
  const opened = await openStore({ kind: 'embedded', directory })
  return {
    ...opened,
    async close() {
      await opened.close()
      await rm(directory, { recursive: true })
    },
  }
})

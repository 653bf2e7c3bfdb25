import { openStore } from '../../src/adapters/postgres/open-store.ts'
import { describeRequestStore } from '../contract/request-store.ts'
import { startPostgresServer } from '../support/postgres-server.ts'

describeRequestStore('store on a PostgreSQL server', async () => {
  const server = await startPostgresServer()
  const opened = await openStore({ kind: 'server', connectionString: server.connectionString })
  return {
    ...opened,
    async close() {
      await opened.close()
      await server.stop()
    },
  }
})

import { createForeignServer } from '../../adapters/mcp/foreign/foreign-server.ts'
import type { ToolServer } from '../../adapters/mcp/foreign/tool-servers.ts'

const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore }

/** Asks every configured server what it offers; a line for each capability, and whether all can be used. */
export async function checkServers(
  servers: readonly ToolServer[],
): Promise<{ readonly lines: readonly string[]; readonly ready: boolean }> {
  const checked = await Promise.all(
    servers.map((server) => {
      const foreign = createForeignServer({
        server,
        log: quiet,
        now: () => performance.now(),
        patienceMs: 60_000,
      })
      return Promise.all(
        server.tools.map(async (tool) => {
          const verdict = await foreign.verdict(tool)
          const isReady = verdict.kind === 'ready'
          const word = isReady ? 'ready' : `suspended: ${verdict.detail}`
          return { isReady, line: `${tool.capability} (${server.name}): ${word}` }
        }),
      )
    }),
  )
  const all = checked.flat()
  return { lines: all.map(({ line }) => line), ready: all.every(({ isReady }) => isReady) }
}

function ignore(): void {}

import { capabilityRegistry } from '../capabilities/registry.ts'
import { connectTool } from './adapters/mcp/connect-tool.ts'
import { connectForeign } from './adapters/mcp/foreign/connect-foreign.ts'
import type { ToolServer } from './adapters/mcp/foreign/tool-servers.ts'
import { type Capability, inDependencyOrder } from './capability/index.ts'
import { ConfigError } from './domain/errors.ts'
import { remembered } from './lib/remembered.ts'
import type { Logger } from './ports/logger.ts'

/** Every capability of the product, ready to be asked, with those that others follow first. */
export interface ConnectedCapabilities {
  /** The same list until something about a foreign capability becomes known. */
  readonly capabilities: readonly Capability[]
  close(): Promise<void>
}

/** Servers of other people whose tools are capabilities too. */
export interface ForeignTools {
  readonly servers: readonly ToolServer[]
  readonly log: Logger
}

/**
 * Takes agents as they are and connects to the MCP server of each tool, in this process; behind them come the tools
 * of foreign servers, which are asked only while somebody wants them.
 * @throws ConfigError when a foreign tool has the id of a capability of ours.
 */
export async function connectCapabilities(foreign?: ForeignTools): Promise<ConnectedCapabilities> {
  refuseOurIds(foreign?.servers ?? [])
  const closers: (() => Promise<void>)[] = []
  const own = await Promise.all(
    capabilityRegistry.map(async (entry) => {
      if (entry.kind === 'agent') return entry.capability
      const tool = await connectTool({
        expected: entry.capability,
        server: { kind: 'in_process', createServer: entry.createServer },
      })
      closers.push(() => tool.close())
      return tool
    }),
  )
  const others = foreign === undefined ? undefined : await connectForeign(foreign)
  const together = remembered((more: readonly Capability[]) => inDependencyOrder([...own, ...more]))
  const none: readonly Capability[] = []
  return {
    get capabilities() {
      return together(others?.capabilities() ?? none)
    },
    async close() {
      for (const close of closers) await close()
    },
  }
}

function refuseOurIds(servers: readonly ToolServer[]): void {
  const ours = new Set(capabilityRegistry.map(({ capability }) => capability.id))
  for (const { name, tools } of servers) {
    const taken = tools.find(({ capability }) => ours.has(capability))
    if (taken === undefined) continue
    throw new ConfigError(
      `the tool server ${name} cannot have the capability "${taken.capability}": Planwright has one of this name`,
    )
  }
}

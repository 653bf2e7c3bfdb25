import { capabilityRegistry } from '../capabilities/registry.ts'
import { connectTool } from './adapters/mcp/connect-tool.ts'
import { type Capability, inDependencyOrder } from './capability/index.ts'

/** Every capability of the product, ready to be asked, with those that others follow first. */
export interface ConnectedCapabilities {
  readonly capabilities: readonly Capability[]
  close(): Promise<void>
}

/** Takes agents as they are and connects to the MCP server of each tool, in this process. */
export async function connectCapabilities(): Promise<ConnectedCapabilities> {
  const closers: (() => Promise<void>)[] = []
  const capabilities = await Promise.all(
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
  return {
    capabilities: inDependencyOrder(capabilities),
    async close() {
      for (const close of closers) await close()
    },
  }
}

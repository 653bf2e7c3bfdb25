import { McpServer } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Capability } from '../capability/contract.ts'
import {
  describeToolArguments,
  fromWireContext,
  ToolArguments,
  type ToolMeta,
  toolMetaKey,
} from '../capability/tool-wire.ts'
import { Assessment } from '../domain/assessment.ts'

export interface ToolServerOptions {
  /** Paths of the prices that the capability's estimate uses; callers send these and no others. */
  readonly prices?: readonly string[]
}

/**
 * An MCP server with one tool, named after the capability, whose result is the capability's assessment.
 * The tool only reads: it changes nothing, and the same arguments give the same answer.
 * Its input schema describes every parameter with its metadata; a value that it refuses is a problem in the
 * assessment, not an error of the call.
 */
export function createToolServer(capability: Capability, options: ToolServerOptions = {}): McpServer {
  const { id, title, summary, version, parameters } = capability
  const server = new McpServer({ name: `planwright-${id.replaceAll('_', '-')}`, version })
  const meta: ToolMeta = { version, prices: [...(options.prices ?? [])] }
  server.registerTool(
    id,
    {
      title,
      description: summary,
      inputSchema: {
        '~standard': {
          ...ToolArguments['~standard'],
          jsonSchema: {
            ...ToolArguments['~standard'].jsonSchema,
            input: () => describeToolArguments(parameters),
          },
        },
      },
      outputSchema: Assessment,
      annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
      _meta: { [toolMetaKey]: meta },
    },
    async ({ stated, context }) => {
      const assessment = await capability.assess(stated, fromWireContext(context))
      return {
        content: [{ type: 'text', text: JSON.stringify(assessment) }],
        structuredContent: assessment,
      }
    },
  )
  return server
}

/** Serves the capability's tool on standard input and output until the input ends. */
export function serveOverStdio(capability: Capability, options: ToolServerOptions = {}): void {
  serveStdio(() => createToolServer(capability, options))
}

import type { Tool } from '@modelcontextprotocol/client'
import { readParameters, type ToolParameter } from './read-parameters.ts'
import { toolPin } from './tool-pin.ts'
import type { AllowedTool } from './tool-servers.ts'

/** Whether a capability can be used. `because` completes "it is suspended, because its server"; `detail` is for operators. */
export type Verdict =
  | { readonly kind: 'ready'; readonly parameters: readonly ToolParameter[] }
  | { readonly kind: 'suspended'; readonly because: string; readonly detail: string }

/** Compares what a server offers with the tool that was reviewed. */
export function judgeTool(allowed: AllowedTool, offered: readonly Tool[]): Verdict {
  const tool = offered.find(({ name }) => name === allowed.tool)
  if (tool === undefined) {
    return {
      kind: 'suspended',
      because: 'offers its tool no longer. An operator has to look at it',
      detail: `the server offers no tool named "${allowed.tool}"`,
    }
  }
  const pin = toolPin(tool)
  if (pin !== allowed.pin) {
    return {
      kind: 'suspended',
      because:
        'offers a tool that differs from the reviewed one. An operator has to review it and set the new pin',
      detail: `the tool has the pin ${pin}, and ${allowed.pin} was reviewed`,
    }
  }
  const read = readParameters(tool.inputSchema)
  if ('parameters' in read) return { kind: 'ready', parameters: read.parameters }
  return {
    kind: 'suspended',
    because: `offers a tool that cannot be asked for in words: ${read.fault}. An operator has to look at it`,
    detail: `the tool cannot become a capability: ${read.fault}`,
  }
}

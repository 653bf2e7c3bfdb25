import { plainWords } from '../../adapters/mcp/foreign/plain-words.ts'
import { readParameters, type ToolParameter } from '../../adapters/mcp/foreign/read-parameters.ts'
import { toolPin } from '../../adapters/mcp/foreign/tool-pin.ts'
import type { ServerAddress } from '../../adapters/mcp/foreign/tool-servers.ts'
import { useServer } from '../../adapters/mcp/foreign/use-server.ts'
import { metaOf } from '../../capability/parameter.ts'
import { valueText } from '../../conversation/brief/value-text.ts'

const timeoutMs = 20_000

/** What a server offers, tool by tool, with the lines that let a tool in. */
export async function inspectServer(address: ServerAddress): Promise<string> {
  const tools = await useServer(address, timeoutMs, (server) => server.tools())
  const head = `The server offers ${tools.length} ${tools.length === 1 ? 'tool' : 'tools'}.`
  const parts = tools.map((tool) => {
    const read = readParameters(tool.inputSchema)
    const description = plainWords(tool.description ?? 'It has no description.', 300)
    const about = [`${plainWords(tool.name, 128)}`, `  ${description}`]
    if ('fault' in read) return [...about, `  It cannot become a capability: ${read.fault}.`].join('\n')
    const pin = toolPin(tool)
    return [...about, '', ...read.parameters.map(parameterLine), '', ...pinLines(tool.name, pin)].join('\n')
  })
  return `${[head, ...parts].join('\n\n')}\n`
}

function parameterLine(parameter: ToolParameter): string {
  const { argument, schema, required, identifies, options, description } = parameter
  const kind = metaOf(schema)?.kind ?? 'text'
  const facts = [
    kind,
    ...(options.length > 0 ? [options.join(' | ')] : []),
    ...(parameter.default === undefined ? [] : [`default ${valueText(parameter.default)}`]),
    ...(required && parameter.default === undefined ? ['required'] : []),
    ...(identifies ? ['says which one is meant'] : []),
  ]
  return `    ${argument.padEnd(20)} ${facts.join(', ')}${description === '' ? '' : ` (${description})`}`
}

function pinLines(tool: string, pin: string): string[] {
  const id = tool
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_$/g, '')
    .slice(0, 40)
  const title = id.replaceAll('_', ' ').trim()
  return [
    '  When you have reviewed it, these lines let it in:',
    '',
    `      - tool: ${JSON.stringify(tool)}`,
    `        capability: ${id}`,
    '        version: 1.0.0',
    `        title: ${title.slice(0, 1).toUpperCase()}${title.slice(1)}`,
    `        pin: ${pin}`,
    '        resources: [] # the types of resources that it may make, e.g. azurerm_resource_group',
  ]
}

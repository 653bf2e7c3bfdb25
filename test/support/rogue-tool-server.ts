import { McpServer } from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import * as z from 'zod'

/** A tool server that misbehaves as its first argument says; started as a program by tests. */
const [, , manner] = process.argv
const keep = setInterval(() => undefined, 1000)

function served(run: () => Promise<object> | object): McpServer {
  const server = new McpServer({ name: 'rogue', version: '1.0.0' })
  server.registerTool('rogue', { description: 'Rogue.', inputSchema: z.object({}) }, async () => ({
    content: [],
    structuredContent: { ...(await run()) },
  }))
  return server
}

switch (manner) {
  case 'silent':
    process.on('SIGTERM', () => undefined)
    break
  case 'crashing':
    process.exit(3)
    break
  case 'babbling':
    process.stdout.write('hello\n{"jsonrpc": "2.0"}\n')
    break
  case 'flooding':
    process.stdout.write(Buffer.alloc(12 * 1024 * 1024, 'x'))
    break
  case 'hanging':
    clearInterval(keep)
    serveStdio(() => served(() => new Promise(() => undefined)))
    break
  case 'telling':
    clearInterval(keep)
    serveStdio(() => served(() => ({ variables: Object.keys(process.env).sort() })))
    break
  default:
    throw new Error(`there is no manner ${manner}`)
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../examples/tool-server/http-server.ts', import.meta.url))

/** The sample server over HTTP, as a process of its own. */
export interface ToolServerProcess {
  readonly url: string
  stop(): Promise<void>
}

export async function startToolServer(token: string, port = 0): Promise<ToolServerProcess> {
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: { TOOL_SERVER_TOKEN: token, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.stdout === null) throw new Error('the sample server has no output')
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return {
    url,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** A port of this machine on which nothing listens now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

// Serves the tool of the capability in whose folder this file is linked as server.ts.
// Node older than 24 cannot load TypeScript: then the pinned Node of this project takes over.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const requiredMajor = 24
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

const [, script = ''] = process.argv
const entry = join(dirname(script), 'mcp-server.ts')
const pinnedNode = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))

if (!existsSync(entry)) {
  refuse(`There is no tool server in ${dirname(script)}. Run the server.ts of a capability's folder.`)
} else if (Number(process.versions.node.split('.')[0]) >= requiredMajor) {
  await import(pathToFileURL(entry).href)
} else if (existsSync(pinnedNode)) {
  runWith(pinnedNode)
} else {
  refuse(
    `This needs Node ${requiredMajor} and runs on ${process.version}. Run "npm ci" first: it brings the right one.`,
  )
}

function runWith(node) {
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of forwarded) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => refuse(`${node} cannot be run: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

import '../node-version.ts'
import { readToolServers } from '../config.ts'
import { PlanwrightError } from '../domain/errors.ts'
import { checkServers } from './tools/check.ts'
import { inspectServer } from './tools/inspect.ts'
import { readToolsOptions } from './tools/options.ts'

const USAGE = `npm run tools -- inspect --stdio "COMMAND ARGUMENT..."
npm run tools -- inspect --url URL
npm run tools -- check

inspect shows what a foreign tool server offers, and the lines that let its tools in.
check   asks every server in TOOL_SERVERS_FILE and says which capabilities can be used; exit code 1 when one cannot.

  --stdio COMMAND    starts the server as a program; it gets PATH and no other variable
  --env NAME         a variable that the program gets too; may be repeated
  --url URL          the server over HTTP: https://, or http:// on this machine
  --token NAME       the variable that holds the bearer token for --url
  --file FILE        for check, in place of TOOL_SERVERS_FILE
`

/** `npm run tools`: what an operator needs to let foreign tools in. */
async function main(): Promise<void> {
  const request = readToolsOptions(process.argv.slice(2), process.env, process.cwd())
  switch (request.kind) {
    case 'help':
      process.stdout.write(USAGE)
      return
    case 'inspect':
      process.stdout.write(await inspectServer(request.address))
      return
    case 'check': {
      const { lines, ready } = await checkServers(readToolServers(request.file, process.env))
      process.stdout.write(lines.map((line) => `${line}\n`).join(''))
      if (!ready) process.exitCode = 1
    }
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof PlanwrightError)) throw error
  process.stderr.write(`tools: ${error.message}\n`)
  process.exitCode = 2
}

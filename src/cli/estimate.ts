import '../node-version.ts'
import { parseArgs } from 'node:util'
import { estimateDocument } from './estimate/estimate-document.ts'
import { estimateText } from './estimate/estimate-text.ts'
import { openRequest, refuse, requestHelp, requestOptions } from './request/open-request.ts'
import { runCommand } from './request/run-command.ts'

const USAGE = `npm run --silent estimate -- --request FILE.json

Prints what the stacks of a request cost a month in US dollars: low, expected and high, a line for each stack and one
for all together, with what is assumed and the date of the prices.
  --json             one document for programs instead
${requestHelp}`

/** `npm run estimate`: what a request would cost, from the same price book as in a conversation. */
async function main(args: readonly string[]): Promise<number> {
  const options = { ...requestOptions, json: { type: 'boolean', default: false } } as const
  const { values } = parseArgs({ args: [...args], options })
  if (values.help) {
    process.stdout.write(USAGE)
    return 0
  }
  const drafted = await openRequest(values)
  if ('errors' in drafted) return refuse('estimate', drafted.errors)
  const document = estimateDocument(drafted.brief)
  process.stdout.write(values.json ? `${JSON.stringify(document, null, 2)}\n` : estimateText(document))
  return 0
}

await runCommand('estimate', main)

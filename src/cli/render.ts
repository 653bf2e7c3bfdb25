import '../node-version.ts'
import { parseArgs } from 'node:util'
import { createStackRenderer } from '../adapters/handlebars/create-stack-renderer.ts'
import { ConfigError } from '../domain/errors.ts'
import { committedFiles, renderProposal } from '../workflow/committed-files.ts'
import { capabilitiesDirectory, templatesDirectory } from './capability/folders.ts'
import { nowhere } from './interpret/signals.ts'
import { checkStackFolder, writeStackFolder } from './render/stack-folder.ts'
import { openRequest, refuse, requestHelp, requestOptions } from './request/open-request.ts'
import { runCommand } from './request/run-command.ts'

const USAGE = `npm run --silent render -- --request FILE.json --out DIR

Writes the stacks of a request as they would be committed, to DIR/stacks/<environment>/<team>/<stack>, and prints their
paths in the order in which they are applied. The same request gives the same bytes.
  --out DIR          an empty or new folder, or one that holds nothing but an earlier result, which is replaced
${requestHelp}`

/** `npm run render`: what a request would commit, without a GitHub or a cloud. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { ...requestOptions, out: { type: 'string' } } })
  if (values.help) {
    process.stdout.write(USAGE)
    return 0
  }
  if (values.out === undefined) throw new ConfigError('name the folder to write to with --out DIR')
  await checkStackFolder(values.out)
  const drafted = await openRequest(values)
  if ('errors' in drafted) return refuse('render', drafted.errors)
  const renderer = createStackRenderer({ capabilitiesDirectory, templatesDirectory })
  const { owner, repository, issue } = nowhere
  const rendered = renderProposal(drafted.brief.stacks, `${owner}/${repository}#${issue}`, renderer)
  await writeStackFolder(values.out, committedFiles(rendered))
  process.stdout.write(rendered.map(({ path }) => `${path}\n`).join(''))
  return 0
}

await runCommand('render', main)

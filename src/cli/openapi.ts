import '../node-version.ts'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { InputError, PlanwrightError } from '../domain/errors.ts'
import { OpenApiDocument, trimDocument } from './openapi/trim-document.ts'
import { fetchPackage } from './schemas/fetch-package.ts'

const COMMITTED = fileURLToPath(
  new URL('../../sandbox/github/openapi/github-openapi-trimmed.json.gz', import.meta.url),
)
/** GitHub's description with the Octokit extension, MIT license. */
const PACKAGE = '@octokit/openapi'
const DEFAULT_VERSION = '23.0.2'

/** `npm run openapi`: rebuilds the trimmed document of GitHub from its public npm package. */
async function main(args: readonly string[]): Promise<void> {
  const { version, output } = readOptions(args)
  const folder = await mkdtemp(join(tmpdir(), 'github-openapi-'))
  try {
    const fetched = await fetchPackage({ name: PACKAGE, version, folder })
    const text = await readFile(join(fetched.path, 'generated', 'api.github.com.json'), 'utf8')
    const document = trimDocument(OpenApiDocument.parse(JSON.parse(text)))
    await writeFile(output, gzipSync(JSON.stringify(document), { level: 9 }))
    const operations = Object.values(document.paths).flatMap((item) => Object.keys(Object(item)))
    process.stdout.write(
      `${output}: ${PACKAGE} ${fetched.version}, ${operations.length} operations, ` +
        `${Object.keys(document['x-webhooks']).length} webhooks\n`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function readOptions(args: readonly string[]): { readonly version: string; readonly output: string } {
  const usage = `use --version (${DEFAULT_VERSION}) and --output FILE`
  try {
    const { version, output } = parseArgs({
      args: [...args],
      options: {
        version: { type: 'string', default: DEFAULT_VERSION },
        output: { type: 'string', default: COMMITTED },
      },
    }).values
    if (/^(?:latest|\d+\.\d+\.\d+)$/.test(version)) return { version, output }
    throw new InputError(`--version is "${version}" and should be like ${DEFAULT_VERSION}, or latest`)
  } catch (error) {
    if (error instanceof PlanwrightError) throw error
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new InputError(`${reason}; ${usage}`, { cause: error })
  }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof PlanwrightError)) throw error
  process.stderr.write(`openapi: ${error.message}\n`)
  process.exitCode = 1
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type GithubDouble, startGithub } from './github.ts'

/** Options: `--port N` (0 = free), `--webhook-url URL`, `--directory D` (default a temporary one), `--json`. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'webhook-url': { type: 'string' },
    directory: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`--port is "${values.port}": give a number from 0 to 65535\n`)
  process.exit(1)
}

const temporary = values.directory === undefined ? await mkdtemp(join(tmpdir(), 'github-double-')) : undefined
const github = await startGithub({
  directory: values.directory ?? temporary ?? '',
  port,
  ...(values['webhook-url'] === undefined ? {} : { webhookUrl: values['webhook-url'] }),
})
process.stdout.write(
  values.json ? `${JSON.stringify(describe(github))}\n` : `GitHub double at ${github.url}\n`,
)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stop()
  })
}

async function stop(): Promise<void> {
  await github.close()
  if (temporary !== undefined) await rm(temporary, { recursive: true, force: true })
  process.exit(0)
}

function describe({ url, organisations, tokens, apps }: GithubDouble) {
  return {
    url,
    organisations: Object.entries(organisations).map(([login, repositories]) => ({ login, repositories })),
    users: Object.entries(tokens).map(([login, token]) => ({ login, token })),
    apps: apps.map(({ id, slug, privateKey, webhookSecret, installations }) => ({
      id,
      slug,
      privateKey,
      webhookSecret,
      installations,
    })),
  }
}

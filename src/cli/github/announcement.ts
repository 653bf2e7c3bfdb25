import type { GithubDouble } from '../../../sandbox/github/github.ts'

type Announced = Pick<GithubDouble, 'url' | 'organisations' | 'tokens' | 'apps'>

/** Everything a program needs to use a double, as one line of JSON. */
export function announceJson({ url, organisations, tokens, apps }: Announced): string {
  const announcement = {
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
  return `${JSON.stringify(announcement)}\n`
}

/** The same for people; the private key stays out. */
export function announceText({ url, organisations, tokens, apps }: Announced): string {
  const people = Object.entries(tokens)
  const width = Math.max(...people.map(([login]) => login.length))
  const [repository = ''] = Object.values(organisations).flat()
  const [first] = people
  const account = first === undefined ? '' : `${first.join(':')}@`
  return [
    `A GitHub of our own is ready: ${url}`,
    `Repositories: ${Object.values(organisations).flat().join(', ')}`,
    '',
    'People and their tokens:',
    ...people.map(([name, secret]) => `  ${name.padEnd(width)}  ${secret}`),
    '',
    ...apps.flatMap(({ slug, id, webhookSecret, installations }) => [
      `App ${slug}: id ${id}, webhook secret ${webhookSecret}`,
      ...installations.map((one) => `  installation ${one.id} on ${one.account}`),
    ]),
    '  (--json also prints its private key)',
    '',
    `git clone ${url.replace('://', `://${account}`)}/${repository}.git`,
    'Nothing here is real. Stop it with Ctrl-C.',
    '',
  ].join('\n')
}

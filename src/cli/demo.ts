import '../node-version.ts'
import { once } from 'node:events'
import { stories } from '../../sandbox/stories/stories.ts'
import { PlanwrightError } from '../domain/errors.ts'
import { createGithubPeople } from './demo/github-people.ts'
import { createNarrator, silentNarrator } from './demo/narrator.ts'
import { observe } from './demo/observe.ts'
import { readDemoOptions } from './demo/options.ts'
import { readOutcome } from './demo/outcome.ts'
import { playStory } from './demo/play-story.ts'
import { startWorld } from './demo/world.ts'

/** What ends the demo early; the bot and everything else it started end with it. */
const endings = ['SIGINT', 'SIGTERM'] as const

/** `npm run demo`: a whole story on this machine, with nobody's account. */
async function main(): Promise<void> {
  const options = readDemoOptions(
    process.argv.slice(2),
    stories.map(({ name }) => name),
  )
  const story = stories.find(({ name }) => name === options.story)
  if (story === undefined) return
  const { stdout, stderr } = process
  const narrator = options.json
    ? silentNarrator
    : createNarrator({
        write: (text) => stdout.write(text),
        isTty: stdout.isTTY,
        columns: stdout.columns ?? 100,
      })
  const onLog = (line: string) => (options.verbose ? stderr.write(`${line}\n`) : true)
  narrator.begins(story.about, 'A GitHub, a cloud and the bot start on this machine; nothing here is real.')
  const world = await startWorld({ faults: story.faults, onLog })
  const end = () => void world.close().then(() => process.exit(130))
  for (const signal of endings) process.once(signal, end)
  try {
    const issue = await playStory(story, world, narrator)
    await world.github.settled()
    await world.stopBot()
    const view = await observe(createGithubPeople(world.github.url, world.github.tokens), issue)
    const outcome = await readOutcome(story.name, `acme/infra#${issue}`, world.dataDirectory, view)
    if (options.json) stdout.write(`${JSON.stringify(outcome)}\n`)
    const seconds = Math.round((Date.now() - world.startedAtMs) / 1000)
    narrator.ends(`The request is ${outcome.status.replaceAll('_', ' ')} after ${seconds} s.`)
    if (outcome.status !== 'done') process.exitCode = 1
    if (options.serve) {
      await world.startBot()
      narrator.ends(`Still running: ${world.github.url}/acme/infra/issues/${issue}. Stop it with Ctrl-C.`)
      for (const signal of endings) process.off(signal, end)
      await Promise.race(endings.map((signal) => once(process, signal)))
    }
  } finally {
    for (const signal of endings) process.off(signal, end)
    await world.close()
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof PlanwrightError)) throw error
  process.stderr.write(`demo: ${error.message}\n`)
  process.exitCode = error.code === 'input_invalid' ? 2 : 1
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Act, Sight, Story } from '../../../sandbox/stories/story.ts'
import { CommandError, InvariantError } from '../../domain/errors.ts'
import { createGithubPeople, type GithubPeople, type Pull } from './github-people.ts'
import type { Narrator } from './narrator.ts'
import { isBot, observe, type View } from './observe.ts'
import type { World } from './world.ts'

const pollMs = 150
/** A sight that does not come in this time will not come. */
const patienceMs = 120_000

interface Scene {
  readonly world: World
  readonly people: GithubPeople
  readonly narrator: Narrator
  issue: number
  view: View
  /** Comments that were there when somebody last acted. */
  known: ReadonlySet<number>
}

/** Plays the people of a story and waits for what they wait for; returns the issue's number. */
export async function playStory(story: Story, world: World, narrator: Narrator): Promise<number> {
  const people = createGithubPeople(world.github.url, world.github.tokens)
  const scene: Scene = {
    world,
    people,
    narrator,
    issue: 0,
    view: { comments: [], pull: undefined, checks: [], issueIsOpen: true },
    known: new Set(),
  }
  for (const step of story.steps) {
    if ('blow' in step) await strike(scene)
    else if ('do' in step) await act(step, scene)
    else await waitFor(step, scene)
  }
  return scene.issue
}

async function strike({ world, narrator }: Scene): Promise<void> {
  narrator.note('The bot is killed (SIGKILL) while it applies, and started again.')
  await world.killBot()
  await world.startBot()
}

async function act(step: Act, scene: Scene): Promise<void> {
  const { people, narrator } = scene
  scene.known = new Set(scene.view.comments.map(({ id }) => id))
  switch (step.do) {
    case 'open_issue':
      narrator.opens(step.as, step.title, step.body ?? '')
      scene.issue = await people.openIssue(step.as, step.title, step.body ?? '')
      return
    case 'comment':
      narrator.says(step.as, step.text)
      await people.comment(step.as, scene.issue, step.text)
      return
    case 'approve':
      narrator.does(step.as, `approves the pull request #${pullOf(scene).number}`)
      await people.approve(step.as, pullOf(scene))
      return
    case 'merge':
      narrator.does(step.as, `merges #${pullOf(scene).number}`)
      await people.merge(step.as, pullOf(scene))
      return
    case 'confirm_gates': {
      const text = gatesAskedFor(scene)
        .map((name) => `confirm ${name}`)
        .join(', ')
      narrator.says(step.as, text)
      await people.comment(step.as, scene.issue, text)
      return
    }
    default:
      step satisfies never
  }
}

/** People act on the comment that asks them to, not on the check that is written before it. */
function isAskedFor(check: string, { comments }: View): boolean {
  return comments.some((comment) => isBot(comment) && comment.body.includes(check))
}

/** The gates of the newest comment that waits for an approver, as a person would copy them. */
function gatesAskedFor({ view }: Scene): string[] {
  const asking = view.comments.findLast(
    (comment) => isBot(comment) && comment.body.includes('Waiting for an approver'),
  )
  return [
    ...new Set(Array.from((asking?.body ?? '').matchAll(/\/confirm ([a-z_]+)/g), ([, name]) => name ?? '')),
  ]
}

function pullOf({ view }: Scene): Pull {
  if (view.pull === undefined)
    throw new InvariantError('the story acts on a pull request that is not there yet')
  return view.pull
}

async function waitFor(sight: Sight, scene: Scene): Promise<void> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const view = await observe(scene.people, scene.issue)
    scene.narrator.sees(scene.view, view)
    scene.view = view
    if (isSeen(sight, scene)) return
    if (Date.now() > deadline) {
      throw new CommandError(`the story waited ${patienceMs / 1000} s for ${JSON.stringify(sight)} in vain`, {
        file: 'demo',
      })
    }
    await sleep(pollMs)
  }
}

function isSeen(sight: Sight, { view, known }: Scene): boolean {
  switch (sight.see) {
    case 'answer':
      return view.comments.some((comment) => isBot(comment) && !known.has(comment.id))
    case 'pull_request':
      return view.pull !== undefined
    case 'removal':
      return view.pull?.head.ref.endsWith('-destroy') === true
    case 'plans': {
      const plans = view.checks.filter(({ name }) => name.startsWith('plan / '))
      return plans.length > 0 && plans.every(({ status }) => status === 'completed')
    }
    case 'check': {
      const names = [`apply / ${sight.stack}`, `destroy / ${sight.stack}`]
      const check = view.checks.find(({ name }) => names.includes(name))
      if (check === undefined || (check.conclusion ?? check.status) !== sight.state) return false
      return sight.state !== 'action_required' || isAskedFor(check.name, view)
    }
    case 'issue_closed':
      return !view.issueIsOpen && view.checks.every(({ status }) => status === 'completed')
    default:
      return sight satisfies never
  }
}

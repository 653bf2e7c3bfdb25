import { joined } from '../conversation/brief/brief-title.ts'
import { isDestroyed, type Removing } from '../domain/removal.ts'
import type { StackState } from '../domain/stack-state.ts'
import { priceCell } from './money.ts'
import { progressWords } from './stack-words.ts'

const titleLength = 100

/** What a removal is called in one line: "Destroy databricks of Databricks workspace dbw-ml-prod for team ml". */
export function removalTitle({ brief, removal }: Removing): string {
  const present = removal.built.stacks.filter((stack) => !isDestroyed(stack))
  const what = present.length === removal.stacks.length ? '' : `${joined(removal.stacks, 'and')} of `
  const title = `Destroy ${what}${brief.title}`
  return title.length <= titleLength ? title : `${title.slice(0, titleLength - 3)}...`
}

/** Data of the template `pull-request/removal`. */
export function removalView(state: Removing, stacks: readonly StackState[], banner: string | null): object {
  const { origin, removal } = state
  return {
    banner,
    title: removalTitle(state),
    issue: origin.issue,
    by: removal.by,
    stacks: stacks.map((stack) => stackRow(state, stack)),
    inOrder: stacks
      .filter(({ dependsOn }) => dependsOn.length > 0)
      .map(({ id, dependsOn }) => ({
        id,
        after: joined(dependsOn, 'and'),
      })),
    gates: stacks.flatMap(({ id, gates }) => gates.map(({ text }) => ({ stack: id, text }))),
  }
}

function stackRow({ brief }: Removing, stack: StackState): object {
  const estimate = brief.estimate?.stacks.find((one) => one.stack === stack.id)
  const isBegun = stack.progress.status !== 'planned' || stack.progress.plan !== null
  return {
    id: stack.id,
    plan: isBegun ? progressWords(stack) : 'being planned',
    saves: estimate === undefined ? 'not known' : priceCell(estimate),
    path: stack.path,
  }
}

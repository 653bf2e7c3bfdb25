import type { Capability } from '../../capability/index.ts'
import { judgeExamples } from './judge-examples.ts'
import { proveAll } from './prove-all.ts'

/** Examples proved at a time; each lane has a sandbox cloud and a terraform that keeps a core busy. */
const lanes = 2

/**
 * Applies every example with stacks on the sandbox, with a line of progress for each, and ends with a line of counts.
 * Answers with the exit code: 1 when one failed or there is none.
 */
export async function testExamples(request: {
  readonly capabilities: readonly Capability[]
  readonly binary: string
  readonly abort: AbortSignal
  readonly write: (line: string) => void
  readonly tell: (line: string) => void
}): Promise<0 | 1> {
  const { capabilities, binary, abort, write, tell } = request
  const judged = await judgeExamples(capabilities)
  const examples = judged.filter(({ assessment }) => assessment.stacks.length > 0)
  const refused = judged.length - examples.length
  tell(
    `${examples.length} examples have stacks; ${refused} only questions or problems, which npm test checks`,
  )
  const faults: string[] = []
  let done = 0
  await proveAll(
    examples,
    { binary, abort, lanes },
    ({ judged: { capability, example }, seconds, fault }) => {
      done += 1
      const name = `${capability.id}/${example.name}`
      tell(
        `${`${done}/${examples.length}`.padStart(7)}  ${fault === undefined ? 'ok  ' : 'FAIL'}  ${seconds.toFixed(1).padStart(5)} s  ${name}`,
      )
      if (fault !== undefined) faults.push(`${name}\n${indented(fault)}`)
    },
  )
  for (const fault of faults) write(fault)
  write(`${examples.length} examples, ${faults.length} failures`)
  return faults.length === 0 && examples.length > 0 ? 0 : 1
}

function indented(text: string): string {
  return text.trimEnd().replace(/^/gm, '  ')
}

import { wantedSignOffs } from '../conversation/brief/wanted-sign-offs.ts'
import type { Brief } from '../domain/brief.ts'
import { withAnswers } from '../domain/open-sign-offs.ts'
import type { Policy } from '../domain/policy.ts'
import type { SignOffRecord } from '../domain/sign-off.ts'
import { sha256Of } from '../lib/sha256-of.ts'
import type { IntakeDependencies } from './dependencies.ts'

/** A brief with everything of it that people have to sign off, and with what they answered to the same before. */
export async function withSignOffQuestions(
  brief: Brief,
  { sign_offs }: Policy,
  signOffs: SignOffRecord,
  { capabilities }: Pick<IntakeDependencies, 'capabilities'>,
): Promise<Brief> {
  const titleOf = (id: string): string => capabilities.find((one) => one.id === id)?.title ?? id
  const { wanted, objections } = wantedSignOffs(brief, sign_offs, titleOf)
  if (wanted.length + objections.length === 0) return brief
  const asked = await Promise.all(
    wanted.map(async ({ signOff, judged }) => ({ key: await sha256Of(judged), ...signOff })),
  )
  const asking = {
    ...brief,
    signOffs: asked,
    objections: [...brief.objections, ...objections],
    ready: brief.ready && objections.length === 0,
  }
  return { ...asking, deliberations: withAnswers(brief.deliberations ?? [], { brief: asking, signOffs }) }
}

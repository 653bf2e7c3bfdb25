import type { Brief } from '../../domain/brief.ts'

/** What a language model said of the steps, for people; null when it said nothing. */
export type RemarkViews = {
  model: string
  remarks: { who: string; text: string; why: string | null; reply: string | null }[]
}

const shown = 8

/** The remarks of a brief, under the name of the model that made the newest. */
export function remarkViews({ remarks = [] }: Brief): RemarkViews | null {
  const last = remarks.at(-1)
  if (last === undefined) return null
  return {
    model: last.model,
    remarks: remarks.slice(0, shown).map(({ title, step, text, why, reply }) => ({
      who: `${title}, ${step.replaceAll('-', ' ')}`,
      text,
      why: why === null ? null : why.replace(/[.]+$/, ''),
      reply,
    })),
  }
}

import { joined } from '../conversation/brief/brief-title.ts'
import { rowViews } from '../conversation/views/row-view.ts'
import type { RequestState } from '../domain/request-state.ts'
import type { SignOff, SignOffAnswer } from '../domain/sign-off.ts'

type Asked = SignOff & { readonly answer?: SignOffAnswer | undefined }

/** A sign-off as it is printed. */
export interface SignOffView {
  /** "Databricks workspace (security reviewer)", or the capability's title alone. */
  readonly what: string
  /** Logins, and teams as `owner/team`: what a mention takes. */
  readonly who: readonly string[]
  readonly found: readonly string[]
  /** "48 hours". */
  readonly within: string
  readonly goesOn: boolean
  /** What is signed off, setting by setting. */
  readonly rows: readonly { readonly label: string; readonly text: string; readonly from: string }[]
  /** Who answered, and what has to change; null while that is open. */
  readonly by: string | null
  readonly text: string | null
}

/** Everything about a sign-off that people are shown. */
export function signOffView(signOff: Asked, state: RequestState): SignOffView {
  const { capability, people, teams, found, hours, unanswered, answer } = signOff
  const rows = 'brief' in state ? state.brief.rows : []
  return {
    what: signedOff(signOff),
    who: [...people, ...teams.map((team) => `${state.origin.owner}/${team}`)],
    found,
    within: hoursText(hours),
    goesOn: unanswered === 'go_on',
    rows: rowViews(rows.filter((row) => row.capability === null || row.capability === capability)),
    by: answer?.by ?? null,
    text: answer?.text ?? null,
  }
}

/** How long somebody has, in words. */
export function hoursText(hours: number): string {
  return hours === 1 ? '1 hour' : `${hours} hours`
}

/** What is signed off, in words. */
export function signedOff({ step, title }: Pick<SignOff, 'step' | 'title'>): string {
  return step === null ? title : `${title} (${step.replaceAll('-', ' ')})`
}

/** Those who may answer, for a sentence: "carol or the team security". */
export function answerers({ people, teams }: Pick<SignOff, 'people' | 'teams'>): string {
  return joined([...people, ...teams.map((team) => `the team ${team}`)], 'or')
}

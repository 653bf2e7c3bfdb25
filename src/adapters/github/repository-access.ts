import type { AskGithub } from './ask-github.ts'

/** One repository as our App sees it. */
export interface RepositoryAccess {
  readonly ask: AskGithub
  /** Goes into every request. */
  readonly at: { readonly owner: string; readonly repo: string }
  /** "owner/name" */
  readonly fullName: string
  /** Our App's slug: its user is `<slug>[bot]`. */
  readonly appSlug: string
}

/** Whether something was made by our App, by its user or by the App that GitHub names. */
export function isOurs(
  thing: {
    readonly user?: { readonly login: string } | null | undefined
    readonly performed_via_github_app?: { readonly slug?: string | undefined } | null | undefined
  },
  { appSlug }: Pick<RepositoryAccess, 'appSlug'>,
): boolean {
  return thing.user?.login === `${appSlug}[bot]` || thing.performed_via_github_app?.slug === appSlug
}

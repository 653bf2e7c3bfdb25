import * as z from 'zod'

/**
 * Why a plan or an apply did not succeed, ready to be shown.
 * `message` is the tool's own first error line, without secrets; `excerpt` a few lines of it; `advice` is filled
 * in from the capability's rules when one fits.
 */
export const Failure = z.object({
  message: z.string(),
  address: z.string().optional(),
  excerpt: z.string(),
  advice: z
    .object({
      key: z.string(),
      because: z.string(),
      help: z.string(),
      retry: z.enum(['automatic', 'after_change', 'person']),
    })
    .optional(),
})
export type Failure = z.infer<typeof Failure>

/** The failure of a plan that was not made: Terraform's own, or files that are not what was rendered. */
export function planFailure(
  report:
    | { readonly kind: 'failed'; readonly failure: Failure }
    | { readonly kind: 'edited'; readonly files: readonly string[] },
): Failure {
  return report.kind === 'failed' ? report.failure : editedFiles(report.files)
}

/** A stack is destroyed only when its files are gone from what was proposed. */
export function keptFiles(files: readonly string[]): Failure {
  return {
    message: `still in the repository: ${files.join(', ')}`,
    excerpt: '',
    advice: {
      key: 'files_kept',
      because: 'Planwright destroys a stack only when the pull request removes all of its files.',
      help: 'Remove these files from the branch, or close the pull request to keep the stack.',
      retry: 'after_change',
    },
  }
}

/** Terraform is not run on files that differ from what was rendered. */
export function editedFiles(files: readonly string[]): Failure {
  return {
    message: `edited by hand: ${files.join(', ')}`,
    excerpt: '',
    advice: {
      key: 'edited_by_hand',
      because: 'Planwright runs Terraform only on the files it printed.',
      help: 'Put these files back as they were, or close the pull request and ask for what should be different.',
      retry: 'after_change',
    },
  }
}

import type { Claim } from '../domain/assessment.ts'

/** A name that may be taken by somebody we know nothing of. */
export interface NameQuestion {
  readonly kind: Exclude<Claim['kind'], 'address_range'>
  readonly name: string
  /** The subscription it would be used in; a UUID. */
  readonly subscription: string
}

/** `because` is a clause for people: why nobody can tell. */
export type NameAnswer =
  | { readonly kind: 'available' }
  | { readonly kind: 'taken' }
  /** Nobody may have it, e.g. because it holds a word that is reserved. */
  | { readonly kind: 'not_allowed' }
  | { readonly kind: 'unknown'; readonly because: string }

/**
 * What the cloud knows before anything is planned in it. It is asked within seconds and only reads.
 * Never throws: a cloud that does not answer gives `unknown`.
 */
export interface Cloud {
  availability(question: NameQuestion): Promise<NameAnswer>
}

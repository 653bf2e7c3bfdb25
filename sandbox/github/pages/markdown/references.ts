/** What names in a text can mean. */
export interface References {
  /** Page of a person; undefined when there is nobody of that name. */
  person(login: string): string | undefined
  /** Page of an issue or pull request; `repository` is "owner/name" when the text says so. */
  issue(repository: string | undefined, number: number): string | undefined
}

const reference =
  /(?<![\w&#@/.`-])(?:@([a-z\d](?:-?[a-z\d]){0,38})(?![\w/-])|([a-z\d][\w.-]{0,60}\/[\w.-]{1,100})?#(\d{1,9})(?!\w))/gi

/** Links `@name`, `#1` and `owner/name#1` in escaped text, where they name something. */
export function linkReferences(text: string, references: References): string {
  return text.replace(
    reference,
    (
      whole: string,
      login: string | undefined,
      repository: string | undefined,
      number: string | undefined,
    ) => {
      const path =
        login === undefined ? references.issue(repository, Number(number)) : references.person(login)
      return path === undefined ? whole : `<a href="${path}">${whole}</a>`
    },
  )
}

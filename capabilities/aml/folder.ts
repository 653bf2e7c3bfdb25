/** The folder of a workspace: its name in lower case, letters, digits and hyphens. */
export function folderOf(workspaceName: string): string {
  return workspaceName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')
}

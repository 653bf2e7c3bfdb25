/** Stack of the workspace and everything around it. */
export const workspaceStackId = 'aml'

/** Stack of a group that the same request asks for. */
export const groupStackId = 'ad-group'

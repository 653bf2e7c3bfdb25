/** Stack of the workspace and what it stands on. */
export const workspaceStackId = 'aml'

/** Stack of the machines. */
export const computeStackId = 'aml-compute'

/** Stack of a storage account that the same request asks for. */
export const storageStackId = 'storage'

/** Stack of the Azure resources. */
export const infrastructureId = 'databricks'

/** Stack of what lives inside the workspace. */
export const objectsId = 'databricks-objects'

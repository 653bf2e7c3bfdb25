/** The one stack of a pipeline. */
export const stackId = 'ml-pipeline'

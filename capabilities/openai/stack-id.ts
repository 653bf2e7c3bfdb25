/** The one stack of an account. */
export const stackId = 'openai'

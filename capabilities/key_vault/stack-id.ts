/** The one stack of a vault. */
export const stackId = 'key-vault'

/** Ids of the stacks; a request has one of them. */
export const stackIds = { group: 'ad-group', members: 'ad-group-members' } as const

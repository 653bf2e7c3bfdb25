import { describe, expect, it } from 'vitest'
import { distinctPeople, listPeople, outsidersAmong } from '../people.ts'

it('counts each person once, whatever the case', () => {
  expect(distinctPeople(['Ana@X.com', 'bo@x.com', 'ana@x.com'])).toEqual(['ana@x.com', 'bo@x.com'])
})

describe('outsidersAmong', () => {
  it.each<[string[], string[]]>([
    [['ana@contoso.com', 'bo@contoso.com'], []],
    [['ana@contoso.com', 'bo@fabrikam.com'], ['bo@fabrikam.com']],
    [['ana@gmail.com', 'bo@contoso.com', 'cy@contoso.com'], ['ana@gmail.com']],
    [['ana@gmail.com'], ['ana@gmail.com']],
    [['bo_fabrikam.com#ext#@contoso.com'], ['bo_fabrikam.com#ext#@contoso.com']],
    [[], []],
  ])('finds among %j %j', (people, expected) => {
    expect(outsidersAmong(people, people)).toEqual(expected)
  })
})

it('lists a few people and counts the others', () => {
  expect(listPeople(['a'])).toBe('a')
  expect(listPeople(['a', 'b', 'c'])).toBe('a, b and c')
  expect(listPeople(['a', 'b', 'c'], 2)).toBe('a, b and 1 more')
})

import { answering, busyFor, createFakeModel, unavailable } from '../support/fake-model.ts'
import { describeModel } from './model.contract.ts'

describeModel('the fake model', () => {
  const model = createFakeModel()
  return Promise.resolve({
    model,
    expect(...turns) {
      for (const turn of turns) {
        if (turn.kind === 'answers') model.expect(answering(turn.json))
        else if (turn.kind === 'limits') model.expect(busyFor(turn.retryAfterMs))
        else model.expect(unavailable('the model refused to answer'))
      }
    },
    reached: () => model.asked.length,
    pass: () => undefined,
    close: () => Promise.resolve(),
  })
})

import { expect, test } from 'vitest';
import { RECOGNITION_RULES } from '../../lib/check/recognition-rules';

test.each(RECOGNITION_RULES)('$id rejects its bad examples, and accepts its good ones', ({ check, examples }) => {
  for (const example of examples.good) expect(check(example)).toEqual([]);
  for (const example of examples.bad) expect(check(example)).toHaveLength(1);
});

import { describe, expect, test } from 'vitest';
import { TEXT_RULES } from '../../lib/check/text-rules';
import { readProperties } from '../../lib/java/read-properties';

for (const { id, check, examples } of TEXT_RULES) {
  describe(id, () => {
    test.each(examples.good)('accepts %j', (text) => {
      expect(check(readProperties(text))).toEqual([]);
    });

    test.each(examples.bad)('rejects %j', (text) => {
      expect(check(readProperties(text))).toHaveLength(1);
    });
  });
}

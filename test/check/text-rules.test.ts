import { describe, expect, test } from 'vitest';
import { serverFile } from '../../lib/check/server-file';
import { TEXT_RULES } from '../../lib/check/text-rules';

for (const { id, check, examples } of TEXT_RULES) {
  describe(id, () => {
    test.each(examples.good)('has nothing against %j', (text) => {
      expect(check(serverFile(text))).toEqual([]);
    });

    test.each(examples.bad)('finds fault with %j', (text) => {
      expect(check(serverFile(text))).toHaveLength(1);
    });
  });
}

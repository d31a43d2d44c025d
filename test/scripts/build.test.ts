import { describe, expect, test } from 'vitest';
import { publicDeclaration } from '../../scripts/publish/declarations';
import { withoutExamples } from '../../scripts/publish/examples';

describe('the published JavaScript', () => {
  test('has rules without examples', () => {
    const row = `{ id: 'a', check: () => [], why: 'w', examples: { good: [{ a: '{' }], bad: [] } }`;
    expect(withoutExamples(`const A = [${row}, ${row}];`)).toBe(
      "const A = [{ id: 'a', check: () => [], why: 'w',  }, { id: 'a', check: () => [], why: 'w',  }];",
    );
  });

  test('keeps what only looks like them', () => {
    const source = "const a = { examples: 1 }; // examples: 2\nconst b = 'examples: 3';";
    expect(withoutExamples(source)).toBe(source);
  });
});

describe('the published types', () => {
  const declaration = `import { Construct } from 'constructs';
import type { Plan, Other } from './plan';
import type { Kept } from './kept';
/** A thing. */
export declare class Thing extends Construct {
    /** What it keeps. */
    readonly kept: Kept;
    /** @internal */
    readonly _plan: Plan;
    /**
     * Made from a Plan.
     *
     * @internal
     */
    static _of(plan: Plan): Thing;
    last(): void;
}
`;

  test('have no internal members, and no imports that only those use', () => {
    const text = publicDeclaration(declaration);
    expect(text).not.toMatch(/_plan|_of|internal|Plan/);
    expect(text).toContain("import type { Kept } from './kept';");
    expect(text).toContain('/** What it keeps. */\n    readonly kept: Kept;\n    last(): void;');
  });
});

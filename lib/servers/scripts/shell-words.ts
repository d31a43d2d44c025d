/** A word of a shell script, and where it ends. */
export interface ShellWord {
  /** Without quotes; what the shell would replace stays as it is. */
  readonly text: string;
  readonly end: number;
}

/** Characters that end a word outside of quotes. */
const ENDS_WORD = /[\s;&|<>)]/;

/** The word of a script that begins at a position; empty if none does. */
export function wordAt(script: string, start: number): ShellWord {
  let text = '';
  let at = start;
  while (at < script.length && !ENDS_WORD.test(script[at])) {
    const part = partAt(script, at);
    text += part.text;
    at = part.end;
  }
  return { text, end: at };
}

/** All words from a position to the end of the command. */
export function wordsFrom(script: string, start: number): readonly ShellWord[] {
  const words: ShellWord[] = [];
  let at = start;
  for (;;) {
    while (script[at] === ' ' || script[at] === '\t' || (script[at] === '\\' && script[at + 1] === '\n')) {
      at += script[at] === '\\' ? 2 : 1;
    }
    const word = wordAt(script, at);
    if (word.end === at) return words;
    words.push(word);
    at = word.end;
  }
}

function partAt(script: string, at: number): ShellWord {
  const char = script[at];
  if (char === "'") return quotedPart(script, at, "'");
  if (char === '"') return quotedPart(script, at, '"');
  if (char === '`') return verbatim(script, at, closing(script, at + 1, '`'));
  if (char === '$' && (script[at + 1] === '(' || script[at + 1] === '{')) {
    return verbatim(script, at, afterBrackets(script, at + 1));
  }
  if (char === '\\') return { text: script[at + 1] ?? '', end: at + 2 };
  return { text: char, end: at + 1 };
}

function quotedPart(script: string, at: number, quote: string): ShellWord {
  const end = closing(script, at + 1, quote);
  return { text: script.slice(at + 1, end), end: end + 1 };
}

function verbatim(script: string, at: number, end: number): ShellWord {
  return { text: script.slice(at, end + 1), end: end + 1 };
}

/** Where a quote is closed; the end of the script if it is not. */
function closing(script: string, from: number, quote: string): number {
  let at = from;
  while (at < script.length && script[at] !== quote) at += script[at] === '\\' && quote !== "'" ? 2 : 1;
  return Math.min(at, script.length);
}

const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/** Where the bracket at a position is closed. */
function afterBrackets(script: string, from: number): number {
  const [open, close] = [script[from], BRACKETS[script[from]]];
  let depth = 0;
  for (let at = from; at < script.length; at++) {
    if (script[at] === open) depth++;
    if (script[at] === close && --depth === 0) return at;
  }
  return script.length;
}

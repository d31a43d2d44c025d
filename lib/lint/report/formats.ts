import { jsonReport } from './json';
import { markdownReport } from './markdown';
import type { Report } from './report';
import { sarifReport } from './sarif';
import { type Paint, textReport } from './text';

/** How a report can be written, by the name of the format. Only text has colours. */
export const FORMATS = {
  text: textReport,
  markdown: markdownReport,
  json: jsonReport,
  sarif: sarifReport,
} as const satisfies Readonly<Record<string, (report: Report, paint?: Paint) => string>>;

export type Format = keyof typeof FORMATS;

import { grouped } from '../../lint/group-by';
import type { FieldFormat } from '../problem';
import { CHOICE_FORMATS } from './choices';
import { NAME_FIELD_FORMATS } from './names';
import { NUMBER_FORMATS } from './numbers';
import { TEXT_FORMATS } from './texts';

/** What single values have to look like; the schema has only their types. */
export const FIELD_FORMATS: readonly FieldFormat[] = [
  ...CHOICE_FORMATS,
  ...NAME_FIELD_FORMATS,
  ...NUMBER_FORMATS,
  ...TEXT_FORMATS,
];

const BY_FIELD = grouped(FIELD_FORMATS.flatMap((format) => format.fields.map((field) => [field, format] as const)));

/** The formats of a field, such as `ContainerPort.name`. */
export function formatsOf(field: string): readonly FieldFormat[] {
  return BY_FIELD.get(field) ?? [];
}

// Writes an answer that comes from the core (a mend, a fact) into the form. The core names it as settings.json does and
// knows nothing of the form, so the value is looked at before it lands there.

import type { FieldPathValue, UseFormReturn } from 'react-hook-form';
import { type AnswerPath, guards, isAnswerPath, isNodeGroup } from './answer-guards.ts';
import type { FormValues } from './form-values.ts';

/** What this needs of the form. */
export type WritableForm = Pick<UseFormReturn<FormValues>, 'getValues' | 'setValue'>;

/** A copy of an answer with one part of it replaced; nothing where the path leads to no part. */
function withPart(answer: unknown, path: readonly string[], part: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return part;
  if (typeof answer !== 'object' || answer === null || !Object.keys(answer).includes(key)) return undefined;
  const next = withPart(Reflect.get(answer, key), rest, part);
  if (next === undefined) return undefined;
  if (Array.isArray(answer)) return answer.map((item, index) => (String(index) === key ? next : item));
  return { ...answer, [key]: next };
}

function setPlain<P extends AnswerPath>(form: WritableForm, path: P, rest: readonly string[], part: unknown): boolean {
  const isIt: (value: unknown) => value is FieldPathValue<FormValues, P> = guards[path];
  const value = withPart(form.getValues(path), rest, part);
  if (!isIt(value)) return false;
  form.setValue(path, value);
  return true;
}

function setInGroup(form: WritableForm, index: number, rest: readonly string[], part: unknown): boolean {
  const path = `nodeGroups.${index}` as const;
  const group = withPart(form.getValues(path), rest, part);
  if (!isNodeGroup(group)) return false;
  form.setValue(path, group);
  return true;
}

function write(form: WritableForm, field: string, part: unknown): boolean {
  const keys = field.split('.');
  const [index] = keys[0] === 'nodeGroups' ? keys.slice(1) : [];
  if (index !== undefined) return /^\d+$/.test(index) && setInGroup(form, Number(index), keys.slice(2), part);
  for (let length = keys.length; length > 0; length -= 1) {
    const path = keys.slice(0, length).join('.');
    if (isAnswerPath(path)) return setPlain(form, path, keys.slice(length), part);
  }
  return false;
}

/**
 * Sets the answer, or the part of one (an item of a list), at a path as in settings.json. Taken out (`undefined`) is an
 * empty text in the form. A path that the form does not ask and a value that cannot be its answer are a programmer's
 * error: thrown in tests and while developing; the built page leaves the answers as they are.
 */
export function setAnswer(form: WritableForm, field: string, value: unknown) {
  if (write(form, field, value === undefined ? '' : value) || import.meta.env.PROD) return;
  throw new Error(`the form cannot hold ${JSON.stringify(value)} at ${field}`);
}

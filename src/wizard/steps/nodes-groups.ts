// What can be done with the list of node groups: add one, copy one, move one, take one out and put it back. Each says what
// it did, and the focus goes where the work goes on.

import { useEffect, useRef, useState } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useAnswers } from '../answers/answers.tsx';
import type { NodeGroupValues } from '../answers/form-values.ts';
import { notify } from '../preview/notice.tsx';
import { useWords } from '../words/words.tsx';
import { freeName, newGroup } from './nodes-choices.ts';

/** One place up or down. */
type Move = -1 | 1;

/** Where a button that moves a group is found again after the groups changed places. */
export const actionId = (index: number, by: Move): string => `node-group-${index}-${by === -1 ? 'up' : 'down'}`;

interface NodeGroupList {
  /** Stable keys of the groups, in order. */
  readonly ids: readonly string[];
  /**
   * Whether a group that is drawn anew is open: as it was before under its name; of the others one that was made here is,
   * one that came with the page is not.
   */
  opens(index: number): boolean;
  /** Keeps in mind whether the group of this name is open. */
  remember(name: string, open: boolean): void;
  add(): void;
  duplicate(index: number): void;
  move(index: number, by: Move): void;
  remove(index: number): void;
}

export function useNodeGroups(): NodeGroupList {
  const { t } = useWords();
  const { form, together, takeBack } = useAnswers();
  const { fields, append, remove, insert, move } = useFieldArray({ control: form.control, name: 'nodeGroups' });
  const [made, setMade] = useState(false);
  const remembered = useRef(new Map<string, boolean>());
  // The notice outlives this step: on another one there is no list to insert into, only the answers.
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  // The button that was pressed has moved with its group, and may have lost the focus on the way.
  const [pressed, setPressed] = useState<{ readonly index: number; readonly by: Move }>();
  useEffect(() => {
    if (pressed === undefined) return;
    const button = document.getElementById(actionId(pressed.index, pressed.by));
    button?.focus();
    button?.scrollIntoView({ block: 'nearest' });
  }, [pressed]);

  const names = () => form.getValues('nodeGroups').map(({ name }) => name);
  const nameOf = (index: number) => names()[index] || t('nodes.unnamed', { number: index + 1 });

  const putBack = (index: number, group: NodeGroupValues) => {
    const there = form.getValues('nodeGroups');
    const place = Math.min(index, there.length);
    const back = { ...group, name: group.name === '' ? '' : freeName(group.name, names()) };
    remembered.current.delete(back.name);
    if (shown.current) {
      setMade(true);
      insert(place, back, { focusName: `nodeGroups.${place}.name` });
    } else form.setValue('nodeGroups', [...there.slice(0, place), back, ...there.slice(place)]);
  };

  return {
    ids: fields.map(({ id }) => id),
    opens: (index) => remembered.current.get(nameOf(index)) ?? (made || fields.length === 1),
    remember: (name, open) => void remembered.current.set(name, open),
    add() {
      setMade(true);
      const group = newGroup(names());
      remembered.current.delete(group.name);
      together(() => append(group, { focusName: `nodeGroups.${fields.length}.name` }));
    },
    duplicate(index) {
      setMade(true);
      const group = structuredClone(form.getValues(`nodeGroups.${index}`));
      const name = freeName(group.name || nameOf(index).replaceAll(' ', '-'), names());
      remembered.current.delete(name);
      notify(t('nodes.duplicated', { name: nameOf(index), copy: name }));
      together(() => insert(index + 1, { ...group, name }, { focusName: `nodeGroups.${index + 1}.name` }));
    },
    move(index, by) {
      const name = nameOf(index);
      together(() => move(index, index + by));
      setPressed({ index: index + by, by });
      notify(t('nodes.moved', { name, place: index + by + 1, count: fields.length }));
    },
    remove(index) {
      const group = structuredClone(form.getValues(`nodeGroups.${index}`));
      const name = nameOf(index);
      const step = together(() => remove(index)) ?? 0;
      notify(t('nodes.removed', { name }), {
        label: t('page.putBack'),
        take: () => takeBack(step, () => putBack(index, group)),
      });
    },
  };
}

// The questions of one node group: what it is called, what it runs, who manages it and which tool makes it.

import { memo, useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { definitions, managementsWith, type Options } from '../../core/index.ts';
import { useAnswers } from '../answers/answers.tsx';
import type { NodeGroupValues } from '../answers/form-values.ts';
import { CardChoice } from '../fields/card-choice.tsx';
import { Segments } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { FieldMessages } from '../fields/field-messages.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useFieldFindings } from '../fields/use-field-findings.ts';
import { useWords } from '../words/words.tsx';
import { type chosen, chosenAgain, type GaveWay, platformOf, refusalOf, titleOfTool, toolOf } from './nodes-choices.ts';
import { NodesOptions } from './nodes-options.tsx';
import { NodesWaits } from './nodes-waits.tsx';
import { useAskedOptions } from './use-asked-options.ts';

type GroupField = `nodeGroups.${number}`;
type Choice = Parameters<typeof chosen>[1];

/** The three choices on which the other questions depend, and the way to make one. */
function useChoices(field: GroupField): readonly [group: NodeGroupValues, choose: (choice: Choice) => void] {
  const { form } = useAnswers();
  const { control } = form;
  const platform = useWatch({ control, name: `${field}.platform` });
  const management = useWatch({ control, name: `${field}.management` });
  const tool = useWatch({ control, name: `${field}.tool` });
  // Options that one choice puts aside come back with the next.
  const known = useRef<Options>({});
  const gone = useRef<GaveWay>(undefined);
  const choose = (choice: Choice) => {
    const now = form.getValues(field);
    known.current = { ...known.current, ...now.options };
    const { group, gaveWay } = chosenAgain(now, choice, known.current, gone.current);
    gone.current = gaveWay;
    form.setValue(field, group);
  };
  return [{ name: '', platform, management, tool, options: {} }, choose];
}

interface QuestionProps {
  readonly field: GroupField;
  readonly group: NodeGroupValues;
  readonly choose: (choice: Choice) => void;
}

function PlatformQuestion({ field, group, choose }: QuestionProps) {
  const { say } = useWords();
  const platform = platformOf(group);
  return (
    <CardChoice
      field={`${field}.platform`}
      className="platforms"
      cards={definitions.platforms.map(({ id, title, mechanism }) => ({ value: id, title, detail: mechanism }))}
      onChoose={(id) => choose({ platform: id })}
      {...(platform === undefined ? {} : { help: say(platform.about) })}
    />
  );
}

function ManagementQuestion({ field, group, choose }: QuestionProps) {
  const { t } = useWords();
  const platform = platformOf(group);
  if (platform === undefined || platform.managements.length === 0) return null;
  if (group.management === '' && managementsWith(platform, toolOf(group)).length === 0) return null;
  const path = `${field}.management` as const;
  return (
    <Field field={path} group help={t(`nodes.management.about.${group.management || 'none'}`)}>
      {() => (
        <Segments
          name={path}
          dataField={path}
          value={group.management}
          choices={platform.managements.map((value) => ({ value, label: t(`nodes.management.${value}`) }))}
          onChoose={(management) => choose({ management })}
        />
      )}
    </Field>
  );
}

function ToolQuestion({ field, group, choose }: QuestionProps) {
  const words = useWords();
  const { say, t } = words;
  const tool = toolOf(group);
  return (
    <CardChoice
      field={`${field}.tool`}
      className="tools"
      cards={definitions.tools.map((one) => {
        const refusal = refusalOf(group, one);
        return {
          value: one.id,
          title: titleOfTool(one, words),
          detail: one.file ?? t('nodes.tool.user-data-alone'),
          ...(refusal === undefined ? {} : { reason: say(refusal) }),
        };
      })}
      onChoose={(id) => choose({ tool: id })}
      {...(tool === undefined ? {} : { help: say(tool.about) })}
    />
  );
}

/** What nodes of the chosen platform cannot do, before anyone relies on it. */
function Limits({ group }: Pick<QuestionProps, 'group'>) {
  const { say, t } = useWords();
  const { cannot = [], title = '' } = platformOf(group) ?? {};
  if (cannot.length === 0) return null;
  return (
    <div className="limits">
      <h3>{t('nodes.cannot', { platform: title })}</h3>
      <ul>
        {cannot.map((limit) => (
          <li key={limit.en}>{say(limit)}</li>
        ))}
      </ul>
    </div>
  );
}

/** What is said about the group and stands at none of its questions. */
function Rest({ field, group }: Pick<QuestionProps, 'field' | 'group'>) {
  const options = useAskedOptions(field, group).map(({ key }) => `options.${key}`);
  const asked = ['name', 'platform', 'management', 'tool', ...options];
  const findings = useFieldFindings(field).filter(
    (finding) => !asked.some((question) => finding.field === `${field}.${question}`),
  );
  return (
    <FieldMessages
      id={`${field}-says`}
      findings={findings}
      onMended={() => document.querySelector<HTMLElement>(`[data-field="${field}.platform"]`)?.focus()}
    />
  );
}

/** Not drawn again for every key in the name, which the card around it shows. */
export const NodesGroupBody = memo(function NodesGroupBody({ field }: { readonly field: GroupField }) {
  const { t } = useWords();
  const [group, choose] = useChoices(field);
  const question = { field, group, choose };
  return (
    <>
      <TextField field={`${field}.name`} placeholder="workers" help={t('nodes.name.help')} />
      <PlatformQuestion {...question} />
      <Limits group={group} />
      <ManagementQuestion {...question} />
      <ToolQuestion {...question} />
      {/* Another choice asks other questions. */}
      <NodesOptions key={`${group.platform} ${group.management} ${group.tool}`} field={field} group={group} />
      <Rest field={field} group={group} />
      <NodesWaits field={field} />
    </>
  );
});

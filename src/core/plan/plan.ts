// The plan with every check. Those of the bypass list ask how each program reads NO_PROXY, which is much code; a page that
// has just opened does without (core/first.ts), so they stand apart from the decisions.

import type { Definitions } from '../model/definition.ts';
import type { Draft } from '../model/settings.ts';
import { bypassFindings } from './bypass-findings.ts';
import { decide, type ListCheck, type Planned } from './decide.ts';
import { simulationFindings } from './simulation-findings.ts';

const ofList: ListCheck = (draft, plan) => [...bypassFindings(draft, plan), ...simulationFindings(draft, plan)];

/** Decides everything, and tells everything that is missing, wrong or doubtful. */
export const planOf = (draft: Draft, definitions: Definitions): Planned => decide(draft, definitions, ofList);

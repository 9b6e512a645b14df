// The files follow the node group that is edited, and an empty field shows what it amounts to.

import { expect } from '@playwright/test';
import { definitions } from '../../src/core/index.ts';
import { test } from './wizard-page.ts';

const [asking] = definitions.tools.flatMap((tool) =>
  tool.options.flatMap(({ key, usual }) => (usual === undefined ? [] : [{ tool, key, usual }])),
);

test('the preview shows the group that is edited, until the user chooses a file', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.example();
  await wizard.go('Nodes');
  await page.getByRole('button', { name: 'Add a node group' }).click();
  const shown = (path: string) => page.getByRole('region', { name: path, exact: true });
  await expect(shown('node-groups/workers-2/user-data.mime')).toBeVisible();
  const second = page.getByRole('region', { name: 'Node group workers-2' });
  await second
    .locator('label.card')
    .filter({ hasText: asking?.tool.title ?? '' })
    .first()
    .click();
  await expect(shown(`node-groups/workers-2/${asking?.tool.file}`)).toBeVisible();
  await expect(wizard.field(`nodeGroups.1.options.${asking?.key}`)).toHaveAttribute(
    'placeholder',
    asking?.usual({ name: 'workers-2' }, 'prod-seoul') ?? '',
  );
  await wizard.showFile('README.md');
  await wizard.field('nodeGroups.1.name').click();
  await expect(shown('README.md')).toBeVisible();
});

test('a management that gave way to another platform comes back', async ({ wizard, page }) => {
  await wizard.open();
  await wizard.go('Nodes');
  await page.getByRole('button', { name: 'Add a node group' }).click();
  const managed = page.getByRole('radio', { name: 'Managed', exact: true });
  await expect(managed).toBeChecked();
  await wizard.choose('Platform', 'Ubuntu');
  await expect(page.getByRole('radio', { name: 'Managed, own AMI' })).toBeChecked();
  await wizard.choose('Platform', 'Amazon Linux 2023');
  await expect(managed).toBeChecked();
});

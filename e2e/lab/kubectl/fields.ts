// Who owns which field: the vendor's manifest comes again, over a cluster that has our patches. EKS applies its add-ons on
// the server's side as field manager `eks`; people apply the manifest by hand.

import { bundleOf } from '../../../src/core/index.ts';
import type { Any } from './api-server.ts';
import { bare, differences } from './state.ts';
import { apply, aSecond, asPromised, look, promised, rollback, type Setting, said } from './stories.ts';

const EKS = ['apply', '--server-side', '--field-manager=eks'];

interface Coming {
  readonly how: string;
  readonly command: readonly string[];
  /** Our patches are still there afterwards. */
  readonly stays: boolean;
}

const COMINGS: readonly Coming[] = [
  { how: 'server-side apply as eks', command: EKS, stays: true },
  { how: 'server-side apply as eks, with force', command: [...EKS, '--force-conflicts'], stays: true },
  { how: 'kubectl apply', command: ['apply'], stays: true },
  { how: 'kubectl replace', command: ['replace'], stays: false },
];

/** The manifest of the next version: each image has another tag. */
function upgraded(manifest: string, tag: string): string {
  const { items, ...list } = JSON.parse(manifest);
  for (const { spec } of items) {
    const { initContainers = [], containers } = spec.template.spec;
    for (const container of [...initContainers, ...containers] as Any[]) {
      container.image = `${container.image.replace(/:[^:/]*$/, '')}:${tag}`;
    }
  }
  return JSON.stringify({ ...list, items });
}

/** After each coming: is our envFrom there, does verify.sh see it, does apply.sh mend it, and does rollback.sh undo it all? */
export async function holdFields({ cluster, draft, record, name }: Setting): Promise<void> {
  const bundle = bundleOf(draft);
  cluster.desk.take(bundle);
  for (const [at, { how, command, stays }] of COMINGS.entries()) {
    const story = `${name}, an upgrade by ${how}`;
    const hold = (what: string, good: boolean, instead = '') => record.hold(story, what, good, instead);
    const manifest = upgraded(cluster.manifest, `v9.9.${at}`);
    // What the upgrade alone would bring.
    await cluster.reset(manifest);
    const alone = await cluster.state();
    await cluster.reset();
    await apply(cluster);
    const came = await cluster.desk.kubectl([...command, '-f', '-'], manifest);
    hold('the manifest is taken', came.code === 0, said(came));
    const wanted = bare(stays ? promised(alone, bundle) : alone);
    const wrong = differences(bare(asPromised(await cluster.state())), wanted);
    hold(stays ? 'the new images are there, and the patches too' : 'the patches are gone', wrong === '', wrong);
    if (!stays) {
      const seen = await look(cluster);
      hold(
        'verify.sh sees that the patches are gone',
        seen.code === 1 && /fail container\//.test(seen.out),
        said(seen),
      );
      await aSecond();
      const mended = await apply(cluster);
      hold('apply.sh puts them back', mended.code === 0, said(mended));
      const again = differences(bare(asPromised(await cluster.state())), bare(promised(alone, bundle)));
      hold('the patches are there again', again === '', again);
    }
    await aSecond();
    const back = await rollback(cluster);
    hold('rollback.sh ends well', back.code === 0, said(back));
    const left = differences(bare(await cluster.state()), bare(alone));
    hold('rollback.sh leaves the new manifest and nothing of ours', left === '', left);
    record.see({
      story,
      witness: cluster.title,
      seen: stays
        ? 'the images are new, the patches stay; rollback.sh then takes them out and leaves the new images.'
        : 'the patches are gone, verify.sh says so, apply.sh puts them back; rollback.sh then takes them out and leaves the new images.',
    });
  }
}

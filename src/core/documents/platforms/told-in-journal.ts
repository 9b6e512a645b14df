// What a script of the boot says. cloud-init runs boothooks with their output captured, and keeps it only where one fails
// (cloudinit/handlers/boot_hook.py, cloudinit/subp.py: capture=True), so it goes to the journal too.

import { sh } from '../../syntax/shell.ts';
import { type Verbatim, verbatim } from '../../syntax/template.ts';

/** `journalctl -t` finds it by this. */
export const journalTag = 'eks-proxy';

/**
 * A command that says one word of bash (quoted already) where the script is run by hand, and in the journal; it succeeds also
 * without logger(1), which util-linux has.
 */
export const told = (word: string): Verbatim =>
  verbatim(sh`{ echo ${verbatim(word)}; logger -t ${journalTag} -- ${verbatim(word)} 2>/dev/null || true; }`);

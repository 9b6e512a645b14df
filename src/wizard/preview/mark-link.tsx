// A value in the code that is missing or wrong: it names its field and goes there.

import { labelOf } from '../../core/first.ts';
import { definitionsNow } from '../answers/whole-core.ts';
import { usePlace } from '../frame/place.tsx';
import { Icon } from '../theme/icon.tsx';
import { useWords } from '../words/words.tsx';

/** `text` is what was typed; empty where nothing was. */
export function MarkLink({ field, text }: { readonly field: string; readonly text: string }) {
  const { t, say } = useWords();
  const { goToField } = usePlace();
  const label = say(labelOf(field, definitionsNow()));
  if (text === '') {
    const title = t('preview.missing', { label });
    return (
      <button type="button" className="hole" title={title} aria-label={title} onClick={() => goToField(field)}>
        {label}
        <Icon name="jump" />
      </button>
    );
  }
  const title = t('preview.wrong', { label });
  return (
    <button type="button" className="wrong" title={title} onClick={() => goToField(field)}>
      {text}
    </button>
  );
}

// Tells those who do not see the files what the last answers changed in them: politely, and once the answering rests,
// never for each key.

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useAnswers } from '../answers/answers.tsx';
import { useWords, type Words } from '../words/words.tsx';
import { fileName } from './all-in-one.ts';
import { type News, newsOf } from './news.ts';

/** Longer than between two keys of somebody who looks for them. */
const REST_MS = 1200;

function wordsOf({ lines, others }: News, shown: string, { t }: Words): string {
  if (lines === 0) return t('preview.news.others', { count: others });
  const own = t('preview.news.lines', { name: fileName(shown), count: lines });
  return others === 0 ? own : t('preview.news.both', { own, count: others });
}

export function PreviewNews({ shown }: { readonly shown: string }) {
  const words = useWords();
  const { subscribe, snapshot, shown: onPage } = useAnswers();
  const known = useRef(onPage().bundle);
  const [{ text, time }, say] = useState({ text: '', time: 0 });
  const [there, setThere] = useState(false);
  useEffect(() => setThere(true), []);

  const tell = useEffectEvent(() => {
    const { bundle } = snapshot();
    const news = newsOf(known.current, bundle, shown);
    known.current = bundle;
    if (news !== undefined) say({ text: wordsOf(news, shown, words), time: time + 1 });
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const stop = subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => tell(), REST_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [subscribe]);

  // Outside of the panes: on a phone one of them is not drawn, and what is not drawn says nothing. At the end of the
  // page, which is there once the program runs.
  if (!there) return null;
  return createPortal(
    <p className="vh" aria-live="polite" aria-atomic="true" data-testid="preview-news">
      {/* Another element each time, so that the same words twice are said twice. */}
      <span key={time}>{text}</span>
    </p>,
    document.body,
  );
}

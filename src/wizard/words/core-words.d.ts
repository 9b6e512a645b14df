declare module 'virtual:core-words' {
  /** Brings the words of the core in a language. Rejects where they cannot be loaded. */
  export function loadCoreWords(language: 'ko' | 'ja'): Promise<void>;
}

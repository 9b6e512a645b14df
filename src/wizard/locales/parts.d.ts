// The two parts of a catalogue that src/build/catalogues.ts makes.

declare module '*.json?first' {
  const messages: Readonly<Record<string, string>>;
  export default messages;
}

declare module '*.json?later' {
  const messages: Readonly<Record<string, string>>;
  export default messages;
}

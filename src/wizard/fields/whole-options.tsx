// Prose that names options of commands: `-k` does not break behind its hyphen.

/** A text, each option of it in one piece. */
export function WholeOptions({ text }: { readonly text: string }) {
  const pieces = text.split(/((?<!\S)--?[A-Za-z][\w-]*)/);
  // Every second one is an option; where it stands is the one name that each has alone.
  return pieces.map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      <span className="option" key={pieces.slice(0, index).join('').length}>
        {piece}
      </span>
    ),
  );
}

// The browser's download of something that was made on the page.

/** Long enough for a browser to begin the download. */
const KEPT_MS = 10_000;

/** Offers content as a file to download. Of no type that a browser would show or rename. */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>) {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

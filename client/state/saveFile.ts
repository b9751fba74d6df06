/** Hands a file to the reader's disk, as a download. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has begun by then; the memory is given back.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

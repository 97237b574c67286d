// Files to and from the desk: saving what it made, reading what an officer chose.

const MAX_BYTES = 10 * 1024 * 1024;

/** Offers bytes as a download. */
export function saveFile(name, mime, bytes) {
  const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The bytes of a chosen file; a workbook becomes the CSV of its first sheet. Throws an Error with a Persian message. */
export async function readFile(file) {
  if (file.size > MAX_BYTES) throw new Error('پرونده بزرگ‌تر از ۱۰ مگابایت است.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!/\.xlsx$/i.test(file.name)) return { name: file.name, mime: file.type || 'text/csv', bytes };
  const { firstSheetAsCsv } = await import('{{asset:xlsx.js}}');
  const csv = await firstSheetAsCsv(bytes);
  return { name: file.name.replace(/\.xlsx$/i, '.csv'), mime: 'text/csv', bytes: new TextEncoder().encode(csv) };
}

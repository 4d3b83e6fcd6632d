import { REPORT_FORMAT, type ReportData } from './report_data';

/** Reads the data element of the page: base64 of gzip of JSON. Throws with a sentence for the reader. */
export async function load_report(text: string): Promise<ReportData> {
  const packed = text.trim();
  if (packed === '')
    throw new Error('This file is the empty template. Run “cadre run” to make a report with data.');
  if (typeof DecompressionStream === 'undefined')
    throw new Error(
      'This browser is too old to open the report. Use a current Edge, Chrome, Firefox or Safari.',
    );
  const json = await unzip(bytes_of(packed));
  const data = JSON.parse(json) as ReportData;
  if (data.format !== REPORT_FORMAT)
    throw new Error(
      `This page reads ${REPORT_FORMAT}; the data say ${String(data.format)}. Make the report again.`,
    );
  return data;
}

function bytes_of(base64: string): Uint8Array<ArrayBuffer> {
  // Newer browsers decode by themselves, many times faster.
  const own = (Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }).fromBase64;
  if (own !== undefined) return own.call(Uint8Array, base64);
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; ++i) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

async function unzip(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

import packedPages from 'packed:rule-pages.json';
import { bytesOf, unpacked } from './packing.js';

let pages: Promise<Map<string, string>> | undefined;

/** The page of a rule, as Markdown; undefined where there is no such rule. */
export async function rulePage(rule: string): Promise<string | undefined> {
	pages ??= read();
	return (await pages).get(rule);
}

async function read(): Promise<Map<string, string>> {
	const text = new TextDecoder().decode(await unpacked(bytesOf(packedPages), 'gzip'));
	return new Map(Object.entries(JSON.parse(text)));
}

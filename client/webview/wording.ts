import * as z from 'zod/mini';
import type { MatrixLine } from '../../server/src/protocol/matrix.js';
import type { AddressKind, OutcomeWithStatus, SharingOption, Status } from '../../server/src/protocol/resolution.js';
import { TEXTS, type TextId } from './texts.js';

/** The name of the element of the page's head that holds the sentences in the reader's language. */
const CATALOGUE = 'bindsight-texts';

const catalogue = readCatalogue();

/** The sentences that the extension put into the page; English where it put none. */
function readCatalogue(): Readonly<Record<string, string>> {
	const content = document.querySelector<HTMLMetaElement>(`meta[name="${CATALOGUE}"]`)?.content;
	const read = z.record(z.string(), z.string()).safeParse(content ? JSON.parse(content) : {});
	return read.success ? { ...TEXTS, ...read.data } : TEXTS;
}

/** A sentence in the reader's language, with its gaps filled. */
export function text(id: TextId, gaps: Readonly<Record<string, string | number>> = {}): string {
	return (catalogue[id] ?? TEXTS[id]).replace(/\{(\w+)\}/g, (gap, name) => String(gaps[name] ?? gap));
}

/** "SO_REUSEADDR". */
export function optionName(option: SharingOption): string {
	return text(`option.${option}`);
}

/** "specific". */
export function addressName(address: AddressKind): string {
	return text(`address.${address}`);
}

/** A line of a table: "SO_REUSEADDR, specific". */
export function lineName({ option, address }: MatrixLine): string {
	return text('line', { option: optionName(option), address: addressName(address) });
}

/** A status as one reads it out: "WSAEACCES 10013". */
export function statusName({ name, value }: Status): string {
	return `${name} ${value}`;
}

/** An outcome for somebody who listens: "denied, WSAEACCES 10013". */
export function spokenOutcome({ outcome, status }: OutcomeWithStatus): string {
	const word = text(`spoken.${outcome}`);
	return status && outcome !== 'SUCCESS' ? `${word}, ${statusName(status)}` : word;
}

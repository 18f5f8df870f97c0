import { text } from '../../messages/text.js';
import type { BindDescription, Outcome, OutcomeWithStatus } from '../../protocol/resolution.js';
import type { Colours } from '../terminal.js';
import type { ReportedResolution } from './resolution-report.js';
import { wordFor } from './words.js';

/** The outcome first, then why, then what it rests on. */
export function resolutionText(resolution: ReportedResolution, colours: Colours): string {
	const { model, first, second, branches, receiver, explanation, confidence, sources, notes } = resolution;
	const line = (id: string, args: Record<string, string>) => text({ id, args });
	const lines = [
		outcomeText(resolution, colours),
		line('cli.resolve.sides', { model, first: sideText(first), second: sideText(second) }),
		...(branches
			? [
					`  ${line('cli.resolve.granted', { outcome: outcomeText(branches.granted, colours) })}`,
					`  ${line('cli.resolve.refused', { outcome: outcomeText(branches.refused, colours) })}`,
				]
			: []),
		'',
		explanation,
		...(receiver === 'undefined' ? [line('cli.resolve.undefinedReceiver', {})] : []),
		...notes.map((note) => line('cli.note', { note })),
		'',
		line('cli.resolve.confidence', { confidence: wordFor('confidence', confidence) }),
		line('cli.sources', { sources: sources.join('; ') }),
	];
	return `${lines.join('\n')}\n`;
}

/** "DENIED WSAEACCES (10013)" */
export function outcomeText({ outcome, status }: OutcomeWithStatus, colours: Colours): string {
	const words = colourOf(outcome, colours)(outcome);
	return status ? `${words} ${status.name} (${status.value})` : words;
}

function colourOf(outcome: Outcome, colours: Colours): (words: string) => string {
	const colour = {
		SUCCESS: colours.green,
		INUSE: colours.red,
		DENIED: colours.red,
		CHECK: colours.yellow,
		NOT_APPLICABLE: colours.dim,
	}[outcome];
	return (words) => colours.bold(colour(words));
}

function sideText({ option, address, dualStack, protocol, port, descriptor }: BindDescription): string {
	const place = wordFor('address', address);
	const words = [
		text({ id: 'cli.resolve.side', args: { option } }),
		dualStack ? `${place} ${text({ id: 'cli.resolve.dualStack' })}` : place,
	];
	if (protocol !== undefined) {
		words.push(wordFor('protocol', protocol));
	}
	if (port !== undefined) {
		words.push(text({ id: 'cli.resolve.port', args: { port: String(port) } }));
	}
	if (descriptor !== undefined) {
		words.push(text({ id: 'cli.resolve.descriptor', args: { descriptor } }));
	}
	return words.join(', ');
}

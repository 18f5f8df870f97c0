import type { Evidence } from './evidence.js';
import { createNetshReader } from './netsh.js';
import { createNetstatReader } from './netstat.js';
import { createPowerShellReader } from './powershell.js';

/** Reads lines one after another. */
export interface LineReader {
	/** True where the line is one of this reader's and was taken. */
	read(line: Line): boolean;
	/** The paste is over. */
	end(): void;
}

/** A line of a paste, cut into words at its spaces. */
export interface Line {
	text: string;
	words: readonly string[];
}

/** Longer lines stand in no output of these commands. */
const MAX_LINE_LENGTH = 1000;

/**
 * Reads pasted output of netstat (-ano, -anoq, -anob), Get-NetTCPConnection and Get-NetUDPEndpoint (as tables and as
 * lists), netsh show excludedportrange and portproxy show, several of them in one paste, in any display language: by the
 * shape of its lines, not by its words. Lines that are none of these are passed over. Never throws; linear.
 */
export function parseEvidence(paste: string): Evidence {
	const evidence: Evidence = { sockets: [], excludedRanges: [], portProxies: [] };
	const readers = [createPowerShellReader(evidence), createNetstatReader(evidence), createNetshReader(evidence)];
	for (const text of paste.split(/\r\n|\r|\n/)) {
		if (text.length > MAX_LINE_LENGTH) {
			continue;
		}
		const words = text.split(/\s+/).filter((word) => word !== '');
		for (const reader of readers) {
			if (reader.read({ text, words })) {
				break;
			}
		}
	}
	for (const reader of readers) {
		reader.end();
	}
	return evidence;
}

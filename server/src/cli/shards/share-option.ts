import { InvalidArgumentError, Option } from 'commander';
import { text } from '../../messages/text.js';
import type { Share } from '../given-paths.js';

/** `--shard 2/8`. */
export function shareOption(): Option {
	return new Option('--shard <i/n>', text({ id: 'cli.option.shard' })).argParser(parseShare);
}

function parseShare(written: string): Share {
	const [number, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(written)?.slice(1) ?? []).map(Number);
	if (!number || !of || number > of) {
		throw new InvalidArgumentError(text({ id: 'cli.shards.wrongShare' }));
	}
	return { number, of };
}

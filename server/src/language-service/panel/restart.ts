import { USING_PAGE } from '../../knowledge/sources.js';
import { text } from '../../messages/text.js';
import type { Change } from '../../protocol/panel.js';
import type { SharingModel } from '../../protocol/resolution.js';
import type { TableOption } from '../sharing.js';

/** Where it is told that live connections keep an exclusive port, and where the contrary was seen. */
const SOURCES = [USING_PAGE.title, 'trio, issue 928; libuv, issue 1360: seen otherwise on current Windows'];

/**
 * What exclusive use does to a listener that starts again while its old connections live on. No table has it, the
 * documents speak of Winsock only, and runs on current Windows differ from them.
 */
export function restartChange(model: SharingModel, now: TableOption, then: TableOption): Change[] {
	const isChanged = (now === 'exclusive') !== (then === 'exclusive');
	if (!isChanged || model === 'wsk') {
		return [];
	}
	const isGain = now === 'exclusive';
	return [
		{
			kind: 'restart',
			sign: isGain ? 'gain' : 'cost',
			sentence: text({ id: 'panel.change.restart', args: { gain: isGain ? 'yes' : 'no' } }),
			count: 0,
			cells: [],
			confidence: 'open',
			sources: SOURCES,
		},
	];
}

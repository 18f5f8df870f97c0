import type { HostMessage } from '../../client/webview/messages.js';
import type { PanelPage } from './panel-page.js';
import { answerFor, LISTENER, UNSURE } from './sample-answers.js';
import { COMPARISON, LOOKED_UP, MEETING, notice, TABLES, WHOLE, WHOLE_KERNEL, withDetails } from './sample-details.js';

/** A state of the panel: what the extension says, and what the reader does then. */
export interface PanelState {
	says: readonly HostMessage[];
	acts?(panel: PanelPage): Promise<void>;
}

function answer(shown: typeof WHOLE, isPinned = false): HostMessage {
	return { type: 'answer', answer: shown, line: 51, isPinned };
}

const HERE = [{ label: 'lfd, line 52', range: LISTENER.bind! }];
const UNSURE_LINE = ['conn->fd', 'TCP socket', 'unknown address', 'SO_REUSEADDR or no option'];

async function openTables({ page }: PanelPage): Promise<void> {
	await page.locator('#full-table-summary').click();
	await page.locator('[data-grid=full]').waitFor();
}

/** Every state that the panel can be in, by name. */
export const STATES: Readonly<Record<string, PanelState>> = {
	socket: { says: [answer(WHOLE)] },
	'chosen-cell': {
		says: [answer(WHOLE), { type: 'meeting', answer: MEETING }],
		acts: ({ page }) => page.locator('[data-grid=line] [data-second="3"]').click(),
	},
	'likely-bind': { says: [answer(WHOLE)], acts: ({ page }) => page.locator('#likely-node-dual-stack').click() },
	kernel: { says: [answer(WHOLE_KERNEL)] },
	'second-bind': { says: [answer({ ...WHOLE, role: 'second' })] },
	pinned: { says: [answer(WHOLE, true)] },
	comparison: { says: [answer(WHOLE, true), { type: 'comparison', answer: COMPARISON }] },
	'pin-lost': { says: [answer(withDetails(answerFor()), true)] },
	'several-sockets': { says: [answer(withDetails(answerFor(LISTENER, { ...LISTENER, expression: 'other' })))] },
	'unknown-option': {
		says: [
			answer(
				withDetails(
					answerFor(UNSURE),
					{ line: UNSURE_LINE, parties: [], likely: [], fixes: [] },
					{ notices: [notice('unknown-option', 'The sharing option hangs on a variable that only the run knows.')] },
				),
			),
		],
	},
	'inactive-branch': {
		says: [
			answer(
				withDetails(
					answerFor(LISTENER),
					{},
					{
						notices: [
							notice('inactive-branch', 'Answered for Windows: for POSIX this code is not compiled.'),
							notice('file-with-errors', 'The file has errors here: a call may be missing.', HERE),
							notice('open-question', 'No document says what happens with both options in Winsock Kernel.'),
						],
					},
				),
			),
		],
	},
	'no-line': { says: [answer(withDetails(answerFor({ ...LISTENER, lines: [] })))] },
	'no-socket': { says: [answer(withDetails(answerFor(), {}, { notices: [notice('no-socket', 'None.', HERE)] }))] },
	unsupported: { says: [answer({ ...answerFor(), state: 'unsupported', version: 0 })] },
	'every-table': { says: [answer(WHOLE), { type: 'tables', answer: TABLES }], acts: openTables },
	lookup: {
		says: [answer(WHOLE), { type: 'lookup', answer: LOOKED_UP }],
		acts: ({ page }) => page.locator('#lookup-summary').click(),
	},
	'lookup-mistake': {
		says: [
			answer(WHOLE),
			{
				type: 'lookup',
				answer: { state: 'not-understood', message: '"10.0.0" is no address.', field: 'first.address' },
			},
		],
		acts: ({ page }) => page.locator('#lookup-summary').click(),
	},
	busy: { says: [answer(WHOLE), { type: 'busy' }] },
	starting: { says: [{ type: 'starting' }] },
	failed: { says: [{ type: 'failed', detail: 'It ended while it was starting. The log says more.' }] },
};

/** Brings a panel that was just opened into a state. */
export async function bringInto(panel: PanelPage, { says, acts }: PanelState): Promise<void> {
	for (const message of says) {
		await panel.say(message);
	}
	await acts?.(panel);
}

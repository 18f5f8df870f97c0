import { describe, expect, it } from 'vitest';
import type { WhatIf } from '../../../../server/src/protocol/panel.js';
import { answerAt, detailsAt, type PanelQuestion } from './panel-at.js';

function whatIfAt(body: string, option: WhatIf['option'], question: PanelQuestion = {}): WhatIf {
	const found = detailsAt(body, question).whatIf.find((each) => each.option === option);
	if (!found) {
		throw new Error(`nothing is said of ${option}`);
	}
	return found;
}

/** Checks every change as "sign: sentence". */
function checkChanges(body: string, option: WhatIf['option'], ...expected: string[]) {
	const { changes } = whatIfAt(body, option);
	expect(changes.map(({ sign, sentence }) => `${sign}: ${sentence}`)).toEqual(expected);
}

describe('what another option would change', () => {
	it('closes and costs', () => {
		checkChanges(
			'bind(s$0, wildcard);\nlisten(s);',
			'exclusive',
			'gain: closes 3 cells: another program of the same account can no longer bind one of its addresses',
			'both: its own bind then fails where one of its addresses is held (3 cells)',
			'cost: a restart may fail while old connections live on (documented; versions of Windows differ)',
		);
	});

	it('opens', () => {
		checkChanges(
			'bind(s$0, wildcard);',
			'reuse',
			'cost: opens 2 cells: any program can then bind the same wildcard or one of its addresses with SO_REUSEADDR',
			'both: its own bind then succeeds where the wildcard is held with SO_REUSEADDR (1 cell)',
		);
	});

	it('tells what is closed to all from what is closed to another account only', () => {
		checkChanges(
			'setsockopt(s, SO_REUSEADDR, on);\nbind(s$0, wildcard);',
			'none',
			'gain: closes 1 cell: a program of another account can no longer bind one of its addresses with SO_REUSEADDR',
			'gain: closes 1 cell: any program can no longer bind the same wildcard with SO_REUSEADDR',
			'both: its own bind then fails where the wildcard is held with SO_REUSEADDR (1 cell)',
		);
	});

	it('says where nothing changes', () => {
		checkChanges('bind(s$0, specific);', 'exclusive', 'neutral: changes no cell for this bind');
	});

	it('speaks of a restart only for a listener', () => {
		const kinds = whatIfAt('bind(s$0, wildcard);', 'exclusive').changes.map(({ kind }) => kind);
		expect(kinds).toEqual(['closes', 'start-fails']);
	});

	it('does not ask where the option that the socket has is not known', () => {
		expect(detailsAt('given(s);\nbind(s$0, wildcard);').whatIf).toEqual([]);
	});

	it('points at the cells of the role that is looked at', () => {
		const cellsAt = (role: 'first' | 'second') => {
			const { matrix, panel } = answerAt('bind(s$0, wildcard);', { role });
			const [, exclusive] = panel!.details!.whatIf;
			return exclusive!.changes.flatMap(({ kind, cells }) =>
				cells.map(({ first, second }) => `${kind} ${matrix.rows[first]?.option} ${matrix.columns[second]?.option}`),
			);
		};
		expect(cellsAt('first')).toEqual(['closes none none', 'closes none reuse', 'closes none exclusive']);
		expect(cellsAt('second')).toEqual([
			'start-fails none none',
			'start-fails reuse none',
			'start-fails exclusive none',
		]);
	});
});

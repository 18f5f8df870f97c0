import type { DiagnosticRelatedInformation } from 'vscode-languageserver-protocol/browser';
import { button, element } from '../../client/webview/dom.js';
import type { Range } from '../../server/src/protocol/positions.js';
import type { Finding, Fix } from './findings.js';
import { text } from './wording.js';

/** What the reader can do in the list. */
export interface ListActions {
	/** Shows the finding in the code. */
	goTo(finding: Finding): void;
	/** Shows a place that belongs to a finding. */
	reveal(range: Range): void;
	apply(fix: Fix): void;
	/** Shows what is known of the rule. */
	showRule(rule: string): void;
}

const SIGNS = { error: '✕', warning: '!', info: 'i', hint: '·' } as const;

/** The findings below the code, each with its fixes and the places that belong to it. */
export class FindingsList {
	private items = new Map<Finding, HTMLElement>();

	constructor(
		private readonly heading: HTMLElement,
		private readonly body: HTMLElement,
		private readonly actions: ListActions,
	) {}

	/** The code is being read for the first time. */
	wait(): void {
		this.items.clear();
		this.heading.textContent = text('findings.title');
		this.body.replaceChildren(element('p', { class: 'quiet' }, text('findings.waiting')));
	}

	/** `unseen` says what was not looked at, where there is such. */
	show(findings: readonly Finding[], unseen: string): void {
		const focused = this.focusedName();
		this.items = new Map(findings.map((finding, index) => [finding, this.item(finding, index)]));
		this.heading.textContent = headingFor(findings.length);
		this.body.replaceChildren(
			...(findings.length > 0
				? [element('ol', { class: 'findings' }, ...this.items.values())]
				: [element('p', { class: 'quiet' }, text('findings.none.help'))]),
			...(unseen === '' ? [] : [element('p', { class: 'unseen' }, text('findings.unseen', { what: unseen }))]),
		);
		if (focused !== undefined) {
			this.focusAgain(focused);
		}
	}

	/** Says that nothing can be read, and why. */
	fail(reason: string): void {
		this.items.clear();
		this.heading.textContent = text('findings.title');
		this.body.replaceChildren(element('p', { class: 'unseen' }, reason));
	}

	/** Marks the findings at the cursor. */
	mark(current: ReadonlySet<Finding>): void {
		for (const [finding, item] of this.items) {
			item.toggleAttribute('data-current', current.has(finding));
		}
	}

	/** Puts the keyboard on the first fix of a finding, or on the finding where it has none. */
	focusFixes(finding: Finding): void {
		const item = this.items.get(finding);
		const control = item?.querySelector<HTMLElement>('.fix') ?? item?.querySelector('button');
		item?.scrollIntoView({ block: 'nearest' });
		control?.focus();
	}

	private item(finding: Finding, index: number): HTMLElement {
		const { severity, rule, message, diagnostic, fixes } = finding;
		const line = text('findings.line', { line: diagnostic.range.start.line + 1 });
		const name = `finding-${index}`;
		return element(
			'li',
			{ class: `finding ${severity}`, 'data-rule': rule },
			element(
				'div',
				{ class: 'row' },
				button(
					{ id: name, class: 'goto' },
					() => this.actions.goTo(finding),
					element('span', { class: 'severity', 'aria-hidden': 'true' }, SIGNS[severity]),
					element('span', { class: 'spoken' }, `${text(`findings.severity.${severity}`)}: `),
					element('span', { class: 'message' }, message, ' ', element('span', { class: 'about' }, line)),
				),
				button({ class: 'link rule', title: text('findings.rule') }, () => this.actions.showRule(rule), rule),
			),
			this.path(diagnostic.relatedInformation ?? []),
			fixes.length === 0 ? null : this.fixes(name, fixes),
		);
	}

	private path(places: readonly DiagnosticRelatedInformation[]): HTMLElement | null {
		return places.length === 0
			? null
			: element(
					'ul',
					{ class: 'path', 'aria-label': text('findings.path') },
					...places.map(({ location: { range }, message }) =>
						element(
							'li',
							{},
							button(
								{ class: 'link' },
								() => this.actions.reveal(range),
								text('findings.line', { line: range.start.line + 1 }),
							),
							` ${message}`,
						),
					),
				);
	}

	private fixes(name: string, fixes: readonly Fix[]): HTMLElement {
		return element(
			'ul',
			{ class: 'fixes', 'aria-label': text('findings.fixes') },
			...fixes.map((fix, index) =>
				element(
					'li',
					{},
					button({ id: `${name}-fix-${index}`, class: 'fix' }, () => this.actions.apply(fix), fix.title),
				),
			),
		);
	}

	private focusedName(): string | undefined {
		const focused = document.activeElement;
		return focused && this.body.contains(focused) ? focused.id : undefined;
	}

	/** The keyboard stays where it was, as far as what is there now has such a place. */
	private focusAgain(name: string): void {
		const control = document.getElementById(name) ?? this.body.querySelector<HTMLElement>('button');
		(control ?? this.heading).focus({ preventScroll: true });
	}
}

function headingFor(count: number): string {
	return count === 0
		? text('findings.none')
		: count === 1
			? text('findings.title.one')
			: text('findings.title.many', { count });
}

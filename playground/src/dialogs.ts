import { button, element } from '../../client/webview/dom.js';
import { part } from './page.js';
import { text } from './wording.js';

/** What explains a status, or says that it was not understood. Never rejects. */
export type AskStatus = (status: string, evidence: string) => Promise<Node[]>;

/** The dialogs: explains a status or a line of a log, and shows the log. */
export class Dialogs {
	constructor(
		private readonly dialog: HTMLDialogElement,
		private readonly ask: AskStatus,
	) {}

	/** Asks the reader for a status; with `given` it is explained at once. */
	explainStatus(given = ''): void {
		const status = element('input', {
			id: 'explain-status',
			type: 'text',
			value: given,
			placeholder: 'bind failed: 10013',
		});
		const evidence = element('textarea', { id: 'explain-evidence', spellcheck: false });
		const answer = element('div', { class: 'markdown', 'aria-live': 'polite' });
		const explain = async () => {
			answer.replaceChildren(...(await this.ask(status.value, evidence.value)));
		};
		const form = element(
			'form',
			{
				on: {
					submit: (event) => {
						event.preventDefault();
						void explain();
					},
				},
			},
			element('label', { for: status.id }, text('explain.ask')),
			status,
			element('label', { for: evidence.id }, text('explain.evidence')),
			evidence,
			element('button', { type: 'submit' }, text('explain.do')),
		);
		this.open(text('explain.title'), form, answer);
		status.focus();
		if (given !== '') {
			void explain();
		}
	}

	showLog(lines: readonly string[]): void {
		const content = lines.length > 0 ? lines.join('\n') : text('log.empty');
		this.open(text('log.title'), element('pre', { tabindex: 0 }, content));
	}

	/** A text under a title. */
	show(title: string, nodes: readonly Node[]): void {
		this.open(title, element('div', { class: 'markdown' }, ...nodes));
	}

	/** What others wrote of this page, and their licences. */
	showNotices(): void {
		this.open(text('page.notices'), element('pre', { tabindex: 0 }, part('notices').textContent ?? ''));
	}

	private open(title: string, ...content: HTMLElement[]): void {
		const close = () => this.dialog.close();
		this.dialog.replaceChildren(
			element(
				'div',
				{ class: 'dialog-head' },
				element('h2', { id: 'dialog-title' }, title),
				button({ class: 'icon', 'aria-label': text('close'), title: text('close') }, close, '×'),
			),
			...content,
		);
		if (!this.dialog.open) {
			this.dialog.showModal();
		}
	}
}

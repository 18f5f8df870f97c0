import { type CodeLanguage, TARGETS, type Target } from './address.js';
import { offer, part } from './page.js';
import { keepLanguage, keepTheme, preferredTheme, type Theme } from './preferences.js';
import { SAMPLES, type SampleName } from './samples.js';
import { SPOKEN, type Spoken, text } from './wording.js';

/** Code that is no sample's. */
const OWN = 'own';

/** What the reader chooses above the code. */
export interface ControlEvents {
	sample(name: SampleName): void;
	language(language: CodeLanguage): void;
	target(target: Target): void;
	share(): void;
	theme(theme: Theme): void;
	speak(language: Spoken): void;
}

/** The lists and buttons above the code. */
export class Controls {
	private readonly samples = part<HTMLSelectElement>('sample');
	private readonly languages = part<HTMLSelectElement>('language');
	private readonly targets = part<HTMLSelectElement>('target');
	private readonly spoken = part<HTMLSelectElement>('spoken');
	private readonly themes = part<HTMLButtonElement>('theme');
	theme: Theme = preferredTheme();

	constructor(events: ControlEvents) {
		const listen = (control: HTMLElement, event: string, then: () => void) => control.addEventListener(event, then);
		listen(this.samples, 'change', () => {
			if (this.samples.value !== OWN) {
				events.sample(this.samples.value as SampleName);
			}
		});
		listen(this.languages, 'change', () => events.language(this.languages.value as CodeLanguage));
		listen(this.targets, 'change', () => events.target(this.target));
		listen(part('share'), 'click', () => events.share());
		matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
			this.useTheme(preferredTheme());
			events.theme(this.theme);
		});
		listen(this.themes, 'click', () => {
			this.useTheme(this.theme === 'dark' ? 'light' : 'dark');
			keepTheme(this.theme);
			events.theme(this.theme);
		});
		listen(this.spoken, 'change', () => {
			const language = this.spoken.value as Spoken;
			keepLanguage(language);
			events.speak(language);
		});
		this.useTheme(this.theme);
	}

	get target(): Target {
		return this.targets.value as Target;
	}

	/** Says everything in the reader's language, and keeps what is chosen. */
	reword(language: Spoken): void {
		const names = Object.keys(SAMPLES) as SampleName[];
		offer(this.samples, [...names.map((name) => [name, text(`sample.${name}`)] as const), [OWN, text('sample.own')]]);
		offer(
			this.languages,
			(['c', 'cpp'] as const).map((each) => [each, text(`language.${each}`)]),
		);
		offer(
			this.targets,
			TARGETS.map((each) => [each, text(`target.${each}`)]),
		);
		offer(this.spoken, Object.entries(SPOKEN));
		this.spoken.value = language;
		this.nameTheme();
	}

	/** Shows what the code is: a sample as it is given, or the reader's own. */
	show(code: string, language: CodeLanguage, target = this.target): void {
		const sample = Object.entries(SAMPLES).find(([, each]) => each.code === code);
		this.samples.value = sample?.[0] ?? OWN;
		this.languages.value = language;
		this.targets.value = target;
	}

	private useTheme(theme: Theme): void {
		this.theme = theme;
		document.documentElement.dataset.theme = theme;
		this.nameTheme();
	}

	private nameTheme(): void {
		const label = text(this.theme === 'dark' ? 'page.light' : 'page.dark');
		this.themes.setAttribute('aria-label', label);
		this.themes.title = label;
	}
}

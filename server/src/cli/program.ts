import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { text } from '../messages/text.js';
import { localeOption } from './arguments.js';
import { complaintInWords, helpInWords } from './commander-words.js';
import { chooseLanguage, type LanguageChoice } from './language.js';
import type { Session } from './session.js';
import { printableLines, type Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { addCheck } from './verbs/check.js';
import { addExplain } from './verbs/explain.js';
import { addLsp } from './verbs/lsp.js';
import { addMatrix } from './verbs/matrix.js';
import { addMerge } from './verbs/merge.js';
import { addResolve } from './verbs/resolve.js';
import { addRules } from './verbs/rules.js';
import { addSockets } from './verbs/sockets.js';
import { addWhy } from './verbs/why.js';

/** Runs the command line on the arguments that follow the program's name. Resolves to the exit code; never rejects. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
	const session: Session = { terminal, exitCode: 0 };
	const language = chooseLanguage(args, process.env);
	try {
		await commands(session, language).parseAsync(args, { from: 'user' });
		return session.exitCode;
	} catch (error) {
		if (error instanceof CommanderError) {
			return error.exitCode === 0 ? 0 : 2;
		}
		if (error instanceof UsageError) {
			terminal.tell(error.sentence);
		} else {
			tellInternalError(error, terminal);
		}
		return 2;
	}
}

/** Something that is our fault: with everything that helps to report it. */
export function tellInternalError(error: unknown, terminal: Terminal): void {
	terminal.tell({ id: 'cli.internalError' });
	terminal.printError(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function commands(session: Session, language: LanguageChoice): Command {
	const program = new Command('bindsight')
		.description(text({ id: 'cli.description' }))
		.version(manifest.version, '-V, --version', text({ id: 'cli.help.version' }))
		.helpOption('-h, --help', text({ id: 'cli.help.help' }))
		.helpCommand('help [command]', text({ id: 'cli.help.help' }))
		.addOption(localeOption())
		.configureHelp(helpInWords())
		.hook('preAction', (_, verb) => language.settle(verb.opts()))
		.exitOverride()
		.configureOutput({
			writeOut: (words) => void session.terminal.print(words),
			writeErr: (words) => session.terminal.printError(words.trimEnd()),
			outputError: (words, write) => write(printableLines(complaintInWords(words))),
		})
		.showHelpAfterError(text({ id: 'cli.seeHelp' }))
		.addHelpText('after', text({ id: 'cli.afterHelp' }));
	const addVerbs = [addCheck, addMerge, addSockets, addResolve, addWhy, addMatrix, addExplain, addRules, addLsp];
	for (const add of addVerbs) {
		add(program, session);
	}
	return program;
}

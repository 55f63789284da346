import { checkCommand } from './checkCommand';
import { CommandError, reasonOf } from './commandError';
import { convertCommand } from './convertCommand';
import type { CommandHost } from './host';
import { openCommand } from './openCommand';
import { type Arguments, type CommandName, commandName, readArguments } from './options';
import { USAGE } from './usage';

const COMMANDS: Readonly<Record<CommandName, (args: Arguments, host: CommandHost) => Promise<number>>> = {
  open: openCommand,
  check: checkCommand,
  convert: convertCommand,
};

async function runCommand([first, ...rest]: readonly string[], host: CommandHost): Promise<number> {
  if (first === '--version' || first === '-v') {
    await host.out(`${host.version}\n`);
    return 0;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    await host.out(USAGE);
    return 0;
  }
  const name = commandName(first);
  if (!name) throw new CommandError(first === undefined ? 'No command was given.' : `There is no command ${first}.`, USAGE.trimEnd(), 2);
  const args = readArguments(name, rest);
  if (args.isSet('help')) {
    await host.out(USAGE);
    return 0;
  }
  return COMMANDS[name](args, host);
}

/** Runs a command line, and answers its exit code. What goes wrong is said in words. */
export async function run(args: readonly string[], host: CommandHost): Promise<number> {
  try {
    return await runCommand(args, host);
  } catch (error) {
    if (host.stop.aborted) return 130;
    host.say(`label-editor: ${error instanceof CommandError ? error.message : reasonOf(error)}`);
    if (error instanceof CommandError) host.say(error.hint);
    return error instanceof CommandError ? error.exitCode : 1;
  }
}

import { checkTasks, describeCheck } from '../../tasks';
import { readConfig } from './configFile';
import type { CommandHost } from './host';
import type { Arguments } from './options';
import { readSource } from './taskSource';

/** `label-editor check`: 0 when config and tasks fit, 1 when something is wrong. */
export async function checkCommand(args: Arguments, host: CommandHost): Promise<number> {
  const source = await readSource(args, host.stop);
  const config = args.text('config') === undefined && source.config !== undefined ? source.config : await readConfig(args);
  const report = await checkTasks(config, source.tasks(config), { signal: host.stop });
  await host.out(args.isSet('json') ? `${JSON.stringify(report, null, 2)}\n` : `${describeCheck(report).trimEnd()}\n`);
  return report.errors > 0 || (args.isSet('strict') && report.warnings > 0) ? 1 : 0;
}

import { EXPORT_FORMATS } from '../../format/export';
import { SAMPLING_STRATEGIES } from '../../format/sampling';
import { INPUT_FORMATS } from './inputFormat';

/** What `--help` says. */
export const USAGE = `label-editor: label tasks in the browser, from files on this machine

  label-editor open TASKS --config CONFIG.xml      serve tasks to label, on this machine alone
  label-editor check TASKS... --config CONFIG.xml  compare config and tasks, for CI
  label-editor convert IN... --to FORMAT --output PATH

TASKS and IN: a file or a folder; for check and convert also an output folder of open.

Options of all:
  --config FILE          the labeling config
  --input-format FORMAT  ${INPUT_FORMATS.join(', ')}; by default told from the files
  --encoding NAME        of text files, such as windows-1252; by default told from the bytes
  --help, --version

open:
  --output DIR           annotations are kept here, and taken up again; by default NAME-labels in the current folder
  --sampling ORDER       ${SAMPLING_STRATEGIES.join(', ')}
  --seed N               of uniform; by default drawn once and kept
  --allow-serving-local-files   give the page pictures, sound and video from this machine
  --local-files-root DIR the folder that they lie below; by default the one of TASKS
  --port N               by default a free one
  --no-browser           print the address only
  --update               take the changes of TASKS or CONFIG since the output folder was begun; labelled tasks stay

check:
  --strict               warnings count as errors
  --json                 print the report as JSON

convert:
  --to FORMAT            ${EXPORT_FORMATS.join(', ')}
  --output PATH          a file, a folder where the format has many files, a .zip of them, or - for stdout
  --from FORMAT          the same as --input-format
  --annotations WHICH    all, latest
  --force                write over what is there
  --strict               results that the format cannot hold count as errors

Exit codes: 0 done, 1 problems were found or it failed, 2 wrong usage.
`;

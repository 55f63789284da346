import { useEffect, useState } from 'react';
import type { ShownLayer } from './HostEditor';
import { describeResult, type ResultText } from './resultText';

const settleMs = 250;

// Safari has no idle callbacks; there the wait alone has to do.
const whenIdle = (run: () => void) =>
  window.requestIdleCallback ? window.requestIdleCallback(run, { timeout: 2000 }) : window.setTimeout(run, 1);
const cancelIdle = (handle: number) => (window.cancelIdleCallback ? window.cancelIdleCallback(handle) : window.clearTimeout(handle));

/**
 * The text of the layer on screen, made once changes have settled and the page is idle: serialising 10,000 regions at every move of a
 * pointer would be felt.
 */
export function useResultText(layer: ShownLayer | undefined, isWanted: boolean): ResultText | undefined {
  const [text, setText] = useState<ResultText>();
  useEffect(() => {
    if (!isWanted) return undefined;
    let idle = 0;
    const timer = window.setTimeout(() => {
      idle = whenIdle(() => setText(layer && describeResult(layer.name, layer.serialize())));
    }, settleMs);
    return () => {
      window.clearTimeout(timer);
      cancelIdle(idle);
    };
  }, [layer, isWanted]);
  return text;
}

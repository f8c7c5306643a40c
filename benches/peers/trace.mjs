// Evaluates a Chromium trace: the tasks of the page's main thread.

export const CATEGORIES = ["-*", "disabled-by-default-devtools.timeline", "loading", "devtools.timeline", "blink.user_timing"];

/** Events that are a run of scripts. */
const SCRIPTS = ["FunctionCall", "EvaluateScript", "v8.evaluateModule"];

/** The main thread's tasks from the navigation on, in milliseconds: the blocking time from the first paint on, the same from the
 * navigation on, the longest task, the longest run of scripts with what it makes the browser do before it ends, and the longest layout. */
export function tasks(trace) {
  const { traceEvents: events } = JSON.parse(Buffer.from(trace).toString());
  const paint = events.filter((event) => event.name === "firstContentfulPaint").at(-1);
  if (!paint) throw new Error("the trace has no first contentful paint: the page was not painted");
  const here = (event) => event.pid === paint.pid && event.tid === paint.tid;
  const start = events.filter((event) => event.name === "navigationStart" && here(event) && event.ts <= paint.ts).at(-1);
  const all = events.filter((event) => event.ph === "X" && here(event) && event.ts >= start.ts);
  const run = all.filter((event) => event.name === "RunTask");
  if (run.length === 0) throw new Error("the trace has no tasks: this Chromium calls them otherwise");
  let blocking = 0;
  let blockingAll = 0;
  let longest = { dur: 0, ts: 0 };
  for (const task of run) {
    const after = (Math.min(task.dur, task.ts + task.dur - paint.ts)) / 1000;
    if (after > 50) blocking += after - 50;
    blockingAll += Math.max(0, task.dur / 1000 - 50);
    if (task.dur > longest.dur) longest = task;
  }
  const most = (names) => Math.max(0, ...all.filter(({ name }) => names.includes(name)).map(({ dur }) => dur)) / 1000;
  return { blocking, blockingAll, longest: longest.dur / 1000, script: most(SCRIPTS), layout: most(["Layout"]), within: inside(all, longest) };
}

/** What a task was busy with: the self time of each kind of event in it. */
function inside(events, task) {
  const within = events
    .filter((event) => event.name !== "RunTask" && event.ts >= task.ts && event.ts + event.dur <= task.ts + task.dur)
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const spent = {};
  const open = [];
  for (const event of within) {
    while (open.length && open.at(-1).ts + open.at(-1).dur <= event.ts) open.pop();
    const around = open.at(-1);
    if (around) spent[around.name] -= event.dur / 1000;
    spent[event.name] = (spent[event.name] ?? 0) + event.dur / 1000;
    open.push(event);
  }
  return Object.entries(spent).sort(([, a], [, b]) => b - a).slice(0, 4).map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join(", ");
}

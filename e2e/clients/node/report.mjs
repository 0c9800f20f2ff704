// Runs cases of a client, several at once, each with a limit, and reports each as one line of JSON.

const LIMIT_SECONDS = Number(process.env.LONGHAUL_CASE_SECONDS ?? 90);

/** Runs `cases`, an object of names and functions; what a function returns is told with its line. */
export async function run(cases, atOnce = 4) {
  const waiting = Object.entries(cases);
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await one(...next);
    }
  };
  await Promise.all(Array.from({length: atOnce}, worker));
  // A client that still polls or listens must not keep the program alive.
  process.exit(0);
}

async function one(name, body) {
  const begin = Date.now();
  const told = {};
  let problem = '';
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${LIMIT_SECONDS} s`)), LIMIT_SECONDS * 1000);
  });
  try {
    await Promise.race([body(told), limit]);
  } catch (error) {
    problem = String(error.stack ?? error) || 'failed';
  } finally {
    clearTimeout(timer);
  }
  const seconds = (Date.now() - begin) / 1000;
  console.log(JSON.stringify({case: name, passed: problem === '', problem, seconds, ...told}));
}

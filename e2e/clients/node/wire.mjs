// A TCP proxy before the gateway whose connections can be cut.
import net from 'node:net';
import {gateway} from './api.mjs';

/** Listens on a free port; `cut()` resets all connections and returns how many there were. */
export async function wire() {
  const target = new URL(gateway);
  const sockets = new Set();
  const server = net.createServer(near => {
    const far = net.connect(Number(target.port), target.hostname);
    for (const [from, to] of [[near, far], [far, near]]) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    cut() {
      const count = sockets.size;
      sockets.forEach(socket => socket.resetAndDestroy());
      return count;
    },
  };
}

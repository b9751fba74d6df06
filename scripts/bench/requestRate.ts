import { connect, type Socket } from "node:net";

/**
 * Answers a second from a server on this machine, over connections that stay open, one request at a time on each.
 *
 * @param seconds how long is counted, after a quarter of it that is not
 */
export async function requestRate(
  target: { port: number; path: string },
  options: { connections: number; seconds: number },
): Promise<number> {
  const request = `GET ${target.path} HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\n\r\n`;
  let answers = 0;
  const sockets = await Promise.all(
    Array.from({ length: options.connections }, () => ask(target.port, request, () => answers++)),
  );
  await new Promise((done) => setTimeout(done, options.seconds * 250));
  answers = 0;
  const begun = performance.now();
  await new Promise((done) => setTimeout(done, options.seconds * 1_000));
  const rate = answers / ((performance.now() - begun) / 1_000);
  for (const socket of sockets) socket.destroy();
  return rate;
}

const longestHead = 4_096;

function ask(port: number, request: string, answered: () => void): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => {
      socket.write(request);
      resolve(socket);
    });
    let left = 0; // bytes of the present answer that are still to come; 0 before its head is read
    let head = "";
    socket.on("error", reject);
    socket.on("data", (chunk: Buffer) => {
      let rest = chunk.length;
      if (left === 0) {
        // Only the head is looked at: whoever asks must cost less than whoever answers.
        const before = head.length;
        head += chunk.toString("latin1", 0, longestHead);
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        const length = /^content-length: *(\d+)/im.exec(head)?.[1];
        if (!head.startsWith("HTTP/1.1 200") || length === undefined) {
          socket.destroy(new Error(`requestRate: expected a 200 with a length, got ${head.slice(0, end)}`));
          return;
        }
        left = Number(length);
        rest = before + chunk.length - end - 4;
        head = "";
      }
      left -= rest;
      if (left > 0) return;
      left = 0;
      answered();
      socket.write(request);
    });
  });
}

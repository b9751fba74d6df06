import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// Answers every request with the bytes that it was sent, and does nothing else: as fast as Node can.
let body = Buffer.alloc(0);
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
  response.end(body);
});
process.on("message", (bytes: Uint8Array) => {
  body = Buffer.from(bytes);
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
});
process.on("disconnect", () => process.exit(0));

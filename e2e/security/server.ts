import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on this machine that no part of the app should ever reach. */
export interface Outside {
  origin: string;
  /** Paths that were asked for. */
  asked: string[];
  close: () => void;
}

export async function startOutside(): Promise<Outside> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Content-Type', 'text/html');
    response.end('<p>outside</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

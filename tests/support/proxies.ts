import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const strict = process.env.PROOFMARK_NO_SKIP === '1';

/** Whether this machine has both proxies that docs/running.md has a configuration for. */
export const proxiesAvailable = () => strict || ['/usr/sbin/nginx', '/usr/bin/caddy'].every(existsSync);

/** What docs/running.md says to copy. */
const written = (begin: string) => {
  const block = readFileSync('docs/running.md', 'utf8')
    .split('```')
    .find((each) => each.trimStart().startsWith(begin));
  if (!block) throw new Error(`docs/running.md has nothing that begins with ${begin}`);
  return block;
};

/** Puts something in the place of what stands there for a reader to replace; what is not there any more fails. */
function put(text: string, ...places: [string, string][]): string {
  return places.reduce((so, [from, to]) => {
    if (!so.includes(from)) throw new Error(`docs/running.md does not say ${from} any more`);
    return so.replaceAll(from, to);
  }, text);
}

interface Place {
  folder: string;
  port: number;
  app: number;
}

const PROXIES = {
  nginx: ({ folder, port, app }: Place): [string, string[]] => {
    const site = put(
      written('server {'),
      ['listen 443 ssl', `listen 127.0.0.1:${port} ssl`],
      ['/etc/ssl/mark.pem', join(folder, 'mark.pem')],
      ['/etc/ssl/mark.key', join(folder, 'mark.key')],
      ['http://127.0.0.1:3000', `http://127.0.0.1:${app}`],
      ['mark.example.org', '127.0.0.1'],
    );
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (each) => `${each}_temp_path ${join(folder, each)};`,
    );
    const file = join(folder, 'nginx.conf');
    writeFileSync(
      file,
      `daemon off; ${process.getuid?.() === 0 ? 'user root; ' : ''}pid ${join(folder, 'pid')}; error_log stderr crit; events {}
      http { access_log off; ${temporary.join(' ')} ${site} }`,
    );
    return ['/usr/sbin/nginx', ['-c', file, '-p', folder, '-e', 'stderr']];
  },
  caddy: ({ folder, port, app }: Place): [string, string[]] => {
    const tls = `tls ${join(folder, 'mark.pem')} ${join(folder, 'mark.key')}`;
    const site = put(
      written('mark.example.org {'),
      ['mark.example.org {', `https://127.0.0.1:${port} {\n  ${tls}`],
      ['127.0.0.1:3000', `127.0.0.1:${app}`],
    );
    const file = join(folder, 'Caddyfile');
    writeFileSync(
      file,
      `{\n  admin off\n  auto_https disable_redirects\n  storage file_system ${folder}\n}\n${site}`,
    );
    return ['/usr/bin/caddy', ['run', '--config', file, '--adapter', 'caddyfile']];
  },
};

export type ProxyName = keyof typeof PROXIES;

interface RunningProxy {
  /** Its certificate, made by itself. */
  certificate: Buffer;
  stop: () => Promise<void>;
}

/** Starts a proxy with TLS in front of the app, as docs/running.md says to. */
export async function startProxy(name: ProxyName, port: number, app: number): Promise<RunningProxy> {
  const folder = mkdtempSync(join(tmpdir(), `proofmark-${name}-`));
  const files = ['-keyout', join(folder, 'mark.key'), '-out', join(folder, 'mark.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...subject],
    {
      stdio: 'ignore',
    },
  );
  const [program, args] = PROXIES[name]({ folder, port, app });
  const said: string[] = [];
  const child: ChildProcess = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, HOME: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}:\n${said.join('')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    certificate: readFileSync(join(folder, 'mark.pem')),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Whatever Host somebody says, the certificate is that of the address. */
const anyName = { checkServerIdentity: () => undefined };

/** Asks over TLS from an address of one's own, with whatever headers somebody may make up. */
export function askFrom(
  address: string,
  certificate: Buffer,
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: Uint8Array } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asking = request(
      url,
      { method, headers, ca: certificate, localAddress: address, agent: false, servername: '', ...anyName },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
        response.once('error', reject);
      },
    );
    asking.once('error', reject);
    asking.end(body);
  });
}

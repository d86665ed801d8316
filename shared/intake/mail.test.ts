import { expect, test } from 'vitest';
import { decodeMail } from './mail.ts';

const mail = (head: string, body: string) =>
  `From: a@example.com\nSubject: =?UTF-8?Q?Troms=C3=B8_now?=\n${head}\n\n${body}`;

test('quoted-printable and base64 become words, with their encoding', () => {
  const quoted = mail(
    'Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: quoted-printable',
    'The ferry in Troms=C3=B8 is b=\nack.',
  );
  expect(decodeMail(quoted)).toBe('From: a@example.com\nSubject: Tromsø now\n\nThe ferry in Tromsø is back.');
  const latin = mail(
    'Content-Type: text/plain;\n charset="iso-8859-1"\nContent-Transfer-Encoding: quoted-printable',
    'caf=E9 na\u00efve',
  );
  expect(decodeMail(latin)).toContain('café');
  const base = mail(
    'Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64',
    'RmVycnkgaW4gVHJvbXPD\nuCBpcyBiYWNrLg==',
  );
  expect(decodeMail(base)).toContain('Ferry in Tromsø is back.');
});

test('of several parts the plain one is read, also inside another', () => {
  const parts = mail(
    'Content-Type: multipart/mixed; boundary="out"',
    '--out\nContent-Type: multipart/alternative; boundary=in\n\n--in\nContent-Type: text/html\n\n<p>x</p>\n--in\nContent-Type: text/plain\n\nPlain words.\n--in--\n--out\nContent-Type: image/png\n\nAAAA\n--out--',
  );
  expect(decodeMail(parts)).toContain('Plain words.');
  expect(decodeMail(parts)).not.toContain('AAAA');
});

test('other texts are left alone', () => {
  expect(decodeMail('A headline\n\nA story.')).toBeNull();
  expect(decodeMail(mail('Content-Type: text/plain', 'No decoding.'))).toBeNull();
  expect(decodeMail(mail('Content-Type: text/html\nContent-Transfer-Encoding: base64', 'AAAA'))).toBeNull();
  expect(decodeMail('')).toBeNull();
});

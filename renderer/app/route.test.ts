import { expect, test } from 'vitest';
import { parseRoute, type Route, routeHash } from './route.ts';

test.each<Route>([
  { screen: 'desk', view: 'all' },
  { screen: 'desk', view: 'mine' },
  { screen: 'desk', view: 'trash' },
  { screen: 'article', id: 'a/b c%' },
  { screen: 'photos', photo: null },
  { screen: 'photos', photo: 'x' },
  { screen: 'settings' },
])('%j survives its address', (route) => {
  expect(parseRoute(routeHash(route))).toEqual(route);
});

test.each(['', '#', '#/article/', '#/article/%E0%A4%A', '#/nowhere', '#/__proto__'])(
  '%j is the desk',
  (hash) => {
    expect(parseRoute(hash)).toEqual({ screen: 'desk', view: 'all' });
  },
);

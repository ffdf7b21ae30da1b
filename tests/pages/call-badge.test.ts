import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readPage } from './whole-reader.ts';

const stateOf = (body: string) => readPage(new JSDOM(`<!doctype html><title>t</title><body>${body}</body>`).window.document, '').callState;

describe('the call badge of a page', () => {
  it('is not a softphone button that offers the state', () => {
    expect(stateOf('<span>会话中 00:05</span><footer><button>来电</button><button>保持</button><button>挂断</button></footer>')?.state).not.toBe('on-hold');
    expect(stateOf('<button>Hold</button><button>Answer</button>')).toBeUndefined();
  });

  it('is a button that shows a running time', () => {
    expect(stateOf('<button class="status">通话中 03:21</button>')).toEqual({ state: 'in-call', elapsedSeconds: 201 });
  });
});

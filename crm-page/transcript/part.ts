import type { Parts } from '../parts.ts';
import { readCallState } from './call-state.ts';
import { extendConversation, findConversation, isSpoken, nameSpeakers } from './read-transcript.ts';

export const conversationPart: Parts['conversation'] = { extend: extendConversation, find: findConversation, isSpoken, nameSpeakers, callState: readCallState };

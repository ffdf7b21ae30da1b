import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { addPart } from '../crm-page/parts.ts';
import { extendConversation, findConversation, isSpoken, nameSpeakers } from '../crm-page/transcript/read-transcript.ts';

/** For pages that may hold a conversation. */
export default defineUnlistedScript(() => addPart('conversation', { extend: extendConversation, find: findConversation, isSpoken, nameSpeakers }));

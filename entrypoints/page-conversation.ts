import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { addPart } from '../crm-page/parts.ts';
import { conversationPart } from '../crm-page/transcript/part.ts';

/** For pages that may hold a conversation or show the state of a call. */
export default defineUnlistedScript(() => addPart('conversation', conversationPart));

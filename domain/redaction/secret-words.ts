/** What passwords and codes are called, and the words people put between such a name and its digits. */

/** The last three of a telephone or document number are asked for in every verification; those of the card's back are its code. */
const LAST_THREE = '(?<!(?:电话|手机|门号|身[份分]证|证件|证号|字号|卡号|[帐账]号|单号|编号|统编|号码)的?)[末后]三码';

export const HAN_NAME = `(?:口令|密码|(?:[验驗認认]证|校[验驗]|动态|短信|[简短]讯|安全|保安编?|激活|[启啟]用|令牌|權杖|通[行关關]|[识識]别|解[锁鎖]|[随隨]机|登[录錄入])码|(?:短信|简讯|信息|讯息)[里裡中上]面?(?:显示)?的?那?(?:[四六46]位)?个?(?:数字?|码)|(?<=(?:有效期|到期日?|exp(?:iry)?)[ :至到]{0,3}[0-9/]{4,7}[,，; ]{0,2})[末后]面?三位(?:数字?)?|(?:签名[栏条][上里]?|卡片?后面|背面?)的?最?[后末尾]?三[位码](?:数字?|号码)?|背面的?数字|${LAST_THREE})`;

const LATIN = '(?:CVV2?|CVC2?|CVN2?|CV2|CSC(?=\\s?[:=]?\\s?\\d{3}(?![-\\d])|\\s(?:is|was|code|number)\\b)|OTP|[TM]?-?PIN|PWD?|pass[- ]?(?:words?|codes?|phrase|key)|(?:security|verification|one[- ]time|auth(?:entication)?|access|confirmation|activation|unlock|log-?in|sign-?in|secret|token|sms|2FA) (?:pass)?(?:code|password|pin)s?|(?:2FA|MFA)(?=\\s?[:=])|(?:three|four|five|six|eight|[34568])[- ]digits? (?:pass)?code|card verification (?:value|code)|(?:three|3)[- ]digits?(?: code| number)? on (?:the|its) back(?: of (?:the|my|your|his|her) card)?)';
/** "code" alone names products, errors and branches too; one's own, or one that was sent, is a secret. */
const SENT_CODE = '(?:(?:my|your|his|her|their) (?:login |sign-in |text |text message )?code(?= (?:is|was)\\b|:)|code (?:that )?(?:I|we|he|she|they) (?:just )?(?:received|got)|code (?:I was |they |you )?(?:just )?(?:sent|texted) (?:to )?(?:me|us|him|her))';
export const LATIN_NAME = `(?<![A-Za-z])(?:${LATIN}|${SENT_CODE})(?![A-Za-z])`;

/** Nouns that lengthen the name: 密码号, CVV码, OTP code. */
const NOUN = '(?:号码|数字|号|码|(?:code|number|value|digits?)(?![A-Za-z])|no\\.?(?![A-Za-z])|\\(?[最后末]{0,2}[三四六346]位(?:数字?)?\\)?(?=\\s?[是为係:]|\\s\\d))';
export const WHO = '(?:客户|本人|对方|持卡人|来电人|我(?:这边)?|[你您他她佢])';
const WHEN = '(?:当时|后来|以前|原来|之前|现在|已经?|刚才?|[就都也先]|直接|自己|主动|统一|好像|可能|应该|大概)';
/** After words that could also end a thought, a public hotline is no code: "忘记密码？95588". */
const NO_HOTLINE = '(?!\\s?(?:9[56]|12)[0-9]{3}(?![0-9]))';
/** Whoever said, set or received it, in any order of speech: 我记得是, 客户刚才报的, 后来改成了, 应该是. */
const HAN_SAYS = `(?:(?:[,，]?${WHO})?${WHEN}{0,2}(?:填写?|登记|写|请?输入?|留|用|报|念|设[置定]?|(?:变更|更新|更改|修改|重设)(?=[成为])|[改换](?!名|人)|记得|显示|发(?=的)|[收看拿]到(?=的)|(?:说|讲|提供|告知|给(?=[的了出咗]))${NO_HOTLINE})(?:出来?|下|[的了成为咗]){0,2}|${WHEN}{0,2}[是为係]|好像|应该|如下|内容(?=[是为:]))`;
const SUBJECT = ",? ?(?:(?:so|and|then|that) )?(?:I|we|he|she|they|you|the (?:customer|caller|client|cardholder)) (?:just |has |had )?";
const WHOM = '(?:the )?(?:customer|cust|cx|caller|client|cardholder|bank|agent|me|us)';
/** What may be said of a code without saying who did it, and what may not ("PIN set 2024"). */
const GIVEN = `(?:${SUBJECT})?(?:given|read(?: out| back| over)?|quoted|stated|supplied|provided|entered|confirmed|shared|noted|recorded|typed(?: in)?|used|spel(?:t|led) out|on file|repeated)(?: (?:by|to|over) ${WHOM})?(?: (?:as|is|was))?|${SUBJECT}(?:received|got(?:ten)?|have|see|saw|set|use|chose|gave|told|said|sent|texted)(?: ${WHOM})?`;
const ENGLISH_SAYS = `(?:${GIVEN}|now|,? ?which (?:is|was)|is|was|are|reads|says|(?:should|might|may) be|(?:set|changed) to|equals|sent to me|from ${WHOM}|(?:on|for|of|to|from|in)(?: [a-z'’-]{1,15}){1,5}(?= (?:is|was)\\b))(?![A-Za-z])`;
const CAME = `(?:我(?:这边)?)?(?:刚|已经?)?(?:[看收拿]到|(?:发过?|传)?来|有)[了啦咗喇]`;
const ARRIVED = `(?:[,，]?(?:${CAME}|已(?:发送|下发|寄出)|已?收到|请(?:查收|核对)|更新了?|现在|目前)[,，]?(?=\\s?[是为係:]))`;
/** How long it holds may stand before it: "验证码（10分钟内有效）482913". */
const VALID = `[(,，]?\\s?(?:有效期?|valid for )?:?\\s?[0-9]{1,3}\\s?(?:分钟|秒钟?|秒钟|minutes?|mins?|seconds?)(?:之?内)?(?:有效)?[),，:]${NO_HOTLINE}`;
const TOLD = `(?:(?:告诉|[报发念说]?给)(?:对方|人家|[你您我他她它])(?:[了吧]|一下)?|${CAME})[,，]?(?=[^0-9,，。]{0,6}[0-9]{4,8}(?![0-9]))${NO_HOTLINE}`;
/** Half forgotten, or asked back: "忘了，之前好像是258369", "不是110011吗". */
const DOUBTED = '(?:(?:忘了|忘记了|记不清了?)[,，]?(?=之前|以前|原来|好像|可能|应该|大概)|(?:之前|以前|原来|当时)(?=好像|可能|应该|大概)|不是(?=\\s?[0-9]+[吗嗎么])|佢[,，]?(?=係))';
/** What people make one of: "密码就是我生日0101". */
const MADE_OF = '(?:(?:我|你|您|他|她|客户|本人|自己)?的?(?:(?:生日|(?:手机|电话|身份证|身分证|卡)?号?的?(?:尾号|[后末][四六46][位码]))(?:是|:|的)?|卡?背面的?那三?[个位]))';
const ASKED = `(?:是?(?:多少|什么|什麼)?[?]|是?多少)${NO_HOTLINE}`;
const POINTS = "(?:[\"”'’]?\\s?[:=]|[-–—]{1,3}(?=\\s?\\d)|[-=]{0,2}>|[→⇒]|#|[,，](?=号码?[是为:])|['’]s(?![A-Za-z]))";

/** Between the name and its digits: at most three such words, then perhaps an opening quote. */
export const BETWEEN = `(?:\\s?(?:${NOUN}|${HAN_SAYS}|${ENGLISH_SAYS}|${ARRIVED}|${VALID}|${TOLD}|${DOUBTED}|${MADE_OF}|${ASKED}|${POINTS})){0,4}\\s?["“”「『'(\\[【]?\\s?`;

/** What says that digits are meant, for one who still types. */
export const LATIN_LINK = '(?:[:=是为]|\\bis\\b|\\bwas\\b)';

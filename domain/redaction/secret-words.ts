/** What passwords and codes are called, and the words people put between such a name and its digits. */

/** The last three of a telephone or document number are asked for in every verification; those of the card's back are its code. */
const LAST_THREE = '(?<!(?:电话|電話|手机|手機|门号|門號|身[份分][证證]|证件|證件|字號|卡[号號]|[帐帳账賬][号號]|单号|單號|编号|編號|统编|統編|号码|號碼)的?)[末后後]三[码碼]';

export const HAN_NAME = `(?:验证码|驗證碼|校验码|校驗碼|动态码|動態碼|动态口令|動態口令|动态密码|動態密碼|短信码|簡訊碼|認證碼|认证码|一次性口令|口令|密码|密碼|安全码|安全碼|保安[编編]?[码碼]|(?:激活|啟用|启用|令牌|權杖|通行|解锁|解鎖|随机|隨機|登录|登錄|登入|短讯|短訊)[码碼]|(?:签名|簽名)[栏欄条條](?:上|里)?(?:的)?(?:最?后|最?後|末|尾)?三(?:位|码|碼)(?:数字|數字|数)?|(?:短信|简讯|簡訊|信息|訊息)(?:里|裡|中|上)面?(?:显示|顯示)?的?(?:那)?(?:[四六46]位)?(?:个|個)?(?:数字?|數字?|码|碼)|(?<=(?:有效期|到期日?|exp(?:iry)?)[ :至到]{0,3}[0-9/]{4,7}[,，; ]{0,2})[末后後]面?三位(?:数字?|數字?)?|卡片?(?:[后後]面|背面?)(?:的)?(?:最?后|最?後|末)?三(?:位|码|碼)(?:数字|數字|数|號碼)?|背面(?:的)?(?:最?后|最?後|末)?三(?:位|码|碼)(?:数字|數字|数)?|背面(?:的)?(?:数字|數字)|${LAST_THREE}|通关码|識別碼|识别码)`;

const LATIN = '(?:CVV2?|CVC2?|CVN2?|CV2|CSC(?=\\s?[:=]?\\s?\\d{3}(?![-\\d])|\\s(?:is|was|code|number)\\b)|OTP|[TM]?-?PIN|PWD?|pass[- ]?(?:words?|codes?|phrase|key)|(?:security|verification|one[- ]time|auth(?:entication)?|access|confirmation|activation|unlock|log-?in|sign-?in|secret|token|sms|2FA) (?:pass)?(?:code|password|pin)s?|(?:2FA|MFA)(?=\\s?[:=])|(?:three|four|five|six|eight|[34568])[- ]digits? (?:pass)?code|card verification (?:value|code)|(?:three|3)[- ]digits?(?: code| number)? on (?:the|its) back(?: of (?:the|my|your|his|her) card)?)';
/** "code" alone names products, errors and branches too; one's own, or one that was sent, is a secret. */
const SENT_CODE = '(?:(?:my|your|his|her|their) (?:login |sign-in |text |text message )?code(?= (?:is|was)\\b|:)|code (?:that )?(?:I|we|he|she|they) (?:just )?(?:received|got)|code (?:I was |they |you )?(?:just )?(?:sent|texted) (?:to )?(?:me|us|him|her))';
export const LATIN_NAME = `(?<![A-Za-z])(?:${LATIN}|${SENT_CODE})(?![A-Za-z])`;

/** Nouns that lengthen the name: 密码号, CVV码, OTP code. */
const NOUN = '(?:号码|號碼|数字|數字|号|號|码|碼|(?:code|number|value|digits?)(?![A-Za-z])|no\\.?(?![A-Za-z])|\\(?[最后後末]{0,2}[三四六346]位(?:数字?|數字?)?\\)?(?=\\s?[是为為係:]|\\s\\d))';
const HAN_SAYS = '(?:就是|(?:填写?|填寫?|登记|登記|给|給|写|寫|输入?|輸入?|留|用|报|報|念|唸|设置?|設定?)的(?:就)?是?|写的是|寫的是|显示|顯示|发的是|發的是|(?:我|你|您|他|她|客户|客戶)?(?:刚|剛)?(?:收到|看到|拿到)的(?:就)?是|应该是|應該是|好像是|可能是|大概是|好像|应该|應該|是|为|為|係|报|報|念|填|[请請]?输入|[请請]?輸入|输|輸|如下|(?:短信|簡訊)?(?:内容|內容)(?=[是为為:]))';
const HAN_SET = '(?:(?:我|你|您|他|她|客户|客戶)?(?:当时|當時|后来|後來|以前|原来|原來|之前|现在|現在|已经|已經|先|直接|统一|統一)?(?:改成了?|(?:变更|變更|更新|更改|修改|重设|重設)(?:成|为|為)|改为了?|改為了?|设成了?|設成了?|设置成了?|設定成了?|设置为|設定為|设为|設為|设的|設的|设了|設了|设|設|换成了?|換成了?|改了?|(?<=以前|原来|原來|之前|现在|現在)是|用的是|用的|记得是|記得是|记得|記得))';
const GIVEN = '(?:given|read (?:out|back|over)|quoted|stated|supplied|provided|entered|confirmed|shared|noted|recorded|typed(?: in)?|used|spelt out|spelled out|on file|repeated)(?: (?:by|to|over) (?:the )?(?:customer|cust|cx|caller|me|us|agent))?(?: (?:as|is|was))?';
const ENGLISH_SAYS = "(?:now|,? ?which (?:is|was)|is|was|are|reads|says|should be|might be|may be|set to|changed to|equals|,? ?(?:(?:so|and|then|that) )?(?:I|we|he|she|they|the (?:customer|caller|client|cardholder)) (?:just |has |had )?(?:received|got|gotten|have|see|saw|set|use|used|chose|gave(?: me| us)?|given|told (?:me|us)|read out|read|quoted|said|entered|typed)|(?:they|you) (?:just )?(?:sent|texted)(?: me)?|sent to me|(?:from|by) (?:the )?(?:customer|cust|cx|caller|client|cardholder|bank)|(?:on|for|of|to|from|in)(?: [a-z'’-]{1,15}){1,5}(?= (?:is|was)\\b))(?![A-Za-z])";
const HAN_GIVEN = '(?:[,，]?(?:客户|客戶|本人|对方|對方|持卡人|来电人|來電人|我|你|您|他|她|佢)?(?:刚才|剛才|刚|剛|已经|已經|已|就|都|也|直接|自己|主动|主動)?(?:说|說|讲|講|提供|告知|报出来?|報出來?|念出来?|唸出來?|给出来?|給出來?|说出来|說出來|留下?|报|報|念|唸|(?:给|給)(?=[了出咗])出?)(?:的|了|咗)?(?:就)?(?:是|为|為|係)?)';
const ARRIVED = '(?:[,，]?(?:已(?:发送|下发|寄出|發送|收到)|[请請](?:查收|核对|核對)|收到了?|发来了|發來了|发过来了|传来了|來了|来了|(?:我|我这边|我這邊)?(?:看到|收到|拿到)[了啦咗喇]|更新了?|现在|目前)[,，]?(?=\\s?[是为為係:]))';
/** After words that could also end a thought, a public hotline is no code: "忘记密码？95588". */
const NO_HOTLINE = '(?!\\s?(?:9[56]|12)[0-9]{3}(?![0-9]))';
/** How long it holds may stand before it: "验证码（10分钟内有效）482913". */
const VALID = `[(,，]?\\s?(?:有效期?|valid for )?:?\\s?[0-9]{1,3}\\s?(?:分钟|分鐘|秒钟?|秒鐘|minutes?|mins?|seconds?)(?:之?[内內])?(?:有效)?[),，:]${NO_HOTLINE}`;
const TOLD = `(?:(?:告诉|告訴|报给|報給|发给|發給|念给|唸給|说给|說給|给|給)(?:你|您|我|他|她|它|对方|對方|人家)(?:了|吧|一下)?|(?:我|这边|這邊)?(?:刚|剛|已经|已經)?(?:看到|收到|拿到|来|來|发来|發來|发过来|傳來|传来|有)了)[,，]?(?=[^0-9,，。]{0,6}[0-9]{4,8}(?![0-9]))${NO_HOTLINE}`;
/** Half forgotten, or asked back: "忘了，之前好像是258369", "不是110011吗". */
const DOUBTED = '(?:(?:忘了|忘记了|忘記了|记不清了?|記不清了?)[,，]?(?=之前|以前|原来|原來|好像|可能|应该|應該|大概)|(?:之前|以前|原来|原來|当时|當時)(?=好像|可能|应该|應該|大概)|不是(?=\\s?[0-9]+[吗嗎么])|佢[,，]?(?=係))';
/** What people make one of: "密码就是我生日0101". */
const MADE_OF = '(?:(?:我|你|您|他|她|客户|客戶|本人|自己)?的?(?:(?:生日|(?:手机|手機|电话|電話|身份证|身分證|卡)?(?:号|號)?的?(?:尾[号號]|[后後末][四六46][位码碼]))(?:是|:|的)?|卡?背面的?那(?:三)?[个個位]))';
const ASKED = `(?:是?(?:多少|什么|什麼)?[?]|是?多少)${NO_HOTLINE}`;
const POINTS = "(?:[\"”'’]?\\s?[:=]|[-–—]{1,3}(?=\\s?\\d)|[-=]{0,2}>|[→⇒]|#|[,，](?=(?:号|號)[码碼]?[是为為:])|['’]s(?![A-Za-z]))";

/** Between the name and its digits: at most three such words, then perhaps an opening quote. */
export const BETWEEN = `(?:\\s?(?:${NOUN}|${HAN_SAYS}|${HAN_SET}|${HAN_GIVEN}${NO_HOTLINE}|${ENGLISH_SAYS}|${GIVEN}(?![A-Za-z])|${ARRIVED}|${VALID}|${TOLD}|${DOUBTED}|${MADE_OF}|${ASKED}|${POINTS})){0,4}\\s?["“”「『'(\\[【]?\\s?`;

/** What says that digits are meant, for one who still types. */
export const LATIN_LINK = '(?:[:=是为為]|\\bis\\b|\\bwas\\b)';

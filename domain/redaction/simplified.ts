/** The traditional signs most of the words are written with, and below each the sign their pattern has; rarer ones stand in the pattern. */
const TRADITIONAL = '區縣鎮鄉東線網電報這條時點門園廣號樓棟單戶組為變現銀賬帳個證機話撥來碼動內臺編後態簡訊數寫記給輸唸設發剛應該請經對說萬錯誤講當顯統換聯絡轉連業訴簽欄鐘專層護摺資';
const SIMPLIFIED = '区县镇乡东线网电报这条时点门园广号楼栋单户组为变现银账帐个证机话拨来码动内台编后态简讯数写记给输念设发刚应该请经对说万错误讲当显统换联络转连业诉签栏钟专层护折资';
const ANY = new RegExp(`[${TRADITIONAL}]`, 'g');

/** The text in the script of the patterns, sign by sign, so that every position stays: each word is written once and found in both scripts. */
export const inSimplified = (text: string): string => text.replace(ANY, (sign) => SIMPLIFIED[TRADITIONAL.indexOf(sign)] ?? sign);

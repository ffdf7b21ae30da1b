/** Provinces and cities an address may begin with; short names as people say them. */
const PROVINCES = '北京 天津 上海 重庆 重慶 河北 山西 辽宁 遼寧 吉林 黑龙江 黑龍江 江苏 江蘇 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 貴州 云南 雲南 陕西 陝西 甘肃 甘肅 青海 内蒙古 广西 西藏 宁夏 寧夏 新疆 香港 澳门'.split(' ');
/** The larger cities of the mainland: the 市 of a smaller one is said. */
const CITIES = '石家庄 太原 呼和浩特 沈阳 大连 长春 哈尔滨 南京 无锡 苏州 杭州 宁波 温州 合肥 福州 厦门 泉州 南昌 济南 青岛 烟台 临沂 郑州 洛阳 武汉 长沙 广州 深圳 珠海 佛山 惠州 东莞 中山 南宁 成都 贵阳 昆明 拉萨 西安 兰州 西宁 银川 乌鲁木齐 台北 新北 桃园 台中 台南 高雄 基隆 新竹 苗栗 彰化 南投 云林 嘉义 屏东 宜兰 花莲 台东 澎湖 金门 连江 浦东'.split(' ');

/** Where an address begins when it names a province or city: alternation, longest first. */
export const KNOWN_PLACE = [...PROVINCES, ...CITIES].sort((a, b) => b.length - a.length).join('|');

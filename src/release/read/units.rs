//! The units of releases: legal units of measurement (GB 3100—1993), money, and the counters of things and people.

use crate::model::ledger::Measure;

/// A unit: its word, what it measures, and how many base units it is.
pub type Unit = (&'static str, Option<Measure>, f64);

/// Units that measure.
pub const MEASURED: [Unit; 71] = [
    ("元", Some(Measure::Money), 1.0),
    ("人民币", Some(Measure::Money), 1.0),
    ("吨", Some(Measure::Mass), 1.0),
    ("吨标准煤", Some(Measure::Mass), 1.0),
    ("公斤", Some(Measure::Mass), 1e-3),
    ("千克", Some(Measure::Mass), 1e-3),
    ("斤", Some(Measure::Mass), 5e-4),
    ("克", Some(Measure::Mass), 1e-6),
    ("毫克", Some(Measure::Mass), 1e-9),
    ("微克", Some(Measure::Mass), 1e-12),
    ("kg", Some(Measure::Mass), 1e-3),
    ("t", Some(Measure::Mass), 1.0),
    ("平方米", Some(Measure::Area), 1.0),
    ("平米", Some(Measure::Area), 1.0),
    ("㎡", Some(Measure::Area), 1.0),
    ("m²", Some(Measure::Area), 1.0),
    ("平方公里", Some(Measure::Area), 1e6),
    ("平方千米", Some(Measure::Area), 1e6),
    ("km²", Some(Measure::Area), 1e6),
    ("公顷", Some(Measure::Area), 1e4),
    ("亩", Some(Measure::Area), 666.666_666_666_7),
    ("%", Some(Measure::Share), 1.0),
    ("‰", Some(Measure::Share), 0.1),
    ("成", Some(Measure::Share), 10.0),
    ("个百分点", Some(Measure::Points), 1.0),
    ("百分点", Some(Measure::Points), 1.0),
    ("瓦", Some(Measure::Power), 1.0),
    ("千瓦", Some(Measure::Power), 1e3),
    ("兆瓦", Some(Measure::Power), 1e6),
    ("吉瓦", Some(Measure::Power), 1e9),
    ("W", Some(Measure::Power), 1.0),
    ("kW", Some(Measure::Power), 1e3),
    ("MW", Some(Measure::Power), 1e6),
    ("GW", Some(Measure::Power), 1e9),
    ("千瓦时", Some(Measure::Energy), 1.0),
    ("兆瓦时", Some(Measure::Energy), 1e3),
    ("吉瓦时", Some(Measure::Energy), 1e6),
    ("度电", Some(Measure::Energy), 1.0),
    ("kWh", Some(Measure::Energy), 1.0),
    ("MWh", Some(Measure::Energy), 1e3),
    ("GWh", Some(Measure::Energy), 1e6),
    ("年", Some(Measure::Time), 1.0),
    ("周年", Some(Measure::Time), 1.0),
    ("个月", Some(Measure::Time), 1.0 / 12.0),
    ("周", Some(Measure::Time), 7.0 / 365.25),
    ("天", Some(Measure::Time), 1.0 / 365.25),
    ("小时", Some(Measure::Time), 1.0 / 8766.0),
    ("个小时", Some(Measure::Time), 1.0 / 8766.0),
    ("分钟", Some(Measure::Time), 1.0 / 525_960.0),
    ("秒", Some(Measure::Time), 1.0 / 31_557_600.0),
    ("米", Some(Measure::Length), 1.0),
    ("公里", Some(Measure::Length), 1e3),
    ("千米", Some(Measure::Length), 1e3),
    ("厘米", Some(Measure::Length), 1e-2),
    ("毫米", Some(Measure::Length), 1e-3),
    ("里", Some(Measure::Length), 500.0),
    ("海里", Some(Measure::Length), 1852.0),
    ("km", Some(Measure::Length), 1e3),
    ("m", Some(Measure::Length), 1.0),
    ("cm", Some(Measure::Length), 1e-2),
    ("mm", Some(Measure::Length), 1e-3),
    ("立方米", Some(Measure::Volume), 1.0),
    ("方", Some(Measure::Volume), 1.0),
    ("升", Some(Measure::Volume), 1e-3),
    ("毫升", Some(Measure::Volume), 1e-6),
    ("m³", Some(Measure::Volume), 1.0),
    ("℃", Some(Measure::Temperature), 1.0),
    ("°C", Some(Measure::Temperature), 1.0),
    ("摄氏度", Some(Measure::Temperature), 1.0),
    ("分", Some(Measure::Score), 1.0),
    ("吨公里", Some(Measure::Haulage), 1.0),
];

/// What a unit measures; `None` if it is one of those that only count.
pub fn measure(word: &str) -> Option<Measure> {
    MEASURED.iter().find(|(own, ..)| *own == word).and_then(|(_, measure, _)| *measure)
}

/// Counters of people.
pub const PEOPLE: &str = "人 名 位 口";

/// Counters of things.
pub const THINGS: &str = "个 家 所 座 条 项 件 户 辆 台 套 部 张 支 只 头 颗 棵 株 枚 间 栋 幢 处 篇 份 批 场 次 种 例 起 宗 笔 款 \
    艘 架 列 趟 班 门 本 册 卷 块 片 段 道 根 盏 杆 床 匹 群 羽 尾 箱 桶 包 瓶 粒 组 对 队 站 届 轮 大 层 步 分店 期刊 号线 个次 \
    人家 亩次";

/// Counters of places and offices. After Chinese numerals they are a part of names, as in 三国 and 五市.
pub const PLACES: &str = "县 区 市 省 国 校 企 岗 镇 乡 村 州 路 桥 院 馆 园 库 矿 店 厂 港 岛";

/// Units of other kinds, which the ledger has no measure for.
pub const OTHERS: &str = "倍 番 岁 人次 车次 班次 架次 件次 户次 标准箱 个标准箱 标箱 TEU 美元 欧元 港元 日元 卢布 英镑 人公里 人日 \
    千伏 伏 千伏安 万伏 kV 赫兹 GHz MHz Hz GB TB PB MB Mbps Gbps 帕 百帕 千帕 hPa Pa 分贝 dB 千卡 大卡 焦耳 学分 学时 课时 \
    个工作日 工作日 节 级台阶 度 马力 克拉 盎司 英寸 寸 尺 丈 站点 平方 EFLOPS PFLOPS 比特 字";

/// Words that begin with a counter and are none: 2024成立, 3分之一.
pub const NOT: &str = "成立 成功 成为 成效 成果 成本 成员 成都 成熟 成就 成交 成长 分之 分别 分类 年级 名师 方案 方面 方式 方向 方位 方针 \
    处理 处置 处于 对接 对外 对于 起草 起步 起来 部分 部门 部署 列入 列为 列全 列第 道路 条件 件套 组织 组成 位列 位居 位于 国家 国内 \
    国际 市级 市场 市民 市区 省级 省内 区域 区间 区块 县级 村民 校园 路段 路径 院士 园区 店铺 厂房 港口 大道 大力 大幅 大会 大学 大型 \
    大众 度假 字形 节目 节点 节能 节日 里程 里面 门户 门槛 层级 层次 层面 步行 片区 站式 队伍 班子 班组 场景 场所 场馆 次会 本级 本科 \
    本市 本地 本土 本次 位数 对比 周边 周期 周岁 周转 米其 克服 天津 天然 元旦 支持 支撑 支队 起点 企业 只有 块钱 包括 包含 份额 批复 \
    批准 群众 升级 升至 升到 升格 升高 升温 间接 间隔 根据 套餐 款项 列车 人均 人工 人才 人民 人口 人大 人社 名单 名录 名称 名优";

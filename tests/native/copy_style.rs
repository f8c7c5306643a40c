//! How a text is written: each rule of the copy check with texts that break it, and with texts that only look as if they did.

use gongxiaomei::check::copy::style;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// What is found in a Chinese text: the characters in question, and what to write instead.
fn found(text: &str) -> Vec<(&str, Option<String>)> {
    style::review("zh-CN", text).into_iter().map(|found| (&text[found.range], found.instead)).collect()
}

/// Fails unless each text has exactly one finding, and is then written as its neighbour.
fn corrects(texts: &[(&str, &str)]) {
    for (wrong, right) in texts {
        let found = found(wrong);
        assert!(!found.is_empty(), "nothing is found in {wrong}");
        assert_eq!(style::corrected("zh-CN", wrong), *right, "{wrong}: {found:?}");
        assert_eq!(self::found(right), [], "{right}");
    }
}

/// Fails unless each text has a finding, in these characters, that people have to decide.
fn reports(texts: &[(&str, &str)]) {
    for (text, characters) in texts {
        let found = found(text);
        assert!(found.iter().any(|(found, instead)| found == characters && instead.is_none()), "{text}: {found:?}");
    }
}

fn finds_nothing(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn marks_of_latin_script_are_written_as_chinese_marks() {
    corrects(&[
        ("钢铁是支柱,锂电是新兴产业", "钢铁是支柱，锂电是新兴产业"),
        ("新余在哪里?", "新余在哪里？"),
        ("数据来源:统计局", "数据来源：统计局"),
        ("新余是工业城市.", "新余是工业城市。"),
        ("{steel-revenue},同比增长", "{steel-revenue}，同比增长"),
        ("营收(不含税)增长", "营收（不含税）增长"),
        ("营收(GDP)", "营收（GDP）"),
        ("营收（GDP)增长", "营收（GDP）增长"),
        ("５Ｇ基站", "5G基站"),
        ("增长３％", "增长3%"),
        ("增长3．5%", "增长3.5%"),
        ("增长3。5%", "增长3.5%"),
    ]);
    reports(&[("建设\"工小美\"城市", "\"")]);
}

#[test]
fn dates_decimals_times_addresses_and_words_of_other_languages_keep_their_marks() {
    finds_nothing(&[
        "2021年5月1日9:30开始",
        "增长3.5%，达到1,000.5亿元",
        "执行GB/T 15834—2011",
        "用WebAssembly（Rust, Leptos）写成",
        "版本v2.1发布",
        "网址是https://www.example.gov.cn/zt/xinyu/?a=1，电子邮箱是a.b@example.gov.cn。",
        "Xi’an是西安的拼音",
        "显示器为27\"规格",
        "比例为3∶1",
        "1）总则；2）附则",
        "手机（5G、4G）用户",
        "中国（江西）自由贸易区",
        "工小美. 新余“工小美”：一图读懂[EB/OL]. (2024-05-01)[2024-05-02].",
    ]);
}

#[test]
fn ellipses_dashes_tildes_and_interpuncts_have_their_chinese_form() {
    corrects(&[
        ("正在生成...", "正在生成……"),
        ("正在生成。。。", "正在生成……"),
        ("正在生成…", "正在生成……"),
        ("工小美--新余的名片", "工小美——新余的名片"),
        ("3年~5年", "3年～5年"),
        ("诺尔曼•白求恩", "诺尔曼·白求恩"),
    ]);
    finds_nothing(&[
        "诺尔曼·白求恩",
        "《三国演义·桃园结义》",
        "上海—杭州高铁",
        "工小美——新余的名片",
        "还有……",
        "A--B型",
    ]);
}

#[test]
fn no_two_marks_end_something_and_no_text_begins_with_one() {
    corrects(&[
        ("发展，，提速", "发展，提速"),
        ("发展。。", "发展。"),
        ("“六稳”、“六保”", "“六稳”“六保”"),
        ("《红楼梦》、《西游记》", "《红楼梦》《西游记》"),
    ]);
    reports(&[("发展，。", "，。"), ("，发展提速", "，")]);
    finds_nothing(&[
        "真的吗？！",
        "他说：“好。”",
        "（见附件。）",
        "“六稳”工作、“六保”任务",
        "《条例》（2021年）、《办法》",
    ]);
}

#[test]
fn quotation_marks_and_brackets_are_in_pairs() {
    reports(&[("做优“工小美", "“"), ("做优工小美”", "”"), ("《条例", "《"), ("（试行", "（"), ("‘好”", "”")]);
    finds_nothing(&["他说：“我读过《论语》（节选）和‘附录’。”", "“六稳”“六保”"]);
}

#[test]
fn the_year_of_a_documents_number_stands_in_its_own_brackets() {
    corrects(&[("国办发[2017]47号", "国办发〔2017〕47号"), ("国办发（2017）47号文件", "国办发〔2017〕47号文件")]);
    finds_nothing(&["国办发〔2017〕47号", "（2017）赣05民终47号判决", "规划（2021—2025年）"]);
}

#[test]
fn no_space_is_typed_that_the_page_leaves_by_itself() {
    corrects(&[
        ("使用 WebAssembly 技术", "使用WebAssembly技术"),
        ("共 55 项", "共55项"),
        ("工小美 ，新余", "工小美，新余"),
        ("　新余在江西", "新余在江西"),
        ("新余在江西 ", "新余在江西"),
        ("MIT  or Apache许可", "MIT or Apache许可"),
    ]);
    finds_nothing(&["使用WebAssembly技术", "MIT or Apache-2.0许可", "执行GB/T 15835—2011", "更新 {date}"]);
}

#[test]
fn a_number_is_in_one_kind_of_digits() {
    corrects(&[
        ("二0二一年", "二〇二一年"),
        ("二○二○年", "二〇二〇年"),
        ("百分之12", "12%"),
        ("1，000家企业", "1,000家企业"),
        ("2021年五月", "2021年5月"),
        ("2021年十二月", "2021年12月"),
        ("5月二十一日", "5月21日"),
        ("花了3、4个月", "花了三四个月"),
    ]);
    reports(&[("惠及3千人", "3千"), ("建成5百户", "5百"), ("二〇二一年5月", "5")]);
    finds_nothing(&[
        "2021年5月1日",
        "二〇二一年五月一日",
        "百分之十二",
        "3000人、5万户、1.2亿元",
        "装机3千瓦",
        "2020百强企业",
        "农历2021年八月十五",
        "1917年十月革命",
        "小学3、4年级",
        "第3、4个百分点",
        "全市三四个县",
        "2021年五一假期",
        "一千零一夜",
    ]);
}

#[test]
fn a_range_has_its_mark_and_its_unit_on_both_sides() {
    corrects(&[
        ("增长5-10%", "增长5%～10%"),
        ("增长5～10%", "增长5%～10%"),
        ("投资13～17万元", "投资13万～17万元"),
        ("用3-5年建成", "用3～5年建成"),
        ("2016-2020年", "2016—2020年"),
    ]);
    finds_nothing(&[
        "增长5%～10%",
        "投资13万～17万元",
        "100～150千克",
        "2016—2020年",
        "执行GB/T 15835-2011标准",
        "电话0790-6440000转分机",
        "2020-05-01发布",
        "赣ICP备12345678号-1",
        "3-5号楼",
        "以3-1取胜",
        "G60-1高速",
    ]);
}

#[test]
fn characters_and_words_are_not_written_twice() {
    corrects(&[
        ("新余的的工业", "新余的工业"),
        ("完成了了任务", "完成了任务"),
        ("加快建设建设", "加快建设"),
        ("推动新余市新余市发展", "推动新余市发展"),
        ("人人人参与", "人参与"),
        ("约20个左右", "约20个"),
    ]);
    reports(&[("推进发展，业，提速", "业")]);
    finds_nothing(&[
        "为了了解情况，进行了了解",
        "目的的实现、的的确确",
        "存在在建项目、在在校学生中",
        "发展和和平、成都都市圈、以及及时",
        "二〇二〇年、多多益善、家家户户、一步一步、一个一个",
        "研究研究再说",
        "某某市、妈妈、天天",
        "注：数据截至年底。",
        "好，开始吧。",
        "约20个，左右两侧",
    ]);
}

#[test]
fn superlatives_are_reported_unless_they_are_a_designation_or_a_term() {
    reports(&[
        ("打造国家级品质", "国家级"),
        ("全球领先的基地", "全球领先"),
        ("是唯一的选择", "唯一"),
        ("最佳体验", "最佳"),
        ("全国第一", "全国第一"),
        ("做到极致", "极致"),
    ]);
    finds_nothing(&[
        "国家级经济技术开发区",
        "国家级非物质文化遗产",
        "唯一标识、唯一性",
        "全国第一批、全国第一次",
        "顶级域名",
        "最大的一笔，最高为100%",
        "最好提前预约",
        "第一季度、第一书记、第一产业",
    ]);
}

#[test]
fn english_is_written_as_latin_script_is() {
    let found = |text: &str| style::review("en", text).len();
    for wrong in [
        "Steel  and lithium",
        "Steel , lithium",
        "Steel,lithium and light",
        "Steel，lithium and light",
        "The the city",
        "A world-class base",
        "The World’s first furnace",
        "Steel,, and lithium",
    ] {
        assert_eq!(found(wrong), 1, "{wrong}");
    }
    for right in [
        "Over 1,000 schools, of which 3.5 % are new",
        "The “Yiyang Homes” (颐养之家) serve 10,309 people",
        "He said that that was so; it had had its day.",
        "See https://www.example.gov.cn/a,b for more",
        "In the best interests of the bestowed",
        "steel-revenue",
        "And so on … and … on",
    ] {
        assert_eq!(found(right), 0, "{right}: {:?}", style::review("en", right));
    }
    assert_eq!(style::corrected("en", "Steel ,  the  the city"), "Steel, the city");
}

#[test]
fn a_finding_is_shown_with_what_is_around_it_and_corrected() {
    let text =
        "新余是江西省的一个设区市，位于江西省中部偏西，工业基础好,钢铁是支柱产业，锂电、光伏和电子信息是新兴产业";
    let findings = style::review("zh-CN", text);
    let (around, corrected) = style::excerpt(text, &findings[0]);
    assert!(around.starts_with('…') && around.ends_with('…') && around.contains("好,钢铁"), "{around}");
    assert!(corrected.is_some_and(|corrected| corrected.contains("好，钢铁")));
    assert!(findings[0].expected.contains("全角标点 / a full-width mark"));
}

/// Texts of what the rules look at, in any order.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(vec!["新余", "建设", "的", "了", "工", "年", "月", "日", "个", "百", "千", "约", "左右", "一", "二", "〇"]),
        3 => proptest::sample::select(vec![",", ".", ":", "!", "?", "(", ")", "\"", "'", "-", "~", "…", "—", "·", "•", " ", "　"]),
        3 => proptest::sample::select(vec!["，", "。", "、", "；", "：", "“", "”", "‘", "’", "（", "）", "《", "》", "〔", "〕", "％", "～"]),
        3 => proptest::sample::select(vec!["1", "2", "2021", "0", "3.5", "%", "万", "亿", "O", "５"]),
        2 => proptest::sample::select(vec!["a", "MIT", "the", "that", "{steel}", "{", "}", "https://a.cn", "a@b.cn", "号"]),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Tries a property of random texts, the same in each run.
fn try_texts(property: impl Fn(String) -> Result<(), TestCaseError>) {
    let config = Config { cases: 4000, failure_persistence: None, ..Config::default() };
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[31; 32]);
    TestRunner::new_with_rng(config, random).run(&texts(), property).unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn a_corrected_text_has_nothing_more_to_correct() {
    try_texts(|text| {
        for lang in ["zh-CN", "en"] {
            let corrected = style::corrected(lang, &text);
            prop_assert_eq!(&style::corrected(lang, &corrected), &corrected, "{} of {}", lang, &text);
            let left = style::review(lang, &corrected).into_iter().find(|found| found.instead.is_some());
            prop_assert!(left.is_none(), "{} of {} has {:?}", corrected, text, left);
        }
        Ok(())
    });
}

#[test]
fn a_correction_leaves_figures_names_and_addresses_as_they_are() {
    try_texts(|text| {
        let corrected = style::corrected("zh-CN", &text);
        for kept in ["{steel}", "https://a.cn", "a@b.cn"] {
            let count = |text: &str| text.matches(kept).count();
            prop_assert!(
                count(&corrected) <= count(&text) && (count(&text) == 0) == (count(&corrected) == 0),
                "{} of {}",
                corrected,
                text
            );
        }
        Ok(())
    });
}

#[test]
fn findings_lie_within_the_text_in_its_order() {
    try_texts(|text| {
        let findings = style::review("zh-CN", &text);
        prop_assert!(findings.is_sorted_by_key(|found| found.range.start));
        for found in findings {
            prop_assert!(
                text.get(found.range.clone()).is_some_and(|found| !found.is_empty()),
                "{:?} in {}",
                found,
                text
            );
        }
        Ok(())
    });
}

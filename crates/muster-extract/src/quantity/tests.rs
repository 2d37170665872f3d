//! Cases: a sentence, and each quantity in it as `text | number | unit`, with what else is worth saying.
//!
//! A number is written with the way it is held: `30` exact, `~30` about, `?30` estimated, `>30` more than, `>=30`
//! at least, `<30` less than, `<=30` at most or up to, `^30` nearly, `=30` only, `4..6` a range, `24..` dozens,
//! `-` nothing. A unit taken from a neighbour is written `(unit)`; a bare number has `.`, one before an unknown
//! noun `?`. Then ` of …` what a share is of, ` note …` a footnote mark. What stands in `{…}` in a sentence is a time.

use std::path::Path;

use muster_model::{Approx, Block, BlockKind, Named, Quantity, Span};
use muster_pack::PackFiles;
use muster_pack::language::quantities::Quantities;
use muster_text::Words;

use super::*;

#[allow(clippy::disallowed_methods)] // The bans hold for the room; its tests read the pack from the repository.
fn lexicon(tag: &str) -> Quantities {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs"));
    let mut files = PackFiles::default();
    for name in ["numerals.toml", "units.toml", "hedges.toml"] {
        let path = format!("languages/{tag}/{name}");
        files.insert(path.clone(), std::fs::read_to_string(folder.join(&path)).expect("the pack has the file"));
    }
    Quantities::load(&files, tag).expect("the pack's files are of their shape")
}

/// Reads one sentence; `{…}` marks the times in it.
fn read(lexicon: &Quantities, marked: &str) -> (String, Vec<QuantityFound>) {
    let mut text = String::new();
    let mut times = Vec::new();
    for letter in marked.chars() {
        match letter {
            '{' => times.push(text.len()..text.len()),
            '}' => times.last_mut().expect("a time was opened").end = text.len(),
            _ => text.push(letter),
        }
    }
    let span = Span::new(0, text.len());
    let words = Words::of(&text, span);
    let claimed: Vec<Range<usize>> =
        times.iter().map(|time| words.token_at(time.start)..words.token_at(time.end)).collect();
    let block = Block { kind: BlockKind::Paragraph, span, part: 0, ordinal: None };
    let whole = 0..words.len();
    let passage = Passage { text: &text, block, sentences: vec![whole], words };
    let found = find(&passage, lexicon, &claimed);
    (text.clone(), found)
}

fn quantity(found: &QuantityFound) -> &Quantity {
    match &found.found.mention.what {
        Named::Quantity(quantity) => quantity,
        other => panic!("no quantity: {other:?}"),
    }
}

fn written(found: &QuantityFound) -> String {
    let quantity = quantity(found);
    let sign = match quantity.approx {
        Approx::Exact | Approx::Range | Approx::Dozens => "",
        Approx::About => "~",
        Approx::Estimated => "?",
        Approx::Nearly => "^",
        Approx::AtLeast => ">=",
        Approx::MoreThan => ">",
        Approx::AtMost | Approx::UpTo => "<=",
        Approx::LessThan => "<",
        Approx::Only => "=",
    };
    let number = match (quantity.printed, quantity.low, quantity.high) {
        (Some(printed), _, _) => printed.to_string(),
        (None, Some(low), Some(high)) => format!("{low}..{high}"),
        (None, Some(low), None) => format!("{low}.."),
        _ => "-".to_owned(),
    };
    let unit = quantity.unit.as_ref().map_or("", |unit| unit.as_str());
    let unit = match found.unit_from {
        UnitFrom::Printed => unit.to_owned(),
        UnitFrom::Neighbour => format!("({unit})"),
        UnitFrom::Nowhere => ".".to_owned(),
        UnitFrom::Unknown => "?".to_owned(),
    };
    let of = quantity.of.as_ref().map_or(String::new(), |of| format!(" of {of}"));
    let note = quantity.note.as_ref().map_or(String::new(), |note| format!(" note {note}"));
    format!("{} | {sign}{number} | {unit}{of}{note}", quantity.text)
}

/// Checks every case and names each one that differs.
fn check(tag: &str, cases: &[(&str, &[&str])]) {
    let lexicon = lexicon(tag);
    let mut wrong = Vec::new();
    for (marked, expected) in cases {
        let (_, found) = read(&lexicon, marked);
        let found: Vec<String> = found.iter().map(written).collect();
        if found != *expected {
            wrong.push(format!("{marked}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases differ\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn what_words_hold_a_number() {
    check(
        "en",
        &[
            ("The office logged 194 reports.", &["194 reports | 194 | report"]),
            ("Nothing. About 80 soldiers stay.", &["About 80 soldiers | ~80 | person"]),
            ("It owns only 2 of them.", &["only 2 | =2 | ."]),
            ("At least 12 villagers died.", &["At least 12 villagers | >=12 | person"]),
            ("No fewer than 12 villagers died.", &["No fewer than 12 villagers | >=12 | person"]),
            ("It draws on more than 30 allied nations.", &["more than 30 allied nations | >30 | nation"]),
            ("Over 30 contributing nations took part.", &["Over 30 contributing nations | >30 | nation"]),
            ("Up to 700 soldiers may go.", &["Up to 700 soldiers | <=700 | person"]),
            ("Fewer than 5 vehicles came back.", &["Fewer than 5 vehicles | <5 | vehicle"]),
            ("Nearly 8 million people were freed.", &["Nearly 8 million people | ^8000000 | person"]),
            ("Almost 6,500 Iraqi soldiers passed.", &["Almost 6,500 Iraqi soldiers | ^6500 | person"]),
            ("The post has about 2,500 troops.", &["about 2,500 troops | ~2500 | person"]),
            (
                "Approximately 110,000 square kilometres were held.",
                &["Approximately 110,000 square kilometres | ~110000 | km2"],
            ),
            ("There are an estimated 2,000 American troops.", &["an estimated 2,000 American troops | ?2000 | person"]),
            ("Some 320 officers keep it going.", &["Some 320 officers | ~320 | person"]),
            ("No more than 40 aircraft flew.", &["No more than 40 aircraft | <=40 | aircraft"]),
            ("Just under 400 sorties were flown.", &["Just under 400 sorties | <400 | sortie"]),
            ("Only about 50 trainers stayed.", &["Only about 50 trainers | ~50 | person"]),
            ("It has 30 bases or more.", &["30 bases or more | >=30 | base"]),
            ("The toll stands at 1,139 at the least.", &["1,139 at the least | >=1139 | ."]),
            ("They name 900 or more dead.", &["900 or more dead | >=900 | person"]),
            ("It stays at the present 1,400 or so.", &["1,400 or so | ~1400 | ."]),
            ("At least another 12 reports came in.", &["At least another 12 reports | >=12 | report"]),
            ("It holds 900 reports about 310 strikes.", &["900 reports | 900 | report", "310 strikes | 310 | strike"]),
            ("A total of 31,406 strikes were flown.", &["31,406 strikes | 31406 | strike"]),
        ],
    );
}

#[test]
fn numbers_in_digits() {
    check(
        "en",
        &[
            ("They list 1,114 reports.", &["1,114 reports | 1114 | report"]),
            ("They list 1.114 reports.", &["1.114 reports | 1114 | report"]),
            ("They list 30 008 strikes.", &["30 008 strikes | 30008 | strike"]),
            ("They list 30\u{a0}008 strikes.", &["30\u{a0}008 strikes | 30008 | strike"]),
            ("It cost 1.114 million dollars.", &["1.114 million dollars | 1114000 | money"]),
            ("That is .94 percent of all engagements.", &[".94 percent | 0.94 | percent of all engagements"]),
            ("That is .24% of engagements.", &[".24% | 0.24 | percent of engagements"]),
            ("Some 6,8 % were wrong.", &["Some 6,8 % | ~6.8 | percent"]),
            ("They count 34,573* strikes.", &["34,573* strikes | 34573 | strike note *"]),
            ("They count 1,139[2] civilians.", &["1,139[2] civilians | 1139 | person note [2]"]),
            ("They count 2.5 million people.", &["2.5 million people | 2500000 | person"]),
            ("It cost $1.5 billion.", &["$1.5 billion | 1500000000 | money"]),
            ("It cost 14 billion dollars.", &["14 billion dollars | 14000000000 | money"]),
            ("Donors gave more than €20 million.", &["more than €20 million | >20000000 | money"]),
            ("It covers 110,000 km² of desert.", &["110,000 km² | 110000 | km2"]),
        ],
    );
}

#[test]
fn numbers_in_words() {
    check(
        "en",
        &[
            ("Forty-five strikes hit home.", &["Forty-five strikes | 45 | strike"]),
            ("Forty five strikes hit home.", &["Forty five strikes | 45 | strike"]),
            ("Two and a half million people fled.", &["Two and a half million people | 2500000 | person"]),
            ("Two hundred and six soldiers came.", &["Two hundred and six soldiers | 206 | person"]),
            ("Six thousand five hundred soldiers came.", &["Six thousand five hundred soldiers | 6500 | person"]),
            ("A dozen nations joined.", &["A dozen nations | ~12 | nation"]),
            ("Half a dozen towns fell.", &["Half a dozen towns | ~6 | place"]),
            ("Half a million people fled.", &["Half a million people | 500000 | person"]),
            ("Two dozen trucks burned.", &["Two dozen trucks | ~24 | vehicle"]),
            ("Dozens of American soldiers left.", &["Dozens of American soldiers | 24.. | person"]),
            ("Hundreds of the fighters fled.", &["Hundreds of the fighters | 200.. | person"]),
            ("Tens of thousands of people fled.", &["Tens of thousands of people | 20000.. | person"]),
            ("Several hundred troops stay.", &["Several hundred troops | 200.. | person"]),
            ("Multiple vehicles were hit.", &["Multiple vehicles | - | vehicle"]),
            ("Several reports are open.", &["Several reports | - | report"]),
            ("A hundred and two bases closed.", &["A hundred and two bases | 102 | base"]),
            ("A single base is left.", &["A single base | 1 | base"]),
        ],
    );
}

#[test]
fn ranges_and_changes() {
    check(
        "en",
        &[
            ("The group says 991–1,876 civilians died.", &["991–1,876 civilians | 991..1876 | person"]),
            ("Between 4 and 6 vehicles burned.", &["Between 4 and 6 vehicles | 4..6 | vehicle"]),
            ("It took 12 to 15 strikes.", &["12 to 15 strikes | 12..15 | strike"]),
            ("Three or four vehicles burned.", &["Three or four vehicles | 3..4 | vehicle"]),
            ("It may cost 2 to 3 million dollars.", &["2 to 3 million dollars | 2000000..3000000 | money"]),
            ("They say 12, possibly 40, people died.", &["12, possibly 40 | 12..40 | ."]),
            ("It fell from eight bases to three in Hasakah.", &["eight bases | 8 | base", "three | 3 | (base)"]),
            ("It fell from eight to three bases.", &["eight | 8 | (base)", "three bases | 3 | base"]),
            ("It grew from 500 troops up to 700.", &["500 troops | 500 | person", "700 | 700 | (person)"]),
            ("A monitor puts the toll at 640 to 1,020.", &["640 to 1,020 | 640..1020 | ."]),
        ],
    );
}

#[test]
fn parts_and_ranks() {
    check(
        "en",
        &[
            ("They once held a third of Iraq and its port.", &["a third | 0.333333 | share of Iraq"]),
            ("The force is to be halved.", &["halved | 0.5 | share"]),
            ("Attacks fell by a third.", &["a third | 0.333333 | share"]),
            ("Two thirds of the reports are closed.", &["Two thirds | 0.666667 | share of the reports"]),
            ("Nearly half of the troops left.", &["Nearly half | ^0.5 | share of the troops"]),
            ("Half the troops left.", &["Half | 0.5 | share of the troops"]),
            ("Three quarters of the weapons were guided.", &["Three quarters | 0.75 | share of the weapons"]),
            (
                "He said 60 percent of all American troops currently in country will go.",
                &["60 percent | 60 | percent of all American troops"],
            ),
            ("About 67 per cent of the sorties were theirs.", &["About 67 per cent | ~67 | percent of the sorties"]),
            ("Less than 2 percent of the province is theirs.", &["Less than 2 percent | <2 | percent of the province"]),
            ("A third round is planned.", &["third | 3 | ordinal"]),
            ("A third is to be held in May.", &["third | 3 | ordinal"]),
            ("She is the 11th commander.", &["11th | 11 | ordinal"]),
            ("It is the fifth base this year.", &["fifth | 5 | ordinal"]),
            ("It was the twenty-first raid.", &["twenty-first | 21 | ordinal"]),
        ],
    );
}

#[test]
fn nouns_and_the_words_before_them() {
    check(
        "en",
        &[
            (
                "About 500 staff from 15 nations work there.",
                &["About 500 staff | ~500 | person", "15 nations | 15 | nation"],
            ),
            ("It led to 15 unintentional civilian deaths.", &["15 unintentional civilian deaths | 15 | person"]),
            ("It carried over 194 open reports.", &["194 open reports | 194 | report"]),
            (
                "The review of 25 civilian casualty allegation reports ended.",
                &["25 civilian casualty allegation reports | 25 | report"],
            ),
            (
                "The 25 completed casualty allegation reports are out.",
                &["25 completed casualty allegation reports | 25 | report"],
            ),
            (
                "It has 78 nations and 5 international organizations.",
                &["78 nations | 78 | nation", "5 international organizations | 5 | organisation"],
            ),
            ("One staff officer will stay.", &["One staff officer | 1 | person"]),
            ("There were 8,892 US troops.", &["8,892 US troops | 8892 | person"]),
            ("There were 5,000 U.S. troops.", &["5,000 U.S. troops | 5000 | person"]),
            ("It held two rounds of talks.", &["two rounds of talks | 2 | round"]),
            ("It trains 200 special operations troops.", &["200 special operations troops | 200 | person"]),
            ("It hit five Turkish-trained fighters.", &["five Turkish-trained fighters | 5 | person"]),
            ("The 84-member alliance met.", &["84-member | 84 | member"]),
            (
                "Two airstrikes destroyed three vehicles.",
                &["Two airstrikes | 2 | strike", "three vehicles | 3 | vehicle"],
            ),
            ("Three airstrike hit the post.", &["Three airstrike | 3 | strike"]),
            ("A 5,000 troop cut is due.", &["5,000 | 5000 | ?"]),
            ("One strike wounded two fighters.", &["One strike | 1 | strike", "two fighters | 2 | person"]),
            ("Five families treated casualties.", &["Five | 5 | ?"]),
            (
                "It assessed 12 alleged civilian harm incidents.",
                &["12 alleged civilian harm incidents | 12 | incident"],
            ),
            ("It spent 60 days on 20 cases.", &["20 cases | 20 | report"]),
            ("It hit 20 of the army's 61 operations.", &["20 | 20 | (operation)", "61 operations | 61 | operation"]),
        ],
    );
}

#[test]
fn one_is_counted_by_an_article_only_where_things_are_counted() {
    check(
        "en",
        &[
            ("An airstrike hit a building.", &["An airstrike | 1 | strike", "a building | 1 | item"]),
            (
                "It destroyed an ISIL vehicle and a mortar position.",
                &["an ISIL vehicle | 1 | vehicle", "a mortar position | 1 | item"],
            ),
            ("He spoke at a White House dinner.", &[]),
            (
                "It hit a weapons manufacturing facility and wounded a fighter.",
                &["a weapons manufacturing facility | 1 | item", "a fighter | 1 | person"],
            ),
            ("It hit a suicide vehicle (SVBIED) at dawn.", &["a suicide vehicle (SVBIED) | 1 | vehicle"]),
            ("It opened a formal inquiry.", &[]),
            ("It gave a report to an official in a country.", &[]),
            (
                "It struck an ISIL large and two small tactical units.",
                &["an ISIL large | 1 | (unit)", "two small tactical units | 2 | unit"],
            ),
            (
                "It hit a vehicle borne improvised explosive device (VBIED) factory.",
                &["a vehicle borne improvised explosive device (VBIED) factory | 1 | item"],
            ),
        ],
    );
}

#[test]
fn one_number_lends_another() {
    check(
        "en",
        &[
            (
                "It has approximately 2,500 troops in Iraq and 900 in Syria.",
                &["approximately 2,500 troops | ~2500 | person", "900 | ~900 | (person)"],
            ),
            (
                "It has about 2,500 troops in Iraq and 900 troops in Syria.",
                &["about 2,500 troops | ~2500 | person", "900 troops | ~900 | person"],
            ),
            (
                "In all 16 reports were credible, 105 were not and six were open.",
                &["16 reports | 16 | report", "105 | 105 | (report)", "six | 6 | (report)"],
            ),
            (
                "It closed 64 reports: five held, and the remaining 59 did not.",
                &["64 reports | 64 | report", "five | 5 | (report)", "59 | 59 | (report)"],
            ),
            ("Two of the reports were copies.", &["Two of the reports | 2 | report"]),
            ("Nine of the completed reports held.", &["Nine of the completed reports | 9 | report"]),
            ("Two of the 25 reports were copies.", &["Two | 2 | (report)", "25 reports | 25 | report"]),
            ("Sixteen of them were credible.", &["Sixteen | 16 | ."]),
            ("The remaining 20 were rejected.", &["20 | 20 | ."]),
            ("Five were credible and 12 non-credible.", &["Five | 5 | .", "12 | 12 | ?"]),
        ],
    );
}

#[test]
fn what_is_no_quantity() {
    check(
        "en",
        &[
            ("They agreed on a two-phase plan.", &[]),
            ("A 34-year-old spoke.", &[]),
            ("It rests on Article 51 of the Charter.", &[]),
            ("Call 1-813-529-4636 or 480-4193#.", &[]),
            ("Call 00-965-2221-6340.", &[]),
            ("It changed at 18:42:47.", &[]),
            ("It changed on 15-12-2021 at noon.", &[]),
            ("2 Min Read", &[]),
            ("They are the #1 shop.", &[]),
            ("A Mi-8 and an F-16 flew.", &[]),
            ("UNITED24 asks for help.", &[]),
            ("1. Albania", &[]),
            ("It lasted three years, or 36 months.", &[]),
            ("It began in {March 2017} with nothing.", &[]),
            ("It began in 2014.", &[]),
            ("The 2007 State of the Union speech came late.", &[]),
            ("The 1975-1976 season was dry.", &[]),
            ("He died at the age of 79, or age seventy-nine.", &["79 | 79 | ."]),
            ("Resolution 2170 and phase two apply.", &[]),
            ("No one came, and one another they blamed.", &[]),
            ("Grid 37SFU2992591150 was checked.", &[]),
            ("In {12 months} it flew {one day} in ten.", &["ten | 10 | ."]),
        ],
    );
}

#[test]
fn vietnamese() {
    check(
        "vi",
        &[
            ("Có hơn 30 quốc gia đồng minh.", &["hơn 30 quốc gia đồng minh | >30 | nation"]),
            (
                "Ở đó có khoảng 500 nhân viên từ 15 quốc gia.",
                &["khoảng 500 nhân viên | ~500 | person", "15 quốc gia | 15 | nation"],
            ),
            (
                "Có gần 6.500 lực lượng Iraq đã học xong, với khoảng 4.500 đang học.",
                &["gần 6.500 lực lượng Iraq | ^6500 | person", "khoảng 4.500 | ~4500 | (person)"],
            ),
            ("Họ bay 45.259 phi vụ.", &["45.259 phi vụ | 45259 | sortie"]),
            ("Không quân chiếm 67%.", &["67% | 67 | percent"]),
            ("Họ chiếm 67 phần trăm số phi vụ.", &["67 phần trăm | 67 | percent of phi vụ"]),
            ("Họ thả hơn 5.600 quả bom.", &["hơn 5.600 quả bom | >5600 | munition"]),
            ("Có 52 cuộc không kích.", &["52 cuộc không kích | 52 | strike"]),
            ("Có hơn 450 thường dân.", &["hơn 450 thường dân | >450 | person"]),
            ("Họ nhận 2 cái chết.", &["2 cái chết | 2 | person"]),
            ("Chỉ 2 báo cáo đáng tin cậy.", &["Chỉ 2 báo cáo đáng tin cậy | =2 | report"]),
            ("Một chục quốc gia tham gia.", &["Một chục quốc gia | ~10 | nation"]),
            ("Hai mươi mốt binh sĩ đã đến.", &["Hai mươi mốt binh sĩ | 21 | person"]),
            ("Sáu nghìn năm trăm binh sĩ Mỹ đã đến.", &["Sáu nghìn năm trăm binh sĩ Mỹ | 6500 | person"]),
            ("Một trăm linh năm báo cáo mới.", &["Một trăm linh năm báo cáo mới | 105 | report"]),
            ("Hai triệu rưỡi người được giải phóng.", &["Hai triệu rưỡi người | 2500000 | person"]),
            ("Gần 8 triệu người được giải phóng.", &["Gần 8 triệu người | ^8000000 | person"]),
            ("Khoảng 6,8 triệu người trở về.", &["Khoảng 6,8 triệu người | ~6800000 | person"]),
            ("Ít nhất 1.139 dân thường đã chết.", &["Ít nhất 1.139 dân thường | >=1139 | person"]),
            ("Tối đa 700 binh sĩ.", &["Tối đa 700 binh sĩ | <=700 | person"]),
            ("Lên đến 700 binh sĩ.", &["Lên đến 700 binh sĩ | <=700 | person"]),
            ("Chưa đến 5 chiếc xe.", &["Chưa đến 5 chiếc xe | <5 | vehicle"]),
            ("Ước tính khoảng 2.000 quân Mỹ.", &["Ước tính khoảng 2.000 quân Mỹ | ?2000 | person"]),
            ("Hàng chục binh sĩ đã đi.", &["Hàng chục binh sĩ | 20.. | person"]),
            ("Hàng chục nghìn người đã đi.", &["Hàng chục nghìn người | 20000.. | person"]),
            ("Nhiều báo cáo còn mở.", &["Nhiều báo cáo | - | report"]),
            ("Nhiều nỗ lực đã thất bại.", &[]),
            ("Họ giảm từ tám căn cứ xuống còn ba ở Hasakah.", &["tám căn cứ | 8 | base", "ba | 3 | (base)"]),
            ("Có từ 4 đến 6 chiếc xe.", &["từ 4 đến 6 chiếc xe | 4..6 | vehicle"]),
            ("Nhóm nói có 991–1.876 thường dân chết.", &["991–1.876 thường dân | 991..1876 | person"]),
            ("Họ giữ một phần ba Iraq.", &["một phần ba | 0.333333 | share of Iraq"]),
            ("Lực lượng giảm một nửa.", &["giảm một nửa | 0.5 | share"]),
            ("Vòng đàm phán thứ ba sẽ diễn ra.", &["thứ ba | 3 | ordinal"]),
            ("Hai vòng đàm phán đã diễn ra.", &["Hai vòng đàm phán | 2 | round"]),
            (
                "Khoảng 2.500 quân ở Iraq và 900 ở Syria.",
                &["Khoảng 2.500 quân | ~2500 | person", "900 | ~900 | (person)"],
            ),
            ("Hai trong số các báo cáo là trùng lặp.", &["Hai trong số các báo cáo | 2 | report"]),
            ("Hai trong số 25 báo cáo là trùng lặp.", &["Hai | 2 | (report)", "25 báo cáo | 25 | report"]),
            ("Việc này dựa trên Điều 51.", &[]),
            ("Kế hoạch kéo dài 12 tháng, tức một năm.", &[]),
            ("Khoảng 110.000 km² đất.", &["Khoảng 110.000 km² | ~110000 | km2"]),
            ("Chi phí là 14 tỷ đô la.", &["14 tỷ đô la | 14000000000 | money"]),
            ("Họ mất 30 chiếc xe trở lên.", &["30 chiếc xe trở lên | >=30 | vehicle"]),
            ("Năm nay, cả hai bên đều đồng ý.", &[]),
            ("Có 2 sĩ quan Không quân Mỹ.", &["2 sĩ quan | 2 | person"]),
            ("Một sĩ quan tham mưu sẽ ở lại.", &["Một sĩ quan tham mưu | 1 | person"]),
        ],
    );
}

/// Sentences cut off anywhere: nothing panics, and what is found stands in order.
#[test]
fn any_text_is_read_in_order() {
    let texts = [
        (
            "en",
            "Between 4 and 6, at least a third of the 25 (VBIED) reports, $1.5 billion, .94% and 84-member; 99999999999999 trillion trillion.",
        ),
        (
            "en",
            "from eight bases down to three, an ISIL large and two small units, two of the 12 to 15 of them, 1-2-3-4, 11th 7* [2] half a",
        ),
        (
            "vi",
            "từ tám căn cứ xuống còn ba, hai triệu rưỡi người, một phần ba Iraq, gần 6.500 lực lượng Iraq, thứ ba trong số 25 báo cáo",
        ),
    ];
    for (tag, text) in texts {
        let lexicon = lexicon(tag);
        for (start, _) in text.char_indices() {
            for end in [text.len(), (start + 30).min(text.len())] {
                let Some(piece) = text.get(start..end) else { continue };
                let (_, found) = read(&lexicon, piece);
                assert!(found.windows(2).all(|two| two[0].found.tokens.end <= two[1].found.tokens.start), "{piece}");
                let inside = |found: &QuantityFound| {
                    found.found.tokens.start <= found.number.start
                        && found.number.end <= found.found.tokens.end
                        && found.found.tokens.contains(&found.head)
                };
                assert!(found.iter().all(inside), "{piece}: {found:?}");
            }
        }
    }
}

#[test]
fn the_parts_of_a_quantity_are_where_they_stand() {
    let english = lexicon("en");
    let (_, found) = read(&english, "It has more than 30 allied nations.");
    let nations = &found[0];
    assert_eq!((nations.found.tokens.clone(), nations.number.clone()), (2..7, 4..5));
    assert_eq!((nations.inner.clone(), nations.noun.clone(), nations.head), (5..6, 5..7, 6));
    assert_eq!(quantity(nations).approx_text.as_deref(), Some("more than"));
    assert_eq!(quantity(nations).unit_printed.as_deref(), Some("allied nations"));
    let (_, found) = read(&lexicon("vi"), "Có gần 6.500 lực lượng Iraq.");
    let forces = &found[0];
    assert_eq!((forces.number.clone(), forces.noun.clone(), forces.inner.clone(), forces.head), (2..3, 3..5, 5..6, 4));
    let (_, found) = read(&english, "It shut 60 cases.");
    let units: Vec<&str> = found[0].units.iter().map(|unit| unit.as_str()).collect();
    assert_eq!(units, ["report", "incident"]);
}

/// A language of the tests: what its files hold beside what is empty.
struct Made {
    small: &'static str,
    times: &'static str,
    extra: &'static str,
    words: &'static str,
    units: &'static str,
}

impl Made {
    fn lexicon(&self) -> Quantities {
        let Self { small, times, extra, words, units } = self;
        let list = |names: &[&str]| names.iter().map(|name| format!("{name} = []\n")).collect::<String>();
        let tables = ["tail", "rounded", "many", "shares", "shared"].map(|name| format!("[{name}]\n")).concat();
        let ordinals = if extra.contains("[ordinals]") { "" } else { "[ordinals]\n" };
        let rest = [
            "articles",
            "vague",
            "half",
            "ordinal_endings",
            "ordinal_before",
            "share_link",
            "weak",
            "hidden",
            "labels",
        ];
        let rest: Vec<&str> = rest.into_iter().filter(|name| !words.contains(&format!("{name} ="))).collect();
        let numerals = format!(
            "decimal = \",\"\ngroup = \".\"\n[small]\n{small}\n[times]\n{times}\n{tables}{ordinals}{extra}\n[words]\n{words}\n{}",
            list(&rest)
        );
        let lists =
            ["classifiers", "adjectives", "modifiers", "partitives", "determiners", "stops", "never", "currency"];
        let heads = if units.contains("name = \"person\"\nnouns = [\"soldaten") { "heads = 6\n" } else { "" };
        let units =
            format!("adjectives_stand = \"before\"\n{heads}{}[plural]\nendings = []\nnot = []\n{units}", list(&lists));
        let links = list(&["between", "and", "to", "from", "by", "becomes", "list"]);
        let hedges = format!("between = []\n[before]\n[after]\n[links]\n{links}");
        let mut files = PackFiles::default();
        files.insert("languages/qq/numerals.toml", numerals);
        files.insert("languages/qq/units.toml", units);
        files.insert("languages/qq/hedges.toml", hedges);
        Quantities::load(&files, "qq").expect("the files are of their shape")
    }

    fn check(&self, cases: &[(&str, &[&str])]) {
        let lexicon = self.lexicon();
        for (text, expected) in cases {
            let (_, found) = read(&lexicon, text);
            let found: Vec<String> = found.iter().map(written).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}

#[test]
fn numbers_in_one_word_are_taken_apart() {
    let german = Made {
        small: "1 = [\"ein\", \"eins\"]\n2 = [\"zwei\"]\n3 = [\"drei\"]\n5 = [\"fünf\"]\n8 = [\"acht\"]\n11 = [\"elf\"]\n18 = [\"achtzehn\"]\n\
            20 = [\"zwanzig\"]\n50 = [\"fünfzig\"]\n100 = [\"hundert\"]\n1000 = [\"tausend\"]\n\"1.5\" = [\"anderthalb\"]",
        times: "100 = [\"hundert\"]\n1000 = [\"tausend\"]\n1000000 = [\"millionen\", \"mio.\"]",
        extra: "[ordinals]\n3 = [\"dritte\"]\n20 = [\"zwanzigste\"]\n[glued]\n1000000 = [\"m\"]",
        words: "and = [\"und\"]\nones_and = [\"und\"]\none_word = true\nhalf = [\"einhalb\"]",
        units: "[[unit]]\nname = \"person\"\nnouns = [\"soldaten\", \"menschen\"]\n[[unit]]\nname = \"m\"\nmeasure = true\nnouns = [\"m\"]",
    };
    german.check(&[
        ("Dreiundzwanzig Soldaten kamen.", &["Dreiundzwanzig Soldaten | 23 | person"]),
        ("Drei und zwanzig Soldaten kamen.", &["Drei und zwanzig Soldaten | 23 | person"]),
        ("Zweihundertfünfzigtausend Menschen.", &["Zweihundertfünfzigtausend Menschen | 250000 | person"]),
        ("Tausendeinhundertelf Menschen.", &["Tausendeinhundertelf Menschen | 1111 | person"]),
        ("Zweieinhalb Millionen Menschen.", &["Zweieinhalb Millionen Menschen | 2500000 | person"]),
        ("Anderthalb Millionen Menschen.", &["Anderthalb Millionen Menschen | 1500000 | person"]),
        ("Hundert Regierungssoldaten kamen.", &["Hundert Regierungssoldaten | 100 | person"]),
        ("Achthundert Mio. Menschen.", &["Achthundert Mio. Menschen | 800000000 | person"]),
        ("Der dreiundzwanzigste Einsatz.", &["dreiundzwanzigste | 23 | ordinal"]),
        ("Zweifellos einsam.", &[]),
        ("Sie gingen 500m weit.", &["500m | 500 | m"]),
        ("Sie zählen 5m Menschen.", &["5m Menschen | 5000000 | person"]),
    ]);
}

#[test]
fn words_join_ones_and_tens_and_digits_go_on_behind_words() {
    let arabic = Made {
        small: "2 = [\"اثنين\"]\n5 = [\"خمسة\"]\n20 = [\"عشرين\"]\n100 = [\"مئة\"]\n200 = [\"مئتين\"]\n300 = [\"ثلاثمئة\"]\n2000 = [\"ألفين\"]",
        times: "1000 = [\"ألفا\", \"آلاف\"]",
        extra: "",
        words: "and = [\"و\"]\nones_and = [\"و\"]\ndigits_behind = [1000]",
        units: "[[unit]]\nname = \"person\"\nnouns = [\"جنديا\", \"جنود\"]\nduals = [\"جنديين\"]\n[[unit]]\nname = \"percent\"\nmeasure = true\nsigns = [\"%\"]\nnouns = []",
    };
    arabic.check(&[
        ("خمسة و عشرين جنديا", &["خمسة و عشرين جنديا | 25 | person"]),
        ("مئة و خمسة و عشرين جنديا", &["مئة و خمسة و عشرين جنديا | 125 | person"]),
        ("ألفين و ثلاثمئة جنديا", &["ألفين و ثلاثمئة جنديا | 2300 | person"]),
        ("29 ألفا و 920 جنديا", &["29 ألفا و 920 جنديا | 29920 | person"]),
        ("خمسة آلاف جنديا", &["خمسة آلاف جنديا | 5000 | person"]),
        ("قتل جنديين هناك", &["جنديين | 2 | person"]),
        ("كان %7 هناك", &["%7 | 7 | percent"]),
    ]);
    let french = Made {
        small: "1 = [\"un\"]\n2 = [\"deux\"]\n20 = [\"vingt\"]\n80 = [\"quatre-vingts\", \"quatre-vingt\"]\n91 = [\"quatre-vingt-onze\"]\n\
            100 = [\"cent\"]\n1000 = [\"mille\"]",
        times: "100 = [\"cent\", \"cents\"]\n1000 = [\"mille\"]\n1000000 = [\"millions\"]",
        extra: "",
        words: "and = []\ntens_and = [\"et\"]",
        units: "[[unit]]\nname = \"person\"\nnouns = [\"soldats\"]",
    };
    french.check(&[
        ("vingt et un soldats", &["vingt et un soldats | 21 | person"]),
        ("vingt-et-un soldats", &["vingt-et-un soldats | 21 | person"]),
        ("quatre-vingt-onze soldats", &["quatre-vingt-onze soldats | 91 | person"]),
        ("deux cent quatre-vingt-deux soldats", &["deux cent quatre-vingt-deux soldats | 282 | person"]),
        ("deux mille cent soldats", &["deux mille cent soldats | 2100 | person"]),
        ("cent mille soldats", &["cent mille soldats | 100000 | person"]),
    ]);
}

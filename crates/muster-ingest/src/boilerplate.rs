//! Which lines are not the document but its frame: appeals for gifts, share bars, invitations, contacts?
//!
//! General cues only. A cue missed costs a line that is read as prose; a cue too many costs a figure, so every rule asks for more than one sign.

use crate::dates;
use crate::words::{letters, offset_in, opens_with, starts_capital, words};

/// What a line of the frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Furniture {
    /// Asks for money.
    Donation,
    /// Asks to share or to follow.
    Share,
    /// Invites to a newsletter or mailing list.
    Invitation,
    /// Says how long reading takes.
    ReadingTime,
    /// Telephone numbers, addresses, handles.
    Contact,
    /// Rights, cookies, links to elsewhere.
    Notice,
    /// A line without letters or figures.
    Ruler,
}

const MINUTES: &[&str] = &["min", "mins", "minute", "minutes", "phút", "minuten", "minutos", "دقيقة", "دقائق"];
const READING: &[&str] =
    &["read", "reading", "reads", "đọc", "lecture", "lesedauer", "lesezeit", "lectura", "قراءة", "للقراءة"];

/// Words a share bar is made of, and among them those that ask for something.
const SHARE: &[&str] = &[
    "this",
    "article",
    "story",
    "post",
    "page",
    "news",
    "on",
    "via",
    "to",
    "by",
    "with",
    "and",
    "or",
    "us",
    "link",
    "facebook",
    "twitter",
    "x",
    "whatsapp",
    "telegram",
    "linkedin",
    "reddit",
    "messenger",
    "pinterest",
    "email",
    "e",
    "mail",
    "bluesky",
    "threads",
    "bài",
    "viết",
    "này",
    "lên",
    "qua",
    "cet",
    "sur",
    "diesen",
    "artikel",
    "auf",
    "este",
    "artículo",
    "en",
    "المقال",
    "على",
];
const ASK: &[&str] = &[
    "share",
    "tweet",
    "print",
    "copy",
    "save",
    "chia",
    "sẻ",
    "partager",
    "teilen",
    "compartir",
    "imprimer",
    "شارك",
    "مشاركة",
];

const FOLLOW: &[&str] = &[
    "follow us",
    "join us on",
    "like us on",
    "find us on",
    "theo dõi chúng tôi",
    "suivez-nous",
    "síguenos",
    "folgen sie uns",
    "تابعونا",
    "تابعنا",
];
const INVITE: &[&str] = &[
    "sign up",
    "subscribe",
    "join",
    "get",
    "receive",
    "register",
    "đăng ký",
    "đăng kí",
    "inscrivez-vous",
    "abonnez-vous",
    "suscríbete",
    "suscríbase",
    "jetzt",
    "abonnieren",
    "اشترك",
    "اشتركوا",
];
const LETTERS: &[&str] = &[
    "newsletter",
    "mailing list",
    "your inbox",
    "email alert",
    "e-mail alert",
    "email update",
    "email list",
    "our emails",
    "bản tin",
    "lettre d'information",
    "liste de diffusion",
    "boletín",
    "lista de correo",
    "النشرة",
    "القائمة البريدية",
];
const GIVE: &[&str] = &[
    "donate",
    "please donate",
    "make a",
    "support us",
    "support our",
    "support independent",
    "please support",
    "become a",
    "contribute to our",
    "help us",
    "chip in",
    "quyên góp",
    "hãy ủng hộ",
    "ủng hộ",
    "faites un don",
    "soutenez",
    "haga una donación",
    "apoya",
    "spenden sie",
    "jetzt spenden",
    "تبرع",
    "تبرعوا",
];
const GIFTS: &[&str] = &[
    "donat",
    "our journalism",
    "independent journalism",
    "our work",
    "a supporter",
    "a member today",
    "quyên góp",
    "ủng hộ chúng tôi",
    "un don",
    "donación",
    "spende",
    "تبرع",
];
/// Lines that stand under or between articles everywhere.
const LINKS: &[&str] = &[
    "read more",
    "read also",
    "see also",
    "continue reading",
    "load more",
    "show more",
    "view all",
    "see all",
    "advertisement",
    "sponsored",
    "related articles",
    "related stories",
    "related news",
    "recommended",
    "most read",
    "most popular",
    "back to top",
    "skip to content",
    "skip to main content",
    "leave a comment",
    "no comments",
    "comments",
    "log in",
    "sign in",
    "search",
    "menu",
    "home",
    "all rights reserved",
    "xem thêm",
    "đọc thêm",
    "tin liên quan",
    "quảng cáo",
    "lire aussi",
    "mehr lesen",
    "anzeige",
    "leer más",
    "publicidad",
    "اقرأ المزيد",
    "اقرأ أيضا",
    "إعلان",
];
const CALLING: &[&str] = &[
    "tel",
    "telephone",
    "phone",
    "call",
    "fax",
    "com",
    "comm",
    "dsn",
    "mobile",
    "hotline",
    "contact",
    "cell",
    "whatsapp",
    "điện",
    "đt",
    "téléphone",
    "telefon",
    "teléfono",
    "هاتف",
    "فاكس",
];

/// Returns what a line is when it belongs to the frame of a document.
pub(crate) fn furniture(line: &str) -> Option<Furniture> {
    if !line.chars().any(char::is_alphanumeric) {
        return Some(Furniture::Ruler);
    }
    if line.len() > 400 || letters(line) > 220 {
        return None;
    }
    let words = words(line);
    let small = line.to_lowercase();
    if is_reading_time(&words) {
        Some(Furniture::ReadingTime)
    } else if is_share(line, &words) {
        Some(Furniture::Share)
    } else if is_invitation(line, &small, &words) {
        Some(Furniture::Invitation)
    } else if is_donation(line, &small, &words) {
        Some(Furniture::Donation)
    } else if is_contact(line, &words) {
        Some(Furniture::Contact)
    } else if is_notice(line, &small, &words) {
        Some(Furniture::Notice)
    } else {
        None
    }
}

/// Returns whether a line is furniture when its neighbour is: a bare account name or network.
pub(crate) fn furniture_beside_furniture(line: &str) -> bool {
    let account = letters(line) >= 4
        && letters(line) <= 40
        && line.chars().any(|letter| letter.is_ascii_lowercase())
        && line.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "_.".contains(letter));
    let network = matches!(
        line.to_lowercase().as_str(),
        "facebook"
            | "twitter"
            | "x"
            | "whatsapp"
            | "telegram"
            | "linkedin"
            | "reddit"
            | "instagram"
            | "youtube"
            | "email"
    );
    account || network
}

fn is_reading_time(words: &[String]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let counted = words.iter().any(|word| word == "a" || word == "one" || word.chars().all(char::is_numeric));
    words.len() <= 6 && counted && has(MINUTES) && has(READING)
}

fn is_share(line: &str, words: &[String]) -> bool {
    let asks = words.iter().any(|word| ASK.contains(&word.as_str()));
    let only = words.iter().all(|word| ASK.contains(&word.as_str()) || SHARE.contains(&word.as_str()));
    (asks && only && words.len() <= 10) || (opens_with(line, FOLLOW) && words.len() <= 20)
}

fn is_invitation(line: &str, small: &str, words: &[String]) -> bool {
    let named = LETTERS.iter().any(|letter| small.contains(letter));
    let announced = words.first().is_some_and(|word| word == "new") && small.contains("newsletter:");
    let alone = words.len() <= 2 && words.iter().any(|word| word == "newsletter" || word == "newsletters");
    words.len() <= 35 && named && (announced || alone || opens_with(line, INVITE))
}

fn is_donation(line: &str, small: &str, words: &[String]) -> bool {
    let asks = line.split(['-', '–', '—', ':', '|', '!', '.']).any(|piece| opens_with(piece.trim_start(), GIVE));
    words.len() <= 30 && asks && GIFTS.iter().any(|gift| small.contains(gift))
}

fn is_notice(line: &str, small: &str, words: &[String]) -> bool {
    let bare = small.trim_end_matches([':', '.', '…', '»', '›', '>', '→', ' ']);
    let link = LINKS.contains(&bare)
        || (words.len() <= 25
            && opens_with(line, &["read more:", "read also:", "see also:", "lire aussi :", "đọc thêm:", "xem thêm:"]));
    let rights = words.len() <= 30
        && (line.starts_with('©')
            || opens_with(line, &["copyright", "(c) copyright"])
            || small.contains("all rights reserved"));
    let cookies = words.len() <= 45
        && words.iter().any(|word| word == "cookie" || word == "cookies")
        && words
            .iter()
            .any(|word| matches!(word.as_str(), "use" | "uses" | "accept" | "consent" | "policy" | "settings"));
    link || rights || cookies
}

fn is_contact(line: &str, words: &[String]) -> bool {
    let tokens: Vec<&str> =
        line.split_whitespace().map(|token| token.trim_matches([',', ';', '<', '>', '(', ')'])).collect();
    if tokens.len() > 25 {
        return false;
    }
    let calls = words.iter().any(|word| CALLING.contains(&word.as_str()));
    let written = tokens.iter().filter(|token| is_mail(token) || is_address(token) || is_handle(token)).count();
    let contact_verb = calls
        || opens_with(
            line,
            &[
                "email",
                "e-mail",
                "mail",
                "write to",
                "web",
                "website",
                "twitter",
                "facebook",
                "media contact",
                "press contact",
            ],
        );
    let sentence = line.ends_with(['.', '!', '?']) && !contact_verb;
    if written > 0 && !sentence && (written * 2 >= tokens.len() || (contact_verb && tokens.len() <= 20)) {
        return true;
    }
    if tokens.iter().any(|token| is_mail(token)) && tokens.len() <= 6 && !sentence {
        return true;
    }
    let only_figures = line.chars().all(|letter| letter.is_numeric() || " +()-./#".contains(letter));
    has_telephone(line, calls || only_figures)
}

fn is_mail(token: &str) -> bool {
    let token = token.trim_start_matches("mailto:").trim_end_matches('.');
    token.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// Returns whether a word is an address on the web: with its scheme, with `www.`, with a path, or a bare host in small letters.
fn is_address(token: &str) -> bool {
    let token = token.trim_end_matches('.');
    if token.starts_with("http://") || token.starts_with("https://") || token.to_ascii_lowercase().starts_with("www.") {
        return true;
    }
    let (host, path) = token.split_once('/').map_or((token, None), |(host, path)| (host, Some(path)));
    let sound = host.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.');
    let Some((name, top)) = host.rsplit_once('.') else { return false };
    let top_sound = (2..=10).contains(&top.len()) && top.chars().all(|letter| letter.is_ascii_lowercase());
    let small = host.chars().all(|letter| !letter.is_ascii_uppercase());
    sound
        && top_sound
        && name.len() >= 3
        && small
        && name.chars().any(|letter| letter.is_ascii_alphabetic())
        && path.is_none_or(|path| !path.contains("//"))
}

fn is_handle(token: &str) -> bool {
    token.strip_prefix('@').is_some_and(|name| {
        name.len() >= 2 && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '.')
    })
}

/// Returns whether a line holds a telephone number. Dates and spans of years are none; without a word that calls, only a
/// number that opens with `+` or falls into three groups is.
fn has_telephone(line: &str, calls: bool) -> bool {
    let pieces = line.split(|letter: char| !(letter.is_ascii_digit() || "+-.() /#".contains(letter)));
    pieces.map(str::trim).any(|piece| {
        let digits = piece.chars().filter(char::is_ascii_digit).count();
        let groups = piece.split(|letter: char| !letter.is_ascii_digit()).filter(|group| !group.is_empty()).count();
        let dated = piece.split_whitespace().any(dates::is_numeric_date);
        let abroad = piece.starts_with('+') || piece.starts_with("00");
        calls && (7..=40).contains(&digits) && !dated && (groups >= 3 || abroad)
    })
}

/// Returns the publisher an invitation or a notice of rights names: *Join the Example.org mailing list* is Example.org's.
pub(crate) fn publisher_named(line: &str) -> Option<&str> {
    let kind = furniture(line)?;
    match kind {
        Furniture::Invitation => invited_by(line),
        Furniture::Notice => rights_of(line),
        _ => None,
    }
}

fn invited_by(line: &str) -> Option<&str> {
    let end = ["mailing list", "newsletter", "email list"]
        .iter()
        .filter_map(|word| line.to_ascii_lowercase().find(word))
        .min()?;
    let head = line.get(..end)?;
    let after =
        [" the ", " for ", " to "].iter().filter_map(|word| head.rfind(word).map(|at| at + word.len())).max()?;
    let mut name = head.get(after..)?.trim();
    for plain in ["daily", "weekly", "free", "email", "morning", "our", "news"] {
        name = name.strip_suffix(plain).unwrap_or(name).trim_end();
    }
    let name = name.trim_end_matches("'s").trim_end_matches("’s").trim();
    (starts_capital(name) && words(name).len() <= 5 && !opens_with(name, &["our", "their", "this"])).then_some(name)
}

fn rights_of(line: &str) -> Option<&str> {
    let after = line
        .trim_start_matches(|letter: char| letter == '©' || letter == '(' || letter == ')' || letter.is_whitespace());
    let after = after.strip_prefix("Copyright").or_else(|| after.strip_prefix("c) Copyright")).unwrap_or(after);
    let years = |letter: char| letter.is_ascii_digit() || letter.is_whitespace() || "©-–,:".contains(letter);
    let name = after.trim_start_matches(years);
    let had_year = after[..offset_in(after, name)].chars().any(|letter| letter.is_ascii_digit());
    let name = name.split(['.', '|', ',']).next()?.trim();
    let name = name.split(" All ").next()?.trim();
    (had_year && starts_capital(name) && (1..=5).contains(&words(name).len()) && !opens_with(name, &["all rights"]))
        .then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_frame_are_known_by_general_cues() {
        for (line, expected) in [
            ("HELPNOW - Make a generous donation for the flood victims!", Furniture::Donation),
            ("Please donate to keep this archive open.", Furniture::Donation),
            ("Quyên góp ủng hộ chúng tôi", Furniture::Donation),
            ("Share this story", Furniture::Share),
            ("Share on Facebook", Furniture::Share),
            ("Chia sẻ bài viết này", Furniture::Share),
            ("Follow us on Telegram and WhatsApp", Furniture::Share),
            ("Join the Harbour.example mailing list", Furniture::Invitation),
            ("Sign up for our weekly newsletter", Furniture::Invitation),
            ("Đăng ký nhận bản tin hằng ngày", Furniture::Invitation),
            ("4 min read", Furniture::ReadingTime),
            ("A 10-minute read", Furniture::ReadingTime),
            ("Đọc trong 3 phút", Furniture::ReadingTime),
            ("press.office@harbour.example", Furniture::Contact),
            ("Tel: +00 20 1234 5678", Furniture::Contact),
            ("Phone (000) 555-0100, ext. 12", Furniture::Contact),
            ("www.harbour.example", Furniture::Contact),
            ("harbour.example/news", Furniture::Contact),
            ("@harbournews", Furniture::Contact),
            ("© 2021 Harbour Gazette. All rights reserved.", Furniture::Notice),
            ("We use cookies to improve this site.", Furniture::Notice),
            ("Read more:", Furniture::Notice),
            ("* * *", Furniture::Ruler),
        ] {
            assert_eq!(furniture(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn lines_of_the_document_are_not() {
        for line in [
            "Japan makes donation in support of Iraq",
            "Share of strikes by country",
            "Lebanon",
            "2014-2019",
            "34,502 strikes",
            "Members read the minutes of the meeting",
            "Norland will join the coalition in May",
            "Page last modified: 15-12-2021 18:42:47 ZULU",
            "The command said so on @norland, its account, on Monday.",
            "12.5 percent of sorties",
            "The United States donated 30 vehicles to the Iraqi army.",
            "U.S.",
            "31-12-2018 to 31-12-2019",
        ] {
            assert_eq!(furniture(line), None, "{line}");
        }
    }

    #[test]
    fn an_invitation_names_its_publisher() {
        for (line, expected) in [
            ("Join the Harbour.example mailing list", Some("Harbour.example")),
            ("Subscribe to the Harbour Gazette's weekly newsletter", Some("Harbour Gazette")),
            ("Sign up for our newsletter", None),
            ("© 2021 Harbour Gazette. All rights reserved.", Some("Harbour Gazette")),
            ("All rights reserved", None),
        ] {
            assert_eq!(publisher_named(line), expected, "{line}");
        }
    }
}

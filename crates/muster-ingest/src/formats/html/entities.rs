//! Which letter does a character reference stand for? The names pages about the world use; an unknown name stays as printed.

/// Names and letters, in the order of the names.
const NAMES: &[(&str, &str)] = &[
    ("AElig", "Æ"),
    ("AMP", "&"),
    ("Aacute", "Á"),
    ("Acirc", "Â"),
    ("Agrave", "À"),
    ("Aring", "Å"),
    ("Atilde", "Ã"),
    ("Auml", "Ä"),
    ("COPY", "©"),
    ("Ccedil", "Ç"),
    ("Dagger", "‡"),
    ("ETH", "Ð"),
    ("Eacute", "É"),
    ("Ecirc", "Ê"),
    ("Egrave", "È"),
    ("Euml", "Ë"),
    ("GT", ">"),
    ("Iacute", "Í"),
    ("Icirc", "Î"),
    ("Igrave", "Ì"),
    ("Iuml", "Ï"),
    ("LT", "<"),
    ("NewLine", "\n"),
    ("Ntilde", "Ñ"),
    ("OElig", "Œ"),
    ("Oacute", "Ó"),
    ("Ocirc", "Ô"),
    ("Ograve", "Ò"),
    ("Oslash", "Ø"),
    ("Otilde", "Õ"),
    ("Ouml", "Ö"),
    ("QUOT", "\""),
    ("REG", "®"),
    ("Scaron", "Š"),
    ("THORN", "Þ"),
    ("Tab", "\t"),
    ("Uacute", "Ú"),
    ("Ucirc", "Û"),
    ("Ugrave", "Ù"),
    ("Uuml", "Ü"),
    ("Yacute", "Ý"),
    ("Yuml", "Ÿ"),
    ("aacute", "á"),
    ("acirc", "â"),
    ("acute", "´"),
    ("aelig", "æ"),
    ("agrave", "à"),
    ("amp", "&"),
    ("apos", "'"),
    ("approx", "≈"),
    ("aring", "å"),
    ("ast", "*"),
    ("asymp", "≈"),
    ("atilde", "ã"),
    ("auml", "ä"),
    ("bdquo", "„"),
    ("brvbar", "¦"),
    ("bull", "•"),
    ("ccedil", "ç"),
    ("cedil", "¸"),
    ("cent", "¢"),
    ("circ", "ˆ"),
    ("colon", ":"),
    ("comma", ","),
    ("commat", "@"),
    ("copy", "©"),
    ("curren", "¤"),
    ("dagger", "†"),
    ("darr", "↓"),
    ("dash", "‐"),
    ("deg", "°"),
    ("divide", "÷"),
    ("dollar", "$"),
    ("eacute", "é"),
    ("ecirc", "ê"),
    ("egrave", "è"),
    ("emsp", "\u{2003}"),
    ("ensp", "\u{2002}"),
    ("equals", "="),
    ("eth", "ð"),
    ("euml", "ë"),
    ("euro", "€"),
    ("excl", "!"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("frac34", "¾"),
    ("ge", "≥"),
    ("gt", ">"),
    ("hairsp", "\u{200a}"),
    ("half", "½"),
    ("hellip", "…"),
    ("horbar", "―"),
    ("hyphen", "‐"),
    ("iacute", "í"),
    ("icirc", "î"),
    ("iexcl", "¡"),
    ("igrave", "ì"),
    ("iquest", "¿"),
    ("iuml", "ï"),
    ("laquo", "«"),
    ("larr", "←"),
    ("lbrack", "["),
    ("ldquo", "“"),
    ("le", "≤"),
    ("lowbar", "_"),
    ("lpar", "("),
    ("lrm", "\u{200e}"),
    ("lsaquo", "‹"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("macr", "¯"),
    ("mdash", "—"),
    ("micro", "µ"),
    ("middot", "·"),
    ("minus", "−"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("ne", "≠"),
    ("not", "¬"),
    ("ntilde", "ñ"),
    ("num", "#"),
    ("numsp", "\u{2007}"),
    ("oacute", "ó"),
    ("ocirc", "ô"),
    ("oelig", "œ"),
    ("ograve", "ò"),
    ("ordf", "ª"),
    ("ordm", "º"),
    ("oslash", "ø"),
    ("otilde", "õ"),
    ("ouml", "ö"),
    ("para", "¶"),
    ("percnt", "%"),
    ("period", "."),
    ("permil", "‰"),
    ("plus", "+"),
    ("plusmn", "±"),
    ("pound", "£"),
    ("prime", "′"),
    ("quest", "?"),
    ("quot", "\""),
    ("raquo", "»"),
    ("rarr", "→"),
    ("rbrack", "]"),
    ("rdquo", "”"),
    ("reg", "®"),
    ("rlm", "\u{200f}"),
    ("rpar", ")"),
    ("rsaquo", "›"),
    ("rsquo", "’"),
    ("sbquo", "‚"),
    ("scaron", "š"),
    ("sect", "§"),
    ("semi", ";"),
    ("shy", "\u{ad}"),
    ("sol", "/"),
    ("sup1", "¹"),
    ("sup2", "²"),
    ("sup3", "³"),
    ("szlig", "ß"),
    ("thinsp", "\u{2009}"),
    ("thorn", "þ"),
    ("tilde", "˜"),
    ("times", "×"),
    ("trade", "™"),
    ("uacute", "ú"),
    ("uarr", "↑"),
    ("ucirc", "û"),
    ("ugrave", "ù"),
    ("uml", "¨"),
    ("uuml", "ü"),
    ("vert", "|"),
    ("yacute", "ý"),
    ("yen", "¥"),
    ("yuml", "ÿ"),
    ("zwj", "\u{200d}"),
    ("zwnj", "\u{200c}"),
];

/// What the numbers 128 to 159 mean on pages: windows-1252, whatever the standard once said.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Returns the letters a reference at the start of `text` stands for and its length, or `None` when there is none.
pub(crate) fn reference(text: &str) -> Option<(String, usize)> {
    let body = text.strip_prefix('&')?;
    if let Some(figures) = body.strip_prefix('#') {
        return numeric(figures).map(|(letter, length)| (letter.to_string(), length + 2));
    }
    let name: &str = &body[..body.bytes().take_while(u8::is_ascii_alphanumeric).count().min(32)];
    let closed = body[name.len()..].starts_with(';');
    let at = NAMES.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    // Without its semicolon only the oldest names count, and browsers leave `&copy=` in an address alone.
    let oldest = matches!(name, "amp" | "lt" | "gt" | "quot" | "nbsp" | "copy" | "reg");
    let loose = oldest && !body[name.len()..].starts_with('=');
    (closed || loose).then(|| (NAMES[at].1.to_owned(), 1 + name.len() + usize::from(closed)))
}

fn numeric(figures: &str) -> Option<(char, usize)> {
    let (digits, radix) = match figures.strip_prefix(['x', 'X']) {
        Some(rest) => (rest, 16),
        None => (figures, 10),
    };
    let count = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if count == 0 {
        return None;
    }
    let number = u32::from_str_radix(&digits[..count.min(9)], radix).unwrap_or(u32::MAX);
    let letter = match number {
        0x80..=0x9f => WINDOWS.chars().nth(number as usize - 0x80).unwrap_or('\u{fffd}'),
        0 => '\u{fffd}',
        _ => char::from_u32(number).unwrap_or('\u{fffd}'),
    };
    let closed = usize::from(digits[count..].starts_with(';'));
    Some((letter, figures.len() - digits.len() + count + closed))
}

/// Returns a text with its references replaced, for what is not shown: titles, addresses.
pub(crate) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (letters, length) = reference(&rest[at..]).unwrap_or(("&".to_owned(), 1));
        out.push_str(&letters);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order() {
        assert!(NAMES.is_sorted_by(|first, second| first.0 < second.0));
    }

    #[test]
    fn references_become_letters() {
        assert_eq!(
            decoded("Charg&eacute; &#8211; &#x2019; &#146; &amp;lt; AT&T &unknown; &lt"),
            "Chargé – ’ ’ &lt; AT&T &unknown; <"
        );
        assert_eq!(decoded("?a=1&copy=2"), "?a=1&copy=2");
        assert_eq!(decoded("&#0; &#xD800; &#99999999999;"), "\u{fffd} \u{fffd} \u{fffd}");
    }
}

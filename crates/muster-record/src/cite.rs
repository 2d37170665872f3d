//! How is a claim cited? As a footnote, a wiki template, or BibTeX.

use muster_model::Claim;

use crate::times::bound_text;

/// What a citation names.
struct Cited<'a> {
    publisher: Option<&'a str>,
    headline: Option<&'a str>,
    address: Option<&'a str>,
    said: Option<String>,
    quote: &'a str,
    file: &'a str,
}

fn cited(claim: &Claim) -> Cited<'_> {
    let words = claim.words();
    Cited {
        publisher: claim.source.publisher.as_ref().map(|fact| fact.text.as_str()),
        headline: claim.source.headline.as_ref().map(|fact| fact.text.as_str()),
        address: claim.source.address.as_ref().map(|fact| fact.text.as_str()),
        said: (!claim.said.is_unknown()).then(|| bound_text(claim.said)),
        quote: &words.quote,
        file: &words.file,
    }
}

/// Returns a footnote: publisher, headline, day, the quoted words, address.
pub fn footnote(claim: &Claim) -> String {
    let cited = cited(claim);
    let headline = cited.headline.map(|headline| format!("“{headline}”"));
    let named = [cited.publisher.map(str::to_owned), headline, cited.said.clone()];
    let mut line = named.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if line.is_empty() {
        line = cited.file.to_owned();
    }
    line.push_str(&format!(": “{}”", one_line(cited.quote)));
    if let Some(address) = cited.address {
        line.push_str(&format!(", {address}"));
    }
    line.push('.');
    line
}

/// Returns a wiki template.
pub fn wiki(claim: &Claim) -> String {
    let cited = cited(claim);
    let quote = one_line(cited.quote);
    let fields = [
        ("title", Some(cited.headline.unwrap_or(cited.file))),
        ("publisher", cited.publisher),
        ("date", cited.said.as_deref()),
        ("url", cited.address),
        ("quote", Some(quote.as_str())),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| {
        value.map(|value| format!(" |{name}={}", value.replace("}}", "&#125;&#125;").replace('|', "{{!}}")))
    });
    format!("{{{{cite web{}}}}}", fields.collect::<String>())
}

/// Returns a BibTeX entry, named by the claim.
pub fn bibtex(claim: &Claim) -> String {
    let cited = cited(claim);
    let quote = one_line(cited.quote);
    let fields = [
        ("title", Some(cited.headline.unwrap_or(cited.file))),
        ("publisher", cited.publisher),
        ("date", cited.said.as_deref()),
        ("url", cited.address),
        ("note", Some(quote.as_str())),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| {
        value.map(|value| {
            format!("  {name} = {{{}}},\n", value.replace(['{', '}'], "").replace('\\', "\\textbackslash{}"))
        })
    });
    format!("@misc{{{},\n{}}}\n", claim.id.as_str().replace(':', "-"), fields.collect::<String>())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

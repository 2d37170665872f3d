//! Do the pages say what is there? Commands and options, keys of packs, kinds, words of the schemas, links.
//!
//! Sources are looked at as text: what clap and serde read are attributes and field names, and those are printed there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use muster_model::{Approx, EvidenceRole, Known, Modality, Polarity, Shape, Step};
use serde_json::Value;

/// Every command and every option has its place here.
const GUIDE: &str = "docs/guides/command-line.md";
/// Every key of a pack file has its place here.
const DICTIONARY: &str = "packs/README.md";
/// Every kind has its place here; generated.
const KINDS: &str = "docs/reference/kinds.md";

/// Which headings of the dictionary name the files a loader reads.
const LOADERS: [(&str, &[&str]); 15] = [
    ("checks.rs", &["checks.toml"]),
    ("kinds.rs", &["kinds/<kind>.toml"]),
    ("language/clitics.rs", &["<tag>/pack.toml"]),
    ("language/names.rs", &["names.toml", "naming.toml"]),
    ("language/pack.rs", &["<tag>/pack.toml"]),
    ("language/quantities", &["numerals.toml", "units.toml", "hedges.toml"]),
    ("language/sentences.rs", &["sentences.toml"]),
    ("language/speech", &["speech.toml"]),
    ("language/time", &["time.toml"]),
    ("organisations.rs", &["organisations.toml"]),
    ("places", &["supplement.toml"]),
    ("placing/mod.rs", &["names.toml"]),
    ("placing/words.rs", &["places/words.toml"]),
    ("posts.rs", &["posts.toml"]),
    ("rules.rs", &["rules/<tag>/<kind>.toml", "tables.toml"]),
];

/// Returns a line for each thing a page should say and does not, and for each link that leads nowhere.
pub fn problems() -> Result<Vec<String>> {
    let mut problems = commands()?;
    problems.extend(keys()?);
    problems.extend(kinds()?);
    problems.extend(schemas()?);
    let pages = pages()?;
    problems.extend(links(&pages));
    problems.extend(pages.iter().flat_map(|(path, text)| path_problems(path, text)));
    Ok(problems)
}

fn read(path: &str) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("failed to read {path}"))
}

/// Returns the files below a folder with an ending, in order.
fn below(folder: &str, ending: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("failed to read {folder}"))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(below(&path.to_string_lossy(), ending)?);
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Returns the sections of a page by the words of their headings, each with the text up to the next heading of any depth.
fn sections(page: &str) -> Vec<(String, String)> {
    let mut sections: Vec<(String, String)> = Vec::new();
    let mut fenced = false;
    for line in page.lines() {
        fenced ^= line.trim_start().starts_with("```");
        match line.strip_prefix('#').filter(|_| !fenced) {
            Some(heading) => sections.push((heading.trim_start_matches('#').trim().to_owned(), String::new())),
            None => {
                if let Some((_, text)) = sections.last_mut() {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
    }
    sections
}

// Commands and options.

fn commands() -> Result<Vec<String>> {
    let guide = read(GUIDE)?;
    let main = read("crates/muster/src/main.rs")?;
    let mut problems = Vec::new();
    for command in subcommands(&main) {
        let own = format!("crates/muster/src/commands/{command}.rs");
        problems.extend(command_problems(&command, &options(&read(&own)?), &guide));
    }
    let shared = main + &read("crates/muster/src/commands/mod.rs")?;
    for option in options(&shared).iter().filter(|option| !guide.contains(&format!("`--{option}"))) {
        problems.push(format!("{GUIDE}: option `--{option}` of several commands is not there"));
    }
    Ok(problems)
}

fn command_problems(command: &str, options: &[String], guide: &str) -> Vec<String> {
    let heading = format!("muster {command}");
    let Some((_, section)) = sections(guide).into_iter().find(|(name, _)| name.trim_matches('`') == heading) else {
        return vec![format!("{GUIDE}: expected a section `{heading}`")];
    };
    let mut problems = Vec::new();
    if !section.lines().any(|line| line.starts_with(&heading)) {
        problems.push(format!("{GUIDE}: section `{heading}` has no example"));
    }
    for option in options.iter().filter(|option| !section.contains(&format!("`--{option}"))) {
        problems.push(format!("{GUIDE}: section `{heading}` does not name `--{option}`"));
    }
    problems
}

/// Returns the names of the subcommands, as they are typed.
fn subcommands(main: &str) -> Vec<String> {
    let body = main.split_once("enum Command {").map_or("", |(_, rest)| rest.split("\n}").next().unwrap_or_default());
    let lines = body.lines().map(str::trim).filter(|line| line.starts_with(char::is_uppercase));
    lines.map(|line| kebab(name_at(line))).collect()
}

/// Returns the long options a source declares, as they are typed.
fn options(source: &str) -> Vec<String> {
    let mut options = Vec::new();
    let mut rest = source;
    while let Some((_, attribute)) = rest.split_once("#[arg(") {
        let Some((inner, behind)) = attribute.split_once(")]\n") else { break };
        rest = behind;
        let field = behind.lines().map(str::trim).find(|line| !line.starts_with("#[") && !line.starts_with("//"));
        for part in inner.split(',').map(str::trim) {
            match part.strip_prefix("long") {
                Some("") => options.push(kebab(name_at(field.unwrap_or_default().trim_start_matches("pub ")))),
                Some(given) if given.trim_start().starts_with('=') => {
                    options.push(given.trim_matches([' ', '=', '"']).to_owned());
                }
                _ => {}
            }
        }
    }
    options
}

fn name_at(line: &str) -> &str {
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()
}

/// Returns `AsOf` and `as_of` as `as-of`.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(if letter == '_' { '-' } else { letter.to_ascii_lowercase() });
    }
    kebab
}

// Keys of packs.

fn keys() -> Result<Vec<String>> {
    let root = "crates/muster-pack/src/";
    let dictionary = sections(&read(DICTIONARY)?);
    let mut problems = Vec::new();
    for path in below(root, "rs")? {
        let keys = keys_of(&std::fs::read_to_string(&path)?);
        let name = path.to_string_lossy().replace('\\', "/").replace(root, "");
        if !keys.is_empty() {
            problems.extend(key_problems(&name, &keys, &dictionary));
        }
    }
    Ok(problems)
}

fn key_problems(loader: &str, keys: &BTreeSet<String>, dictionary: &[(String, String)]) -> Vec<String> {
    let Some((_, headings)) = LOADERS.iter().find(|(name, _)| loader.starts_with(name)) else {
        return vec![format!("xtask/src/docs.rs: name the section of {DICTIONARY} for the keys of {loader}")];
    };
    let of = |heading: &str| headings.iter().any(|file| heading.contains(file));
    let named: BTreeSet<&str> =
        dictionary.iter().filter(|(heading, _)| of(heading)).flat_map(|(_, text)| code_words(text)).collect();
    let missing = keys.iter().filter(|key| !named.contains(key.as_str()));
    missing.map(|key| format!("{DICTIONARY}: {} does not name the key `{key}`", headings.join(" or "))).collect()
}

/// Returns the words printed as code in a text, parts of dotted and bracketed ones too.
fn code_words(text: &str) -> impl Iterator<Item = &str> {
    let code = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2));
    code.flat_map(|code| code.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '-'))
}

/// Returns the keys and words a loader's source takes: fields and variants that serde reads, and words of `symbols!`.
fn keys_of(source: &str) -> BTreeSet<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut keys = BTreeSet::new();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("#[derive(") && line.contains("Deserialize") {
            item_keys(&mut lines, &mut keys);
        } else if line.starts_with("symbols! {") {
            let body = lines.by_ref().take_while(|line| !line.starts_with('}')).map(str::trim);
            let words = body.filter(|line| !line.starts_with("//")).filter_map(|line| line.split('"').nth(1));
            keys.extend(words.map(str::to_owned));
        }
    }
    keys
}

/// Reads one struct or enum behind its `derive`.
fn item_keys<'s>(lines: &mut impl Iterator<Item = &'s str>, keys: &mut BTreeSet<String>) {
    let mut words_are = None;
    let mut is_enum = false;
    let mut renamed: Option<String> = None;
    for line in lines {
        if line.starts_with('}') || line.ends_with(';') {
            return;
        }
        let trimmed = line.trim();
        if line.starts_with("#[serde(") {
            words_are = quoted_after(line, "rename_all = ").or(words_are);
        } else if trimmed.starts_with("#[serde(") {
            renamed = quoted_after(trimmed, "rename = ").or(renamed);
        } else if line.contains("enum ") && line.ends_with('{') {
            is_enum = true;
        } else if line.contains("struct ") || trimmed.starts_with(['#', '/', '}']) {
            continue;
        } else if let Some(field) = field(trimmed) {
            keys.insert(renamed.take().unwrap_or(field));
        } else if is_enum && words_are.is_some() {
            let name = name_at(trimmed);
            let word = if words_are.as_deref() == Some("lowercase") { name.to_lowercase() } else { kebab(name) };
            keys.insert(renamed.take().unwrap_or(word));
        }
    }
}

/// Returns the name of a field, without its visibility.
fn field(line: &str) -> Option<String> {
    let shown = ["pub ", "pub(super) ", "pub(crate) "].into_iter().find_map(|word| line.strip_prefix(word));
    let line = shown.unwrap_or(line);
    let line = line.strip_prefix("r#").unwrap_or(line);
    let name = name_at(line);
    let is_field = name.starts_with(|letter: char| letter.is_lowercase()) && line[name.len()..].starts_with(": ");
    is_field.then(|| name.to_owned())
}

fn quoted_after(line: &str, key: &str) -> Option<String> {
    line.split_once(key)?.1.split('"').nth(1).map(str::to_owned)
}

// Kinds.

fn kinds() -> Result<Vec<String>> {
    let Ok(page) = std::fs::read_to_string(KINDS) else {
        return Ok(vec![format!("{KINDS}: expected this page; run `cargo xtask bless`")]);
    };
    let files = below("packs/claims/coalition/kinds", "toml")?;
    let names = files.iter().filter_map(|path| path.file_stem().and_then(|stem| stem.to_str()));
    let missing = names.filter(|name| !page.contains(&format!("`{name}`")));
    Ok(missing.map(|name| format!("{KINDS}: kind `{name}` is not there; run `cargo xtask bless`")).collect())
}

// Schemas.

fn schemas() -> Result<Vec<String>> {
    let mut problems = Vec::new();
    let claim: Value = serde_json::from_str(&read("docs/reference/claim.schema.json")?).context("claim.schema.json")?;
    for (at, words) in [
        ("/properties/modality/enum", words(Modality::ALL, |word| word.as_str())),
        ("/properties/polarity/enum", words(Polarity::ALL, |word| word.as_str())),
        ("/$defs/evidence/properties/role/enum", words(EvidenceRole::ALL, |word| word.as_str())),
        ("/$defs/quantity/properties/approx/enum", words(&Approx::ALL, |word| word.as_str())),
    ] {
        problems.extend(word_problems("claim.schema.json", &claim, at, &words));
    }
    let step = |word: &str| Step::parse(word).is_some();
    let known = |word: &str| Known::parse(word).is_some();
    let shape = |word: &str| Shape::parse(word).is_some();
    problems.extend(strangers(&claim, "/$defs/step/enum", step));
    problems.extend(strangers(&claim, "/$defs/fact/properties/known/enum", known));
    problems.extend(strangers(&claim, "/$defs/valid/properties/shape/enum", shape));
    let mention = read("docs/reference/mention.schema.json")?;
    let mention: Value = serde_json::from_str(&mention).context("mention.schema.json")?;
    let approx = words(&Approx::ALL, |word| word.as_str());
    problems.extend(word_problems("mention.schema.json", &mention, "/$defs/quantity/properties/approx/enum", &approx));
    Ok(problems)
}

/// Returns a line for each word of a claim's schema that the model does not know.
fn strangers(schema: &Value, at: &str, is_word: impl Fn(&str) -> bool) -> Vec<String> {
    let wrong = schema_words(schema, at).into_iter().filter(|word| !is_word(word));
    wrong.map(|word| format!("docs/reference/claim.schema.json: {at}: `{word}` is no word of the model")).collect()
}

fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|one| word(*one)).collect()
}

fn schema_words<'s>(schema: &'s Value, at: &str) -> Vec<&'s str> {
    schema.pointer(at).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn word_problems(file: &str, schema: &Value, at: &str, expected: &[&str]) -> Option<String> {
    let found = schema_words(schema, at);
    let (found, expected) = (found.join(" "), expected.join(" "));
    (found != expected).then(|| format!("docs/reference/{file}: {at}: expected `{expected}`, found `{found}`"))
}

// Links and paths.

/// Returns every tracked page of Markdown with its text.
fn pages() -> Result<Vec<(PathBuf, String)>> {
    let output = Command::new("git").args(["ls-files", "*.md"]).output().context("failed to start git")?;
    let paths = String::from_utf8_lossy(&output.stdout).lines().map(PathBuf::from).collect::<Vec<_>>();
    // A page may be taken away and not yet committed.
    Ok(paths.into_iter().filter_map(|path| std::fs::read_to_string(&path).ok().map(|text| (path, text))).collect())
}

fn links(pages: &[(PathBuf, String)]) -> Vec<String> {
    let anchors = pages.iter().map(|(path, text)| (path.clone(), slugs(text))).collect();
    let mut problems = Vec::new();
    for (path, text) in pages {
        for link in targets(text).into_iter().filter(|link| !resolves(path, link, &anchors)) {
            problems.push(format!("{}: link `{link}` leads nowhere", path.display()));
        }
    }
    problems
}

/// Returns a line for each path of the project that a page prints as code and that is not there.
fn path_problems(page: &Path, text: &str) -> Vec<String> {
    let missing = paths(text).into_iter().filter(|path| !Path::new(path).exists());
    missing.map(|path| format!("{}: `{path}` is not there", page.display())).collect()
}

/// Returns the paths of the project a page prints as code; those with a placeholder are passed over.
fn paths(text: &str) -> Vec<&str> {
    let code = prose(text).into_iter().flat_map(|line| line.split('`').skip(1).step_by(2));
    let roots = ["crates/", "packs/", "xtask/", "docs/", "samples/", "web/", "bench/", "tests/", ".ci/"];
    let ours = |path: &&str| roots.iter().any(|root| path.starts_with(root));
    // What a program wrote is there only after it ran.
    let kept = |path: &&str| !path.contains(['<', '*', '…', ' ']) && !path.starts_with("bench/runs");
    code.filter(ours).filter(kept).collect()
}

/// Returns the lines of a page outside fenced code.
fn prose(page: &str) -> Vec<&str> {
    let mut fenced = false;
    let mut lines = Vec::new();
    for line in page.lines() {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        if !fenced && !fence {
            lines.push(line);
        }
    }
    lines
}

fn resolves(page: &Path, link: &str, anchors: &BTreeMap<PathBuf, BTreeSet<String>>) -> bool {
    if link.contains("://") || link.starts_with("mailto:") {
        return true;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = if file.is_empty() { page.to_owned() } else { plain(&page.with_file_name("").join(file)) };
    let is_there = anchors.contains_key(&target) || target.exists();
    is_there && (anchor.is_empty() || anchors.get(&target).is_none_or(|known| known.contains(anchor)))
}

/// Returns a path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// Returns where the links and pictures of a page lead; code is passed over.
fn targets(page: &str) -> Vec<String> {
    let mut targets = Vec::new();
    for line in prose(page) {
        let words: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
        let found = words.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        targets.extend(found.filter_map(|(target, _)| target.split(' ').next()).map(str::to_owned));
    }
    targets
}

/// Returns the anchors of a page's headings, as code hosts make them.
fn slugs(page: &str) -> BTreeSet<String> {
    let slug = |heading: String| -> String {
        let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
        kept.flat_map(char::to_lowercase).map(|letter| if letter == ' ' { '-' } else { letter }).collect()
    };
    sections(page).into_iter().map(|(heading, _)| slug(heading)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMAND: &str = "#[derive(clap::Args)]\n#[command(after_help = \"Example: muster add x\")]\npub struct Args {\n    \
        /// Files\n    #[arg(required = true)]\n    paths: Vec<PathBuf>,\n    /// Print notes\n    #[arg(long)]\n    no_serve: bool,\n    \
        /// Where\n    #[arg(long = \"as-of\", value_name = \"DAY\")]\n    day: Option<Date>,\n}\n";

    const LOADER: &str = "#[derive(Debug, Deserialize)]\n#[serde(deny_unknown_fields)]\nstruct Raw {\n    /// What: it is.\n    \
        #[serde(rename = \"where\")]\n    symbols: Vec<String>,\n    #[serde(default)]\n    pub days_max: i64,\n    public_office: bool,\n    r#type: String,\n}\n\n\
        pub struct Other {\n    hidden: u8,\n}\n\n#[derive(Clone, Deserialize)]\n#[serde(rename_all = \"kebab-case\")]\npub enum Order {\n    \
        /// First.\n    DayFirst,\n}\n\nsymbols! {\n    /// A season.\n    Season {\n        /// \"Spring\".\n        Spring = \"SP\",\n    }\n}\n\
        #[cfg(test)]\nmod tests {\n    #[derive(Deserialize)]\n    struct Small {\n        colour: u8,\n    }\n}\n";

    #[test]
    fn options_and_commands_are_read_from_their_attributes() {
        assert_eq!(options(COMMAND), ["no-serve", "as-of"]);
        let main = "enum Command {\n    /// Add\n    Add(commands::add::Args),\n    AsOf(x),\n}\nfn main() {}\n";
        assert_eq!(subcommands(main), ["add", "as-of"]);
    }

    #[test]
    fn a_command_needs_its_section_its_options_and_an_example() {
        let options = ["no-serve".to_owned()];
        let guide = "# Commands\n\n## `muster add`\n\n`--no-serve` waits.\n\n```sh\nmuster add x\n```\n";
        assert!(command_problems("add", &options, guide).is_empty());
        assert_eq!(command_problems("read", &options, guide).len(), 1);
        assert_eq!(command_problems("add", &options, "## muster add\n\nNothing.\n").len(), 2);
    }

    #[test]
    fn keys_are_fields_and_words_that_serde_reads() {
        let keys: Vec<String> = keys_of(LOADER).into_iter().collect();
        assert_eq!(keys, ["SP", "day-first", "days_max", "public_office", "type", "where"]);
    }

    #[test]
    fn a_key_must_stand_in_the_section_of_its_file() {
        let dictionary = sections("## x/posts.toml\n\n| `id` | `[modifiers]` |\n\n## other.toml\n\n`forms`\n");
        let keys = ["id", "modifiers", "forms"].map(str::to_owned).into();
        assert_eq!(
            key_problems("posts.rs", &keys, &dictionary),
            ["packs/README.md: posts.toml does not name the key `forms`"]
        );
        assert!(key_problems("colours.rs", &keys, &dictionary)[0].contains("name the section"));
    }

    #[test]
    fn links_are_found_outside_code_and_resolved() {
        let page = "# A page\n\nSee [there](../b.md#two-words), [out](https://example.org) and `[no](x)`.\n\n```\n[no](y)\n```\n![p](c.png)\n";
        let targets = targets(page);
        assert_eq!(targets, ["../b.md#two-words", "https://example.org", "c.png"]);
        let anchors = BTreeMap::from([(PathBuf::from("b.md"), slugs("# Two `words`\n"))]);
        let at = Path::new("docs/a.md");
        assert!(resolves(at, &targets[0], &anchors) && resolves(at, &targets[1], &anchors));
        assert!(!resolves(at, "../b.md#three", &anchors) && !resolves(at, &targets[2], &anchors));
    }

    #[test]
    fn paths_are_those_of_the_project() {
        let page =
            "See `crates/x/src/lib.rs`, `packs/languages/<tag>/`, `src/lib.rs` and `web/`.\n```\n`xtask/none`\n```\n";
        assert_eq!(paths(page), ["crates/x/src/lib.rs", "web/"]);
    }

    #[test]
    fn a_schema_that_lacks_a_word_is_found() {
        let schema = serde_json::json!({"properties": {"polarity": {"enum": ["positive"]}}});
        let at = "/properties/polarity/enum";
        assert!(word_problems("s.json", &schema, at, &["positive", "negative"]).is_some());
        assert!(word_problems("s.json", &schema, at, &["positive"]).is_none());
    }
}

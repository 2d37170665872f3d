//! Prints the claims of files: for work on the rules until the command line stands.
use std::path::Path;

fn add(files: &mut muster_pack::PackFiles, folder: &Path, prefix: &str) {
    for entry in std::fs::read_dir(folder).expect("packs") {
        let path = entry.expect("entry").path();
        let name = format!("{prefix}{}", path.file_name().and_then(|name| name.to_str()).expect("name"));
        if path.is_dir() {
            add(files, &path, &format!("{name}/"));
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            files.insert(name, text);
        }
    }
}

fn main() {
    let mut files = muster_pack::PackFiles::default();
    let packs = std::env::var("MUSTER_PACKS").unwrap_or(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs").into());
    add(&mut files, Path::new(&packs), "");
    let pack = muster_pack::Pack::load(&files).unwrap_or_else(|error| panic!("{error}"));
    let reader = muster_extract::Reader::new(&pack);
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file).expect("file");
        let name = Path::new(&file).file_name().and_then(|name| name.to_str()).expect("name");
        let id = muster_model::DocumentId::new(format!("sha256:{}", muster_model::sha256_hex(&bytes)));
        let document = muster_ingest::ingest(name, &bytes, id, muster_model::Given::default());
        let reading = reader.read(&document);
        for claim in &reading.claims {
            println!("{}", muster_model::written::claim_to_json(claim));
        }
        for note in &reading.notes {
            eprintln!("{name}: {:?} {}", note.span, note.text);
        }
    }
}

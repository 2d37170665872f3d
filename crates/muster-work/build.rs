//! Rebuilds the room when an embedded pack or sample changes.

fn main() {
    println!("cargo:rerun-if-changed=../../packs");
    println!("cargo:rerun-if-changed=../../samples");
}

//! Makes a new file in `migrations/` reach the compiled-in list.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}

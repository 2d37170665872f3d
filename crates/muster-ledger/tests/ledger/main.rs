//! The ledger, tested through its public door.

mod damage;
mod examples;
mod histories;
mod samples;

//! `muster serve`: a record as web pages.

use std::net::SocketAddr;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::Common;

/// What `serve` takes.
#[derive(clap::Args)]
#[command(after_help = "Example: muster serve --record r --listen 127.0.0.1:7077")]
pub struct Args {
    /// Where to listen; loopback unless you say otherwise
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7077")]
    listen: SocketAddr,
}

/// Serves until interrupted.
pub fn run(args: &Args, common: &Common) -> Result<ExitCode> {
    let record = super::record(common)?;
    let packs = super::packs(common)?;
    super::wait(serve(record, packs, args.listen))
}

/// Serves a record until interrupted.
pub async fn serve(record: muster_work::Record, packs: muster_work::Packs, listen: SocketAddr) -> Result<ExitCode> {
    let name = record.config.name.clone();
    let listener = tokio::net::TcpListener::bind(listen).await.with_context(|| {
        format!(
            "failed to listen on {listen}\nhint: another program may use it; choose one with --listen 127.0.0.1:7078"
        )
    })?;
    println!("serving `{name}` at http://{}/ (end with Ctrl-C)", listener.local_addr()?);
    muster_web::serve(record, packs, listener, super::today, shutdown()).await?;
    Ok(ExitCode::SUCCESS)
}

async fn shutdown() {
    // Without a signal handler the process simply ends at Ctrl-C.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

//! What may a figure not fall behind? `bench/ratchet.toml`, limits by name; they only get tighter.

use anyhow::{Context, Result, bail};

/// The limits that are held.
pub struct Ratchet {
    table: toml::Table,
}

impl Ratchet {
    /// Reads the file.
    pub fn read() -> Result<Self> {
        let text = std::fs::read_to_string("bench/ratchet.toml").context("failed to read bench/ratchet.toml")?;
        Ok(Self { table: text.parse().context("bench/ratchet.toml")? })
    }

    /// Fails when a figure lies above its limit `<name>_max`.
    pub fn at_most(&self, name: &str, figure: f64) -> Result<()> {
        let limit = self.limit(&format!("{name}_max"))?;
        if figure > limit {
            bail!("{name} is {figure:.2}, the ratchet holds {limit}\nhint: find what grew; the ratchet only goes down");
        }
        Ok(())
    }

    /// Fails when a figure lies below its limit `<name>_min`.
    pub fn at_least(&self, name: &str, figure: f64) -> Result<()> {
        let limit = self.limit(&format!("{name}_min"))?;
        if figure < limit {
            bail!("{name} is {figure:.2}, the ratchet holds {limit}\nhint: find what fell; the ratchet only goes up");
        }
        Ok(())
    }

    fn limit(&self, key: &str) -> Result<f64> {
        let value = self.table.get(key);
        let limit = value.and_then(|value| value.as_float().or(value.as_integer().map(|whole| whole as f64)));
        limit.with_context(|| format!("bench/ratchet.toml: expected {key}, a number"))
    }
}

//! Keeps volumes as they should be.

pub mod attach;
pub mod volume;

#[cfg(test)]
mod tests;

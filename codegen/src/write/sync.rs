//! Text to disk: compare, stage, exchange; or only compare.
